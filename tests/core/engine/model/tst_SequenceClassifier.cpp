#include "core/Error.h"
#include "tests/support/EngineModels.h"
#include "tests/support/FixtureMembers.h"
#include "tests/support/Places.h"

#include <ATen/CPUGeneratorImpl.h>
#include <QTest>

#include <cstdlib>

using namespace core;
using namespace core::engine;
using tests::labelLogits;
using tests::loadClassifier;
using tests::relativeError;
using tests::vectorOf;

namespace {

void addMembers() {
    tests::addFixtureMembers("classifiers");
}

/// A text, or two of them, of expected.json.
struct Text {
    explicit Text(const nlohmann::json& json)
        : ids(json["ids"].get<std::vector<std::int32_t>>()), types(json["types"].get<std::vector<std::uint8_t>>()) {}
    SequenceInput with(const Adapter* adapter) const { return {ids, adapter, nullptr, types}; }
    std::vector<std::int32_t> ids;
    std::vector<std::uint8_t> types;
};

/// In models of real size rounding alone is more: PEFT's own float32 lies up to 7e-6 from its float64.
double allowed(const QString& member) {
    return member.startsWith(QLatin1Char('/')) ? 3e-5 : 1e-5;
}

struct Member {
    explicit Member(const QString& name)
        : folder(tests::fixture("classifiers") / name.toStdString()),
          expected(tests::readJson(folder / "expected.json")),
          purpose{ModelTask::Classify,
                  {*problemTypeByName(expected["problem_type"].get<std::string>()),
                   expected["labels"].get<std::vector<std::string>>()}},
          model(loadClassifier(folder / "model", purpose)),
          adapter(readAdapter(folder / "adapter", model->config(), at::kCPU)) {
        for (const auto& row : expected["sequences"]) texts.emplace_back(row);
    }
    std::filesystem::path folder;
    nlohmann::json expected;
    ModelPurpose purpose;
    std::shared_ptr<SequenceClassifier> model;
    Adapter adapter;
    std::vector<Text> texts;
};

at::Tensor one(const SequenceClassifier& model, const Text& text, const Adapter* adapter) {
    const SequenceInput input = text.with(adapter);
    return labelLogits(model, {&input, 1})[0];
}

} // namespace

