#include "FileLimit.h"
#include "ProjectDesk.h"

#include <QTest>

#include <csignal>
#include <set>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace core;
using namespace tests;
namespace fs = std::filesystem;

/// Many records at once, and what is left where that does not end.
class tst_ProjectImport : public QObject {
    Q_OBJECT
    static std::int64_t rows(const fs::path& folder, const char* table) {
        sqlite3* database = nullptr;
        sqlite3_stmt* query = nullptr;
        sqlite3_open_v2(projectFile(folder).c_str(), &database, SQLITE_OPEN_READWRITE, nullptr);
        sqlite3_prepare_v2(database, (std::string("select count(*) from ") + table).c_str(), -1, &query, nullptr);
        const std::int64_t count = sqlite3_step(query) == SQLITE_ROW ? sqlite3_column_int64(query, 0) : -1;
        sqlite3_finalize(query);
        sqlite3_close(database);
        return count;
    }
    static void mustBeUntouched(ProjectDesk& desk) {
        QCOMPARE(desk.project().version(), 1);
        QCOMPARE(desk.texts(), std::string("a"));
        QCOMPARE(rows(desk.folder, "record"), 1);
        QCOMPARE(rows(desk.folder, "record_text"), 1);
        QCOMPARE(rows(desk.folder, "staged_batch"), 0);
    }

private slots:
    void aStepOfNoImportSaysSo() {
        ProjectDesk desk;
        desk.add({"a"});
        QVERIFY_THROWS_EXCEPTION(Error, desk.project().stepImport());
        mustBeUntouched(desk);
    }

