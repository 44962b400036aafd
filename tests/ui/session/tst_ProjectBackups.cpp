#include "core/Files.h"
#include "tests/ui/session/SessionBench.h"
#include "ui/session/Paths.h"
#include "ui/session/ProjectBackups.h"

#include <QDate>
#include <QDir>
#include <QSignalSpy>

using namespace ui;
using namespace tests;

namespace {

struct BackupBench : SessionBench {
    Worker worker{"keeping"};
    ProjectBackups backups{project, worker};

    std::vector<core::Backup> copies() const { return core::backups(toPath(projectFolder())); }
    /// What the worker was asked so far is done.
    void drain() {
        bool isDone = false;
        worker.run({}, [](const auto&) { return true; }, &backups, [&](const auto&) { isDone = true; });
        EVENTUALLY(isDone);
    }
};

} // namespace

class tst_ProjectBackups : public QObject {
    Q_OBJECT
private slots:
    void openingMakesTheCopyOfToday() {
        BackupBench bench;
        QSignalSpy made(&bench.backups, &ProjectBackups::made);
        bench.create(numbered(3));
        bench.drain();
        QCOMPARE(made.size(), 0); // there was nothing in it
        bench.close();
        bench.open();
        EVENTUALLY(made.size() == 1);
        QCOMPARE(bench.copies().size(), 1U);
        QCOMPARE(bench.copies()[0].records, 3);
        QCOMPARE(bench.copies()[0].day, core::today());
        bench.close();
        bench.open();
        bench.drain();
        QCOMPARE(made.size(), 1);
    }

    void aCopyComesBackAsAProjectOfItsOwn() {
        BackupBench bench;
        qputenv("HOME", bench.folder.path().toUtf8());
        qputenv("XDG_CONFIG_HOME", bench.folder.path().toUtf8());
        bench.create(numbered(3));
        bench.backups.make();
        bench.drain();
        bench.edits.add(numbered(2), 0);
        EVENTUALLY(bench.isSettled() && bench.query.count() == 5);
        QSignalSpy listed(&bench.backups, &ProjectBackups::listed);
        bench.backups.list(bench.projectFolder());
        QVERIFY(bench.backups.isListing());
        EVENTUALLY(listed.size() == 1);
        QCOMPARE(bench.backups.copies().size(), 1U);
        QSignalSpy restoring(&bench.backups, &ProjectBackups::restoringChanged);
        bench.backups.restore(bench.backups.copies().front());
        QVERIFY(bench.backups.isRestoring());
        EVENTUALLY(restoring.size() == 2 && bench.project.isOpen() && bench.isSettled() && bench.query.count() == 3);
        const QString name = QStringLiteral("project ") + QDate::currentDate().toString(Qt::ISODate);
        QCOMPARE(bench.project.project()->name, name);
        QVERIFY(bench.project.project()->folder.startsWith(bench.folder.path()));
        QCOMPARE(bench.written().size(), 5); // the other one is as it was
    }

    void aFailureIsSaidOnce() {
        BackupBench bench;
        bench.create(numbered(3));
        bench.close();
        core::replaceFile(core::backupsFolder(toPath(bench.projectFolder())), "a file where the folder should be");
        QSignalSpy failures(&bench.backups, &ProjectBackups::failed);
        bench.open();
        EVENTUALLY(failures.size() == 1);
        bench.backups.make();
        bench.drain();
        QCOMPARE(failures.size(), 1);
        QVERIFY(bench.project.isOpen());
    }

    void anEditIsNotHeldUpByACopy() {
        BackupBench bench;
        bench.create(numbered(3));
        Gate gate;
        bench.worker.run({}, gate.job(), &bench.backups, [](const auto&) {});
        bench.backups.make();
        bench.edits.add(numbered(1), 0);
        EVENTUALLY(bench.isSettled() && bench.query.count() == 4);
        gate.open();
        bench.drain();
        QCOMPARE(bench.copies().size(), 1U);
    }
};

QTEST_GUILESS_MAIN(tst_ProjectBackups)
#include "tst_ProjectBackups.moc"
