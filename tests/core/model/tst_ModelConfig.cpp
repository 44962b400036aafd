#include "core/model/ModelConfig.h"
#include "core/model/ModelFolder.h"

#include "ModelFiles.h"

using namespace core;
using tests::namesOf;
using tests::problemsOf;
using tests::shown;
using tests::smallest;

namespace {

const std::vector<std::string> Fixtures{
    "llama-tied",      "llama-gqa-bias",         "llama-rope-linear", "llama-rope-dynamic", "llama-rope-llama3",
    "llama-rope-yarn", "llama-rope-yarn-mscale", "mistral-window",    "qwen2-tied",         "qwen2-window",
    "gpt2-tied"};

} // namespace

class tst_ModelConfig : public QObject, tests::ConfigReading {
    Q_OBJECT
private slots:
    void readsEveryFixtureAsTransformersDoes() {
        for (const std::string& name : Fixtures) {
            const ModelConfig config = readModelConfig(tests::fixture("models/" + name));
            const nlohmann::json expected = tests::readJson(tests::fixture("models/" + name + "/expected.json"));
            QVERIFY2(parameterCount(config) == expected.at("parameters"), name.c_str());
        }
    }

    void llamaSwitches() {
        const ModelConfig config = readModelConfig(tests::fixture("models/llama-gqa-bias"));
        QCOMPARE(shown(config.family), QStringLiteral("llama"));
        QCOMPARE(shown(config.architecture), QStringLiteral("LlamaForCausalLM"));
        QCOMPARE(config.headCount, 6);
        QCOMPARE(config.keyValueHeadCount, 2);
        QCOMPARE(config.headSize, 8);
        QVERIFY(config.queryKeyValueBias && config.attentionOutputBias && config.mlpBias && !config.tiedHead);
        QCOMPARE(config.normEpsilon, 1e-5);
        QCOMPARE(config.attentionWindows, std::vector<std::int64_t>({0, 0}));
        QCOMPARE(shown(config.storedType), QStringLiteral("float32"));
    }

    void mistralSeesAWindowInEveryLayer() {
        const ModelConfig config = readModelConfig(tests::fixture("models/mistral-window"));
        QCOMPARE(config.attentionWindows, std::vector<std::int64_t>({8, 8}));
        QCOMPARE(config.headSize, 16); // wider than hidden / heads
        QVERIFY(!config.queryKeyValueBias);
        nlohmann::json json = smallest("mistral");
        json["num_attention_heads"] = 8;
        QCOMPARE(read(json).attentionWindows.at(0), 4096);
        json["sliding_window"] = nullptr;
        QCOMPARE(read(json).attentionWindows.at(0), 0);
    }

    void qwen2SeesAWindowInItsUpperLayersByChoice() {
        const ModelConfig config = readModelConfig(tests::fixture("models/qwen2-window"));
        QCOMPARE(config.attentionWindows, std::vector<std::int64_t>({0, 6, 6}));
        QVERIFY(config.queryKeyValueBias && !config.attentionOutputBias && !config.mlpBias);
        nlohmann::json json = smallest("qwen2");
        json["num_key_value_heads"] = 4;
        json["sliding_window"] = 16;
        json["max_window_layers"] = 1;
        QCOMPARE(read(json).attentionWindows, std::vector<std::int64_t>({0, 0})); // not switched on
        json["use_sliding_window"] = true;
        QCOMPARE(read(json).attentionWindows, std::vector<std::int64_t>({0, 16}));
        json["layer_types"] = {"sliding_attention", "full_attention"}; // says more than max_window_layers
        QCOMPARE(read(json).attentionWindows, std::vector<std::int64_t>({16, 0}));
        json["layer_types"] = {"sliding_attention"};
        QCOMPARE(problems(json), QStringLiteral("config-invalid:layer_types"));
    }

