#include "core/model/AdapterWeights.h"
#include "core/model/ModelFolder.h"

#include "ModelFiles.h"

#include <limits>

using namespace core;
using tests::fixture;
using tests::namesOf;
using tests::shown;

namespace {

const nlohmann::json Plain = nlohmann::json::object();

struct Stored {
    std::string name;
    DataType type = DataType::F32;
    std::vector<std::int64_t> shape;
};

std::string key(const std::string& module, const std::string& rest) {
    return "base_model.model." + module + "." + rest;
}

} // namespace

class tst_AdapterWeights : public QObject {
    Q_OBJECT

    /// A folder with this config and these tensors, all zero but for the last value of `broken`.
    std::filesystem::path adapter(const nlohmann::json& fields, const std::vector<Stored>& tensors,
                                  const std::string& broken = {}) const {
        nlohmann::json config{{"peft_type", "LORA"}, {"target_modules", {"q_proj"}}, {"r", 2}};
        config.update(fields);
        m_scratch.write("adapter/adapter_config.json", config.dump());
        std::vector<std::vector<std::byte>> bytes;
        std::vector<TensorToWrite> list;
        for (const Stored& each : tensors) {
            const auto count = static_cast<std::size_t>(TensorEntry{.shape = each.shape}.elementCount());
            std::vector<std::byte>& values = bytes.emplace_back(count * sizeBytes(each.type));
            const float infinity = std::numeric_limits<float>::infinity();
            if (each.name == broken) std::memcpy(values.data() + values.size() - sizeof infinity, &infinity, 4);
            list.push_back({each.name, each.type, each.shape, values});
        }
        writeSafetensors(m_scratch.path() / "adapter/adapter_model.safetensors", list);
        return m_scratch.path() / "adapter";
    }
    /// The adapter that fits m_base with q_proj in every layer.
    std::vector<Stored> fitting() const {
        std::vector<Stored> tensors;
        for (const LinearModule& module : linearModules(m_base)) {
            if (!module.path.ends_with("q_proj")) continue;
            tensors.push_back({loraKey(module.path, 'A'), DataType::F32, {2, module.inputSize}});
            tensors.push_back({loraKey(module.path, 'B'), DataType::F32, {module.outputSize, 2}});
        }
        return tensors;
    }
    QString problems(const std::filesystem::path& folder) const {
        return shown(namesOf(checkAdapter(folder, &m_base).problems));
    }

private slots:
    void everyAdapterOfPeftFitsItsBase() {
        int count = 0;
        for (const auto& entry : std::filesystem::directory_iterator(fixture("adapters"))) {
            if (!entry.is_directory()) continue;
            const nlohmann::json expected = tests::readJson(entry.path() / "expected.json");
            const ModelConfig base = readModelConfig(fixture("models/" + expected.at("base").get<std::string>()));
            const AdapterWeights found = checkAdapter(entry.path(), &base);
            QVERIFY2(found.problems.empty(), (entry.path().string() + " " + namesOf(found.problems)).c_str());
            QCOMPARE(found.terms.size(), expected.at("targets").size());
            std::size_t tensors = found.replaced.size();
            for (const AdapterTerm& term : found.terms) {
                QVERIFY(term.a && term.b);
                tensors += 2;
            }
            QCOMPARE(found.file->tensors().size(), tensors); // each is used
            QVERIFY(checkAdapter(entry.path(), nullptr).problems.empty());
            ++count;
        }
        QVERIFY(count >= 8);
    }

    void theWeightBeneathATermOnTheHeadReplacesIt() {
        const ModelConfig base = readModelConfig(fixture("models/qwen2-tied"));
        const AdapterWeights found = checkAdapter(fixture("adapters/lora-on-tied-head"), &base);
        QCOMPARE(found.replaced.size(), std::size_t{1});
        QCOMPARE(shown(found.replaced[0].name), QStringLiteral("lm_head.weight"));
        QVERIFY(found.replaced[0].value->shape == std::vector<std::int64_t>({base.vocabularySize, base.hiddenSize}));
        // Beneath a module of a layer nothing can be replaced.
        std::vector<Stored> tensors = fitting();
        tensors.push_back({key("model.layers.0.self_attn.q_proj", "base_layer.weight"), DataType::F32, {4, 4}});
        QCOMPARE(problems(adapter(Plain, tensors)), QStringLiteral("adapter-not-loaded:") + shown(tensors.back().name));
    }

