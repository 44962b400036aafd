/// How one comes to the playground with an adapter, and from its columns on: it answers at once, or it is said why not.
#include "core/Files.h"
#include "tests/support/RunFolders.h"
#include "tests/ui/playground/PlayBench.h"

#include <QSignalSpy>

using namespace tests;

namespace {

struct Arriving : Playground {
    void arriveWith(const QString& run) { page->arrive({.place = Place::Play, .records = {}, .run = run}); }
    QString clinic() { return fromPath(core::adaptersFolder(project.path()) / "clinic"); }
    QString run(const char* name) { return fromPath(core::runsFolder(project.path()) / name); }
    QString field() { return child<WritingField>("promptInstruction")->text(); }
    bool hasAnswered() { return !generation.isBusy() && !generation.answers().empty(); }
    QString note() { return child<QLabel>("playNote")->text(); }
    /// What the workers were asked so far is done.
    void drain() {
        bool isWorked = false, isRead = false;
        worker.run({}, [](const auto&) { return true; }, &generation, [&](const auto&) { isWorked = true; });
        reader.scan(
            {}, [](const auto&, const auto&) { return true; }, &generation, [&](const auto&) { isRead = true; });
        EVENTUALLY(isWorked && isRead);
    }
};

} // namespace

class tst_PlaygroundArrival : public QObject {
    Q_OBJECT
private slots:
    void theFirstHeldOutRecordIsAskedAtOnce() {
        Arriving play;
        play.open(3);
        play.arriveWith(play.clinic());
        EVENTUALLY(play.hasAnswered());
        QCOMPARE(play.field(), u"Instruction 1"_s);
        QVERIFY(play.child<QLabel>("wantedOutput")->text().contains(u"An answer"_s));
        QCOMPARE(play.shown(1), u"Come back in two weeks."_s);
        QSignalSpy listed(&play.adapters, &AdaptersSession::changed);
        play.arriveWith(play.clinic()); // seen already
        EVENTUALLY(!listed.isEmpty());
        QVERIFY(!play.generation.isBusy());
    }

    void aRunThatTrainedEveryWeightAnswersAsAWholeModel() {
        Arriving play;
        play.answers["model"] = "Come on Monday.";
        play.open(3);
        const std::filesystem::path run = core::runsFolder(play.project.path()) / "run-7";
        writeRun(run, {.method = "full"});
        std::filesystem::copy(fixture("models/sample"), run / "model");
        play.arriveWith(fromPath(run));
        EVENTUALLY(play.hasAnswered());
        QCOMPARE(play.names(), (QStringList{u"Base model"_s, u"run-7"_s}));
        QCOMPARE(play.shown(1), u"Come on Monday."_s);
        QVERIFY(play.label(1, "columnDetail").contains(u"whole model"_s));
        play.add(u"clinic"_s);
        QCOMPARE(play.columns().size(), 3U);
    }

    void withoutOneTheFirstOfAllIsAskedAndThatIsSaid() {
        Arriving play;
        play.open();
        play.edits.add({record("Learned")}, 0);
        EVENTUALLY(play.isSettled() && play.query.count() == 1);
        play.arriveWith(play.clinic());
        EVENTUALLY(play.hasAnswered());
        QCOMPARE(play.field(), u"Learned"_s);
        QVERIFY(play.child<QLabel>("wantedOutput")->text().contains(u"learned"_s));
    }

    void withoutRecordsNothingIsAsked() {
        Arriving play;
        play.open();
        QSignalSpy drawn(&play.query, &RecordQuery::drawn);
        play.arriveWith(play.clinic());
        EVENTUALLY(drawn.size() == 2);
        QVERIFY(!play.generation.isBusy() && play.generation.answers().empty());
        QVERIFY(!play.child<QLabel>("promptProblem")->isVisible());
    }

    void itIsAskedAsSoonAsTheEngineIsThere() {
        Arriving play;
        play.create({record("Instruction 1")});
        play.adapter("clinic");
        play.show();
        play.arriveWith(play.clinic());
        EVENTUALLY(play.names().contains(u"clinic"_s));
        QVERIFY(play.generation.answers().empty());
        play.begin();
        EVENTUALLY(play.hasAnswered());
        QCOMPARE(play.field(), u"Instruction 1"_s);
    }

    void whatIsBeingWrittenIsLeftAlone() {
        Arriving play;
        play.open(3);
        play.type("When may");
        QSignalSpy listed(&play.adapters, &AdaptersSession::changed);
        play.arriveWith(play.clinic());
        EVENTUALLY(!listed.isEmpty());
        play.drain();
        QCOMPARE(play.field(), u"When may"_s);
        QVERIFY(play.generation.answers().empty());
    }

