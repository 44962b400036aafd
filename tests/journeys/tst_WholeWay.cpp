/// The whole way of a person through the program: from the start by four clicks to the export; a second adapter beside
/// the first, an answer that becomes a record, the better adapter out of the program and in again. Nothing of it
/// touches the network.
#include "core/Files.h"
#include "core/project/Project.h"
#include "core/training/Run.h"
#include "core/training/RunOverview.h"
#include "tests/journeys/ConnectWatch.h"
#include "tests/journeys/Journey.h"
#include "tests/support/Places.h"
#include "ui/playground/AnswerView.h"
#include "ui/session/Paths.h"
#include "ui/shell/MainWindow.h"

#include <QAbstractItemView>
#include <QLabel>

#include <arpa/inet.h>
#include <unistd.h>

using namespace ui;
using namespace tests;

namespace {

constexpr double EveryBit = 1e-6; ///< nats: what a verified export may be off

core::Record question(const char* instruction) {
    return {.instruction = instruction};
}

/// Where the exports of the window are kept for others to open them; empty: nowhere.
QString keepFolder() {
    return qEnvironmentVariable("LORIKEET_KEPT_EXPORTS");
}

void keep(const std::filesystem::path& folder, const char* name) {
    if (keepFolder().isEmpty()) return;
    std::filesystem::copy(folder, toPath(keepFolder()) / name, std::filesystem::copy_options::recursive);
}

} // namespace

class tst_WholeWay : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        for (const char* bus : {"DBUS_SYSTEM_BUS_ADDRESS", "DBUS_SESSION_BUS_ADDRESS"})
            qputenv(bus, "unix:path=/nowhere");
    }

    /// A watch that sees nothing would be no proof: this program's own connection, and a library's to the bus.
    void theWatchSees() {
        forgetConnections();
        sockaddr_in nowhere{};
        nowhere.sin_family = AF_INET;
        nowhere.sin_port = htons(9);
        inet_pton(AF_INET, "127.0.0.1", &nowhere.sin_addr);
        const int socket = ::socket(AF_INET, SOCK_DGRAM, 0); // connecting sends nothing
        ::connect(socket, reinterpret_cast<const sockaddr*>(&nowhere), sizeof nowhere);
        ::close(socket);
        QCOMPARE(seenConnections().network.size(), 1U);
        forgetConnections();
    }

    void fourClicksLeadToTheExport() {
        Journey journey;
        QElapsedTimer clock;
        clock.start();
        journey.lead("trySampleButton", "trainPage");
        journey.lead("trainButton", "runBar");
        EVENTUALLY(journey.program().training().state() == TrainingState::Finished);
        const qint64 trained = clock.elapsed();
        journey.arriveAt("sample and training");
        journey.lead("tryResultButton", "playgroundPage");
        EVENTUALLY(journey.columns() == (QStringList{QStringLiteral("Base model"), QStringLiteral("run-1")}));
        auto& generation = journey.program().generation(); // a record that was held out is asked on arrival
        EVENTUALLY(!generation.isBusy() && generation.answers().size() == 2);
        QVERIFY(journey->child<QLabel>("wantedOutput")->text().size() > 10);
        QVERIFY(generation.answers()[0].text != generation.answers()[1].text);
        journey.arriveAt("answers");
        journey.lead("playWay", "adaptersPage");
        EVENTUALLY(journey->child<QLabel>("adapterName")->text() == QStringLiteral("run-1"));
        const QString folder = journey.file("exported");
        const auto report = journey.exportAs("exportPeft", folder);
        QVERIFY(report && report->verified.largestDifference <= EveryBit);
        QVERIFY(core::isThere(toPath(folder) / "adapter_model.safetensors"));
        journey.arriveAt("export");
        qInfo("%d clicks from the start to the export: %.1f s, of which %.1f s until the adapter was trained",
              journey.clicks(), static_cast<double>(clock.elapsed()) / 1000, static_cast<double>(trained) / 1000);
        journey.printStalls();
        QCOMPARE(journey.clicks(), 4);
    }

    void theBetterOfTwoGoesOutAndComesBack() {
        Journey journey;
        twoRuns(journey);
        if (QTest::currentTestFailed()) return;
        const core::Record asked = question(Question);
        journey.visit(Qt::Key_3, "runsPage");
        auto* runs = journey->child<QAbstractItemView>("runTable");
        EVENTUALLY(runs->model()->rowCount() == 2);
        for (int row = 0; row < 2; ++row)
            if (const QModelIndex name = runs->model()->index(row, 0); name.data() == QStringLiteral("run-2"))
                runs->setCurrentIndex(name);
        EVENTUALLY(journey->isShown("tryAdapter"));
        journey->click("tryAdapter");
        EVENTUALLY(journey->isShown("playgroundPage") && journey.columns().size() == 2);
        journey.addColumn(QStringLiteral("run-1"));
        QCOMPARE(journey.columns().mid(1), (QStringList{QStringLiteral("run-2"), QStringLiteral("run-1")}));
        const QStringList answers = journey.ask(asked);
        QCOMPARE(answers.size(), 3);
        const auto& given = journey.program().generation().answers();
        QVERIFY(!given[1].hash.isEmpty() && given[1].hash != given[2].hash);
        QVERIFY(answers[0] != answers[2]);
        journey.arriveAt("answers");
        correct(journey);
        if (QTest::currentTestFailed()) return;
        chooseBetter(journey);
        if (QTest::currentTestFailed()) return;
        goesOut(journey);
        if (QTest::currentTestFailed()) return;
        comesBack(journey, journey.file("peft"), asked, answers[2]);
        if (QTest::currentTestFailed()) return;
        asABase(journey, journey.file("merged"), asked, answers[2]);
        if (QTest::currentTestFailed()) return;
        journey.printStalls();
    }

    void aPersonsOwnRecordsAndModel() {
        LORIKEET_NEED_MATERIAL(records, "datasets/huatuo-medical/llama_data.json");
        LORIKEET_NEED_MATERIAL(model, "models/stories260K/hf");
        Journey journey;
        journey->answerFolder(fromPath(model));
        journey->click("chooseModelButton");
        EVENTUALLY(journey.program().models().base());
        journey.program().window().take({fromPath(records)});
        EVENTUALLY(journey.program().project().isOpen() && journey->isShown("importNow"));
        journey->click("importNow");
        EVENTUALLY(!journey->isShown("importPanel") && journey.program().records().counts().total > 1000);
        journey.arriveAt("import");
        journey.visit(Qt::Key_2, "trainPage");
        journey.set({{"max_steps", "12"}, {"learning_rate", "0.005"}, {"max_length", "160"}});
        journey.train();
        journey.arriveAt("training");
        journey.lead("tryResultButton", "playgroundPage");
        EVENTUALLY(journey.columns().size() == 2);
        const core::Record asked = question("我的外婆昏倒了，要做什么检查？");
        const QStringList answers = journey.ask(asked);
        QVERIFY(answers.size() == 2 && answers[0] != answers[1]);
        journey.lead("playWay", "adaptersPage");
        const QString folder = journey.file("own");
        const auto report = journey.exportAs("exportPeft", folder);
        QVERIFY(report && report->verified.largestDifference <= EveryBit);
        comesBack(journey, folder, asked, answers[1]);
        if (QTest::currentTestFailed()) return;
        qInfo("%lld records of one's own", static_cast<long long>(journey.program().records().counts().total));
        journey.printStalls();
    }

    void nothingAskedForTheNetwork() {
        const SeenConnections seen = seenConnections();
        QVERIFY(seen.local > 0); // the bus of the desktop was looked for, by a library
        QStringList calls;
        for (const std::string& call : seen.network) calls += QString::fromStdString(call);
        QCOMPARE(calls.join(QLatin1Char('\n')), QString());
    }

