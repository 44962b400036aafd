#include "core/model/AdapterSize.h"
#include "core/model/ModelFolder.h"
#include "core/training/TrainedAdapter.h"
#include "tests/support/Places.h"

#include <QTest>

using namespace core;
using Names = std::vector<std::string>;

namespace {

ModelConfig model() {
    return readModelConfig(tests::fixture("models/llama-gqa-bias"));
}

} // namespace

class tst_TrainedAdapter : public QObject {
    Q_OBJECT
private slots:
    void everySettingOfTheAdapterIsInIt() {
        TrainingConfig config;
        config.rank = 3;
        config.alpha = 7;
        config.dropout = 0.25;
        config.useRslora = true;
        config.modulesToSave = {"lm_head"};
        config.targetModules = {"q_proj", "v_proj"};
        const AdapterConfig adapter = trainedAdapter(config, model(), "/models/a");
        QCOMPARE(adapter.baseModel, std::string("/models/a"));
        QCOMPARE(adapter.rank, 3);
        QCOMPARE(adapter.alpha, 7.0);
        QCOMPARE(adapter.dropout, 0.25);
        QVERIFY(adapter.rankStabilised);
        QCOMPARE(adapter.modulesToSave, Names{"lm_head"});
        QVERIFY(adapter.targetModules == ModuleChoice(Names{"q_proj", "v_proj"}));
    }

    void onePatternIsAnExpressionAndOneNameAName() {
        TrainingConfig config;
        for (const char* pattern : {"all-linear", ".*q_proj", "a|b", "model\\.layers"}) {
            config.targetModules = {pattern};
            QVERIFY2(trainedAdapter(config, model()).targetModules == ModuleChoice(std::string(pattern)), pattern);
        }
        config.targetModules = {"q_proj"};
        QVERIFY(trainedAdapter(config, model()).targetModules == ModuleChoice(Names{"q_proj"}));
    }

    void allLinearsOfSomeLayersAreTheirNames() {
        TrainingConfig config;
        config.targetModules = {"all-linear"};
        const std::int64_t all = adapterParameterCount(trainedAdapter(config, model()), model());
        config.layersToTransform = {1};
        const AdapterConfig adapter = trainedAdapter(config, model());
        QVERIFY(adapter.targetModules == ModuleChoice(linearNames(model())));
        QCOMPARE(linearNames(model()).size(), std::size_t(7)); // four of the attention, three of the feed-forward
        QCOMPARE(model().layerCount * adapterParameterCount(adapter, model()), all);
    }
};

QTEST_GUILESS_MAIN(tst_TrainedAdapter)
#include "tst_TrainedAdapter.moc"
