#include "core/engine/training/Batches.h"

#include "core/engine/training/TokenBudget.h"
#include "core/training/StepOrder.h"

#include <QTest>

#include <set>

using namespace core;
using namespace core::engine;

namespace {

TrainingData dataOf(const std::vector<std::size_t>& lengths) {
    TrainingData data;
    for (const std::size_t length : lengths)
        data.samples.push_back({std::vector<std::int32_t>(length, 1), std::vector<std::uint8_t>(length, 1),
                                static_cast<std::int64_t>(data.samples.size())});
    return data;
}

TrainingConfig config(std::int64_t batchSize, bool shuffle = true, std::int64_t tokens = 100) {
    TrainingConfig config;
    config.batchSize = batchSize;
    config.shuffle = shuffle;
    config.tokensPerMicroBatch = tokens;
    return config;
}

} // namespace

class tst_Batches : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anEpochHoldsEverySampleOnce() {
        const TrainingData data = dataOf(std::vector<std::size_t>(13, 5));
        const StepOrder batches(std::ssize(data.samples), config(4));
        QCOMPARE(batches.stepsPerEpoch(), 4);
        for (std::int64_t epoch = 0; epoch < 3; ++epoch) {
            std::multiset<std::int64_t> seen;
            for (std::int64_t step = 0; step < 4; ++step)
                for (const std::int64_t sample : batches.samplesOf(epoch * 4 + step)) seen.insert(sample);
            QCOMPARE(seen.size(), std::size_t{13});
            QCOMPARE(std::set<std::int64_t>(seen.begin(), seen.end()).size(), std::size_t{13});
        }
    }
    void epochsDifferAndTheSeedRepeatsThem() {
        const TrainingData data = dataOf(std::vector<std::size_t>(50, 5));
        const StepOrder first(std::ssize(data.samples), config(50)), second(std::ssize(data.samples), config(50));
        QCOMPARE(first.samplesOf(0), second.samplesOf(0));
        QVERIFY(first.samplesOf(0) != first.samplesOf(1));
        QCOMPARE(second.samplesOf(1), first.samplesOf(1));
        TrainingConfig other = config(50);
        other.seed = 43;
        QVERIFY(StepOrder(std::ssize(data.samples), other).samplesOf(0) != first.samplesOf(0));
    }
    void aStepDoesNotDependOnWhatWasAskedBefore() {
        const TrainingData data = dataOf(std::vector<std::size_t>(20, 5));
        const StepOrder straight(std::ssize(data.samples), config(3)), jumping(std::ssize(data.samples), config(3));
        const auto late = jumping.samplesOf(25);
        for (std::int64_t step = 0; step < 25; ++step) straight.samplesOf(step);
        QCOMPARE(straight.samplesOf(25), late);
    }
    void withoutShuffleTheOrderIsTheDatas() {
        const TrainingData data = dataOf(std::vector<std::size_t>(5, 5));
        const StepOrder batches(std::ssize(data.samples), config(2, false));
        QCOMPARE(batches.samplesOf(0), (std::vector<std::int64_t>{0, 1}));
        QCOMPARE(batches.samplesOf(2), (std::vector<std::int64_t>{4}));
        QCOMPARE(batches.samplesOf(3), (std::vector<std::int64_t>{0, 1}));
    }
    void microBatchesKeepTheBudgetAndTheOrder() {
        const TrainingData data = dataOf({40, 40, 30, 500, 10, 90, 1});
        const auto parts = microBatches(data, {0, 1, 2, 3, 4, 5, 6}, config(7, false).tokensPerMicroBatch);
        QCOMPARE(parts, (std::vector<std::vector<std::int64_t>>{{0, 1}, {2}, {3}, {4, 5}, {6}}));
    }
    void tokensAtOnceSuitTheDevice() {
        ModelConfig model;
        model.hiddenSize = 2048;
        model.intermediateSize = 8192;
        model.layerCount = 24;
        constexpr std::uint64_t Gibibyte = 1ULL << 30;
        const std::int64_t processor = suitableTokens(model, 0, 4);
        QCOMPARE(suitableTokens(model, 4 * Gibibyte, 2), processor); // the least: smaller where memory is short
        const std::int64_t middling = suitableTokens(model, 80 * Gibibyte, 2);
        QVERIFY(middling > processor);
        QVERIFY(suitableTokens(model, 80 * Gibibyte, 4) < middling);
        QVERIFY(suitableTokens(model, 60 * Gibibyte, 2) < middling);
        model.layerCount = 2;
        const std::int64_t most = suitableTokens(model, 80 * Gibibyte, 2);
        QVERIFY(most > middling);
        QCOMPARE(suitableTokens(model, 640 * Gibibyte, 2), most);
    }
};

QTEST_GUILESS_MAIN(tst_Batches)
#include "tst_Batches.moc"
