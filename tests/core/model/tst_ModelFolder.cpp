#include "core/model/ModelFolder.h"

#include "ModelFiles.h"
#include "tests/support/FixtureMembers.h"

#include <functional>

using namespace core;
using tests::fixture;
using tests::namesOf;
using tests::problemsOf;
using tests::shown;

namespace {

/// The file written again, with tensors changed by `change(name, tensor)`; false leaves one out.
void rewrite(const std::filesystem::path& path, const std::function<bool(TensorToWrite&)>& change,
             std::vector<TensorToWrite> more = {}) {
    const std::filesystem::path aside = path.string() + ".old";
    std::filesystem::rename(path, aside);
    const SafetensorsFile file(aside);
    std::vector<TensorToWrite> tensors = std::move(more);
    for (const auto& [name, entry] : file.tensors()) {
        TensorToWrite tensor{name, *entry.type, entry.shape, entry.bytes};
        if (change(tensor)) tensors.push_back(std::move(tensor));
    }
    writeSafetensors(path, tensors, file.metadata());
    std::filesystem::remove(aside);
}

} // namespace

class tst_ModelFolder : public QObject {
    Q_OBJECT

    QString problems(const std::filesystem::path& folder) const {
        return shown(namesOf(problemsOf([&] { ModelFolder::open(folder); })));
    }

private slots:
    void opensEveryFixture() {
        for (const auto& entry : std::filesystem::directory_iterator(fixture("models"))) {
            const ModelFolder folder = ModelFolder::open(entry.path());
            QVERIFY2(folder.warnings().empty(), entry.path().c_str());
            const ModelFolder::Inspection inspection = ModelFolder::inspect(entry.path());
            QVERIFY(inspection.problems.empty() && inspection.config);
            const std::filesystem::path expected = entry.path() / "expected.json"; // the sample model has none
            if (std::filesystem::exists(expected))
                QVERIFY2(inspection.parameterCount == tests::readJson(expected).at("parameters"), entry.path().c_str());
            for (const NeededTensor& needed : neededTensors(folder.config())) {
                const TensorEntry* tensor = folder.find(needed.name);
                QVERIFY2(needed.optional || (tensor && tensor->shape == needed.shape), needed.name.c_str());
            }
        }
    }

    void readsShardsByTheirIndex() {
        const ModelFolder folder = ModelFolder::open(fixture("models/qwen2-window"));
        QCOMPARE(folder.files().size(), 3U);
        QVERIFY(folder.find("lm_head.weight") && folder.find("model.layers.2.self_attn.q_proj.bias"));
        QVERIFY(!folder.find("model.layers.3.self_attn.q_proj.bias"));
    }

    void staysUsableWhenMoved() {
        ModelFolder first = ModelFolder::open(fixture("models/llama-tied"));
        const TensorEntry* entry = first.find("model.norm.weight");
        const ModelFolder second = std::move(first);
        QCOMPARE(second.find("model.norm.weight"), entry);
        QCOMPARE(entry->bytes.size(), 32U * 4U);
    }

    void aMissingShardIsNamed() {
        const std::filesystem::path folder = m_scratch.copy(fixture("models/qwen2-window"));
        std::filesystem::remove(folder / "model-00002-of-00003.safetensors");
        const std::vector<Problem> found = problemsOf([&] { ModelFolder::open(folder); });
        QCOMPARE(shown(namesOf(found)), QStringLiteral("file-missing"));
        QVERIFY(shown(found[0].where.file).endsWith(QStringLiteral("model-00002-of-00003.safetensors")));
    }

    void whatTheIndexPromisesMustBeThere() {
        const std::filesystem::path folder = m_scratch.copy(fixture("models/qwen2-window"));
        nlohmann::json index = tests::readJson(folder / "model.safetensors.index.json");
        index["weight_map"]["model.norm.weight"] = "model-00001-of-00003.safetensors"; // it lies in the third
        index["weight_map"]["extra.weight"] = "model-00001-of-00003.safetensors";
        m_scratch.write("copy/model.safetensors.index.json", index.dump());
        QCOMPARE(problems(folder), QStringLiteral("tensor-missing:extra.weight tensor-missing:model.norm.weight"));
    }

