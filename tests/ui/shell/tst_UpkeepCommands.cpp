#include "tests/journeys/PageAudit.h"
#include "tests/journeys/ScriptedDialogs.h"
#include "tests/ui/session/TrainBench.h"
#include "ui/session/DesktopNotices.h"
#include "ui/session/ProjectBackups.h"
#include "ui/session/RunNotice.h"
#include "ui/session/SleepGuard.h"
#include "ui/session/Storage.h"
#include "ui/shell/Actions.h"
#include "ui/shell/JobWatch.h"
#include "ui/shell/NoticeLine.h"
#include "ui/shell/RestoreBox.h"
#include "ui/shell/StorageBox.h"
#include "ui/shell/SystemColorScheme.h"
#include "ui/shell/Theme.h"
#include "ui/shell/UpkeepCommands.h"

#include <QAction>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>

using namespace ui;
using namespace tests;
using Id = Actions::Id;

namespace {

class SilentNotices : public DesktopNotices {
public:
    void show(const Notice&) override {}
};

class RefusingInhibitor : public SleepInhibitor {
public:
    Hold inhibit(const QString&) override { return {}; }
};

struct UpkeepBench : TrainBench {
    QStringList folders;
    ScriptedDialogs dialogs{folders};
    SystemColorScheme system{settings};
    Theme theme{settings, system};
    Actions actions;
    Worker keeping{"keeping"};
    ProjectBackups backups{project, keeping};
    Storage storage{project, training, keeping};
    SilentNotices notices;
    bool isWatched = true;
    RunNotice notice{training, notices, [this] { return isWatched; }, std::chrono::milliseconds(0)};
    QWidget window;
    NoticeLine* line = new NoticeLine(&window);
    UpkeepCommands commands{{project, backups, storage, notice}, actions, dialogs, &window};

    UpkeepBench() {
        qputenv("HOME", folder.path().toUtf8()); // new projects lie in the person's documents
        qputenv("XDG_CONFIG_HOME", folder.path().toUtf8());
        theme.apply();
        line->hide();
        QObject::connect(&commands, &UpkeepCommands::said, line, [this](const QString& text, QAction* remedy) {
            line->show(NoticeLine::Kind::Information, text, remedy);
        });
        window.resize(1180, 760);
        window.show();
    }
    template <class T> T* child(const char* name) { return window.findChild<T*>(QLatin1String(name)); }
    void makeCopy() {
        QSignalSpy made(&backups, &ProjectBackups::made);
        backups.make();
        EVENTUALLY(made.size() == 1);
    }
    void showCopies() {
        QSignalSpy listed(&backups, &ProjectBackups::listed);
        actions[Id::RestoreCopy]->trigger();
        EVENTUALLY(listed.size() == 1);
    }
};

} // namespace

class tst_UpkeepCommands : public QObject {
    Q_OBJECT
private slots:
    void theStorageOfTheOpenProjectIsShown() {
        UpkeepBench bench;
        QVERIFY(!bench.actions[Id::ShowStorage]->isEnabled());
        bench.create(numbered(3));
        QVERIFY(bench.actions[Id::ShowStorage]->isEnabled());
        bench.actions[Id::ShowStorage]->trigger();
        QPointer<StorageBox> box = bench.child<StorageBox>("storageBox");
        QVERIFY(box && box->isVisible());
        bench.project.close();
        QTRY_VERIFY(!box);
        QVERIFY(!bench.actions[Id::ShowStorage]->isEnabled());
    }

    void aCopyIsSavedWithTheLastChange() {
        UpkeepBench bench;
        QVERIFY(!bench.actions[Id::SaveCopy]->isEnabled());
        bench.create(numbered(3));
        bench.dialogs.setSavePath(bench.projectFolder("elsewhere"));
        bench.edits.add(numbered(1), 0); // on its way
        bench.actions[Id::SaveCopy]->trigger();
        EVENTUALLY(bench.line->isVisible());
        auto* open = bench.line->findChild<QPushButton*>(QStringLiteral("noticeRemedy"));
        QCOMPARE(open->text(), QStringLiteral("Open it"));
        QCOMPARE(bench.project.project()->name, QStringLiteral("project")); // one stays where one is
        QCOMPARE(bench.written("elsewhere").size(), 4);
        QTest::mouseClick(open, Qt::LeftButton);
        EVENTUALLY(bench.project.isOpen() && bench.project.project()->name == QStringLiteral("elsewhere"));
        EVENTUALLY(bench.isSettled() && bench.query.count() == 4);
        QVERIFY(bench.edits.undoState().undo.id != 0); // with its history
    }

    void aCopyIsNotSavedOverAnything() {
        UpkeepBench bench;
        bench.create(numbered(1), "used");
        bench.create(numbered(3));
        bench.dialogs.setSavePath(bench.projectFolder("used"));
        bench.actions[Id::SaveCopy]->trigger();
        EVENTUALLY(bench.line->isVisible());
        QVERIFY(bench.line->findChild<QLabel*>(QStringLiteral("noticeText"))
                    ->text()
                    .startsWith(QStringLiteral("The copy could not be saved.")));
        QCOMPARE(bench.written("used").size(), 1);
    }