    void absentFieldsAreWhatTransformersTakes() {
        const ModelConfig config = read(smallest());
        QCOMPARE(config.keyValueHeadCount, 4);
        QCOMPARE(config.headSize, 8);
        QCOMPARE(config.normEpsilon, 1e-6);
        QCOMPARE(config.rope.theta, 10000.0);
        QVERIFY(config.rope.kind == RopeKind::Default && !config.tiedHead && config.activation == Activation::Silu);
        QCOMPARE(config.beginToken.value_or(-1), 1);
        QCOMPARE(config.endTokens, std::vector<std::int32_t>({2}));
        // Mistral has 8 by default, and 4 heads are no multiple of that; null means as many as heads
        nlohmann::json mistral = smallest("mistral");
        QCOMPARE(problems(mistral), QStringLiteral("config-invalid:num_key_value_heads"));
        mistral["num_key_value_heads"] = nullptr;
        QCOMPARE(read(mistral).keyValueHeadCount, 4);
    }

    void generationConfigSaysWhereAnswersEnd() {
        QCOMPARE(readModelConfig(tests::fixture("models/llama-tied")).endTokens, std::vector<std::int32_t>({2, 3}));
        nlohmann::json json = smallest();
        json["eos_token_id"] = {7, 8};
        const auto expectEnds = [&](const char* generation, const std::vector<std::int32_t>& ends) {
            m_scratch.write("generation_config.json", generation);
            QCOMPARE(read(json).endTokens, ends);
        };
        expectEnds("{}", {7, 8});
        expectEnds(R"({"eos_token_id":[9,10]})", {9, 10});
        expectEnds(R"({"eos_token_id":9,"bos_token_id":5})", {9});
        m_scratch.write("generation_config.json", R"({"eos_token_id":"</s>"})");
        QCOMPARE(problems(json), QStringLiteral("config-invalid:eos_token_id"));
        std::filesystem::remove(m_scratch.path() / "generation_config.json");
    }

    void namesAndShapesOfTheCheckpoint() {
        nlohmann::json json = smallest();
        json["num_key_value_heads"] = 2;
        json["num_hidden_layers"] = 1;
        json["attention_bias"] = true;
        std::string text;
        for (const NeededTensor& tensor : neededTensors(read(json)))
            text += tensor.name + " " + shapeText(tensor.shape) + (tensor.optional ? " optional" : "") + "\n";
        QCOMPARE(shown(text), QStringLiteral("model.embed_tokens.weight [100, 32]\n"
                                             "model.layers.0.input_layernorm.weight [32]\n"
                                             "model.layers.0.self_attn.q_proj.weight [32, 32]\n"
                                             "model.layers.0.self_attn.q_proj.bias [32]\n"
                                             "model.layers.0.self_attn.k_proj.weight [16, 32]\n"
                                             "model.layers.0.self_attn.k_proj.bias [16]\n"
                                             "model.layers.0.self_attn.v_proj.weight [16, 32]\n"
                                             "model.layers.0.self_attn.v_proj.bias [16]\n"
                                             "model.layers.0.self_attn.o_proj.weight [32, 32]\n"
                                             "model.layers.0.self_attn.o_proj.bias [32]\n"
                                             "model.layers.0.post_attention_layernorm.weight [32]\n"
                                             "model.layers.0.mlp.gate_proj.weight [48, 32]\n"
                                             "model.layers.0.mlp.up_proj.weight [48, 32]\n"
                                             "model.layers.0.mlp.down_proj.weight [32, 48]\n"
                                             "model.norm.weight [32]\n"
                                             "lm_head.weight [100, 32]\n"));
        const std::vector<LinearModule> modules = linearModules(read(json));
        QCOMPARE(modules.size(), 8U);
        QCOMPARE(shown(modules[6].path), QStringLiteral("model.layers.0.mlp.down_proj"));
        QCOMPARE(modules[6].inputSize, 48);
        QCOMPARE(modules[6].outputSize, 32);
        QCOMPARE(modules[7].layer, -1);
    }

    void aTiedHeadCountsOnce() {
        nlohmann::json json = smallest();
        const std::int64_t untied = parameterCount(read(json));
        json["tie_word_embeddings"] = true;
        QCOMPARE(untied - parameterCount(read(json)), 100 * 32);
    }

