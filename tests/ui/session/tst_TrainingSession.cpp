#include "core/training/FrozenRecords.h"
#include "tests/ui/session/TrainBench.h"

#include <QElapsedTimer>
#include <QSignalSpy>

#include <numeric>

using namespace ui;
using namespace tests;
using State = TrainingState;

namespace {

QString linesOf(const std::vector<core::TrainingEvent>& events) {
    QString lines;
    for (const core::TrainingEvent& event : events)
        lines += QString::fromStdString(core::eventLine(event)) + QLatin1Char('\n');
    return lines;
}

std::vector<qint64> stepsOf(const std::vector<core::TrainingEvent>& events) {
    std::vector<qint64> steps;
    for (const core::TrainingEvent& event : events)
        if (const auto* step = std::get_if<core::StepFinished>(&event)) steps.push_back(step->step);
    return steps;
}

std::vector<qint64> upTo(qint64 last) {
    std::vector<qint64> steps(static_cast<std::size_t>(last));
    std::iota(steps.begin(), steps.end(), 1);
    return steps;
}

template <class Event> int count(const std::vector<core::TrainingEvent>& events) {
    return static_cast<int>(std::ranges::count_if(
        events, [](const core::TrainingEvent& event) { return std::holds_alternative<Event>(event); }));
}

} // namespace

class tst_TrainingSession : public QObject {
    Q_OBJECT
private slots:
    void aRunGoesFromItsRecordsToItsEnd() {
        TrainBench bench;
        bench.begin();
        QList<State> states;
        connect(&bench.training, &TrainingSession::stateChanged, this, [&] { states += bench.training.state(); });
        std::vector<core::TrainingEvent> told;
        connect(&bench.training, &TrainingSession::told, this,
                [&](const auto& events) { told.insert(told.end(), events.begin(), events.end()); });
        QSignalSpy runs(&bench.training, &TrainingSession::runChanged);
        bench.training.start(bench.choice());
        QVERIFY(bench.training.isActive());
        EVENTUALLY(bench.training.state() == State::Finished);
        states.removeOne(State::Idle); // the run before was forgotten
        QCOMPARE(states, (QList{State::Preparing, State::Opening, State::Training, State::Finished}));
        QCOMPARE(runs.size(), 2);
        QCOMPARE(bench.training.runName(), QStringLiteral("run-1"));
        QCOMPARE(stepsOf(told), upTo(20));
        QCOMPARE(linesOf(told), linesOf(core::Run::events(bench.run())));
        QCOMPARE(linesOf(told), linesOf(bench.training.events()));
        QCOMPARE(bench.training.step(), 20);
        QCOMPARE(bench.training.steps(), 20);
        QCOMPARE(bench.training.loss(), 0.2);
        QCOMPARE(bench.trainingsDestroyed.load(), 1);
        bench.drain();
        QVERIFY(bench.training.unfinished().empty());
    }

    void aRunKeepsItsRecordsWhileThePersonGoesOnEditing() {
        TrainBench bench;
        bench.begin();
        bench.lastStep = 3;
        bench.training.start(bench.choice());
        EVENTUALLY(bench.training.step() == 3);
        bench.edits.edit(bench.query.idAt(0), core::RecordField::Instruction, QStringLiteral("Changed while it runs"));
        bench.edits.add(numbered(5), 0);
        EVENTUALLY(bench.isSettled() && bench.query.count() == 17);
        bench.lastStep = 1000;
        EVENTUALLY(bench.training.state() == State::Finished);
        const core::RunConfig config = core::Run::config(bench.run());
        QCOMPARE(config.data.size(), 64U);
        const core::SplitRecords frozen = core::thaw(core::frozenFolder(bench.run()), config.data);
        QCOMPARE(frozen.training.size(), 12U);
        QCOMPARE(frozen.training[0].instruction, std::string("Instruction 1"));
        QCOMPARE(std::get<core::RunStarted>(bench.training.events()[0]).records, 12);
        QVERIFY(core::isThere(core::dataFolder(bench.project.path()) / (config.data + ".jsonl.zst")));
        bench.training.start(bench.choice()); // the next run has the newer ones
        EVENTUALLY(bench.training.state() == State::Finished);
        QCOMPARE(bench.training.runName(), QStringLiteral("run-2"));
        QVERIFY(core::Run::config(bench.run("run-2")).data != config.data);
    }

