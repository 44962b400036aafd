#include "core/engine/tensor/Failure.h"
#include "tests/support/EngineModels.h"
#include "tests/support/Places.h"

#include <QTest>

using namespace core::engine;
using tests::allLogits;
using tests::loadModel;
using tests::readJson;
using tests::relativeError;
using tests::vectorOf;

namespace {

const std::vector<const char*> Members{
    "llama-tied",      "llama-gqa-bias",         "llama-rope-linear", "llama-rope-dynamic", "llama-rope-llama3",
    "llama-rope-yarn", "llama-rope-yarn-mscale", "mistral-window",    "qwen2-tied",         "qwen2-window",
    "gpt2-tied"};

std::vector<std::vector<std::int32_t>> sequencesOf(const nlohmann::json& expected) {
    std::vector<std::vector<std::int32_t>> sequences;
    for (const auto& each : expected["sequences"]) sequences.push_back(each["ids"]);
    return sequences;
}

enum class Kinds { All, CacheEqualsWhole };

/// With dynamic scaling keys keep the angles of the call that made them, as in transformers: its cache does not equal
/// the whole.
void addMembers(Kinds kinds = Kinds::All) {
    QTest::addColumn<QString>("member");
    for (const char* member : Members)
        if (kinds == Kinds::All || std::string_view(member) != "llama-rope-dynamic")
            QTest::newRow(member) << QString::fromUtf8(member);
}

std::filesystem::path folderOf(const QString& member) {
    return tests::fixture("models") / member.toStdString();
}

} // namespace

