/// Runs that were left before their end, by the closing of the project, of the program, or by a crash: found again and
/// gone on with.
#include "core/training/FrozenRecords.h"
#include "tests/ui/session/TrainBench.h"

#include <QDir>
#include <QSignalSpy>

using namespace ui;
using namespace tests;
using State = TrainingState;

namespace {

qint64 checkpointOf(const std::filesystem::path& run) {
    const auto file = run / "checkpoint" / "state.safetensors";
    return core::isThere(file) ? std::stoll(core::readFile(file)) : -1;
}

void trainTo(TrainBench& bench, int step) {
    bench.lastStep = step;
    bench.training.start(bench.choice());
    EVENTUALLY(bench.training.step() == step);
}

} // namespace

class tst_UnfinishedRuns : public QObject {
    Q_OBJECT
private slots:
    void closingTheProjectKeepsWhatWasLearned() {
        TrainBench bench;
        bench.begin();
        trainTo(bench, 6);
        bench.close();
        QCOMPARE(bench.training.state(), State::Idle);
        QVERIFY(bench.training.events().empty());
        EVENTUALLY(bench.trainingsDestroyed == 1);
        QCOMPARE(checkpointOf(bench.run()), 6);
        bench.open();
        EVENTUALLY(bench.training.unfinished().size() == 1);
        QCOMPARE(bench.training.unfinished()[0].step, 6);
        QCOMPARE(bench.training.unfinished()[0].steps, 20);
        bench.edits.remove(bench.query.ids()); // what it learns from is its own
        EVENTUALLY(bench.isSettled());
        bench.lastStep = 1000;
        QSignalSpy runs(&bench.training, &TrainingSession::runChanged);
        bench.training.resume(bench.training.unfinished()[0].folder);
        EVENTUALLY(bench.training.state() == State::Finished);
        QCOMPARE(bench.training.runName(), QStringLiteral("run-1"));
        QCOMPARE(bench.training.step(), 20);
        QCOMPARE(std::get<core::RunStarted>(bench.training.events()[0]).records, 12);
        EVENTUALLY(bench.training.unfinished().empty());
    }

    void aProjectThatIsOpenedBeforeTheCheckpointIsWrittenHearsOfItYet() {
        TrainBench bench;
        bench.begin();
        bench.turnMs = 300; // the turn under way ends after the project is open again
        trainTo(bench, 1);
        bench.project.close();
        bench.project.open(bench.projectFolder());
        EVENTUALLY(bench.training.unfinished().size() == 1);
        QVERIFY(bench.training.unfinished()[0].step >= 1);
    }

    void aRunThatGoesOnBeforeItHasEndedWaitsForItself() {
        TrainBench bench;
        bench.begin();
        trainTo(bench, 3);
        bench.training.stop();
        EVENTUALLY(bench.training.unfinished().size() == 1);
        const QString folder = bench.training.unfinished()[0].folder;
        bench.training.resume(folder);
        EVENTUALLY(bench.training.state() == State::Training);
        bench.turnMs = 300;
        QTest::qWait(20); // a long turn is under way
        bench.project.close();
        bench.project.open(bench.projectFolder());
        EVENTUALLY(bench.training.unfinished().size() == 1);
        QList<State> states;
        connect(&bench.training, &TrainingSession::stateChanged, this, [&] { states += bench.training.state(); });
        bench.turnMs = 1;
        bench.lastStep = 1000;
        bench.training.resume(folder);
        EVENTUALLY(bench.training.state() == State::Finished);
        QVERIFY(!states.contains(State::Stopped));
        QCOMPARE(bench.training.step(), 20);
    }

    void theEndOfTheProgramLetsTheTrainingWriteItsCheckpoint() {
        auto bench = std::make_unique<TrainBench>();
        bench->begin();
        trainTo(*bench, 9);
        bench->folder.setAutoRemove(false);
        const QString folder = bench->folder.path();
        const std::filesystem::path run = bench->run();
        bench.reset();
        QCOMPARE(checkpointOf(run), 9);
        QVERIFY(std::holds_alternative<core::RunStopped>(core::Run::events(run).back()));
        QVERIFY(QDir(folder).removeRecursively());
    }

