#include "core/model/ModelFolder.h"
#include "tests/support/Places.h"
#include "ui/train/TrainedSize.h"

#include <QTest>

using namespace ui;

namespace {

core::ModelConfig model() {
    return core::readModelConfig(tests::fixture("models/llama-gqa-bias"));
}

std::int64_t ofLayer(const core::ModelConfig& config, std::int64_t rank, std::int64_t layer) {
    std::int64_t count = 0;
    for (const core::LinearModule& module : core::linearModules(config))
        if (layer < 0 ? module.layer >= 0 : module.layer == layer)
            count += rank * (module.inputSize + module.outputSize);
    return count;
}

} // namespace

class tst_TrainedSize : public QObject {
    Q_OBJECT
private slots:
    void allLinearLeavesTheHead() {
        core::TrainingConfig config;
        config.rank = 3;
        const TrainedSize size = trainedSize(config, model());
        QCOMPARE(size.trained, ofLayer(model(), 3, -1));
        QCOMPARE(size.bytes, static_cast<std::uint64_t>(4 * size.trained));
        QCOMPARE(size.all, core::parameterCount(model()));
        QVERIFY(size.problems.empty());
    }

    void someLayersOfAllLinear() {
        core::TrainingConfig config;
        config.layersToTransform = {1};
        const TrainedSize size = trainedSize(config, model());
        QCOMPARE(size.trained, ofLayer(model(), config.rank, 1));
        QVERIFY(size.trained > 0);
    }

    void aPatternChooses() {
        core::TrainingConfig config;
        config.targetModules = {"q_proj", "v_proj"};
        const std::int64_t byName = trainedSize(config, model()).trained;
        config.targetModules = {".*\\.(q|v)_proj"};
        QCOMPARE(trainedSize(config, model()).trained, byName);
        QVERIFY(byName > 0);
    }

    void theHeadOfAClassifierIsTrainedWithItsAdapter() {
        const core::ModelConfig encoder = core::readModelConfig(tests::fixture("classifiers/distilbert/model"));
        core::TrainingConfig config;
        config.task = "classification";
        config.targetModules = {"q_lin"};
        config.rank = 4;
        const std::int64_t adapter = encoder.layerCount * 4 * 2 * encoder.hiddenSize;
        const std::int64_t dense = encoder.hiddenSize * (encoder.hiddenSize + 1);
        const TrainedSize size = trainedSize(config, encoder, 3);
        QVERIFY(size.problems.empty());
        QCOMPARE(size.trained, adapter + dense + 3 * (encoder.hiddenSize + 1));
        config.objective = "regression";
        QCOMPARE(trainedSize(config, encoder, 3).trained, adapter + dense + encoder.hiddenSize + 1);
    }

    void everyWeightOfAFullRun() {
        core::TrainingConfig config;
        config.method = "full";
        QCOMPARE(trainedSize(config, model()).trained, core::parameterCount(model()));
    }

    void aNameThatMatchesNothingIsAProblem() {
        core::TrainingConfig config;
        config.targetModules = {"q_proj", "w_proj"};
        const TrainedSize size = trainedSize(config, model());
        QCOMPARE(size.problems.size(), std::size_t(1));
        QCOMPARE(size.problems[0].where.field, std::string("target_modules"));
        QVERIFY(size.trained > 0);
        config.targetModules = {"w_proj"};
        QCOMPARE(trainedSize(config, model()).trained, std::int64_t(0));
        QCOMPARE(trainedSize(config, model()).problems.size(), std::size_t(1));
        config.targetModules = {"(q_proj"};
        QCOMPARE(trainedSize(config, model()).problems.size(), std::size_t(1));
    }
};

QTEST_GUILESS_MAIN(tst_TrainedSize)
#include "tst_TrainedSize.moc"