    void everyMismatchIsListedAtOnceAndNamesItsFile() {
        std::vector<Stored> tensors = fitting();
        QVERIFY(tensors.size() >= 4);
        const std::string missing = tensors[0].name, misshapen = tensors[1].name, integers = tensors[2].name,
                          infinite = tensors[3].name, unused = key("model.layers.0.mlp.c_fc", "lora_A.weight");
        tensors[1].shape[1] = 3;
        tensors[2].type = DataType::I64;
        tensors.push_back({unused, DataType::F32, {2, 4}});
        tensors.erase(tensors.begin());
        const std::filesystem::path folder = adapter({{"modules_to_save", {"model.norm"}}}, tensors, infinite);
        const AdapterWeights found = checkAdapter(folder, &m_base);
        QCOMPARE(shown(namesOf(found.problems)),
                 shown("tensor-missing:" + missing + " tensor-shape:" + misshapen + " tensor-type:" + integers +
                       " tensor-not-finite:" + infinite + " tensor-missing:" +
                       key("model.norm", "weight") + " adapter-not-loaded:" + unused));
        for (const Problem& problem : found.problems)
            QCOMPARE(shown(problem.where.file),
                     shown(utf8(folder /
                                (problem.where.tensor.empty() ? "adapter_config.json" : "adapter_model.safetensors"))));
        QVERIFY(!found.terms[0].a && !found.terms[0].b && !found.terms[1].a && !found.terms[1].b);
    }

    void doublesAreRefused() {
        std::vector<Stored> tensors = fitting();
        tensors[0].type = DataType::F64;
        const std::vector<Problem> found = checkAdapter(adapter(Plain, tensors), &m_base).problems;
        QCOMPARE(shown(namesOf(found)), QStringLiteral("tensor-type:") + shown(tensors[0].name));
        QCOMPARE(found[0].args, (std::vector<std::string>{"F64", "F32, F16, BF16"}));
        for (const DataType type : {DataType::F16, DataType::BF16}) {
            tensors[0].type = type;
            QCOMPARE(problems(adapter(Plain, tensors)), QString());
        }
    }

    void anySavedModuleReplacesTheBasesOwn() {
        std::vector<Stored> tensors = fitting();
        tensors.push_back({key("model.norm", "weight"), DataType::F32, {m_base.hiddenSize}});
        const AdapterWeights found = checkAdapter(adapter({{"modules_to_save", {"model.norm"}}}, tensors), &m_base);
        QCOMPARE(shown(namesOf(found.problems)), QString());
        QCOMPARE(found.replaced.size(), std::size_t{1});
        QCOMPARE(shown(found.replaced[0].name), QStringLiteral("model.norm.weight"));
        tensors.back().shape = {m_base.hiddenSize + 1};
        QCOMPARE(problems(adapter({{"modules_to_save", {"model.norm"}}}, tensors)),
                 shown("tensor-shape:" + tensors.back().name));
    }

    void whatIsNoSafetensorsFileIsNamedAsWhatItIs() {
        const std::filesystem::path folder = adapter(Plain, {});
        const std::filesystem::path weights = folder / "adapter_model.safetensors";
        std::filesystem::remove(weights);
        QCOMPARE(problems(folder), QStringLiteral("weights-missing"));
        m_scratch.write("adapter/adapter_model.bin", "PK\x03\x04");
        QCOMPARE(problems(folder), QStringLiteral("weights-pickle"));
        QVERIFY(checkAdapter(folder, &m_base).problems[0].where.file.ends_with("adapter_model.bin"));
        m_scratch.write("adapter/adapter_model.safetensors",
                        "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 4240\n");
        QCOMPARE(problems(folder), QStringLiteral("weights-lfs-pointer"));
    }

    void theConfigAndTheFileAreJudgedTogether() {
        const std::filesystem::path folder = adapter({{"r", 0}}, {});
        std::filesystem::remove(folder / "adapter_model.safetensors");
        std::filesystem::remove(folder / "adapter_model.bin");
        QCOMPARE(problems(folder), QStringLiteral("config-invalid:r weights-missing"));
        QCOMPARE(tests::problemsOf([&] { checkAdapter(folder / "none", nullptr); }).at(0).code,
                 ProblemCode::FolderMissing);
    }

    void withoutABaseThePairsAreHeldAgainstEachOther() {
        std::vector<Stored> tensors = fitting();
        const std::string misshapen = tensors[1].name, missing = tensors[3].name;
        tensors[1].shape[1] = 3;
        tensors.erase(tensors.begin() + 3);
        QCOMPARE(shown(namesOf(checkAdapter(adapter(Plain, tensors), nullptr).problems)),
                 shown("tensor-shape:" + misshapen + " tensor-missing:" + missing));
    }

private:
    tests::Scratch m_scratch;
    const ModelConfig m_base = readModelConfig(fixture("models/llama-tied"));
};

QTEST_GUILESS_MAIN(tst_AdapterWeights)
#include "tst_AdapterWeights.moc"