    void everythingThatIsWrongIsListedAtOnce() {
        nlohmann::json json = smallest();
        json["vocab_size"] = -5;
        json["num_hidden_layers"] = "two";
        json.erase("hidden_size");
        json["rms_norm_eps"] = "small";
        json["hidden_act"] = "swiglu";
        json["attention_dropout"] = 1.5;
        json["tie_word_embeddings"] = 1;
        json["quantization_config"] = {{"quant_method", "bitsandbytes"}};
        json["rope_scaling"] = {{"rope_type", "longrope"}, {"factor", 2}};
        QCOMPARE(problems(json),
                 QStringLiteral(
                     "feature-unsupported:quantization_config config-invalid:vocab_size config-invalid:hidden_size "
                     "config-invalid:num_hidden_layers config-invalid:rms_norm_eps feature-unsupported:hidden_act "
                     "config-invalid:attention_dropout "
                     "config-invalid:tie_word_embeddings feature-unsupported:rope_scaling.rope_type"));
    }

    void wrongValuesNameTheirField_data() {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("found");
        const auto row = [](const char* field, const char* value, const char* found) {
            QTest::newRow(qPrintable(QStringLiteral("%1 = %2").arg(QLatin1String(field), QLatin1String(value))))
                << QString::fromUtf8(field) << QString::fromUtf8(value) << QString::fromUtf8(found);
        };
        row("hidden_size", "1e300", "config-invalid:hidden_size");
        row("hidden_size", "32.5", "config-invalid:hidden_size");
        row("hidden_size", "18446744073709551615", "config-invalid:hidden_size");
        row("hidden_size", "30", "config-invalid:num_attention_heads");
        row("num_attention_heads", "0", "config-invalid:num_attention_heads");
        row("num_hidden_layers", "1000000000", "config-invalid:num_hidden_layers");
        row("num_key_value_heads", "3", "config-invalid:num_key_value_heads");
        row("head_dim", "7", "config-invalid:head_dim");
        row("rms_norm_eps", "-1", "config-invalid:rms_norm_eps");
        row("rope_theta", "0", "config-invalid:rope_theta");
        row("rope_theta", "[1]", "config-invalid:rope_theta");
        row("rope_scaling", "7", "config-invalid:rope_scaling");
        row("rope_scaling", R"({"type":"linear"})", "config-invalid:rope_scaling.factor");
        row("rope_scaling", R"({"rope_type":"llama3","factor":8,"low_freq_factor":4,"high_freq_factor":1})",
            "config-invalid:rope_scaling.high_freq_factor");
        row("rope_scaling", R"({"type":7})", "config-invalid:rope_scaling.type");
        row("rope_parameters", R"({"full_attention":{"rope_type":"default"}})",
            "feature-unsupported:rope_parameters.full_attention");
        row("partial_rotary_factor", "0.5", "feature-unsupported:partial_rotary_factor");
        row("architectures", R"(["LlamaForTokenClassification"])", "feature-unsupported:architectures");
        row("architectures", "7", "config-invalid:architectures");
        row("num_local_experts", "8", "feature-unsupported:num_local_experts");
        row("vision_config", "{}", "feature-unsupported:vision_config");
        row("eos_token_id", "1e12", "config-invalid:eos_token_id");
        row("model_type", "7", "config-invalid:model_type");
        row("model_type", "\"qwen3_moe\"", "family-unknown:model_type");
    }
    void wrongValuesNameTheirField() {
        QFETCH(QString, field);
        QFETCH(QString, value);
        QFETCH(QString, found);
        nlohmann::json json = smallest();
        json[field.toStdString()] = nlohmann::json::parse(value.toStdString());
        QCOMPARE(problems(json), found);
    }

    void anUnknownFamilyNamesTheKnownOnes() {
        nlohmann::json json = smallest("gpt_neo");
        const std::vector<Problem> found = problemsOf([&] { read(json); });
        QCOMPARE(shown(found.at(0).args.at(0)), QStringLiteral("gpt_neo"));
        QCOMPARE(shown(found.at(0).args.at(1)),
                 QStringLiteral("albert, bert, camembert, data2vec-text, distilbert, electra, gpt2, llama, mistral, qwen2, "
                                "roberta, xlm-roberta"));
    }