    void whatACrashLeftIsOfferedNewestFirst() {
        TrainBench bench;
        bench.begin();
        trainTo(bench, 4);
        bench.training.stop();
        EVENTUALLY(bench.training.state() == State::Stopped);
        trainTo(bench, 8);
        bench.training.pause();
        EVENTUALLY(bench.training.state() == State::Paused);
        bench.lastStep = 1000;
        bench.training.start(bench.choice()); // the paused one stays on the disk
        EVENTUALLY(bench.training.state() == State::Finished);
        EVENTUALLY(bench.training.unfinished().size() == 2);
        const auto runs = core::runsFolder(bench.project.path());
        const auto time = std::filesystem::last_write_time(runs / "run-1" / "events.jsonl");
        std::filesystem::last_write_time(runs / "run-2" / "events.jsonl", time + std::chrono::hours(1));
        std::filesystem::create_directories(runs / "run-4"); // never began
        std::filesystem::create_directories(runs / "run-5" / "checkpoint");
        core::replaceFile(runs / "run-5" / "checkpoint" / "state.safetensors", "1"); // without events
        bench.close();
        QVERIFY(bench.training.unfinished().empty());
        bench.open();
        EVENTUALLY(bench.training.unfinished().size() == 2);
        QCOMPARE(fileName(bench.training.unfinished()[0]), QStringLiteral("run-2"));
        QCOMPARE(bench.training.unfinished()[0].step, 8);
        QCOMPARE(fileName(bench.training.unfinished()[1]), QStringLiteral("run-1"));
    }

    void whatIsDoneAgainAfterACrashCountsOnce() {
        TrainBench bench;
        bench.begin();
        trainTo(bench, 4);
        bench.training.pause();
        EVENTUALLY(bench.training.state() == State::Paused);
        bench.lastStep = 8;
        bench.training.resume();
        EVENTUALLY(bench.training.step() == 8);
        bench.training.stop();
        EVENTUALLY(bench.training.unfinished().size() == 1);
        core::replaceFile(bench.run() / "checkpoint" / "state.safetensors", "4"); // that of step 8 was not written yet
        bench.lastStep = 1000;
        bench.training.resume(bench.training.unfinished()[0].folder);
        EVENTUALLY(bench.training.state() == State::Finished);
        qint64 steps = 0;
        for (const core::TrainingEvent& event : bench.training.events())
            if (const auto* step = std::get_if<core::StepFinished>(&event)) QCOMPARE(step->step, ++steps);
        QCOMPARE(steps, 20);
        QCOMPARE(bench.training.events().size(), core::Run::events(bench.run()).size());
    }

    void aRunWhoseRecordsAreGoneSaysSo() {
        TrainBench bench;
        bench.begin();
        trainTo(bench, 4);
        bench.training.stop();
        EVENTUALLY(bench.training.unfinished().size() == 1);
        std::filesystem::remove_all(core::dataFolder(bench.project.path()));
        bench.training.resume(bench.training.unfinished()[0].folder);
        EVENTUALLY(bench.training.state() == State::Failed);
        QCOMPARE(bench.training.problems().at(0).code, core::ProblemCode::FileMissing);
        QCOMPARE(checkpointOf(bench.run()), 4);
    }

    void aStopWhileARunIsPreparedToGoOnLeavesItAsItWas() {
        TrainBench bench;
        bench.begin();
        trainTo(bench, 4);
        bench.training.stop();
        EVENTUALLY(bench.training.unfinished().size() == 1);
        Gate gate;
        bench.worker.run({}, gate.job(), this, [](const auto&) {});
        bench.training.resume(bench.training.unfinished()[0].folder);
        QCOMPARE(bench.training.state(), State::Preparing);
        bench.training.stop();
        gate.open();
        bench.drain();
        QCOMPARE(bench.training.state(), State::Idle);
        QCOMPARE(bench.training.unfinished().size(), 1U);
        QCOMPARE(checkpointOf(bench.run()), 4);
        bench.lastStep = 1000;
        bench.training.resume(bench.training.unfinished()[0].folder);
        EVENTUALLY(bench.training.state() == State::Finished);
    }

    void aRunThatIsShownNoMoreStaysOnTheDisk() {
        TrainBench bench;
        bench.begin();
        trainTo(bench, 4);
        bench.training.dismiss(); // not while it runs
        QVERIFY(bench.training.isActive());
        bench.training.pause();
        EVENTUALLY(bench.training.state() == State::Paused);
        bench.training.dismiss();
        QCOMPARE(bench.training.state(), State::Idle);
        QVERIFY(bench.training.events().empty());
        QCOMPARE(checkpointOf(bench.run()), 4);
        EVENTUALLY(bench.training.unfinished().size() == 1);
    }

private:
    static QString fileName(const UnfinishedRun& run) { return run.folder.section(QLatin1Char('/'), -1); }
};

QTEST_GUILESS_MAIN(tst_UnfinishedRuns)
#include "tst_UnfinishedRuns.moc"
