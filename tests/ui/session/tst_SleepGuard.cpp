#include "tests/ui/session/TrainBench.h"
#include "ui/session/SleepGuard.h"

#include <QSignalSpy>

#include <atomic>

using namespace ui;
using namespace tests;
using State = TrainingState;

namespace {

/// Counts what it gave and what came back.
class ScriptedInhibitor : public SleepInhibitor {
public:
    std::atomic<bool> refuses = false;
    std::atomic<int> asked = 0, given = 0, returned = 0;
    std::atomic<std::thread::id> askedOn;
    Gate* gate = nullptr;

    Hold inhibit(const QString& reason) override {
        askedOn = std::this_thread::get_id();
        m_hasReason = !reason.isEmpty();
        if (gate) gate->job()();
        ++asked;
        if (refuses) return {};
        ++given;
        return {new int(0), [this](int* nothing) {
                    ++returned;
                    delete nothing;
                }};
    }
    bool hasReason() const { return m_hasReason; }
    int held() const { return given - returned; }

private:
    std::atomic<bool> m_hasReason = false;
};

struct SleepBench : TrainBench {
    std::shared_ptr<ScriptedInhibitor> inhibitor = std::make_shared<ScriptedInhibitor>();
    SleepGuard guard{training, inhibitor};
};

} // namespace

class tst_SleepGuard : public QObject {
    Q_OBJECT
private slots:
    void theComputerStaysAwakeWhileARunTrains() {
        SleepBench bench;
        bench.begin();
        QCOMPARE(bench.inhibitor->asked.load(), 0);
        bench.lastStep = 3;
        bench.training.start(bench.choice());
        EVENTUALLY(bench.guard.isHeld());
        QVERIFY(bench.inhibitor->hasReason());
        QVERIFY(bench.inhibitor->askedOn.load() != std::this_thread::get_id());
        QCOMPARE(bench.inhibitor->held(), 1);
        bench.lastStep = 1000;
        EVENTUALLY(bench.training.state() == State::Finished);
        QCOMPARE(bench.inhibitor->held(), 0);
        QVERIFY(!bench.guard.isHeld() && !bench.guard.isRefused());
        QCOMPARE(bench.inhibitor->asked.load(), 1);
    }

    void aPauseLetsItSleepAndGoingOnDoesNot() {
        SleepBench bench;
        bench.begin();
        bench.lastStep = 3;
        bench.training.start(bench.choice());
        EVENTUALLY(bench.guard.isHeld() && bench.training.step() == 3);
        bench.training.pause();
        EVENTUALLY(bench.training.state() == State::Paused);
        QCOMPARE(bench.inhibitor->held(), 0);
        bench.training.resume();
        EVENTUALLY(bench.guard.isHeld());
        bench.training.stop();
        EVENTUALLY(bench.training.state() == State::Stopped);
        QCOMPARE(bench.inhibitor->held(), 0);
    }

    void aRunThatFailsGivesItBack() {
        SleepBench bench;
        bench.begin();
        bench.failAtStep = 4;
        bench.lastStep = 3;
        bench.training.start(bench.choice());
        EVENTUALLY(bench.guard.isHeld());
        bench.lastStep = 1000;
        EVENTUALLY(bench.training.state() == State::Failed);
        QCOMPARE(bench.inhibitor->held(), 0);
    }

    void aRefusalIsSaidUntilTheRunEnds() {
        SleepBench bench;
        bench.begin();
        bench.inhibitor->refuses = true;
        QSignalSpy changes(&bench.guard, &SleepGuard::changed);
        bench.lastStep = 3;
        bench.training.start(bench.choice());
        EVENTUALLY(bench.guard.isRefused() && bench.training.step() == 3);
        QCOMPARE(changes.size(), 1);
        QCOMPARE(bench.inhibitor->asked.load(), 1); // not again with every state
        bench.training.stop();
        EVENTUALLY(bench.training.state() == State::Stopped);
        QVERIFY(!bench.guard.isRefused());
        QCOMPARE(changes.size(), 2);
    }

    void aSlowAnswerHoldsNothingUpAndComesToNothing() {
        SleepBench bench;
        Gate gate;
        bench.inhibitor->gate = &gate;
        bench.begin();
        bench.training.start(bench.choice());
        EVENTUALLY(bench.training.state() == State::Finished);
        QVERIFY(!bench.guard.isHeld() && !bench.guard.isRefused());
        gate.open();
        EVENTUALLY(bench.inhibitor->given == 1 && bench.inhibitor->held() == 0);
        QVERIFY(!bench.guard.isHeld());
    }

    void theEndOfTheProgramGivesItBack() {
        TrainBench bench;
        bench.begin();
        bench.lastStep = 3;
        const auto inhibitor = std::make_shared<ScriptedInhibitor>();
        auto guard = std::make_unique<SleepGuard>(bench.training, inhibitor);
        bench.training.start(bench.choice());
        EVENTUALLY(guard->isHeld());
        guard.reset();
        QCOMPARE(inhibitor->held(), 0);
    }
};

QTEST_GUILESS_MAIN(tst_SleepGuard)
#include "tst_SleepGuard.moc"
