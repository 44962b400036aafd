#include "tests/support/LostFiles.h"
#include "tests/ui/session/SessionBench.h"

using namespace ui;
using namespace tests;

namespace {

auto version() {
    return [](const core::ProjectReader& reader, const std::stop_token&) { return reader.version(); };
}

} // namespace

class tst_DataReader : public QObject {
    Q_OBJECT
private slots:
    void withoutAProjectAJobSaysSo() {
        DataReader reader;
        std::vector<core::Problem> problems;
        reader.run({}, version(), this, [&](const Outcome<std::int64_t>& outcome) { problems = outcome.problems; });
        EVENTUALLY(problems.size() == 1);
        QCOMPARE(problems[0].code, core::ProblemCode::ProjectMissing);
    }

    void itSeesWhatWasWrittenAndFollowsToAnotherProject() {
        SessionBench bench;
        const auto ask = [&] {
            std::int64_t answer = -1;
            bench.reader.run({}, version(), this, [&](const Outcome<std::int64_t>& outcome) {
                answer = outcome.value.value_or(-2);
            });
            [&] { EVENTUALLY(answer != -1); }();
            return answer;
        };
        bench.create(numbered(1));
        QCOMPARE(ask(), 1);
        bench.edits.edit(bench.query.idAt(0), core::RecordField::Instruction, QStringLiteral("Other"));
        EVENTUALLY(bench.edits.isIdle());
        QCOMPARE(ask(), 2);
        bench.create({}, "second");
        QCOMPARE(ask(), 0);
        bench.close();
        QCOMPARE(ask(), -2);
    }

    void aDriveThatIsMountedAnewIsReadAgain() {
        qputenv("LORIKEET_NETWORK_DRIVE", "1");
        const auto clean = qScopeGuard([] { qunsetenv("LORIKEET_NETWORK_DRIVE"); });
        SessionBench bench;
        bench.create(numbered(1));
        QList<bool> read;
        const auto ask = [&] {
            bench.reader.run({}, version(), this,
                             [&](const Outcome<std::int64_t>& outcome) { read += outcome.value.has_value(); });
        };
        ask();
        EVENTUALLY(read.size() == 1);
        QVERIFY(loseOpenFiles(bench.projectFolder().toStdString()) > 0);
        ask(); // it finds out
        ask();
        EVENTUALLY(read.size() == 3);
        QCOMPARE(read, (QList{true, false, true}));
    }

    void aFolderWithoutAProjectSaysSo() {
        const QTemporaryDir folder;
        DataReader reader;
        reader.open(folder.path().toStdString());
        std::vector<core::Problem> problems;
        reader.run({}, version(), this, [&](const Outcome<std::int64_t>& outcome) { problems = outcome.problems; });
        EVENTUALLY(problems.size() == 1);
        QCOMPARE(problems[0].code, core::ProblemCode::ProjectMissing);
    }

    void pagesAreReadWhileAScanIsAtWork() {
        SessionBench bench;
        bench.create(numbered(3));
        Gate gate;
        bool isScanned = false;
        bench.reader.scan({}, gate.job(), this, [&](const Outcome<bool>&) { isScanned = true; });
        bench.query.setFilter({.text = "Instruction"});
        QVERIFY(bench.query.isSearching());
        QCOMPARE(bench.instruction(2), QStringLiteral("Instruction 3"));
        QVERIFY(!isScanned);
        gate.open();
        EVENTUALLY(isScanned && bench.isSettled());
    }

    void partsArriveInOrderBeforeTheEnd() {
        SessionBench bench;
        bench.create(numbered(5'000));
        std::vector<core::RecordId> found;
        bool isOver = false;
        const auto list = [](const core::ProjectReader& reader, const std::stop_token&, const auto& give) {
            reader.list({}, [&](std::vector<core::RecordId> ids) { give(std::move(ids)); });
            return true;
        };
        const auto arrive = [&](const std::vector<core::RecordId>& part) {
            QVERIFY(!isOver);
            found.insert(found.end(), part.begin(), part.end());
        };
        bench.reader.stream<std::vector<core::RecordId>>({}, list, this, arrive,
                                                         [&](const Outcome<bool>&) { isOver = true; });
        EVENTUALLY(isOver);
        QCOMPARE(found, bench.query.ids());
    }

    void nothingArrivesAfterAStop() {
        SessionBench bench;
        bench.create(numbered(1));
        Gate gate;
        std::stop_source stop;
        bool arrived = false, isOver = false;
        bench.reader.run(stop.get_token(), gate.job(), this, [&](const Outcome<bool>&) { arrived = true; });
        bench.reader.run(stop.get_token(), version(), this, [&](const Outcome<std::int64_t>&) { arrived = true; });
        stop.request_stop();
        gate.open();
        bench.reader.run({}, version(), this, [&](const Outcome<std::int64_t>&) { isOver = true; });
        EVENTUALLY(isOver);
        QVERIFY(!arrived);
    }
};

QTEST_GUILESS_MAIN(tst_DataReader)
#include "tst_DataReader.moc"
