#include "core/Error.h"
#include "core/engine/model/MaskedLanguageModel.h"
#include "core/model/MaskedHead.h"
#include "tests/support/EngineModels.h"
#include "tests/support/FixtureMembers.h"
#include "tests/support/Places.h"

#include <QTest>

using namespace core;
using namespace core::engine;

namespace {

void addMembers() {
    tests::addFixtureMembers("masked");
}

struct Member {
    explicit Member(const QString& name)
        : folder(tests::fixture("masked") / name.toStdString()), expected(tests::readJson(folder / "expected.json")),
          opened(std::make_shared<const ModelFolder>(
              ModelFolder::open(folder / "model", {}, {ModelTask::FillMasks, {}}))),
          weights(opened, at::kCPU, at::kFloat), model(makeModel(opened->config(), weights, at::kCPU, at::kFloat)) {
        while (model->loadNextBlock(weights)) {
        }
    }
    std::filesystem::path folder;
    nlohmann::json expected;
    std::shared_ptr<const ModelFolder> opened;
    Weights weights;
    std::shared_ptr<Transformer> model;
};

} // namespace

/// Parity with transformers' …ForMaskedLM (values in tests/fixtures/masked, made by
/// tests/reference/masked_fixtures.py).
class tst_MaskedLanguageModel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void logitsEqualTransformers_data() { addMembers(); }
    void logitsEqualTransformers() {
        QFETCH(QString, member);
        const c10::InferenceMode guard;
        const Member each(member);
        QVERIFY(dynamic_cast<const MaskedLanguageModel*>(each.model.get()));
        for (const nlohmann::json& row : each.expected["sequences"]) {
            const auto ids = row["ids"].get<std::vector<std::int32_t>>();
            const auto types = row["types"].get<std::vector<std::uint8_t>>();
            const SequenceInput input{ids, nullptr, nullptr, types};
            const FlatBatch batch = makeBatch({&input, 1}, at::kCPU);
            const at::Tensor logits = each.model->logits(each.model->hidden({batch, {}, std::nullopt}), batch.segments);
            for (std::size_t i = 0; i < row["rows"].size(); ++i) {
                const double error = tests::relativeError(logits[row["rows"][i].get<std::int64_t>()],
                                                          tests::vectorOf(row["logits"][i]));
                QVERIFY2(error <= 1e-5, std::to_string(error).c_str());
            }
        }
    }

    void everyWeightIsFoundAndUsed_data() { addMembers(); }
    void everyWeightIsFoundAndUsed() {
        QFETCH(QString, member);
        const Member each(member);
        const auto wanted = each.expected["parameters"].get<std::int64_t>();
        // An output of its own leaves a bias behind that transformers has, and uses not.
        const std::int64_t idle = member == QStringLiteral("roberta") ? each.opened->config().vocabularySize : 0;
        QCOMPARE(parameterCount(each.opened->config()), wanted - idle);
        QCOMPARE(each.opened->config().tiedHead, member != QStringLiteral("roberta"));
        QCOMPARE(each.model->parameters().size(), neededTensors(each.opened->config()).size());
        QVERIFY(each.opened->warnings().size() == (idle > 0 ? 1U : 0U));
    }

    void theSameFolderJudgesTexts() {
        const ModelConfig config = readModelConfig(tests::fixture("masked/bert/model"));
        QVERIFY(config.labels && !maskedHead(config));
    }

    void aModelThatWritesIsRefused() {
        QVERIFY_THROWS_EXCEPTION(
            Error, ModelFolder::open(tests::fixture("models/llama-tied"), {}, {ModelTask::FillMasks, {}}));
    }

    void aHeadIsNeverDrawn() { // it would be trained from nothing, and its norm cannot begin at nothing
        QVERIFY_THROWS_EXCEPTION(
            Error, ModelFolder::open(tests::fixture("classifiers/bert/model"), {}, {ModelTask::FillMasks, {}}));
    }
};

QTEST_GUILESS_MAIN(tst_MaskedLanguageModel)
#include "tst_MaskedLanguageModel.moc"