    void anotherAdapterIsAskedTheSameAgain() {
        Arriving play;
        play.open(3);
        play.compare("When?");
        play.arriveWith(fromPath(core::adaptersFolder(play.project.path()) / "other"));
        EVENTUALLY(play.hasAnswered() && play.names() == (QStringList{u"Base model"_s, u"other"_s}));
        QCOMPARE(play.field(), u"When?"_s);
        QCOMPARE(play.shown(1), u"Come back tomorrow."_s);
    }

    void aCorrectionStaysBesideTheOneThatWasAskedFor() {
        Arriving play;
        play.open(3);
        play.compare("When?");
        play.clickIn(1, "columnCorrect");
        play.in<AnswerView>(1, "answerText")->setText(u"Come back in three weeks."_s);
        play.arriveWith(fromPath(core::adaptersFolder(play.project.path()) / "other"));
        EVENTUALLY(play.names() == (QStringList{u"Base model"_s, u"other"_s, u"clinic"_s}));
        QCOMPARE(play.shown(2), u"Come back in three weeks."_s);
        QVERIFY(!play.generation.isBusy());
    }

    void whoeverLeavesIsNotAsked() {
        Arriving play;
        play.create({record("Instruction 1")});
        play.adapter("clinic");
        play.show();
        play.arriveWith(play.clinic());
        play.page->hide();
        play.begin();
        EVENTUALLY(play.names().contains(u"clinic"_s));
        play.drain();
        QVERIFY(play.generation.answers().empty());
        QVERIFY(play.field().isEmpty());
    }

    void anAdapterThatIsNotThereIsSaid() {
        Arriving play;
        play.open(3);
        play.compare("When?");
        std::filesystem::create_directories(toPath(play.run("run-8")) / "model");
        play.arriveWith(play.run("run-8"));
        EVENTUALLY(play.note().contains(u"run-8"_s));
        QCOMPARE(play.names(), (QStringList{u"Base model"_s, u"clinic"_s}));
        writeAdapter(toPath(play.run("run-8")) / "adapter", fixture("models/sample"), 3, 0.1F);
        play.adapters.refresh();
        EVENTUALLY(play.adapters.adapters().size() == 3);
        QVERIFY(!play.names().contains(u"run-8"_s)); // the wish is forgotten
        play.compare("When?");
        QVERIFY(play.note().isEmpty());
    }

    void whatIsWrongWithADamagedOneIsSaid() {
        Arriving play;
        play.open(3);
        std::filesystem::remove(toPath(play.clinic()) / "adapter_model.safetensors");
        play.arriveWith(play.clinic());
        EVENTUALLY(play.note().contains(u"clinic"_s));
        QVERIFY2(play.note().contains(u"adapter_model.safetensors"_s), qPrintable(play.note()));
        QCOMPARE(play.generation.answers().size(), 0U);
    }

    void aColumnLeadsToItsRunOrAdapter() {
        Arriving play;
        play.open();
        writeAdapter(toPath(play.run("run-7")) / "adapter", fixture("models/sample"), 3, 0.1F);
        play.arriveWith(play.run("run-7"));
        EVENTUALLY(play.names().contains(u"run-7"_s));
        play.add(u"clinic"_s);
        QSignalSpy asked(play.page.get(), &Page::goTo);
        QVERIFY(!play.in<QToolButton>(0, "columnSource")->isVisible());
        play.clickIn(1, "columnSource");
        QCOMPARE(asked.takeFirst().first().value<Destination>(),
                 (Destination{.place = Place::Runs, .records = {}, .run = play.run("run-7")}));
        play.clickIn(2, "columnSource");
        QCOMPARE(asked.takeFirst().first().value<Destination>(),
                 (Destination{.place = Place::Adapters, .records = {}, .run = u"adapters/clinic"_s}));
    }

    void aRunIsAskedInItsOwnFormat() {
        Arriving play;
        play.open();
        const std::filesystem::path folder = toPath(play.run("run-7"));
        writeAdapter(folder / "adapter", fixture("models/sample"), 3, 0.1F);
        core::RunConfig config;
        config.model = fixture("models/sample").string();
        config.format = "completion";
        core::replaceFile(folder / "config.json", core::runConfigJson(config));
        play.arriveWith(play.run("run-7"));
        EVENTUALLY(play.names().contains(u"run-7"_s));
        play.compare("When?");
        QCOMPARE(play.generation.prompts().size(), 2U);
        QVERIFY(play.generation.prompts()[0].text != play.generation.prompts()[1].text);
        QVERIFY(QString::fromStdString(play.generation.prompts()[1].text).trimmed().endsWith(u"When?"_s));
    }
};

QTEST_MAIN(tst_PlaygroundArrival)
#include "tst_PlaygroundArrival.moc"
