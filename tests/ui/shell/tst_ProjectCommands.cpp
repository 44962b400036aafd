#include "tests/ui/shell/WindowBench.h"
#include "ui/shell/ProjectCommands.h"

#include <QFile>
#include <QMenu>

using namespace ui;
using namespace tests;
using Id = Actions::Id;

class tst_ProjectCommands : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { 
        qputenv("LORIKEET_STARTER", LORIKEET_SOURCES "/resources/starter");
        qputenv("LORIKEET_REVIEWS", LORIKEET_SOURCES "/resources/review-starter");
    }

    void aNewProjectGoesWhereThePersonSays() {
        WindowBench bench;
        bench.trigger(Id::NewProject); // given up
        EVENTUALLY(!bench.paths.isLooking());
        QVERIFY(!bench.project.isBusy());
        bench.dialogs.setSavePath(bench.folder.filePath("mine"));
        bench.trigger(Id::NewProject);
        EVENTUALLY(bench.project.isOpen());
        QCOMPARE(bench.project.project()->folder, bench.folder.filePath("mine"));
        QVERIFY(bench.isAt(Place::Data));
    }

    void aFileBecomesAProjectOfItsName() {
        WindowBench bench;
        bench.trigger(Id::NewFromFile); // given up
        QVERIFY(!bench.project.isBusy());
        bench.create(numbered(1)); // also where one is open
        const QStringList files{bench.folder.filePath("letters.csv"), bench.folder.filePath("more.csv")};
        bench.dialogs.setFiles(files);
        bench.trigger(Id::NewFromFile);
        EVENTUALLY(bench.project.isOpen() && bench.project.project()->name == QStringLiteral("letters"));
        QVERIFY(bench.isAt(Place::Data));
        QCOMPARE(bench.pages[Place::Data]->arrivals.last().files, files);
    }

    void aProjectIsOpenedByItsFolder() {
        WindowBench bench;
        bench.create(numbered(1));
        bench.close();
        bench.folders = {bench.projectFolder()};
        bench.trigger(Id::OpenProject);
        EVENTUALLY(bench.project.isOpen());
        QVERIFY(bench.isAt(Place::Data));
    }

    void theSampleLeadsToTrainingAtOnce() {
        WindowBench bench;
        bench.trigger(Id::TrySample);
        EVENTUALLY(bench.project.isOpen());
        QVERIFY(bench.isAt(Place::Train));
        EVENTUALLY(bench.models.base());
        QCOMPARE(bench.models.base()->folder, starterModel());
        EVENTUALLY(bench.query.counts().total == 540);
        bench.edits.remove({bench.query.idAt(0)});
        EVENTUALLY(bench.isSettled());
        const QString folder = bench.project.project()->folder;
        bench.close();
        bench.project.open(folder);
        EVENTUALLY(bench.project.isOpen());
        QVERIFY(bench.isAt(Place::Data)); // it is a project like any other now
    }

    void theReviewSampleLeadsToTrainingWithItsOwnModel() {
        WindowBench bench;
        if (sampleFolder(Sample::Reviews).isEmpty()) {
            QVERIFY(!bench.actions[Id::TryReviews]->isEnabled());
            QSKIP("the review sample has not come along");
        }
        bench.trigger(Id::TryReviews);
        EVENTUALLY(bench.project.isOpen());
        QVERIFY(bench.isAt(Place::Train));
        EVENTUALLY(bench.models.base());
        QCOMPARE(bench.models.base()->folder, sampleModel(Sample::Reviews));
        EVENTUALLY(bench.query.counts().total > 0);
        for (const std::int64_t ofSplit : bench.query.counts().bySplit) QVERIFY(ofSplit > 0);
    }

    void commandsAreThereWhenTheyCanBeUsed() {
        WindowBench bench;
        QVERIFY(!bench.actions[Id::CloseProject]->isEnabled());
        bench.project.create(bench.projectFolder());
        for (const Id id : {Id::NewProject, Id::OpenProject, Id::TrySample})
            QVERIFY(!bench.actions[id]->isEnabled()); // one is being opened
        EVENTUALLY(bench.project.isOpen());
        for (const Id id : {Id::NewProject, Id::OpenProject, Id::TrySample, Id::CloseProject})
            QVERIFY(bench.actions[id]->isEnabled());
    }

    void theMenuListsTheOtherProjects() {
        WindowBench bench;
        bench.create({}, "first");
        bench.create(numbered(1), "second");
        ProjectCommands commands(bench.actions, bench.project, bench.models, bench.paths, bench.dialogs, &bench.window);
        QMenu* menu = commands.makeMenu(&bench.window);
        QCOMPARE(menu->actions().first()->text(), QStringLiteral("first"));
        for (const QAction* action : menu->actions()) QVERIFY(action->text() != QStringLiteral("second"));
        menu->actions().first()->trigger();
        EVENTUALLY(bench.project.isOpen() && bench.project.project()->name == QStringLiteral("first"));
    }

    void whatIsDroppedFromADriveThatDoesNotAnswerIsWaitedFor() {
        WindowBench bench;
        bench.create();
        bench.trigger(Id::GoTrain);
        Gate gate;
        bench.worker.run({}, gate.job(), &bench.edits, [](const auto&) {});
        const QString file = bench.folder.filePath("a.json");
        bench.dropUnseen({file});
        QVERIFY(!bench.isAt(Place::Data));
        EVENTUALLY(bench.isShown("jobBar"));
        QCOMPARE(bench.text("jobTitle"), QStringLiteral("Waiting for a drive"));
        gate.open();
        EVENTUALLY(bench.isAt(Place::Data));
        QCOMPARE(bench.pages[Place::Data]->arrivals.last().files, QStringList{file});
        QVERIFY(!bench.isShown("jobBar"));
    }

    void whatIsWaitedForCanBeGivenUp() {
        WindowBench bench;
        bench.create();
        bench.trigger(Id::GoTrain);
        Gate gate;
        bench.worker.run({}, gate.job(), &bench.edits, [](const auto&) {});
        bench.dropUnseen({bench.folder.filePath("a.json")});
        bench.dialogs.setSavePath(bench.folder.filePath("mine"));
        bench.trigger(Id::NewProject);
        EVENTUALLY(bench.isShown("jobBar"));
        bench.click("jobCancelLook");
        QVERIFY(!bench.isShown("jobBar"));
        gate.open();
        bench.drain();
        QVERIFY(bench.isAt(Place::Train));
        QVERIFY(!bench.project.isBusy());
        bench.drop({bench.folder.filePath("b.json")}); // and another is taken as ever
        QVERIFY(bench.isAt(Place::Data));
    }

    void filesThatWaitForAProjectThatCannotBeMadeWaitNoLonger() {
        WindowBench bench;
        QFile blocked(bench.folder.filePath("Documents")); // a file where the folder should be
        QVERIFY(blocked.open(QIODevice::WriteOnly));
        bench.drop({bench.folder.filePath("a.json")});
        EVENTUALLY(!bench.notice().isEmpty());
        bench.create();
        QVERIFY(bench.pages[Place::Data]->arrivals.last().files.isEmpty());
    }
};

QTEST_MAIN(tst_ProjectCommands)
#include "tst_ProjectCommands.moc"