private:
    static constexpr const char* Question =
        "Dear all, There is Lara with knee pain: it began five weeks ago and keeps growing weaker. Milo has a swollen "
        "ankle, it keeps as it was, and that for three weeks. Thank you for advice.\nHow soon should we come with Lara?";

    /// The sample trained for a while, and once more with another rank and too short.
    static void twoRuns(Journey& journey) {
        journey.lead("trySampleButton", "trainPage");
        journey.set({{"max_steps", "80"}});
        journey.train();
        journey.set({{"rank", "2"}, {"max_steps", "20"}});
        journey.train();
        journey.arriveAt("two runs");
        const core::RunConfig config = core::Run::config(toPath(journey.run()));
        QCOMPARE(config.training.rank, 2);
        QCOMPARE(config.training.maxSteps, 20);
    }

    /// The answer of run-2 is written as it should be, and is a record that tells where it came from.
    static void correct(Journey& journey) {
        auto& program = journey.program();
        const qint64 before = program.records().counts().total;
        const QString hash = program.generation().answers()[1].hash;
        journey.inColumn(1, "columnCorrect")->click();
        auto* text = journey.inColumn(1, "columnCorrect")->parentWidget()->findChild<AnswerView*>();
        EVENTUALLY(text && text->hasFocus());
        journey->press(Qt::Key_A, Qt::ControlModifier);
        journey->type(QStringLiteral("Come today."));
        journey.inColumn(1, "columnSave")->click();
        EVENTUALLY(journey.inColumn(1, "columnShow")->isVisible() && program.records().counts().total == before + 1);
        journey.inColumn(1, "columnShow")->click();
        EVENTUALLY(journey->isShown("dataPage"));
        const core::RecordId id = program.records().idAt(program.records().count() - 1);
        auto* table = journey->child<QAbstractItemView>("recordTable");
        EVENTUALLY(table->currentIndex().row() == program.records().rowOf(id)); // it is led to
        const core::StoredRecord* record = nullptr;
        EVENTUALLY((record = program.records().record(id)));
        QCOMPARE(record->record.output, "Come today.");
        QCOMPARE(record->record.instruction, Question);
        QCOMPARE(record->status, core::Status::Draft);
        const QString note = QString::fromStdString(record->note);
        QVERIFY2(note.contains(QStringLiteral("run-2")) && note.contains(hash), qPrintable(note));
        journey.arriveAt("a correction");
    }

    /// From the adapters to the run of one and back, and to the one whose loss is lower.
    static void chooseBetter(Journey& journey) {
        auto& adapters = journey.program().adapters();
        journey.visit(Qt::Key_5, "adaptersPage");
        EVENTUALLY(adapters.adapters().size() == 2);
        std::map<double, const core::AdapterEntry*> byLoss;
        for (const core::AdapterEntry& each : adapters.adapters()) {
            const core::RunOverview* run = adapters.runOf(QString::fromStdString(each.key));
            QVERIFY(run && run->best);
            byLoss[run->best->loss] = &each;
        }
        QCOMPARE(byLoss.begin()->second->folderName(), "run-1");
        const QString wanted = fromPath(byLoss.begin()->second->run);
        journey.program().window().goTo({.place = Place::Adapters, .records = {}, .run = wanted});
        EVENTUALLY(journey->child<QLabel>("adapterName")->text() == QStringLiteral("run-1"));
        journey->click("adapterRun");
        EVENTUALLY(journey->isShown("runsPage"));
        const auto* runs = journey->child<QAbstractItemView>("runTable");
        EVENTUALLY(runs->currentIndex().siblingAtColumn(0).data().toString() == QStringLiteral("run-1"));
        journey.visit(Qt::Key_5, "adaptersPage");
        EVENTUALLY(journey->child<QLabel>("adapterName")->text() == QStringLiteral("run-1"));
    }

    /// The adapter that is chosen, as PEFT's folder and as a whole model.
    static void goesOut(Journey& journey) {
        const QString peft = journey.file("peft"), merged = journey.file("merged");
        const auto asAdapter = journey.exportAs("exportPeft", peft);
        QVERIFY(asAdapter && asAdapter->verified.largestDifference <= EveryBit && asAdapter->verified.tokens > 0);
        const auto asModel = journey.exportAs("exportMerged", merged);
        QVERIFY(asModel && asModel->verified.largestDifference <= EveryBit && asModel->verified.tokens > 0);
        for (const char* file : {"config.json", "tokenizer.json", "README.md"})
            QVERIFY2(core::isThere(toPath(merged) / file), file);
        journey.arriveAt("exports");
        keep(toPath(peft), "peft");
        keep(toPath(merged), "merged");
        keep(journey.program().project().path() / "runs" / "run-1" / "adapter", "adapter");
    }

    /// The whole model answers alone as the adapter did.
    static void asABase(Journey& journey, const QString& folder, const core::Record& asked, const QString& before) {
        journey->answerFolder(folder);
        journey.visit(Qt::Key_Home, "startPage");
        journey->click("chooseModelButton");
        EVENTUALLY(journey.program().models().base() && journey.program().models().base()->folder == folder);
        journey.visit(Qt::Key_4, "playgroundPage");
        const QStringList answers = journey.ask(asked);
        QCOMPARE(answers.value(journey.columns().indexOf(QStringLiteral("Base model"))), before);
        journey.arriveAt("the whole model");
    }

    /// Imported, the exported adapter answers as it did before.
    static void comesBack(Journey& journey, const QString& folder, const core::Record& asked, const QString& before) {
        journey->click("adapterExportClose");
        EVENTUALLY(journey->isShown("adaptersImport"));
        const std::size_t count = journey.program().adapters().adapters().size();
        journey->answerFolder(folder);
        journey->click("adaptersImport");
        EVENTUALLY(journey.program().adapters().adapters().size() == count + 1);
        const QString name = QFileInfo(folder).fileName();
        EVENTUALLY(journey->child<QLabel>("adapterName")->text() == name && journey->isShown("adapterTry"));
        journey->click("adapterTry");
        EVENTUALLY(journey->isShown("playgroundPage") && journey.columns().contains(name));
        const QStringList answers = journey.ask(asked);
        QCOMPARE(answers.size(), journey.columns().size());
        QCOMPARE(answers[journey.columns().indexOf(name)], before);
        journey.arriveAt("the export, imported");
    }
};

QTEST_MAIN(tst_WholeWay)
#include "tst_WholeWay.moc"