    void aLargeImportIsOneEntry() {
        ProjectDesk desk;
        desk.add({"a"});
        auto records = manyRecords(45'000);
        records[44'999].record.file = "clinic.csv";
        records[44'999].record.line = 45'001;
        std::uint64_t last = 0;
        const RecordChange change = desk.project().import(records, "clinic.csv", {.listener = [&](auto done, auto total) {
            QVERIFY(done >= last && total == 45'000);
            last = done;
        }});
        QVERIFY(last > 44'000);
        QCOMPARE(change.entry.id, 2);
        QCOMPARE(change.entry.records, 45'000);
        QCOMPARE(change.entry.detail, std::string("clinic.csv"));
        QVERIFY(change.listChanged);
        QCOMPARE(change.records.size(), 45'000U);
        const auto content = desk.content();
        QCOMPARE(content.size(), 45'001U);
        for (std::size_t i = 1; i < content.size(); ++i) {
            QCOMPARE(content[i].record.id, change.records[i - 1]);
            QCOMPARE(content[i].record.instruction, "row " + std::to_string(i));
        }
        QCOMPARE(content.back().record.file, std::string("clinic.csv"));
        QCOMPARE(content.back().record.line, 45'001);
        QVERIFY(rows(desk.folder, "entry_chunk") >= 4);
        QCOMPARE(rows(desk.folder, "staged_batch"), 0);
        QCOMPARE(desk.project().undo()->records.size(), 45'000U);
        QCOMPARE(desk.texts(), std::string("a"));
        desk.reopen();
        QCOMPARE(desk.project().redo()->records, change.records);
        QVERIFY(desk.content() == content);
    }
    void otherChangesPassBetweenTheStepsOfAnImport() {
        ProjectDesk desk;
        const auto ids = desk.add({"a"});
        const auto records = std::make_shared<const std::vector<StoredRecord>>(manyRecords(12'000));
        desk.project().beginImport(records, "clinic.csv");
        desk.add({"at the end, before"});
        QVERIFY(!desk.project().stepImport());
        desk.edit(ids[0], "b");
        desk.add({"behind"}, ids[0]);
        const RecordId last = desk.add({"at the end"}).front();
        desk.project().undo();
        desk.project().redo();
        QCOMPARE(desk.texts(), std::string("b, behind, at the end, before, at the end"));
        std::optional<RecordChange> change;
        while (!change) change = desk.project().stepImport();
        QCOMPARE(change->entry.id, 8);
        QCOMPARE(change->records.size(), 12'000U);
        const auto content = desk.content();
        QCOMPARE(content.size(), 12'004U);
        std::set<RecordId> all;
        std::size_t row = 0;
        for (const StoredRecord& stored : content) {
            all.insert(stored.record.id);
            if (stored.record.line == 0 && stored.record.instruction == "row " + std::to_string(row + 1)) ++row;
        }
        QCOMPARE(row, 12'000U); // in their order
        QCOMPARE(all.size(), 12'004U);
        QVERIFY(all.contains(last));
        QCOMPARE(desk.record(change->records[0]).record.revision, 8);
        desk.edit(change->records[0], "edited");
        for (int i = 0; i < 2; ++i) desk.project().undo();
        QCOMPARE(desk.texts(), std::string("b, behind, at the end, before, at the end"));
        desk.project().redo();
        desk.reopen();
        QVERIFY(desk.content() == content);
    }
    void anImportInStepsThatIsGivenUpLeavesNothing_data() {
        QTest::addColumn<bool>("isClosed");
        QTest::newRow("abandoned") << false;
        QTest::newRow("closed") << true;
    }
    void anImportInStepsThatIsGivenUpLeavesNothing() {
        QFETCH(bool, isClosed);
        ProjectDesk desk;
        desk.add({"a"});
        desk.project().beginImport(std::make_shared<const std::vector<StoredRecord>>(manyRecords(12'000)), "x");
        QVERIFY(!desk.project().stepImport());
        if (isClosed) desk.reopen();
        else desk.project().abandonImport();
        mustBeUntouched(desk);
        QCOMPARE(desk.add({"b"}).size(), 1U);
        QCOMPARE(desk.texts(), std::string("a, b"));
    }
    void aStopLeavesNothing_data() {
        QTest::addColumn<int>("records");
        QTest::addColumn<int>("stopAt");
        QTest::newRow("small, at once") << 100 << 0;
        QTest::newRow("small, later") << 100 << 99;
        QTest::newRow("large, at once") << 25'000 << 0;
        QTest::newRow("large, in the middle") << 25'000 << 12'345;
        QTest::newRow("large, at the end") << 25'000 << 24'999;
    }
    void aStopLeavesNothing() {
        QFETCH(int, records);
        QFETCH(int, stopAt);
        ProjectDesk desk;
        desk.add({"a"});
        std::stop_source source;
        const Progress progress{.stop = source.get_token(), .listener = [&](auto done, auto) {
            if (static_cast<int>(done) >= stopAt) source.request_stop();
        }};
        QVERIFY_THROWS_EXCEPTION(Stopped, desk.project().import(manyRecords(records), "x", progress));
        mustBeUntouched(desk);
        QCOMPARE(desk.project().import(manyRecords(records), "x").records.size(), static_cast<std::size_t>(records));
    }
    void aRecordThatIsNoTextLeavesNothing() {
        ProjectDesk desk;
        desk.add({"a"});
        auto records = manyRecords(25'000);
        records[20'000].record.input = "\xff";
        records[20'000].record.line = 20'001;
        QCOMPARE(codeOf([&] { desk.project().import(records, "x"); }), ProblemCode::TextNotUtf8);
        mustBeUntouched(desk);
    }
    void aKilledImportIsSweptAtTheNextOpening() {
        ProjectDesk desk;
        desk.add({"a"});
        desk.close();
        const pid_t child = fork();
        if (child == 0) {
            Project project = Project::open(desk.folder);
            project.import(manyRecords(25'000), "x", {.listener = [](auto done, auto) {
                if (done == 21'000) kill(getpid(), SIGKILL);
            }});
            _exit(0);
        }
        int status = 0;
        waitpid(child, &status, 0);
        QVERIFY(WIFSIGNALED(status));
        QVERIFY(rows(desk.folder, "record") > 1);
        QCOMPARE(desk.texts(), std::string("a"));
        desk.reopen();
        mustBeUntouched(desk);
    }
    void aFullDiskChangesNothing_data() {
        QTest::addColumn<int>("room");
        for (const int room : {0, 20'000, 300'000, 2'000'000, 4'000'000, 5'500'000})
            QTest::addRow("%d", room) << room;
    }
    void aFullDiskChangesNothing() {
        QFETCH(int, room);
        ProjectDesk desk;
        const auto ids = desk.add({"a"});
        desk.edit(ids[0], "b");
        desk.project().undo();
        desk.reopen();
        const auto before = desk.content();
        const std::int64_t version = desk.project().version();
        {
            const FileLimit limit(fs::file_size(projectFile(desk.folder)) + static_cast<std::uintmax_t>(room));
            QCOMPARE(codeOf([&] { desk.project().import(manyRecords(100'000), "x"); }), ProblemCode::DiskFull);
            QCOMPARE(desk.project().version(), version);
            QVERIFY(desk.content() == before);
            if (room == 0) {
                const std::string large(500'000, 'x');
                QCOMPARE(codeOf([&] { desk.edit(ids[0], large); }), ProblemCode::DiskFull);
                QCOMPARE(codeOf([&] { desk.project().add(manyRecords(10'000), 0, EntryKind::Paste); }),
                         ProblemCode::DiskFull);
                QVERIFY(desk.content() == before);
            }
        }
        QVERIFY(desk.project().redo());
        QCOMPARE(desk.texts(), std::string("b"));
        desk.reopen();
        QCOMPARE(rows(desk.folder, "record"), 1);
        QCOMPARE(rows(desk.folder, "staged_batch"), 0);
        QCOMPARE(desk.project().import(manyRecords(30'000), "x").records.size(), 30'000U);
    }
};

QTEST_GUILESS_MAIN(tst_ProjectImport)
#include "tst_ProjectImport.moc"
