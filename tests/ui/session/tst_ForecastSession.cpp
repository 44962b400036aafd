#include "tests/ui/session/TrainBench.h"

#include <QSignalSpy>

using namespace ui;
using namespace tests;

class tst_ForecastSession : public QObject {
    Q_OBJECT
private slots:
    void itIsCountedFirstAndTimedThen() {
        TrainBench bench;
        bench.begin(12);
        bench.trialIsHeld = true;
        bench.forecast.ask(bench.choice());
        QVERIFY(bench.forecast.report().isComputing);
        EVENTUALLY(bench.forecast.report().forecast.records == 12);
        QCOMPARE(bench.forecast.report().forecast.steps, 9); // three epochs of 12 records, 4 a step
        QVERIFY(!bench.forecast.report().isTimed);
        QVERIFY(bench.forecast.report().isComputing);
        bench.trialIsHeld = false;
        EVENTUALLY(bench.forecast.report().isTimed);
        QVERIFY(!bench.forecast.report().isComputing);
        QVERIFY(bench.forecast.report().forecast.seconds > 0);
        QCOMPARE(bench.forecast.report().forecast.peakBytes, 100'000'000U);
        QCOMPARE(bench.forecast.report().freeBytes, cpu().freeBytes);
        QVERIFY(!core::isThere(bench.run())); // nothing of a trial is kept
    }

    void theNewestQuestionWins() {
        TrainBench bench;
        bench.begin(12);
        for (int epochs = 1; epochs <= 9; ++epochs) bench.forecast.ask(withEpochs(bench, epochs));
        EVENTUALLY(bench.forecast.report().isTimed);
        QCOMPARE(bench.forecast.report().forecast.steps, 27);
        QCOMPARE(bench.trials.load(), 1); // who types is not answered at every key
    }

    void aTrialOfAnOlderQuestionIsGivenUp() {
        TrainBench bench;
        bench.begin(12);
        bench.trialIsHeld = true;
        bench.forecast.ask(withEpochs(bench, 1));
        EVENTUALLY(bench.trialTurns > 0);
        bench.forecast.ask(withEpochs(bench, 2));
        EVENTUALLY(bench.forecast.report().forecast.steps == 6);
        bench.trialIsHeld = false;
        EVENTUALLY(bench.forecast.report().isTimed);
        QCOMPARE(bench.forecast.report().forecast.steps, 6);
        QCOMPARE(bench.trials.load(), 1);
    }

    void aTrialStillCountsWhereOnlyTheScheduleIsAnother() {
        TrainBench bench;
        bench.begin(12);
        bench.forecast.ask(bench.choice());
        EVENTUALLY(bench.forecast.report().isTimed);
        TrainingChoice choice = withEpochs(bench, 6);
        choice.config.learningRate = 1e-3;
        bench.forecast.ask(choice);
        EVENTUALLY(!bench.forecast.report().isComputing);
        QVERIFY(bench.forecast.report().isTimed);
        QCOMPARE(bench.forecast.report().forecast.steps, 18);
        QCOMPARE(bench.trials.load(), 1);
        choice.config.rank = 32; // that is another amount of work
        bench.forecast.ask(choice);
        EVENTUALLY(bench.trials == 2);
        EVENTUALLY(bench.forecast.report().isTimed && !bench.forecast.report().isComputing);
    }

    void whatNoTokenDependsOnNeedsNoEncoding() {
        TrainBench bench;
        bench.begin(12);
        TrainingChoice choice = bench.choice();
        const auto ask = [&](int trials) {
            bench.forecast.ask(choice);
            const auto isTimed = [&] {
                const ForecastReport& report = bench.forecast.report();
                return bench.trials == trials && report.isTimed && !report.isComputing;
            };
            return QTest::qWaitFor(isTimed, Patience);
        };
        QVERIFY(ask(1));
        choice.config.rank = 32;
        choice.config.learningRate = 1e-3;
        QVERIFY(ask(2));
        QCOMPARE(bench.tried.at(1), bench.tried.at(0));
        choice.config.maxLength = 64;
        choice.config.rank = 24;
        QVERIFY(ask(3));
        QVERIFY(bench.tried.at(2) != bench.tried.at(1));
        choice.config.rank = 16;
        bench.edits.edit(bench.query.idAt(0), core::RecordField::Instruction, QStringLiteral("Another"));
        QVERIFY(ask(4));
        QVERIFY(bench.tried.at(3) != bench.tried.at(2));
        choice.statuses = {core::Status::Approved};
        choice.config.rank = 8;
        QVERIFY(ask(5));
        QVERIFY(bench.tried.at(4) != bench.tried.at(3));
        choice.validationShare = 0.25;
        QVERIFY(ask(6));
        QVERIFY(bench.tried.at(5) != bench.tried.at(4));
        QCOMPARE(bench.forecast.report().validationRecords, qint64(3));
        choice.config.rank = 4;
        QVERIFY(ask(7));
        QCOMPARE(bench.tried.at(6), bench.tried.at(5));
        QCOMPARE(bench.forecast.report().validationRecords, qint64(3));
        choice.config.seed += 1; // other records are put aside
        choice.config.rank = 64;
        QVERIFY(ask(8));
        QVERIFY(bench.tried.at(7) != bench.tried.at(6));
    }