    /// Also while the file still waits for its drive.
    void whatWasEditedLastIsLearned() {
        TrainBench bench;
        bench.begin();
        Gate drive;
        bench.writer.run({}, drive.job(), &bench.edits, [](const auto&) {});
        bench.edits.edit(bench.query.idAt(0), core::RecordField::Instruction, QStringLiteral("In the last moment"));
        bench.training.start(bench.choice());
        bench.drain();
        drive.open();
        EVENTUALLY(bench.training.state() == State::Finished);
        const core::RunConfig config = core::Run::config(bench.run());
        const core::SplitRecords frozen = core::thaw(core::frozenFolder(bench.run()), config.data);
        QCOMPARE(frozen.training[0].instruction, std::string("In the last moment"));
    }

    void thePromptsOfARunAreRecordsAndThePersonsOwn() {
        TrainBench bench;
        bench.begin();
        TrainingChoice choice = bench.choice();
        choice.ownSamples = {{.instruction = "A prompt of my own"}};
        bench.training.start(choice);
        EVENTUALLY(bench.training.state() == State::Finished);
        const std::vector<core::SamplePrompt> prompts = core::readSamples(bench.run()).prompts;
        QCOMPARE(prompts.size(), 4U);
        QVERIFY(!prompts[0].isOwn && prompts[0].record.instruction.starts_with("Instruction "));
        QVERIFY(prompts[3] == (core::SamplePrompt{.record = choice.ownSamples[0], .isOwn = true}));
    }

    void aPauseWritesACheckpointAndWaits() {
        TrainBench bench;
        bench.begin();
        bench.lastStep = 7;
        bench.training.start(bench.choice());
        EVENTUALLY(bench.training.step() == 7);
        bench.training.pause();
        QCOMPARE(bench.training.state(), State::Pausing);
        EVENTUALLY(bench.training.state() == State::Paused);
        QVERIFY(!bench.training.isActive());
        QCOMPARE(bench.trainingsDestroyed.load(), 1);
        QCOMPARE(core::readFile(bench.run() / "checkpoint" / "state.safetensors"), std::string("7"));
        bench.drain();
        QVERIFY(bench.training.unfinished().empty()); // it is at hand already
        bench.lastStep = 1000;
        bench.training.resume();
        EVENTUALLY(bench.training.state() == State::Finished);
        QCOMPARE(stepsOf(bench.training.events()), upTo(20));
        QCOMPARE(count<core::RunResumed>(bench.training.events()), 1);
        QCOMPARE(stepsOf(core::Run::events(bench.run())), upTo(20));
    }

    void aStopKeepsWhatWasLearnedAndTheRunCanGoOn() {
        TrainBench bench;
        bench.begin();
        bench.lastStep = 5;
        bench.training.start(bench.choice());
        EVENTUALLY(bench.training.step() == 5);
        bench.training.stop();
        QCOMPARE(bench.training.state(), State::Stopping);
        EVENTUALLY(bench.training.state() == State::Stopped);
        QVERIFY(core::isFolder(bench.run() / "adapter"));
        EVENTUALLY(bench.training.unfinished().size() == 1);
        QCOMPARE(bench.training.unfinished()[0].step, 5);
        QCOMPARE(bench.training.unfinished()[0].steps, 20);
        bench.lastStep = 1000;
        bench.training.resume(bench.training.unfinished()[0].folder);
        EVENTUALLY(bench.training.state() == State::Finished);
        QCOMPARE(stepsOf(bench.training.events()), upTo(20));
        EVENTUALLY(bench.training.unfinished().empty());
    }

    void aStopWhilePreparingLeavesNothing() {
        TrainBench bench;
        bench.begin();
        Gate gate;
        bench.reader.scan({}, gate.job(), this, [](const auto&) {});
        bench.training.start(bench.choice());
        QCOMPARE(bench.training.state(), State::Preparing);
        bench.training.stop();
        QCOMPARE(bench.training.state(), State::Idle);
        gate.open();
        bench.drain();
        QCOMPARE(bench.training.state(), State::Idle);
        QVERIFY(!core::isThere(bench.run()));
        QCOMPARE(bench.trainings.load(), 0);
    }