    void jsonThatIsNoneSaysWhere() {
        const std::vector<Problem> found = problemsOf([&] { readText("{\n  \"model_type\": \"llama\",\n  oops\n}"); });
        QCOMPARE(found.at(0).code, ProblemCode::ConfigInvalid);
        QCOMPARE(found.at(0).where.row.value_or(0), 3);
        QCOMPARE(found.at(0).where.column.value_or(0), 3);
    }

    void hostileJsonIsRefused_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("an array") << QByteArray("[]");
        QTest::newRow("nested") << QByteArray(1'000'000, '[');
        QTest::newRow("nested objects") << QByteArray("{\"a\":").repeated(100'000);
        QTest::newRow("doubled key") << QByteArray(R"({"model_type":"llama","vocab_size":1,"vocab_size":2})");
        QTest::newRow("number too large") << QByteArray(R"({"model_type":"llama","vocab_size":1e999})");
        QTest::newRow("not UTF-8") << QByteArray("{\"model_type\":\"\xff\"}");
        QTest::newRow("NaN") << QByteArray(R"({"model_type":"llama","rms_norm_eps":NaN})");
        QTest::newRow("too large") << QByteArray(17 << 20, ' ');
        QTest::newRow("text behind it") << QByteArray("{} {}");
    }
    void hostileJsonIsRefused() {
        QFETCH(QByteArray, text);
        const std::vector<Problem> found = problemsOf([&] { readText(text.toStdString()); });
        QCOMPARE(found.size(), 1U);
        QVERIFY2(found[0].code == ProblemCode::ConfigInvalid, sentence(found[0]).c_str());
    }

    void noFolderAndNoConfigAreProblems() {
        QCOMPARE(problemsOf([&] { readModelConfig(m_scratch.path() / "none"); }).at(0).code,
                 ProblemCode::FolderMissing);
        QCOMPARE(problemsOf([&] { readModelConfig(m_scratch.path() / std::string(300, 'n')); }).at(0).code,
                 ProblemCode::FileUnreadable);
        std::filesystem::create_directory(m_scratch.path() / "bare");
        QCOMPARE(problemsOf([&] { readModelConfig(m_scratch.path() / "bare"); }).at(0).code,
                 ProblemCode::ConfigMissing);
    }

    void twoThousandDamagedConfigsEndWithAValueOrAnError() {
        tests::Mutations mutations(7);
        int read = 0;
        for (int i = 0; i < 2000; ++i) {
            const std::string& name = Fixtures[static_cast<std::size_t>(i) % Fixtures.size()];
            try {
                const ModelConfig config =
                    readText(mutations.of(readFile(tests::fixture("models/" + name + "/config.json"))));
                QVERIFY(parameterCount(config) > 0);
                QCOMPARE(config.attentionWindows.size(), static_cast<std::size_t>(config.layerCount));
                QVERIFY(config.headSize % 2 == 0 && config.headCount % config.keyValueHeadCount == 0);
                ++read;
            } catch (const Error&) {
            }
        }
        QVERIFY2(read > 100 && read < 1900, std::to_string(read).c_str());
    }

    void publishedModels() {
        LORIKEET_NEED_MATERIAL(folder, "tokenizers/model-configs");
        const auto parameters = [&](const char* name) { return parameterCount(readModelConfig(folder / name)); };
        QCOMPARE(parameters("Llama-3.2-3B-Instruct"), 3'212'749'824);
        QCOMPARE(parameters("Qwen2.5-0.5B-Instruct"), 494'032'768);
        QCOMPARE(parameters("Qwen2-1.5B-Instruct"), 1'543'714'304);
        QCOMPARE(parameters("Qwen2-7B-Instruct"), 7'615'616'512);
        for (const std::int64_t window : readModelConfig(folder / "Qwen2-7B-Instruct").attentionWindows)
            QCOMPARE(window, 0);
    }
};

QTEST_GUILESS_MAIN(tst_ModelConfig)
#include "tst_ModelConfig.moc"
