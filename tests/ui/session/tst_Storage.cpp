#include "core/Files.h"
#include "core/training/RunKeeping.h"
#include "tests/support/RunFolders.h"
#include "tests/ui/session/TrainBench.h"
#include "ui/session/Storage.h"

#include <QSignalSpy>

using namespace ui;
using namespace tests;
using Part = core::StoragePart;
namespace fs = std::filesystem;

namespace {

struct StorageBench : TrainBench {
    Worker keeping{"keeping"};
    Storage storage{project, training, keeping};

    fs::path path() const { return toPath(projectFolder()); }
    void put(const fs::path& file, std::size_t bytes) const {
        core::makeFolders((path() / file).parent_path());
        core::replaceFile(path() / file, std::string(bytes, 'x'));
    }
    const core::StorageShare& share(Part part) const { return storage.shares().at(static_cast<std::size_t>(part)); }
    void count() {
        storage.count();
        EVENTUALLY(!storage.isCounting() && !storage.shares().empty());
    }
};

} // namespace

class tst_Storage : public QObject {
    Q_OBJECT
private slots:
    void whatLiesInTheProjectIsCounted() {
        StorageBench bench;
        bench.create(numbered(3));
        bench.put("bin/run-9/weights", 500);
        QVERIFY(bench.storage.shares().empty());
        bench.storage.count();
        QVERIFY(bench.storage.isCounting());
        bench.count();
        QCOMPARE(bench.share(Part::Bin).bytes, 500U);
        QVERIFY(bench.storage.canFree(bench.share(Part::Bin)));
        QVERIFY(!bench.storage.canFree(bench.share(Part::Records)));
        bench.close();
        QVERIFY(bench.storage.shares().empty());
    }

    void whatIsFreedIsGoneAndCountedAnew() {
        StorageBench bench;
        bench.create(numbered(3));
        bench.put("bin/run-9/weights", 500);
        bench.count();
        bench.storage.free(Part::Bin);
        QCOMPARE(bench.storage.freeing(), std::optional(Part::Bin));
        EVENTUALLY(!bench.storage.freeing() && !bench.storage.isCounting());
        QCOMPARE(bench.share(Part::Bin).bytes, 0U);
        QVERIFY(!core::isThere(bench.path() / "bin" / "run-9"));
        QVERIFY(bench.storage.problems().empty());
        QVERIFY(!bench.storage.canFree(bench.share(Part::Bin)));
    }

    void whatLiesInTheBinComesBack() {
        StorageBench bench;
        bench.create(numbered(3));
        writeRun(core::runsFolder(bench.path()) / "run-1");
        core::binRun(core::runsFolder(bench.path()) / "run-1");
        bench.count();
        QCOMPARE(bench.storage.bin().size(), 1u);
        QSignalSpy restored(&bench.storage, &Storage::restored);
        bench.storage.putBack(bench.storage.bin()[0].place);
        QVERIFY(!bench.storage.canPutBack()); // one after the other
        EVENTUALLY(restored.size() == 1 && bench.storage.bin().empty());
        QVERIFY(core::isThere(core::runsFolder(bench.path()) / "run-1"));
        bench.storage.putBack(bench.path() / "bin/none");
        EVENTUALLY(!bench.storage.problems().empty());
        QCOMPARE(restored.size(), 1);
        QVERIFY(bench.storage.canPutBack());
    }

    void nothingOfRunsIsFreedWhileOneTrains() {
        StorageBench bench;
        bench.begin();
        writeRun(core::runsFolder(bench.path()) / "run-8", {.hasCheckpoint = true});
        bench.put("data/orphan.jsonl.zst", 100);
        const fs::path orphan = bench.path() / "data/orphan.jsonl.zst";
        fs::last_write_time(orphan, fs::file_time_type::clock::now() - std::chrono::hours(1));
        bench.put("bin/run-7/weights", 500);
        bench.lastStep = 2;
        bench.training.start(bench.choice());
        EVENTUALLY(bench.training.step() == 2);
        bench.count();
        for (const Part part : {Part::Frozen, Part::Checkpoints}) {
            QVERIFY(bench.share(part).freeBytes > 0);
            QVERIFY(!bench.storage.canFree(bench.share(part)));
            bench.storage.free(part);
            QVERIFY(!bench.storage.freeing());
        }
        QVERIFY(bench.storage.canFree(bench.share(Part::Bin)));
        bench.lastStep = 1000;
        EVENTUALLY(bench.training.state() == TrainingState::Finished);
        QVERIFY(bench.storage.canFree(bench.share(Part::Frozen)));
        bench.storage.free(Part::Frozen);
        EVENTUALLY(!bench.storage.freeing() && !bench.storage.isCounting());
        QVERIFY(!core::isThere(orphan));
        QVERIFY(core::isThere(core::dataFolder(bench.path()) / (bench.training.config().data + ".jsonl.zst")));
    }

    void countingCanBeGivenUp() {
        StorageBench bench;
        bench.create(numbered(3));
        Gate gate;
        bench.keeping.run({}, gate.job(), &bench.storage, [](const auto&) {});
        bench.storage.count();
        bench.storage.cancel();
        QVERIFY(!bench.storage.isCounting());
        gate.open();
        QTest::qWait(50);
        QVERIFY(bench.storage.shares().empty());
        bench.count();
    }

    void whatCannotBeFreedIsSaid() {
        StorageBench bench;
        bench.create(numbered(3));
        bench.put("bin/run-9/weights", 500);
        bench.count();
        fs::remove_all(bench.path() / "bin");
        bench.put("bin", 5); // a file where the folder was
        bench.storage.free(Part::Bin);
        EVENTUALLY(!bench.storage.freeing());
        QCOMPARE(bench.storage.problems().at(0).code, core::ProblemCode::FileUnreadable);
        QVERIFY(core::isThere(bench.path() / "bin"));
    }
};

QTEST_GUILESS_MAIN(tst_Storage)
#include "tst_Storage.moc"
