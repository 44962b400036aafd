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
    void initTestCase() { qputenv("LORIKEET_STARTER", LORIKEET_SOURCES "/resources/starter"); }

    void aNewProjectGoesWhereThePersonSays() {
        WindowBench bench;
        bench.trigger(Id::NewProject); // given up
        QVERIFY(!bench.project.isBusy());
        bench.dialogs.setSavePath(bench.folder.filePath("mine"));
        bench.trigger(Id::NewProject);
        EVENTUALLY(bench.project.isOpen());
        QCOMPARE(bench.project.project()->folder, bench.folder.filePath("mine"));
        QVERIFY(bench.isAt(Place::Data));
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
        ProjectCommands commands(bench.actions, bench.project, bench.models, bench.dialogs, &bench.window);
        QMenu* menu = commands.makeMenu(&bench.window);
        QCOMPARE(menu->actions().first()->text(), QStringLiteral("first"));
        for (const QAction* action : menu->actions()) QVERIFY(action->text() != QStringLiteral("second"));
        menu->actions().first()->trigger();
        EVENTUALLY(bench.project.isOpen() && bench.project.project()->name == QStringLiteral("first"));
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