    void anIndexLeadsToNoOtherPlace_data() {
        QTest::addColumn<QString>("index");
        QTest::newRow("above") << QStringLiteral(R"({"weight_map":{"a":"../model.safetensors"}})");
        QTest::newRow("absolute") << QStringLiteral(R"({"weight_map":{"a":"/etc/passwd"}})");
        QTest::newRow("the folder") << QStringLiteral(R"({"weight_map":{"a":"."}})");
        QTest::newRow("nothing") << QStringLiteral(R"({"weight_map":{"a":""}})");
        QTest::newRow("a null inside") << QStringLiteral(R"({"weight_map":{"a":"m\u0000.safetensors"}})");
        QTest::newRow("a number") << QStringLiteral(R"({"weight_map":{"a":7}})");
        QTest::newRow("empty map") << QStringLiteral(R"({"weight_map":{}})");
        QTest::newRow("no map") << QStringLiteral("[]");
        QTest::newRow("a tensor twice") << QStringLiteral(R"({"weight_map":{"a":"x","a":"y"}})");
    }
    void anIndexLeadsToNoOtherPlace() {
        QFETCH(QString, index);
        const std::filesystem::path folder = m_scratch.copy(fixture("models/qwen2-window"));
        m_scratch.write("copy/model.safetensors.index.json", index.toStdString());
        const std::vector<Problem> found = problemsOf([&] { ModelFolder::open(folder); });
        QCOMPARE(found.size(), 1U);
        QVERIFY2(found[0].code == ProblemCode::ConfigInvalid, sentence(found[0]).c_str());
    }

    void allThatIsWrongWithTensorsIsListedAtOnce() {
        const std::filesystem::path folder = m_scratch.copy(fixture("models/llama-gqa-bias"));
        rewrite(folder / "model.safetensors", [](TensorToWrite& tensor) {
            if (tensor.name == "model.layers.0.self_attn.k_proj.bias" || tensor.name == "lm_head.weight") return false;
            if (tensor.name == "model.layers.1.mlp.up_proj.weight") std::swap(tensor.shape[0], tensor.shape[1]);
            if (tensor.name == "model.norm.weight") tensor.type = DataType::I32;
            return true;
        });
        QCOMPARE(
            problems(folder),
            QStringLiteral(
                "tensor-missing:model.layers.0.self_attn.k_proj.bias tensor-shape:model.layers.1.mlp.up_proj.weight "
                "tensor-type:model.norm.weight tensor-missing:lm_head.weight"));
        const ModelFolder::Inspection inspection = ModelFolder::inspect(folder);
        QCOMPARE(inspection.problems.size(), 4U);
        QVERIFY(inspection.config && inspection.weightBytes > 0);
    }

    void anotherModelsConfigDoesNotFit() {
        const std::filesystem::path folder = m_scratch.copy(fixture("models/llama-gqa-bias"));
        std::filesystem::copy_file(fixture("models/llama-tied/config.json"), folder / "config.json",
                                   std::filesystem::copy_options::overwrite_existing);
        const std::vector<Problem> found = problemsOf([&] { ModelFolder::open(folder); });
        QVERIFY(found.size() > 15);
        QVERIFY(std::all_of(found.begin(), found.end(),
                            [](const Problem& problem) { return problem.code == ProblemCode::TensorShape; }));
    }

    void tensorsThatNothingUsesAreWarnings() {
        const std::filesystem::path folder = m_scratch.copy(fixture("models/llama-tied"));
        const std::string zeros(16, '\0');
        const std::span<const std::byte> bytes{reinterpret_cast<const std::byte*>(zeros.data()), zeros.size()};
        rewrite(folder / "model.safetensors", [](TensorToWrite&) { return true; },
                {{"model.layers.0.self_attn.rotary_emb.inv_freq", DataType::F32, {4}, bytes},
                 {"score.weight", DataType::F32, {4}, bytes},
                 {"score.table", DataType::I64, {2}, bytes}});
        const ModelFolder opened = ModelFolder::open(folder);
        QCOMPARE(shown(namesOf(opened.warnings())),
                 QStringLiteral("tensor-unexpected:score.table tensor-unexpected:score.weight"));
    }

    void aHeadEqualToTheEmbeddingStaysTiedAndADifferentOneIsUsed() {
        const std::filesystem::path path = fixture("models/llama-tied/model.safetensors");
        const SafetensorsFile original(path);
        const TensorEntry& embedding = original.tensors().at("model.embed_tokens.weight");
        std::string head(reinterpret_cast<const char*>(embedding.bytes.data()), embedding.bytes.size());
        const auto withHead = [&] {
            const std::filesystem::path folder = m_scratch.copy(fixture("models/llama-tied"));
            const std::span<const std::byte> bytes{reinterpret_cast<const std::byte*>(head.data()), head.size()};
            rewrite(folder / "model.safetensors", [](TensorToWrite&) { return true; },
                    {{"lm_head.weight", DataType::F32, embedding.shape, bytes}});
            return ModelFolder::open(folder).config().tiedHead;
        };
        QVERIFY(withHead());
        head[17] = static_cast<char>(head[17] ^ 1);
        QVERIFY(!withHead());
    }

