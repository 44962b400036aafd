#include "tests/support/LostFiles.h"
#include "tests/ui/session/SessionBench.h"

using namespace ui;
using namespace tests;

namespace {

std::filesystem::path projectIn(const QTemporaryDir& folder) {
    return folder.filePath(QStringLiteral("project")).toStdString();
}

std::int64_t versionOnDisk(const QTemporaryDir& folder) {
    return core::ProjectReader(projectIn(folder)).version();
}

auto addOne() {
    return [](core::Project& project, const std::stop_token&) {
        return project.add(numbered(1), 0, core::EntryKind::Add);
    };
}

} // namespace

class tst_DataWriter : public QObject {
    Q_OBJECT
private slots:
    void withoutAProjectAJobSaysSo() {
        DataWriter writer;
        std::vector<core::Problem> problems;
        writer.run({}, addOne(), this,
                   [&](const Outcome<core::RecordChange>& outcome) { problems = outcome.problems; });
        EVENTUALLY(problems.size() == 1);
        QCOMPARE(problems[0].code, core::ProblemCode::ProjectMissing);
    }

    void everyJobIsDoneBeforeItEnds() {
        const QTemporaryDir folder;
        constexpr int Count = 40;
        {
            DataWriter writer;
            writer.open([&] { return core::Project::create(projectIn(folder)); }, [](core::Project&) { return true; },
                        this, [](const Outcome<bool>&) {});
            writer.adopt();
            for (int i = 0; i < Count; ++i)
                writer.run({}, addOne(), this, [](const Outcome<core::RecordChange>&) {});
        }
        QCOMPARE(versionOnDisk(folder), Count);
    }

    void anOpenProjectIsLockedAndAClosedOneIsNot() {
        const QTemporaryDir folder;
        DataWriter writer;
        bool isOpen = false;
        bool isClosed = false;
        writer.open([&] { return core::Project::create(projectIn(folder)); }, [](core::Project&) { return true; }, this,
                    [&](const Outcome<bool>& outcome) { isOpen = outcome.value.value_or(false); });
        writer.adopt();
        EVENTUALLY(isOpen);
        QVERIFY_THROWS_EXCEPTION(core::Error, core::Project::open(projectIn(folder)));
        writer.close(this, [&] { isClosed = true; });
        EVENTUALLY(isClosed);
        QCOMPARE(core::Project::open(projectIn(folder)).version(), 0);
    }

    void aDriveThatIsMountedAnewIsWrittenToAgain() {
        const QTemporaryDir folder;
        qputenv("LORIKEET_NETWORK_DRIVE", "1");
        const auto clean = qScopeGuard([] { qunsetenv("LORIKEET_NETWORK_DRIVE"); });
        DataWriter writer;
        QList<bool> written;
        const auto add = [&] {
            writer.run({}, addOne(), this,
                       [&](const Outcome<core::RecordChange>& outcome) { written += outcome.value.has_value(); });
        };
        writer.open([&] { return core::Project::create(projectIn(folder)); }, [](core::Project&) { return true; }, this,
                    [](const Outcome<bool>&) {});
        writer.adopt();
        add();
        EVENTUALLY(written.size() == 1);
        QVERIFY(loseOpenFiles(projectIn(folder)) > 0);
        add(); // it finds out
        EVENTUALLY(written.size() == 2);
        add();
        EVENTUALLY(written.size() == 3);
        QCOMPARE(written, (QList{true, false, true}));
        QCOMPARE(versionOnDisk(folder), 2);
        QVERIFY_THROWS_EXCEPTION(core::Error, core::Project::open(projectIn(folder))); // locked again
    }

    void whatCannotBeOpenedLeavesTheOtherOpen() {
        const QTemporaryDir folder;
        DataWriter writer;
        std::vector<core::Problem> opening;
        bool isWritten = false;
        writer.open([&] { return core::Project::create(projectIn(folder)); }, [](core::Project&) { return true; }, this,
                    [](const Outcome<bool>&) {});
        writer.adopt();
        writer.open([] { return core::Project::open("/nowhere"); }, [](core::Project&) { return true; }, this,
                    [&](const Outcome<bool>& outcome) { opening = outcome.problems; });
        writer.run({}, addOne(), this,
                   [&](const Outcome<core::RecordChange>& outcome) { isWritten = outcome.value.has_value(); });
        EVENTUALLY(!opening.empty() && isWritten);
        QCOMPARE(opening[0].code, core::ProblemCode::ProjectMissing);
        QCOMPARE(versionOnDisk(folder), 1);
    }
};

QTEST_GUILESS_MAIN(tst_DataWriter)
#include "tst_DataWriter.moc"