    void otherRecordsAreAnotherAmountOfWork() {
        TrainBench bench;
        bench.begin(12);
        bench.forecast.ask(bench.choice());
        EVENTUALLY(bench.forecast.report().isTimed);
        bench.edits.add(numbered(8), 0);
        EVENTUALLY(bench.isSettled() && bench.query.count() == 20);
        bench.forecast.ask(bench.choice());
        EVENTUALLY(bench.forecast.report().forecast.records == 20);
        EVENTUALLY(bench.forecast.report().isTimed);
        QCOMPARE(bench.trials.load(), 2);
    }

    void whatARunWouldFailOfIsToldBefore() {
        TrainBench bench;
        bench.begin(3);
        TrainingChoice choice = bench.choice();
        choice.statuses = {core::Status::Rejected};
        bench.forecast.ask(choice);
        EVENTUALLY(!bench.forecast.report().problems.empty());
        QCOMPARE(bench.forecast.report().problems[0].code, core::ProblemCode::NothingToLearn);
        QVERIFY(!bench.forecast.report().isComputing);
    }

    void withoutAModelOrAProjectThereIsNothingToTell() {
        TrainBench bench;
        bench.forecast.ask(bench.choice());
        EVENTUALLY(!bench.forecast.report().isComputing);
        QCOMPARE(bench.forecast.report().forecast.records, 0);
        bench.begin();
        bench.forecast.ask(bench.choice());
        EVENTUALLY(bench.forecast.report().isTimed);
        bench.close();
        QCOMPARE(bench.forecast.report().forecast.records, 0);
    }

    void anEngineThatComesLaterTimesWhatIsAsked() {
        TrainBench bench;
        bench.create(numbered(12));
        bench.chooseModel();
        bench.forecast.ask(bench.choice());
        EVENTUALLY(bench.forecast.report().forecast.records == 12);
        QVERIFY(!bench.forecast.report().isTimed);
        bench.engine.start();
        EVENTUALLY(bench.forecast.report().isTimed);
    }

    void aTrainingDoesNotWaitForATrial() {
        TrainBench bench;
        bench.begin();
        bench.trialIsHeld = true;
        bench.forecast.ask(bench.choice());
        EVENTUALLY(bench.trialTurns > 0);
        bench.training.start(bench.choice());
        EVENTUALLY(bench.training.state() == TrainingState::Finished);
        QCOMPARE(bench.trials.load(), 0);
        bench.trialIsHeld = false;
        EVENTUALLY(bench.forecast.report().isTimed); // asked again when the engine was free
    }

    void duringATrainingThereIsNoTrial() {
        TrainBench bench;
        bench.begin();
        bench.lastStep = 2;
        bench.training.start(bench.choice());
        EVENTUALLY(bench.training.step() == 2);
        bench.forecast.ask(withEpochs(bench, 5));
        EVENTUALLY(bench.forecast.report().forecast.steps == 15);
        QVERIFY(!bench.forecast.report().isComputing);
        QCOMPARE(bench.trialTurns.load(), 0);
    }

private:
    static TrainingChoice withEpochs(const TrainBench& bench, int epochs) {
        TrainingChoice choice = bench.choice();
        choice.config.epochs = epochs;
        return choice;
    }
};

QTEST_GUILESS_MAIN(tst_ForecastSession)
#include "tst_ForecastSession.moc"