/// Parity with transformers and PEFT (values in tests/fixtures, made by tests/reference/classifier_fixtures.py) for
/// each family and head.
class tst_SequenceClassifier : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void logitsEqualTransformersAndPeft_data() {
        addMembers();
        // Others of the same layout: tests/reference/material_classifiers.py
        if (const char* others = std::getenv("LORIKEET_CLASSIFIERS"))
            for (const auto& entry : std::filesystem::directory_iterator(others))
                QTest::newRow(entry.path().filename().c_str()) << QString::fromStdString(entry.path().string());
    }
    void logitsEqualTransformersAndPeft() {
        QFETCH(QString, member);
        const Member each(member);
        for (std::size_t i = 0; i < each.texts.size(); ++i) {
            const nlohmann::json& row = each.expected["sequences"][i];
            const double error = relativeError(one(*each.model, each.texts[i], &each.adapter), vectorOf(row["logits"]));
            QVERIFY2(error <= allowed(member),
                     qPrintable(QStringLiteral("with adapter: relative error %1").arg(error)));
            if (!row.contains("base_logits")) continue;
            const double bare = relativeError(one(*each.model, each.texts[i], nullptr), vectorOf(row["base_logits"]));
            QVERIFY2(bare <= allowed(member), qPrintable(QStringLiteral("base: relative error %1").arg(bare)));
        }
    }

    void readsLabelsAsTransformersDoes_data() { addMembers(); }
    void readsLabelsAsTransformersDoes() {
        QFETCH(QString, member);
        const Member each(member);
        QVERIFY(readModelConfig(each.folder / "model").labels == each.purpose.labels);
        QCOMPARE(parameterCount(each.model->config()), each.expected["parameters"].get<std::int64_t>());
        std::int64_t held = 0;
        for (const Parameter& parameter : each.model->parameters()) held += parameter.value.numel();
        QCOMPARE(held, each.expected["parameters"].get<std::int64_t>());
    }

    void flatBatchEqualsOneByOne_data() { addMembers(); }
    void flatBatchEqualsOneByOne() {
        QFETCH(QString, member);
        const Member each(member);
        std::vector<SequenceInput> inputs;
        for (std::size_t i = 0; i < each.texts.size(); ++i)
            inputs.push_back(each.texts[i].with(i < 2 ? &each.adapter : nullptr));
        const at::Tensor together = labelLogits(*each.model, inputs);
        for (std::size_t i = 0; i < each.texts.size(); ++i)
            QVERIFY(relativeError(together[static_cast<std::int64_t>(i)],
                                  one(*each.model, each.texts[i], i < 2 ? &each.adapter : nullptr)) <= 1e-5);
    }

    void theJudgedRowsAreThoseOfTheWholeStream_data() { addMembers(); }
    void theJudgedRowsAreThoseOfTheWholeStream() {
        QFETCH(QString, member);
        const Member each(member);
        const c10::InferenceMode guard;
        std::vector<SequenceInput> inputs;
        for (std::size_t i = 0; i < each.texts.size(); ++i)
            inputs.push_back(each.texts[i].with(i == 1 ? nullptr : &each.adapter));
        FlatBatch batch = makeBatch(inputs, at::kCPU);
        const at::Tensor judged = each.model->judgedRows({batch, {}, std::nullopt});
        const at::Tensor whole = each.model->hidden({batch, {}, std::nullopt});
        std::vector<std::int64_t> lengths;
        for (const Sequence& sequence : batch.sequences) lengths.push_back(sequence.length());
        batch.padding = makePadding(lengths, at::kCPU); // as on a card
        QVERIFY(relativeError(each.model->judgedRows({batch, {}, std::nullopt}), judged) <= 1e-5);
        QVERIFY(relativeError(each.model->hidden({batch, {}, std::nullopt}), whole) <= 1e-5);
        for (std::size_t i = 0; i < batch.sequences.size(); ++i)
            QVERIFY(relativeError(judged[static_cast<std::int64_t>(i)], whole[each.model->rowOf(batch.sequences[i])]) <=
                    1e-5);
    }

    void anEncoderSeesWhatComesLater() {
        const Member each(QStringLiteral("bert"));
        Text text = each.texts[2];
        const at::Tensor before = one(*each.model, text, nullptr);
        text.ids.back() = text.ids.back() == 7 ? 8 : 7;
        QVERIFY(relativeError(one(*each.model, text, nullptr), before) > 1e-4); // judged by the first token
    }

    void theSecondTextOfAPairIsToldApart() {
        const Member each(QStringLiteral("bert"));
        Text text = each.texts[1];
        const at::Tensor pair = one(*each.model, text, nullptr);
        text.types.assign(text.types.size(), 0);
        QVERIFY(relativeError(one(*each.model, text, nullptr), pair) > 1e-4);
    }

    void aNewHeadIsDrawnForOtherLabels() {
        const ModelPurpose five{ModelTask::Classify, {ProblemType::SingleLabel, {"1", "2", "3", "4", "5"}}};
        for (const char* member : {"bert", "distilbert", "llama"}) {
            const std::filesystem::path folder = tests::fixture("classifiers") / member / "model";
            const auto first = loadClassifier(folder, five), second = loadClassifier(folder, five);
            const Text text{nlohmann::json{{"ids", {5, 6, 7}}, {"types", {0, 0, 0}}}};
            const at::Tensor logits = one(*first, text, nullptr);
            QCOMPARE(logits.numel(), 5);
            QVERIFY(at::equal(logits, one(*second, text, nullptr)));
            QVERIFY(logits.abs().max().item<double>() > 0);
        }
    }

    void aLanguageModelJudgesWithANewHead() {
        const auto model = loadClassifier(tests::fixture("models/gpt2-tied"), {ModelTask::Classify, {}});
        QCOMPARE(model->config().labels->count(), 2);
        QVERIFY(!model->config().tiedHead);
        const Text text{nlohmann::json{{"ids", {5, 6, 7}}, {"types", {0, 0, 0}}}};
        QCOMPARE(one(*model, text, nullptr).numel(), 2);
    }

    void anAdapterForOtherLabelsIsRefused() {
        const Member each(QStringLiteral("distilbert"));
        const ModelPurpose three{ModelTask::Classify, {ProblemType::SingleLabel, {"a", "b", "c"}}};
        const auto other = loadClassifier(each.folder / "model", three);
        QVERIFY_THROWS_EXCEPTION(Error, readAdapter(each.folder / "adapter", other->config(), at::kCPU));
    }

    void whatIsDroppedInTrainingActsThere() {
        const Member each(QStringLiteral("roberta"));
        ModelConfig config = each.model->config();
        const auto opened =
            std::make_shared<const ModelFolder>(ModelFolder::open(each.folder / "model", {}, each.purpose));
        const Weights weights(opened, at::kCPU, at::kFloat);
        const auto hiddenWith = [&](const std::optional<at::Generator>& dropout) {
            const auto model = makeModel(config, weights, at::kCPU, at::kFloat);
            while (model->loadNextBlock(weights)) {
            }
            const SequenceInput input = each.texts[1].with(nullptr);
            const FlatBatch batch = makeBatch({&input, 1}, at::kCPU);
            const at::Tensor hidden = model->hidden({batch, {}, dropout});
            return model->logits(hidden.narrow(0, 0, 1), {{nullptr, 0, 1}}, dropout);
        };
        const at::Tensor still = hiddenWith(std::nullopt);
        const auto generator = [] { return at::detail::createCPUGenerator(5); };
        QVERIFY(at::equal(hiddenWith(generator()), still)); // its config drops nothing
        for (double* share :
             {&config.embeddingDropout, &config.attentionOutputDropout, &config.mlpDropout, &config.attentionDropout,
              &config.classifierHead.inputDropout, &config.classifierHead.dropout}) {
            *share = 0.5;
            QVERIFY(!at::allclose(hiddenWith(generator()), still));
            QVERIFY(at::equal(hiddenWith(std::nullopt), still));
            *share = 0;
        }
    }
};

QTEST_GUILESS_MAIN(tst_SequenceClassifier)
#include "tst_SequenceClassifier.moc"