    void aCopyIsChosenAndOpenedAsANewProject() {
        UpkeepBench bench;
        bench.create(numbered(3));
        bench.makeCopy();
        bench.edits.add(numbered(1), 0);
        EVENTUALLY(bench.isSettled() && bench.query.count() == 4);
        bench.showCopies();
        auto* list = bench.child<QListWidget>("restoreList");
        QCOMPARE(list->count(), 1);
        QVERIFY2(list->item(0)->text().contains(QStringLiteral("3 records")), qPrintable(list->item(0)->text()));
        QTest::qWait(30); // the hint has its room by then
        const QStringList faults = auditPage(*bench.child<RestoreBox>("restoreBox"));
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(QLatin1Char('\n'))));
        if (const QString folder = qEnvironmentVariable("LORIKEET_PICTURES"); !folder.isEmpty())
            bench.child<RestoreBox>("restoreBox")->grab().save(folder + QStringLiteral("/restore.png"));
        QPointer<RestoreBox> box = bench.child<RestoreBox>("restoreBox");
        bench.child<QPushButton>("restoreOpen")->click();
        EVENTUALLY(bench.project.isOpen() && bench.isSettled() && bench.query.count() == 3);
        QTRY_VERIFY(!box);
        QVERIFY(bench.project.project()->folder != bench.projectFolder());
        QCOMPARE(bench.written().size(), 4);
        QVERIFY(bench.child<QLabel>("noticeText")->text().startsWith(QStringLiteral("This is the copy")));
        QVERIFY(!bench.child<QPushButton>("noticeRemedy")->isVisible());
    }

    void whoStaysWithTheirProjectIsToldWhereTheCopyLies() {
        UpkeepBench bench;
        bench.create(numbered(3));
        bench.makeCopy();
        bool isLeft = false;
        bench.project.setGuard([&](const auto& leave, const auto& stay) { isLeft ? leave() : stay(); });
        bench.showCopies();
        bench.child<QPushButton>("restoreOpen")->click();
        EVENTUALLY(bench.line->isVisible() && !bench.project.isBusy());
        bench.drain();
        QCOMPARE(bench.project.project()->folder, bench.projectFolder());
        QVERIFY(bench.child<QLabel>("noticeText")->text().startsWith(QStringLiteral("The copy is a project of its own")));
        isLeft = true;
        bench.child<QPushButton>("noticeRemedy")->click();
        EVENTUALLY(bench.project.project()->folder != bench.projectFolder());
        QVERIFY(bench.child<QLabel>("noticeText")->text().startsWith(QStringLiteral("This is the copy")));
    }

    void copiesOfAProjectThatCannotBeOpenedAreReached() {
        UpkeepBench bench;
        bench.create(numbered(3));
        bench.makeCopy();
        bench.close();
        core::replaceFile(core::projectFile(toPath(bench.projectFolder())), "damaged");
        bench.folders = {bench.projectFolder()};
        bench.showCopies();
        QCOMPARE(bench.child<QListWidget>("restoreList")->count(), 1);
        bench.child<QPushButton>("restoreOpen")->click();
        EVENTUALLY(bench.project.isOpen() && bench.isSettled() && bench.query.count() == 3);
    }

    void whereThereIsNoCopyNothingCanBeOpened() {
        UpkeepBench bench;
        bench.create(numbered(3));
        bench.showCopies();
        QVERIFY(!bench.child<QPushButton>("restoreOpen")->isEnabled());
        QVERIFY(bench.child<QLabel>("restoreHint")->text().startsWith(QStringLiteral("There is no copy yet")));
    }

    void aClickOnTheNoticeShowsTheRun() {
        UpkeepBench bench;
        bench.window.showMinimized();
        QSignalSpy ways(&bench.commands, &UpkeepCommands::goTo);
        emit bench.notices.clicked({});
        QCOMPARE(ways.size(), 1);
        QCOMPARE(ways[0][0].value<Destination>().place, Place::Train);
        QVERIFY(!bench.window.isMinimized());
    }

    void ofARunOfAnotherProjectThePageOfTrainingsKnowsNothing() {
        UpkeepBench bench;
        bench.isWatched = false;
        bench.begin();
        QSignalSpy ways(&bench.commands, &UpkeepCommands::goTo);
        bench.training.start(bench.choice());
        EVENTUALLY(bench.training.state() == TrainingState::Finished);
        QVERIFY(!bench.notice.run().isEmpty());
        emit bench.notices.clicked({});
        QCOMPARE(ways.size(), 1);
        bench.project.create(bench.projectFolder("other"));
        EVENTUALLY(bench.project.isOpen() && bench.project.project()->name == QStringLiteral("other"));
        emit bench.notices.clicked({});
        QCOMPARE(ways.size(), 1);
        QVERIFY(!bench.window.isMinimized());
    }

    void aCopyThatFailsIsSaid() {
        UpkeepBench bench;
        emit bench.backups.failed({{core::ProblemCode::DiskFull, {.file = "backups"}, {}}});
        QVERIFY(bench.line->isVisible());
    }

    void theJobBarSaysWhereSleepIsNotKeptOff() {
        UpkeepBench bench;
        bench.begin();
        SleepGuard guard(bench.training, std::make_shared<RefusingInhibitor>());
        JobBar bar;
        const JobWatch watch(bar, bench.engine, bench.project, bench.edits, bench.training, &guard);
        bench.lastStep = 2;
        bench.training.start(bench.choice());
        EVENTUALLY(guard.isRefused() && bench.training.step() == 2);
        const auto* detail = bar.findChild<QLabel*>(QStringLiteral("jobDetail"));
        QVERIFY2(detail->text().contains(QStringLiteral("the computer may fall asleep")), qPrintable(detail->text()));
        bench.training.pause();
        EVENTUALLY(bench.training.state() == TrainingState::Paused);
        QVERIFY(!detail->text().contains(QStringLiteral("asleep")));
    }
};

QTEST_MAIN(tst_UpkeepCommands)
#include "tst_UpkeepCommands.moc"