/// Parity with transformers (values in tests/fixtures, made by tests/reference/models_fixtures.py) and the invariants
/// of the flat stream.
class tst_LanguageModel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void logitsEqualTransformers_data() { addMembers(); }
    void logitsEqualTransformers() {
        QFETCH(QString, member);
        const auto model = loadModel(folderOf(member));
        const nlohmann::json expected = readJson(folderOf(member) / "expected.json");
        // What the files hold in 16 bits is exact in both programs; activations are float32 in both.
        for (const auto& sequence : expected["sequences"]) {
            const at::Tensor logits = allLogits(*model, sequence["ids"].get<std::vector<std::int32_t>>());
            for (const auto& row : sequence["logits"]) {
                const double error =
                    relativeError(logits[row["position"].get<std::int64_t>()], vectorOf(row["values"]));
                QVERIFY2(error <= 1e-5, qPrintable(QStringLiteral("relative error %1").arg(error)));
            }
        }
    }

    void flatBatchEqualsOneByOne_data() { addMembers(); }
    void flatBatchEqualsOneByOne() {
        QFETCH(QString, member);
        const auto model = loadModel(folderOf(member));
        const auto sequences = sequencesOf(readJson(folderOf(member) / "expected.json"));
        std::vector<SequenceInput> inputs;
        for (const auto& ids : sequences) inputs.push_back({ids, nullptr, nullptr});
        const at::Tensor together = allLogits(*model, inputs);
        std::int64_t begin = 0;
        for (const auto& ids : sequences) {
            const auto length = static_cast<std::int64_t>(ids.size());
            QVERIFY(relativeError(together.narrow(0, begin, length), allLogits(*model, ids)) <= 1e-5);
            begin += length;
        }
    }

    void cachedEqualsUncached_data() { addMembers(Kinds::CacheEqualsWhole); }
    void cachedEqualsUncached() {
        QFETCH(QString, member);
        const auto model = loadModel(folderOf(member));
        const std::vector<std::int32_t> ids = sequencesOf(readJson(folderOf(member) / "expected.json")).back();
        const at::Tensor whole = allLogits(*model, ids);
        KvCache cache(model->config().layerCount);
        std::size_t begin = 0;
        for (const std::size_t step :
             {std::size_t{5}, std::size_t{1}, std::size_t{20}, std::size_t{1}, ids.size() - 27}) {
            const SequenceInput input{std::span(ids).subspan(begin, step), nullptr, &cache};
            const at::Tensor logits = allLogits(*model, {&input, 1});
            QVERIFY(relativeError(logits, whole.narrow(0, static_cast<std::int64_t>(begin),
                                                       static_cast<std::int64_t>(step))) <= 1e-5);
            begin += step;
        }
        QCOMPARE(cache.length(), static_cast<std::int64_t>(ids.size()));
    }

    void longSequenceInBlocksEqualsTransformersPlainAttention() {
        // 600 tokens: three blocks of queries; compared with the same model fed through a cache token by token.
        const auto model = loadModel(tests::fixture("models/mistral-window"));
        std::vector<std::int32_t> ids;
        for (int i = 0; i < 600; ++i)
            ids.push_back(static_cast<std::int32_t>((i * 37 + i / 7) % model->config().vocabularySize));
        const at::Tensor whole = allLogits(*model, ids);
        KvCache cache(model->config().layerCount);
        for (std::size_t i = 0; i < ids.size(); ++i) {
            const SequenceInput input{std::span(ids).subspan(i, 1), nullptr, &cache};
            const at::Tensor logits = allLogits(*model, {&input, 1});
            if (i % 97 == 0 || i + 1 == ids.size())
                QVERIFY(relativeError(logits[0], whole[static_cast<std::int64_t>(i)]) <= 1e-5);
        }
    }

    void laterTokensMoveNothingBefore() {
        const auto model = loadModel(tests::fixture("models/llama-gqa-bias"));
        std::vector<std::int32_t> ids{3, 14, 15, 92, 65, 35};
        const at::Tensor before = allLogits(*model, ids);
        ids.back() = 36;
        QVERIFY(at::equal(before.narrow(0, 0, 5), allLogits(*model, ids).narrow(0, 0, 5)));
        QVERIFY(!at::equal(before[5], allLogits(*model, ids)[5]));
    }

    void stopIsHeardInsideAPass() {
        const auto model = loadModel(tests::fixture("models/llama-tied"));
        std::stop_source source;
        source.request_stop();
        const std::vector<std::int32_t> ids{1, 2, 3};
        const SequenceInput input{ids, nullptr, nullptr};
        const FlatBatch batch = makeBatch({&input, 1}, at::kCPU);
        bool stopped = false;
        try {
            model->hidden({batch, source.get_token(), std::nullopt});
        } catch (const StopRequested&) {
            stopped = true;
        }
        QVERIFY(stopped);
    }

    void stopIsHeardOnTheWayBack() {
        const auto model = loadModel(tests::fixture("models/llama-tied"));
        core::AdapterConfig config;
        config.targetModules = std::string("all-linear");
        const Adapter adapter = Adapter::fresh(config, model->config(), at::kCPU, 1);
        const std::vector<std::int32_t> ids{1, 2, 3};
        const SequenceInput input{ids, &adapter, nullptr};
        const FlatBatch batch = makeBatch({&input, 1}, at::kCPU);
        std::stop_source source;
        const at::Tensor hidden = model->hidden({batch, source.get_token(), std::nullopt});
        source.request_stop();
        QVERIFY_THROWS_EXCEPTION(StopRequested, hidden.backward(at::ones_like(hidden)));
    }

    void bfloat16StaysNearFloat32() {
        const auto exact = loadModel(tests::fixture("models/llama-gqa-bias"));
        const auto rounded = loadModel(tests::fixture("models/llama-gqa-bias"), at::kBFloat16);
        const std::vector<std::int32_t> ids{3, 14, 15, 92, 65, 35};
        const double error = relativeError(allLogits(*rounded, ids), allLogits(*exact, ids));
        QVERIFY2(error < 0.05 && error > 0, qPrintable(QString::number(error)));
    }

    void realSmallModelMatchesFloat64_data() {
        QTest::addColumn<QString>("name");
        for (const char* name : {"stories260K", "tiny-random-gpt2"}) QTest::newRow(name) << QString::fromUtf8(name);
    }
    void realSmallModelMatchesFloat64() {
        QFETCH(QString, name);
        LORIKEET_NEED_MATERIAL(models, "models");
        const std::filesystem::path folder = models / name.toStdString();
        const auto model = loadModel(folder / "hf");
        const nlohmann::json expected = readJson(folder / "expected.json");
        for (const auto& each : expected["logits"]) {
            const at::Tensor logits = allLogits(*model, each["ids"].get<std::vector<std::int32_t>>());
            const at::Tensor last = logits[logits.size(0) - 1];
            QVERIFY((last - vectorOf(each["last_position_logits"])).abs().max().item<double>() <= 1e-3);
        }
    }
};

QTEST_GUILESS_MAIN(tst_LanguageModel)
#include "tst_LanguageModel.moc"