    void aStopWhileTheModelIsOpenedLeavesNothing() {
        TrainBench bench;
        bench.begin();
        bench.openingIsHeld = true;
        bench.training.start(bench.choice());
        EVENTUALLY(bench.openingTurns > 0);
        QCOMPARE(bench.training.state(), State::Opening);
        bench.training.stop();
        EVENTUALLY(bench.training.state() == State::Idle);
        QVERIFY(!core::isThere(bench.run()));
        QVERIFY(bench.training.runFolder().isEmpty());
        bench.openingIsHeld = false;
        bench.training.start(bench.choice());
        EVENTUALLY(bench.training.state() == State::Finished);
    }

    /// It has written to its folder, but the window has not heard of it yet.
    void aStopInTheMomentOfItsBeginningIsAStop() {
        TrainBench bench;
        bench.begin();
        bench.openingIsHeld = true;
        bench.lastStep = 2;
        bench.training.start(bench.choice());
        EVENTUALLY(bench.openingTurns > 0);
        bench.openingIsHeld = false;
        while (!core::isThere(bench.run() / "events.jsonl") || core::Run::events(bench.run()).size() < 3)
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        QVERIFY(bench.training.events().empty());
        bench.training.stop();
        EVENTUALLY(!bench.training.isActive());
        QCOMPARE(bench.training.state(), State::Stopped);
        QCOMPARE(bench.training.step(), 2);
        EVENTUALLY(bench.training.unfinished().size() == 1);
    }

    void aFailureIsToldAndTheNextRunIsAnother() {
        TrainBench bench;
        bench.begin();
        bench.failAtStep = 5;
        bench.training.start(bench.choice());
        EVENTUALLY(bench.training.state() == State::Failed);
        QCOMPARE(bench.training.problems().at(0).code, core::ProblemCode::DiskFull);
        QCOMPARE(stepsOf(bench.training.events()), upTo(4));
        bench.failAtStep = -1;
        bench.training.start(bench.choice());
        EVENTUALLY(bench.training.state() == State::Finished);
        QVERIFY(bench.training.problems().empty());
        QCOMPARE(bench.training.runName(), QStringLiteral("run-2"));
    }

    void whatCannotBeginIsToldAndLeavesNoRun() {
        TrainBench bench;
        bench.begin();
        TrainingChoice choice = bench.choice();
        choice.statuses = {core::Status::Rejected};
        bench.training.start(choice);
        EVENTUALLY(bench.training.state() == State::Failed);
        QCOMPARE(bench.training.problems().at(0).code, core::ProblemCode::NothingToLearn);
        choice = bench.choice();
        choice.config.overlong = "refuse";
        choice.config.maxLength = 4;
        bench.training.start(choice);
        EVENTUALLY(bench.training.state() == State::Failed);
        QCOMPARE(bench.training.problems().at(0).code, core::ProblemCode::RecordCut);
        choice = bench.choice();
        choice.config.device = "cuda:3";
        bench.training.start(choice);
        EVENTUALLY(bench.training.state() == State::Failed);
        QCOMPARE(bench.training.problems().at(0).code, core::ProblemCode::DeviceMissing);
        QVERIFY(!core::isThere(bench.run()));
    }

    void shareOfTheTrainingRecordsIsHeldOutWhereThereIsNoValidation() {
        TrainBench bench;
        bench.begin(40);
        TrainingChoice choice = bench.choice();
        choice.validationShare = 0.25;
        bench.training.start(choice);
        EVENTUALLY(bench.training.state() == State::Finished);
        const core::RunConfig config = core::Run::config(bench.run());
        QVERIFY(config.validationRecords > 0);
        QCOMPARE(config.trainingRecords + config.validationRecords, 40);
        QCOMPARE(bench.training.config().validationRecords, config.validationRecords);
    }

    void eventsAreAllToldButNotOneByOne() {
        TrainBench bench;
        bench.begin();
        bench.steps = 400;
        QSignalSpy told(&bench.training, &TrainingSession::told);
        QElapsedTimer clock;
        clock.start();
        bench.training.start(bench.choice());
        EVENTUALLY(bench.training.state() == State::Finished);
        QCOMPARE(stepsOf(bench.training.events()), upTo(400));
        QVERIFY2(told.size() <= clock.elapsed() / 100 + 3, qPrintable(QString::number(told.size())));
    }
};

QTEST_GUILESS_MAIN(tst_TrainingSession)
#include "tst_TrainingSession.moc"
