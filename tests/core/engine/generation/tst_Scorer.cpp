#include "core/Error.h"
#include "core/engine/generation/Scorer.h"
#include "tests/support/EngineModels.h"
#include "tests/support/Places.h"

#include <QTest>

#include <cmath>

using namespace core;
using namespace core::engine;

namespace {

std::vector<Scored> scores(std::shared_ptr<const LanguageModel> model, std::vector<std::vector<std::int32_t>> sequences,
                           std::shared_ptr<const Adapter> adapter = nullptr) {
    Scorer scorer(std::move(model), std::move(adapter), std::move(sequences));
    std::vector<Scored> all;
    while (scorer.advance({}, all) == TaskState::Running) {
    }
    return all;
}

double meanNll(const Scored& scored) {
    double sum = 0;
    for (std::size_t i = 1; i < scored.logProbabilities.size(); ++i) sum -= scored.logProbabilities[i];
    return sum / static_cast<double>(scored.logProbabilities.size() - 1);
}

} // namespace

class tst_Scorer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void equalsTheLogSoftmaxOfAllLogits() {
        const auto model = tests::loadModel(tests::fixture("models/qwen2-tied"));
        const std::vector<std::int32_t> ids{5, 6, 7, 8, 1, 2};
        const Scored scored = scores(model, {ids})[0];
        const at::Tensor expected = at::log_softmax(tests::allLogits(*model, ids), -1);
        QCOMPARE(scored.logProbabilities.size(), ids.size());
        QVERIFY(std::isnan(scored.logProbabilities[0]));
        for (std::size_t i = 1; i < ids.size(); ++i)
            QVERIFY(std::abs(scored.logProbabilities[i] -
                             expected[static_cast<std::int64_t>(i) - 1][ids[i]].item<float>()) < 1e-5F);
    }

    void manySequencesOverSeveralTurnsKeepTheirOrder() {
        const auto model = tests::loadModel(tests::fixture("models/llama-tied"));
        std::vector<std::vector<std::int32_t>> sequences;
        for (int i = 0; i < 200; ++i) {
            sequences.emplace_back();
            for (int j = 0; j <= i % 23; ++j) sequences.back().push_back((i * 7 + j * 3) % 100);
        }
        const std::vector<Scored> all = scores(model, sequences);
        QCOMPARE(all.size(), sequences.size());
        for (std::size_t i = 0; i < all.size(); ++i) QCOMPARE(all[i].logProbabilities.size(), sequences[i].size());
        QVERIFY(std::abs(meanNll(all[199]) - meanNll(scores(model, {sequences[199]})[0])) < 1e-5);
    }

    void emptyAndSingleSequences() {
        const auto model = tests::loadModel(tests::fixture("models/llama-tied"));
        const std::vector<Scored> all = scores(model, {{}, {4}});
        QVERIFY(all[0].logProbabilities.empty());
        QCOMPARE(all[1].logProbabilities.size(), std::size_t{1});
    }

    void realSmallModelMatchesFloat64() {
        LORIKEET_NEED_MATERIAL(folder, "models/stories260K");
        const auto model = tests::loadModel(folder / "hf");
        const nlohmann::json expected = tests::readJson(folder / "expected.json").at("nll");
        const Scored scored = scores(model, {expected.at("ids").get<std::vector<std::int32_t>>()})[0];
        const auto perToken = expected.at("per_token").get<std::vector<double>>();
        QCOMPARE(scored.logProbabilities.size(), perToken.size() + 1);
        for (std::size_t i = 0; i < perToken.size(); ++i)
            QVERIFY(std::abs(scored.logProbabilities[i + 1] + perToken[i]) < 1e-4);
        QVERIFY(std::abs(meanNll(scored) - expected.at("mean").get<double>()) < 1e-5);
    }

    void realAdapterMatchesFloat64() {
        LORIKEET_NEED_MATERIAL(folder, "adapters/derived-stories260K-qv-r4");
        LORIKEET_NEED_MATERIAL(base, "models/stories260K/hf");
        const auto model = tests::loadModel(base);
        const auto adapter = std::make_shared<const Adapter>(readAdapter(folder, model->config(), at::kCPU));
        const nlohmann::json expected = tests::readJson(folder / "expected.json");
        const std::vector<std::int32_t> ids = expected["ids"];
        QVERIFY(std::abs(meanNll(scores(model, {ids}, adapter)[0]) - expected["mean_nll_with_adapter"].get<double>()) <
                1e-5);
        QVERIFY(std::abs(meanNll(scores(model, {ids})[0]) - expected["mean_nll_base"].get<double>()) < 1e-5);
        const at::Tensor logits = tests::allLogits(*model, ids, adapter.get());
        QVERIFY((logits[logits.size(0) - 1] - tests::vectorOf(expected["last_position_logits"]))
                    .abs()
                    .max()
                    .item<double>() < 1e-3);
    }
};

QTEST_GUILESS_MAIN(tst_Scorer)
#include "tst_Scorer.moc"
