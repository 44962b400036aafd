#include "core/project/Backups.h"
#include "core/project/DerivedCache.h"
#include "core/project/StorageUse.h"
#include "tests/core/project/ProjectDesk.h"
#include "tests/support/RunFolders.h"

#include <QTest>


using namespace core;
using namespace tests;
namespace fs = std::filesystem;

namespace {

StorageShare shareOf(const fs::path& project, StoragePart part) {
    return storageUse(project).at(static_cast<std::size_t>(part));
}

void write(const fs::path& file, std::size_t bytes) {
    makeFolders(file.parent_path());
    replaceFile(file, std::string(bytes, 'x'));
}

void writeOld(const fs::path& file, std::size_t bytes) {
    write(file, bytes);
    fs::last_write_time(file, fs::file_time_type::clock::now() - std::chrono::hours(1));
}

/// A run with its weights as the trainer leaves them: the result shares the file of the best.
fs::path weighedRun(const fs::path& project, const char* name, RunStory story) {
    const fs::path run = runsFolder(project) / name;
    story.hasCheckpoint = true;
    writeRun(run, story);
    write(run / "best" / "weights", 3000);
    write(run / "last" / "weights", 1000);
    makeFolders(run / "adapter");
    fs::create_hard_link(run / "best" / "weights", run / "adapter" / "weights");
    return run;
}

} // namespace

