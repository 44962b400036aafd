#include "core/training/Forecast.h"

#include <QTest>

using namespace core;

namespace {

TrainingData dataOf(int records, int tokens, int learned) {
    TrainingData data;
    for (int i = 0; i < records; ++i) {
        TrainingSample sample;
        sample.ids.assign(static_cast<std::size_t>(tokens), 1);
        sample.learned.assign(static_cast<std::size_t>(tokens), 0);
        std::fill_n(sample.learned.end() - learned, learned, 1);
        data.samples.push_back(sample);
    }
    return data;
}

constexpr TrainingTrial Trial{.microBatches = 3,
                              .secondsPerToken = 1e-3,
                              .secondsPerStep = 0.5,
                              .secondsPerEvaluatedToken = 1e-4,
                              .peakBytes = 7,
                              .trainedParameters = 100,
                              .resultBytes = 300};

} // namespace

class tst_Forecast : public QObject {
    Q_OBJECT
private slots:
    void countsAndTimes() {
        TrainingConfig config;
        config.batchSize = 4;
        config.epochs = 2;
        TrainingData training = dataOf(10, 20, 5);
        training.notes = {{ProblemCode::RecordCut, {}, {}}, {ProblemCode::RecordSkipped, {}, {}}};
        const TrainingData validation = dataOf(3, 10, 2);
        const Forecast plan = forecast(config, training, &validation, Trial);
        QCOMPARE(plan.records, 10);
        QCOMPARE(plan.cutRecords, 1);
        QCOMPARE(plan.leftOutRecords, 1);
        QCOMPARE(plan.tokens, 200);
        QCOMPARE(plan.learnedTokens, 50);
        QCOMPARE(plan.stepsPerEpoch, 3);
        QCOMPARE(plan.steps, 6);
        QCOMPARE(plan.evaluations, 3); // before, and after each epoch
        QVERIFY(std::abs(plan.seconds - (2 * 200 * 1e-3 + 6 * 0.5 + 3 * 30 * 1e-4)) < 1e-12);
        QCOMPARE(plan.peakBytes, 7U);
        QCOMPARE(plan.resultBytes, 300U);
        QCOMPARE(plan.checkpointBytes, 1200U);     // each weight with two moments, in float32
        QCOMPARE(plan.diskBytes, 1200U + 3 * 300); // best, last and result
    }
    void aPartOfAnEpochTakesItsPart() {
        TrainingConfig config;
        config.batchSize = 5;
        config.maxSteps = 1;
        const Forecast plan = forecast(config, dataOf(10, 20, 5), nullptr, Trial);
        QCOMPARE(plan.steps, 1);
        QCOMPARE(plan.evaluations, 0);
        QCOMPARE(plan.diskBytes, 1200U + 2 * 300); // there is no best
        QVERIFY(std::abs(plan.seconds - (100 * 1e-3 + 0.5)) < 1e-12);
    }
    void theLastStepIsLookedAtOnce() {
        TrainingConfig config;
        config.batchSize = 1;
        config.maxSteps = 7;
        config.evaluateEvery = 3;
        const TrainingData validation = dataOf(1, 10, 2);
        QCOMPARE(forecast(config, dataOf(10, 20, 5), &validation, Trial).evaluations, 4); // 0, 3, 6, 7
        config.maxSteps = 6;
        QCOMPARE(forecast(config, dataOf(10, 20, 5), &validation, Trial).evaluations, 3); // 0, 3, 6
    }
};

QTEST_GUILESS_MAIN(tst_Forecast)
#include "tst_Forecast.moc"