    void aBareDecoderIsKnownByItsFullNames() {
        const std::filesystem::path folder = m_scratch.copy(fixture("models/llama-tied"));
        rewrite(folder / "model.safetensors", [](TensorToWrite& tensor) {
            tensor.name.erase(0, std::string("model.").size());
            return true;
        });
        const ModelFolder opened = ModelFolder::open(folder);
        QVERIFY(opened.find("model.layers.1.mlp.down_proj.weight"));
        QVERIFY(opened.warnings().empty());
    }

    void weightsThatAreNotThereOrNotSound() {
        const std::filesystem::path folder = m_scratch.copy(fixture("models/llama-tied"));
        std::filesystem::remove(folder / "model.safetensors");
        QCOMPARE(problems(folder), QStringLiteral("weights-missing"));
        m_scratch.write("copy/pytorch_model-00002-of-00002.bin", "PK\x03\x04");
        m_scratch.write("copy/pytorch_model-00001-of-00002.bin", "PK\x03\x04");
        const std::vector<Problem> pickle = problemsOf([&] { ModelFolder::open(folder); });
        QCOMPARE(shown(namesOf(pickle)), QStringLiteral("weights-pickle"));
        QVERIFY(shown(pickle[0].where.file).endsWith(QStringLiteral("pytorch_model-00001-of-00002.bin")));
        m_scratch.write("copy/model.safetensors",
                        "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 7\n");
        QCOMPARE(problems(folder), QStringLiteral("weights-lfs-pointer"));
        m_scratch.write("copy/model.safetensors", "PK\x03\x04 renamed to look right");
        QCOMPARE(problems(folder), QStringLiteral("weights-pickle"));
    }

    void configAndWeightsAreJudgedTogether() {
        const std::filesystem::path folder = m_scratch.copy(fixture("models/llama-tied"));
        m_scratch.write("copy/config.json", R"({"model_type":"gpt_neo"})");
        m_scratch.write("copy/model.safetensors", "<!doctype html>");
        QCOMPARE(problems(folder), QStringLiteral("family-unknown:model_type weights-not-safetensors"));
        QCOMPARE(problems(m_scratch.path() / "none"), QStringLiteral("folder-missing"));
        const ModelFolder::Inspection inspection = ModelFolder::inspect(m_scratch.path() / "none");
        QVERIFY(!inspection.config && inspection.problems.size() == 1);
    }

    void normsOfOlderCheckpointsKeepTheirOldNames() {
        // TensorFlow's gamma and beta, as in bert-base-uncased.
        const std::filesystem::path folder = m_scratch.copy(fixture("classifiers/bert/model"));
        const SafetensorsFile file(fixture("classifiers/bert/model/model.safetensors"));
        std::vector<TensorToWrite> tensors;
        for (const auto& [name, entry] : file.tensors()) {
            std::string old = name;
            if (const auto at = name.rfind("LayerNorm.weight"); at != std::string::npos) old = name.substr(0, at) + "LayerNorm.gamma";
            if (const auto at = name.rfind("LayerNorm.bias"); at != std::string::npos) old = name.substr(0, at) + "LayerNorm.beta";
            tensors.push_back({old, *entry.type, entry.shape, entry.bytes});
        }
        writeSafetensors(folder / "model.safetensors", tensors, {{"format", "pt"}});
        const ModelFolder opened = ModelFolder::open(folder);
        QVERIFY(opened.warnings().empty());
        QVERIFY(opened.find("bert.embeddings.LayerNorm.weight") && opened.find("bert.embeddings.LayerNorm.bias"));
    }

    void theHeadForHiddenTokensIsNoSurplus() {
        for (const std::string& family : tests::fixtureMembers("masked"))
            QVERIFY2(ModelFolder::open(fixture("masked/" + family + "/model")).warnings().empty(), family.c_str());
    }

    void publishedModels() {
        LORIKEET_NEED_MATERIAL(folder, "models");
        const ModelFolder stories = ModelFolder::open(folder / "stories260K/hf");
        QCOMPARE(parameterCount(stories.config()), 260'032);
        QVERIFY(stories.warnings().empty());
        QCOMPARE(problems(folder / "tiny-random-gpt2/hf"), QString());
    }

    void cloneWithoutLfs() {
        LORIKEET_NEED_MATERIAL(folder, "datasets/malformed/gpt2-clone-without-git-lfs");
        QCOMPARE(problems(folder), QStringLiteral("weights-lfs-pointer"));
    }

private:
    tests::Scratch m_scratch;
};

QTEST_GUILESS_MAIN(tst_ModelFolder)
#include "tst_ModelFolder.moc"