class tst_StorageUse : public QObject {
    Q_OBJECT
private slots:
    void everyFileIsCountedOnce() {
        ProjectDesk desk;
        desk.add({"a"});
        write(desk.folder / "adapters" / "clinic" / "weights", 700);
        write(desk.folder / "notes.txt", 50);
        write(desk.folder / "project.lorikeet.v0.bak", 60);
        weighedRun(desk.folder, "run-1", {});
        std::uint64_t files = 0;
        const auto shares = storageUse(desk.folder, {{}, [&](std::uint64_t done, std::uint64_t) { files = done + 1; }});
        QVERIFY(files > 8);
        QCOMPARE(shares.size(), StorageParts);
        std::uint64_t onDisk = 0, told = 0;
        for (const auto& entry : fs::recursive_directory_iterator(desk.folder))
            if (entry.is_regular_file()) onDisk += entry.file_size();
        for (const StorageShare& share : shares) told += share.bytes;
        QCOMPARE(told, onDisk - 3000); // the best and the result are one file
        QCOMPARE(shares[static_cast<std::size_t>(StoragePart::Adapters)].bytes, 700U);
        QCOMPARE(shares[static_cast<std::size_t>(StoragePart::Other)].bytes, 110U);
        QVERIFY(shares[static_cast<std::size_t>(StoragePart::Records)].bytes > 10'000);
    }

    void onlyFinishedRunsGiveTheirCheckpoints() {
        ProjectDesk desk;
        const fs::path finished = weighedRun(desk.folder, "run-1", {});
        const fs::path stopped = weighedRun(desk.folder, "run-2", {.done = 4});
        const fs::path interrupted = weighedRun(desk.folder, "run-3", {.done = 4, .isEnded = false});
        const fs::path bare = weighedRun(desk.folder, "run-4", {});
        fs::remove_all(bare / "adapter"); // its weights lie nowhere else
        const StorageShare share = shareOf(desk.folder, StoragePart::Checkpoints);
        QCOMPARE(share.freeCount, 1);
        QCOMPARE(share.freeBytes, 1005U); // the result keeps the file of the best
        freeStorage(desk.folder, StoragePart::Checkpoints);
        for (const char* gone : {"checkpoint", "best", "last"}) QVERIFY(!isThere(finished / gone));
        QCOMPARE(fs::file_size(finished / "adapter" / "weights"), 3000U);
        for (const fs::path& run : {stopped, interrupted})
            for (const char* kept : {"checkpoint", "best", "last", "adapter"}) QVERIFY(isThere(run / kept));
        for (const char* kept : {"checkpoint", "best", "last"}) QVERIFY(isThere(bare / kept));
        QCOMPARE(shareOf(desk.folder, StoragePart::Checkpoints).freeBytes, 0U);
    }

    void recordsThatARunNamesStay() {
        ProjectDesk desk;
        for (const char* name : {"named", "binned", "orphan"})
            writeOld(dataFolder(desk.folder) / (std::string(name) + ".jsonl.zst"), 100);
        write(dataFolder(desk.folder) / "fresh.jsonl.zst", 100); // of a run that is being prepared
        writeRun(runsFolder(desk.folder) / "run-1", {.data = "named"});
        writeRun(desk.folder / "bin" / "run-2", {.data = "binned"});
        QCOMPARE(shareOf(desk.folder, StoragePart::Frozen).bytes, 400U);
        QCOMPARE(shareOf(desk.folder, StoragePart::Frozen).freeBytes, 100U);
        freeStorage(desk.folder, StoragePart::Frozen);
        QVERIFY(!isThere(dataFolder(desk.folder) / "orphan.jsonl.zst"));
        for (const char* name : {"named", "binned", "fresh"})
            QVERIFY(isThere(dataFolder(desk.folder) / (std::string(name) + ".jsonl.zst")));
    }

    void aRunThatCannotBeReadHoldsAllRecords() {
        ProjectDesk desk;
        writeOld(dataFolder(desk.folder) / "orphan.jsonl.zst", 100);
        write(runsFolder(desk.folder) / "run-1" / "config.json", 5);
        QCOMPARE(shareOf(desk.folder, StoragePart::Frozen).freeBytes, 0U);
        freeStorage(desk.folder, StoragePart::Frozen);
        QVERIFY(isThere(dataFolder(desk.folder) / "orphan.jsonl.zst"));
    }

    void theNewestCopyStays() {
        ProjectDesk desk;
        for (const std::int64_t day : {20261101, 20261102, 20261103}) {
            desk.add({"row"});
            backUp(desk.folder, day);
        }
        write(backupsFolder(desk.folder) / "mine.lorikeet", 100);
        QCOMPARE(shareOf(desk.folder, StoragePart::Backups).freeCount, 2);
        freeStorage(desk.folder, StoragePart::Backups);
        QCOMPARE(backups(desk.folder).size(), 1U);
        QCOMPARE(backups(desk.folder).front().day, 20261103);
        QVERIFY(isThere(backupsFolder(desk.folder) / "mine.lorikeet"));
    }

    void theBinIsEmptied() {
        ProjectDesk desk;
        write(desk.folder / "bin" / "run-1" / "weights", 300);
        write(desk.folder / "bin" / "clinic" / "weights", 200);
        const StorageShare share = shareOf(desk.folder, StoragePart::Bin);
        QCOMPARE(share.freeBytes, 500U);
        QCOMPARE(share.freeCount, 2);
        freeStorage(desk.folder, StoragePart::Bin);
        QCOMPARE(shareOf(desk.folder, StoragePart::Bin).bytes, 0U);
    }

    void anEmptiedCacheGoesOnWorkingForItsReaders() {
        ProjectDesk desk;
        DerivedCache cache(desk.folder);
        std::vector<DerivedValue> values;
        for (RecordId id = 1; id <= 20'000; ++id) values.push_back({id, 1, id * 3});
        cache.put("a tokenizer", values);
        const std::uint64_t before = shareOf(desk.folder, StoragePart::Caches).bytes;
        freeStorage(desk.folder, StoragePart::Caches);
        QVERIFY(shareOf(desk.folder, StoragePart::Caches).bytes < before / 4);
        const DerivedKey key{7, 1};
        QVERIFY(!cache.get("a tokenizer", {&key, 1}).front());
        cache.put("another", {values.data(), 10});
        QVERIFY(!cache.get("a tokenizer", {&key, 1}).front());
        QCOMPARE(*DerivedCache(desk.folder).get("another", {&key, 1}).front(), 21);
        replaceFile(desk.folder / "cache.sqlite", "torn");
        freeStorage(desk.folder, StoragePart::Caches);
        QVERIFY(!isThere(desk.folder / "cache.sqlite"));
    }

    void countingAndFreeingStopWhenAsked() {
        ProjectDesk desk;
        write(desk.folder / "bin" / "run-1" / "weights", 300);
        std::stop_source stop;
        stop.request_stop();
        QVERIFY_THROWS_EXCEPTION(Stopped, storageUse(desk.folder, {stop.get_token(), {}}));
        QVERIFY_THROWS_EXCEPTION(Stopped, freeStorage(desk.folder, StoragePart::Bin, {stop.get_token(), {}}));
        QVERIFY(isThere(desk.folder / "bin" / "run-1" / "weights"));
    }

    void whatCannotBeFreedIsLeftAlone() {
        ProjectDesk desk;
        desk.add({"a"});
        write(desk.folder / "adapters" / "clinic" / "weights", 10);
        weighedRun(desk.folder, "run-1", {});
        using enum StoragePart;
        for (const StoragePart part : {Records, Runs, Adapters, Other}) freeStorage(desk.folder, part);
        QCOMPARE(desk.texts(), std::string("a"));
        QVERIFY(isThere(desk.folder / "adapters" / "clinic" / "weights"));
        QVERIFY(isThere(runsFolder(desk.folder) / "run-1" / "adapter" / "weights"));
    }
};

QTEST_GUILESS_MAIN(tst_StorageUse)
#include "tst_StorageUse.moc"
