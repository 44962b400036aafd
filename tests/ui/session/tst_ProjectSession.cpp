#include "tests/support/Powerless.h"
#include "tests/ui/session/SessionBench.h"
#include "ui/session/Paths.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>

using namespace ui;
using namespace tests;

namespace {

const core::Problem& firstProblem(const QSignalSpy& failed) {
    static const core::Problem none;
    if (failed.isEmpty()) return none;
    static std::vector<core::Problem> last;
    last = failed.last().at(1).value<std::vector<core::Problem>>();
    return last.empty() ? none : last.front();
}

} // namespace

class tst_ProjectSession : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        QVERIFY(m_home.isValid()); // projects of a test lie in no person's documents
        qputenv("HOME", m_home.path().toUtf8());
        qputenv("XDG_CONFIG_HOME", m_home.path().toUtf8());
        QVERIFY(ProjectSession::defaultFolder().startsWith(m_home.path()));
        qputenv("LORIKEET_STARTER", LORIKEET_SOURCES "/resources/starter");
    }

    void aNewProjectIsOpenEmptyAndRemembered() {
        SessionBench bench;
        QSignalSpy opened(&bench.project, &ProjectSession::opened);
        QSignalSpy busy(&bench.project, &ProjectSession::busyChanged);
        bench.project.create(bench.projectFolder());
        QVERIFY(bench.project.isBusy());
        QVERIFY(!bench.project.isOpen());
        EVENTUALLY(opened.size() == 1);
        QCOMPARE(busy.size(), 2);
        QVERIFY(bench.project.isWritable());
        QCOMPARE(bench.project.project()->name, QStringLiteral("project"));
        QCOMPARE(bench.project.project()->version, 0);
        QCOMPARE(bench.project.recent(), QStringList{bench.projectFolder()});
        QCOMPARE(bench.settings.openProject(), bench.projectFolder());
        QCOMPARE(fromPath(bench.project.path()), bench.projectFolder());
    }

    void whatWasClosedComesBackAsItWas() {
        SessionBench bench;
        bench.create(numbered(3));
        bench.project.setBaseModel(QStringLiteral("/models/a"));
        QSignalSpy closed(&bench.project, &ProjectSession::closed);
        bench.project.close();
        QCOMPARE(closed.size(), 1);
        QVERIFY(!bench.project.isOpen());
        QVERIFY(bench.settings.openProject().isEmpty());
        bench.open();
        QCOMPARE(bench.project.project()->version, 1);
        QCOMPARE(bench.project.project()->baseModel, QStringLiteral("/models/a"));
        QCOMPARE(bench.project.project()->undo.undo.kind, core::EntryKind::Add);
        QCOMPARE(bench.query.count(), 3);
    }

    void aFileOfTheProjectNamesItsFolder() {
        SessionBench bench;
        bench.create();
        bench.close();
        bench.open("project/project.lorikeet");
        QCOMPARE(bench.project.project()->folder, bench.projectFolder());
    }

    void opensOneAfterTheOther() {
        SessionBench bench;
        bench.create(numbered(1), "first");
        bench.create(numbered(2), "second");
        QCOMPARE(bench.project.recent(), (QStringList{bench.projectFolder("second"), bench.projectFolder("first")}));
        bench.open("first");
        QCOMPARE(bench.query.count(), 1);
        std::int64_t version = 0;
        const auto isFree = [&] { // soon: the writer closes it when it has the other
            try {
                version = core::Project::open(bench.projectFolder("second").toStdString()).version();
                return true;
            } catch (const core::Error& error) {
                return error.problems().front().code != core::ProblemCode::ProjectBusy;
            }
        };
        EVENTUALLY(isFree());
        QCOMPARE(version, 1);
        bench.project.forget(bench.projectFolder("second"));
        QCOMPARE(bench.project.recent(), QStringList{bench.projectFolder("first")});
    }

    void anOpeningThatFailsLeavesTheOpenOneAsItIs() {
        SessionBench bench;
        bench.create(numbered(1));
        QSignalSpy failed(&bench.project, &ProjectSession::failed);
        QSignalSpy closed(&bench.project, &ProjectSession::closed);
        bench.project.open(bench.projectFolder("nothing"));
        EVENTUALLY(failed.size() == 1);
        QCOMPARE(closed.size(), 0);
        QCOMPARE(bench.project.project()->folder, bench.projectFolder());
        bench.edits.edit(bench.query.idAt(0), core::RecordField::Instruction, QStringLiteral("Goes on"));
        EVENTUALLY(bench.isSettled());
        QCOMPARE(bench.written(), QStringList{QStringLiteral("Goes on")});
        QCOMPARE(bench.settings.openProject(), bench.projectFolder());
    }

    void anEditWhileAnotherIsOpenedGoesToItsOwnProject() {
        SessionBench bench;
        bench.create(numbered(1), "second");
        bench.create(numbered(1), "first");
        bench.project.open(bench.projectFolder("second"));
        bench.edits.edit(bench.query.idAt(0), core::RecordField::Instruction, QStringLiteral("Of the first"));
        EVENTUALLY(bench.project.project()->name == QStringLiteral("second") && bench.isSettled());
        bench.close();
        QCOMPARE(bench.written("first"), QStringList{QStringLiteral("Of the first")});
        QCOMPARE(bench.written("second"), QStringList{QStringLiteral("Instruction 1")});
    }

    void theNewestWishIsTheNextThatIsOpened() {
        SessionBench bench;
        for (const char* name : {"first", "second", "third"}) bench.create({}, name);
        bench.close();
        QSignalSpy opened(&bench.project, &ProjectSession::opened);
        for (const char* name : {"first", "second", "third"}) bench.project.open(bench.projectFolder(name));
        EVENTUALLY(opened.size() == 1);
        QCOMPARE(bench.project.project()->name, QStringLiteral("third"));
        for (const char* name : {"first", "second"}) // their locks are free
            QCOMPARE(core::Project::open(bench.projectFolder(name).toStdString()).version(), 0);
        QSignalSpy shown(&bench.project, &ProjectSession::shown);
        bench.project.open(bench.projectFolder("third"));
        QCOMPARE(shown.size(), 1);
        QVERIFY(!bench.project.isBusy());
    }

    void anotherWindowIsToldThatItIsBusy() {
        SessionBench bench;
        bench.create(numbered(1));
        SessionBench other;
        QSignalSpy failed(&other.project, &ProjectSession::failed);
        other.project.open(bench.projectFolder());
        EVENTUALLY(failed.size() == 1);
        QCOMPARE(firstProblem(failed).code, core::ProblemCode::ProjectBusy);
        QVERIFY(!other.project.isOpen());
        QVERIFY(!other.project.isBusy());
        bench.close();
        other.project.open(bench.projectFolder());
        EVENTUALLY(other.project.isOpen());
    }

    void whatIsNoProjectIsSaid() {
        SessionBench bench;
        QSignalSpy failed(&bench.project, &ProjectSession::failed);
        bench.project.open(bench.projectFolder("nothing"));
        EVENTUALLY(failed.size() == 1);
        QCOMPARE(failed[0][0].toString(), bench.projectFolder("nothing"));
        QCOMPARE(firstProblem(failed).code, core::ProblemCode::ProjectMissing);
        QFile other(bench.folder.filePath(QStringLiteral("other.txt")));
        QVERIFY(other.open(QIODevice::WriteOnly));
        bench.project.create(bench.folder.path());
        EVENTUALLY(failed.size() == 2);
        QCOMPARE(firstProblem(failed).code, core::ProblemCode::FolderNotEmpty);
        QVERIFY(bench.project.recent().isEmpty());
    }

    void aProjectThatIsGoneIsForgotten() {
        SessionBench bench;
        bench.create();
        bench.close();
        QVERIFY(QDir(bench.projectFolder()).removeRecursively());
        QSignalSpy failed(&bench.project, &ProjectSession::failed);
        bench.project.open(bench.projectFolder());
        EVENTUALLY(failed.size() == 1);
        QVERIFY(bench.project.recent().isEmpty());
    }

    void theProjectOfTheLastTimeIsOfferedStillWhenItsDriveIsNotThere() {
        SessionBench bench;
        const QString folder = bench.projectFolder("unplugged/project");
        bench.settings.addRecentProject(folder);
        bench.settings.setOpenProject(folder);
        QSignalSpy failed(&bench.project, &ProjectSession::failed);
        bench.project.open(folder); // as at the start of the program
        EVENTUALLY(failed.size() == 1);
        QCOMPARE(firstProblem(failed).code, core::ProblemCode::ProjectMissing);
        QCOMPARE(bench.project.recent(), QStringList{folder});
    }

    void aFolderThatLetsNothingBeWrittenCanBeLookedAt() {
        SessionBench bench;
        bench.create(numbered(1));
        bench.close();
        const QFile::Permissions looking = QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther | QFile::ExeOwner |
                                           QFile::ExeGroup | QFile::ExeOther;
        QVERIFY(QFile::setPermissions(bench.folder.path(), looking | QFile::WriteOwner));
        QVERIFY(QFile::setPermissions(bench.projectFolder("project/project.lorikeet"), looking));
        QVERIFY(QFile::setPermissions(bench.projectFolder(), looking));
        {
            const Powerless powerless;
            bench.open();
        }
        QVERIFY(!bench.project.isWritable());
        QCOMPARE(bench.project.project()->readOnly->code, core::ProblemCode::ProjectReadOnly);
        QCOMPARE(bench.query.count(), 1);
        bench.close();
        QVERIFY(QFile::setPermissions(bench.projectFolder(), looking | QFile::WriteOwner));
    }

    void theSampleIsReadyToBeLearnedFrom() {
        SessionBench bench;
        bench.project.createSample();
        EVENTUALLY(bench.project.isOpen() && bench.isSettled() && bench.query.counts().total > 0);
        QCOMPARE(bench.project.project()->baseModel, starterModel());
        QCOMPARE(bench.project.project()->undo.undo.kind, core::EntryKind::Import);
        const core::RecordCounts& counts = bench.query.counts();
        QCOMPARE(counts.total, 540);
        QCOMPARE(counts.byStatus[static_cast<int>(core::Status::Approved)], counts.total);
        for (const std::int64_t ofSplit : counts.bySplit) QVERIFY(ofSplit > 0);
        const QString first = bench.project.project()->folder;
        bench.project.createSample();
        EVENTUALLY(!bench.project.isBusy());
        QVERIFY(bench.project.project()->folder != first);
    }

private:
    QTemporaryDir m_home;
};

QTEST_GUILESS_MAIN(tst_ProjectSession)
#include "tst_ProjectSession.moc"
