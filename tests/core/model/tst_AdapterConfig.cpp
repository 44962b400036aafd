#include "core/model/AdapterConfig.h"
#include "core/model/ModelFolder.h"

#include "ModelFiles.h"

#include <cmath>

using namespace core;
using tests::fixture;
using tests::namesOf;
using tests::problemsOf;
using tests::shown;

namespace {

const std::vector<std::string> Fixtures{
    "plain-qv",   "all-linear-rslora",        "patterns",           "layers-to-transform",
    "saved-head", "saved-embedding-and-head", "regular-expression", "lora-on-tied-head"};

ModelConfig base(const nlohmann::json& expected) {
    return readModelConfig(fixture("models/" + expected.at("base").get<std::string>()));
}

/// Module, rank, alpha and scaling, a line each, sorted: PEFT's order is that of its modules.
std::string described(std::vector<std::string> lines) {
    std::sort(lines.begin(), lines.end());
    std::string text;
    for (const std::string& line : lines) text += line + "\n";
    return text;
}

std::string line(const std::string& module, std::int64_t rank, double alpha, double scaling) {
    return QStringLiteral("%1 %2 %3 %4").arg(shown(module)).arg(rank).arg(alpha).arg(scaling, 0, 'g', 6).toStdString();
}

std::string described(const std::vector<AdapterTarget>& targets) {
    std::vector<std::string> lines;
    for (const AdapterTarget& target : targets)
        lines.push_back(line(target.module.path, target.rank, target.alpha, target.scaling));
    return described(std::move(lines));
}

std::string described(const nlohmann::json& targets) {
    std::vector<std::string> lines;
    for (const nlohmann::json& target : targets)
        lines.push_back(line(target.at("module"), target.at("rank"), target.at("alpha"), target.at("scaling")));
    return described(std::move(lines));
}

} // namespace

class tst_AdapterConfig : public QObject {
    Q_OBJECT

    AdapterConfig read(const nlohmann::json& json) const { return readText(json.dump()); }
    AdapterConfig readText(const std::string& text) const {
        m_scratch.write("adapter_config.json", text);
        return readAdapterConfig(m_scratch.path());
    }
    QString problems(const nlohmann::json& json) const {
        return shown(namesOf(problemsOf([&] { read(json); })));
    }
    /// A smallest config, with `fields` over it.
    static nlohmann::json lora(const nlohmann::json& fields = nlohmann::json::object()) {
        nlohmann::json json{{"peft_type", "LORA"}, {"target_modules", {"q_proj"}}};
        json.update(fields);
        return json;
    }

private slots:
    void changesTheModulesThatPeftChanges() {
        int compared = 0, refused = 0;
        for (const nlohmann::json& choice : tests::readJson(fixture("adapters/choices.json"))) {
            const std::string shownChoice = choice.at("config").dump();
            const ModelConfig model = base(choice);
            const AdapterConfig config = read(choice.at("config"));
            if (choice.contains("refused")) {
                const std::vector<Problem> found = problemsOf([&] { adapterTargets(config, model); });
                const bool isRight = found.size() == 1 && (found[0].code == ProblemCode::AdapterNoTarget ||
                                                           found[0].code == ProblemCode::AdapterUnsupported);
                QVERIFY2(isRight, shownChoice.c_str());
                QCOMPARE(shown(found[0].where.file), shown(utf8(m_scratch.path() / "adapter_config.json")));
                ++refused;
                continue;
            }
            const std::string found = described(adapterTargets(config, model)),
                              wanted = described(choice.at("targets"));
            QVERIFY2(found == wanted, (shownChoice + "\n" + found + "instead of\n" + wanted).c_str());
            std::vector<std::string> saved;
            for (const NeededTensor& tensor : savedParameters(config, model)) saved.push_back(tensor.name);
            std::sort(saved.begin(), saved.end());
            QVERIFY2(saved == choice.at("saved").get<std::vector<std::string>>(), shownChoice.c_str());
            ++compared;
        }
        QVERIFY(compared > 30 && refused > 10);
    }

    void readsTheFoldersThatPeftWrote() {
        for (const std::string& name : Fixtures) {
            const nlohmann::json expected = tests::readJson(fixture("adapters/" + name + "/expected.json"));
            const AdapterConfig config = readAdapterConfig(fixture("adapters/" + name));
            const ModelConfig model = base(expected);
            const std::vector<AdapterTarget> targets = adapterTargets(config, model);
            QCOMPARE(shown(config.baseModel), shown(expected.at("base")));
            QCOMPARE(shown(described(targets)), shown(described(expected.at("targets"))));
            const SafetensorsFile file(fixture("adapters/" + name + "/adapter_model.safetensors"));
            std::size_t used = 0;
            for (const AdapterTarget& target : targets) {
                QVERIFY(file.tensors().at(loraKey(target.module.path, 'A')).shape ==
                        std::vector<std::int64_t>({target.rank, target.module.inputSize}));
                QVERIFY(file.tensors().at(loraKey(target.module.path, 'B')).shape ==
                        std::vector<std::int64_t>({target.module.outputSize, target.rank}));
                used += 2;
            }
            for (const NeededTensor& saved : savedParameters(config, model)) {
                const std::size_t dot = saved.name.rfind('.');
                QVERIFY(
                    file.tensors().at(savedModuleKey(saved.name.substr(0, dot), saved.name.substr(dot + 1))).shape ==
                    saved.shape);
                ++used;
            }
            // PEFT stores the weights beneath where the head itself carries a term
            const std::size_t beneath = file.tensors().contains("base_model.model.lm_head.base_layer.weight") ? 1 : 0;
            QCOMPARE(file.tensors().size(), used + beneath);
        }
    }

    void readsEveryFieldThatActs() {
        const AdapterConfig config = readAdapterConfig(fixture("adapters/all-linear-rslora"));
        QCOMPARE(config.rank, 4);
        QCOMPARE(config.alpha, 3.0);
        QVERIFY(config.rankStabilised && !config.fanInFanOut);
        QCOMPARE(readAdapterConfig(fixture("adapters/plain-qv")).dropout, 0.05);
        const AdapterConfig layers = readAdapterConfig(fixture("adapters/layers-to-transform"));
        QCOMPARE(layers.layersToTransform, std::vector<std::int64_t>({0, 2}));
        QCOMPARE(layers.layersPattern, std::vector<std::string>({"layers"}));
        QCOMPARE(shown(readAdapterConfig(fixture("adapters/patterns")).rankPattern.at(1).first),
                 QStringLiteral("layers.1.self_attn.q_proj"));
    }

    void absentFieldsAreWhatPeftTakes() {
        const AdapterConfig config = read({{"peft_type", "LORA"}, {"fan_in_fan_out", nullptr}});
        QCOMPARE(config.rank, 8);
        QCOMPARE(config.alpha, 8.0);
        QCOMPARE(config.dropout, 0.0);
        QVERIFY(std::get<std::vector<std::string>>(config.targetModules) ==
                std::vector<std::string>({"q_proj", "v_proj"}));
    }

    void whatIsWrittenIsReadAgain() {
        for (const std::string& name : Fixtures) {
            const AdapterConfig config = readAdapterConfig(fixture("adapters/" + name));
            const AdapterConfig again = readText(adapterConfigJson(config));
            QCOMPARE(shown(adapterConfigJson(again)), shown(adapterConfigJson(config)));
            QVERIFY(again.rankPattern == config.rankPattern && again.alphaPattern == config.alphaPattern &&
                    again.targetModules == config.targetModules);
            QVERIFY(again.excludeModules == config.excludeModules &&
                    again.layersToTransform == config.layersToTransform && again.layersPattern == config.layersPattern);
            QVERIFY(again.modulesToSave == config.modulesToSave && again.rank == config.rank &&
                    again.alpha == config.alpha && again.dropout == config.dropout);
            QVERIFY(again.rankStabilised == config.rankStabilised && again.baseModel == config.baseModel &&
                    again.taskType == config.taskType);
        }
    }

    void theFirstPatternThatMatchesDecides() {
        const ModelConfig model = readModelConfig(fixture("models/llama-tied"));
        const auto rankOfFirst = [&](const char* patterns) {
            return adapterTargets(
                       readText(std::string(R"({"peft_type":"LORA","target_modules":["q_proj"],"rank_pattern":)") +
                                patterns + "}"),
                       model)
                .at(0)
                .rank;
        };
        QCOMPARE(rankOfFirst(R"({"q_proj":2,"layers.0.self_attn.q_proj":5})"), 2);
        QCOMPARE(rankOfFirst(R"({"layers.0.self_attn.q_proj":5,"q_proj":2})"), 5);
    }

    void allThatIsNotSupportedIsListedAtOnce() {
        const nlohmann::json json = lora({{"use_dora", true},
                                          {"bias", "lora_only"},
                                          {"task_type", "TOKEN_CLS"},
                                          {"alora_invocation_tokens", {1, 2}},
                                          {"lora_bias", true},
                                          {"layer_replication", {{0, 1}}},
                                          {"init_lora_weights", "pissa_niter_16"},
                                          {"use_qalora", true},
                                          {"r", 0}});
        QCOMPARE(
            problems(json),
            QStringLiteral(
                "config-invalid:r adapter-unsupported:task_type adapter-unsupported:bias adapter-unsupported:use_dora "
                "adapter-unsupported:use_qalora adapter-unsupported:lora_bias "
                "adapter-unsupported:alora_invocation_tokens "
                "adapter-unsupported:layer_replication adapter-unsupported:init_lora_weights"));
        QCOMPARE(problems(lora({{"peft_type", "IA3"}})), QStringLiteral("adapter-unsupported:peft_type"));
        QCOMPARE(problems({{"r", 8}}), QStringLiteral("config-invalid:peft_type"));
    }

    void optionsThatChangeNothingAreAccepted() {
        QCOMPARE(problems(lora({{"use_dora", false},
                                {"bias", "none"},
                                {"loftq_config", nlohmann::json::object()},
                                {"target_parameters", nlohmann::json::array()},
                                {"init_lora_weights", "gaussian"},
                                {"alora_invocation_tokens", nullptr},
                                {"eva_config", {{"rho", 2}}},
                                {"an_option_of_tomorrow", 7}})),
                 QString());
    }

    void wrongValuesNameTheirField_data() {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("found");
        const auto row = [](const char* field, const char* value, const char* where = nullptr) {
            QTest::newRow(qPrintable(QStringLiteral("%1 = %2").arg(QLatin1String(field), QLatin1String(value))))
                << QString::fromUtf8(field) << QString::fromUtf8(value)
                << QStringLiteral("config-invalid:") + QString::fromUtf8(where ? where : field);
        };
        row("r", "-4");
        row("r", "1e300");
        row("r", "2.5");
        row("r", "\"8\"");
        row("lora_alpha", "\"16\"");
        row("lora_dropout", "1.5");
        row("use_rslora", "1");
        row("target_modules", "7");
        row("target_modules", "[7]");
        row("target_modules", "{}");
        row("exclude_modules", "[null]");
        row("modules_to_save", "\"lm_head\"");
        row("layers_to_transform", "\"all\"");
        row("layers_to_transform", "[-1]");
        row("layers_to_transform", "[1e300]");
        row("layers_pattern", "\"layers\""); // without layers_to_transform
        row("rank_pattern", "[]");
        row("rank_pattern", R"({"q_proj":0})", "rank_pattern.q_proj");
        row("alpha_pattern", R"({"q_proj":"8"})", "alpha_pattern.q_proj");
    }
    void wrongValuesNameTheirField() {
        QFETCH(QString, field);
        QFETCH(QString, value);
        QFETCH(QString, found);
        QCOMPARE(problems(lora({{field.toStdString(), nlohmann::json::parse(value.toStdString())}})), found);
    }

    void anExpressionAllowsNoLayers() {
        QCOMPARE(problems(lora(
                     {{"target_modules", ".*q_proj"}, {"layers_to_transform", {0}}, {"layers_pattern", "layers"}})),
                 QStringLiteral("config-invalid:layers_to_transform config-invalid:layers_pattern"));
    }

    void unsoundAndEndlessExpressionsAreRefused_data() {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("expression");
        QTest::newRow("unclosed") << QStringLiteral("target_modules") << QStringLiteral("(q_proj");
        QTest::newRow("endless") << QStringLiteral("target_modules") << QStringLiteral("((.*)*)*x(.*)*y");
        QTest::newRow("nested") << QStringLiteral("target_modules") << QStringLiteral("(").repeated(5000);
        QTest::newRow("long") << QStringLiteral("target_modules") << QStringLiteral("a|").repeated(50'000);
        QTest::newRow("endless recursion") << QStringLiteral("target_modules") << QStringLiteral("(?R)(?R)x|.*");
        QTest::newRow("exclude") << QStringLiteral("exclude_modules") << QStringLiteral("[");
        QTest::newRow("saved") << QStringLiteral("modules_to_save") << QStringLiteral("(");
        QTest::newRow("ranks") << QStringLiteral("rank_pattern") << QStringLiteral("q_proj(");
    }
    void unsoundAndEndlessExpressionsAreRefused() {
        QFETCH(QString, field);
        QFETCH(QString, expression);
        nlohmann::json json = lora();
        const std::string text = expression.toStdString();
        if (field == QStringLiteral("modules_to_save"))
            json[field.toStdString()] = {text};
        else if (field == QStringLiteral("rank_pattern"))
            json[field.toStdString()] = {{text, 4}};
        else
            json[field.toStdString()] = text;
        const ModelConfig model = readModelConfig(fixture("models/llama-tied"));
        const std::vector<Problem> found = problemsOf([&] { adapterTargets(read(json), model); });
        QCOMPARE(shown(namesOf(found)), QStringLiteral("config-invalid:") + field);
        QCOMPARE(shown(found[0].where.file), shown(utf8(m_scratch.path() / "adapter_config.json")));
    }

    void namesThatMatchNothingAreKnown() {
        const ModelConfig model = readModelConfig(fixture("models/llama-tied"));
        const AdapterConfig config = read(lora({{"target_modules", {"q_proj", "c_attn", "mlp.up_proj", "proj"}}}));
        QCOMPARE(unmatchedTargets(config, model), std::vector<std::string>({"c_attn", "proj"}));
        QVERIFY(unmatchedTargets(read(lora({{"target_modules", "all-linear"}})), model).empty());
        const std::vector<Problem> found = problemsOf([&] {
            adapterTargets(read(lora({{"target_modules", {"c_attn"}}})), model);
        });
        QCOMPARE(shown(found.at(0).args.at(1)),
                 QStringLiteral("q_proj, k_proj, v_proj, o_proj, gate_proj, up_proj, down_proj, lm_head"));
    }

    void noFolderAndNoConfigAreProblems() {
        QCOMPARE(problemsOf([&] { readAdapterConfig(m_scratch.path() / "none"); }).at(0).code,
                 ProblemCode::FolderMissing);
        QCOMPARE(problemsOf([&] { readAdapterConfig(fixture("models/llama-tied")); }).at(0).code,
                 ProblemCode::ConfigMissing);
    }

    void twoThousandDamagedConfigsEndWithAValueOrAnError() {
        const ModelConfig model = readModelConfig(fixture("models/qwen2-window"));
        tests::Mutations mutations(11);
        int read = 0, chosen = 0;
        for (int i = 0; i < 2000; ++i) {
            const std::string& name = Fixtures[static_cast<std::size_t>(i) % Fixtures.size()];
            try {
                const AdapterConfig config =
                    readText(mutations.of(readFile(fixture("adapters/" + name + "/adapter_config.json"))));
                QVERIFY(config.rank > 0);
                ++read;
                for (const AdapterTarget& target : adapterTargets(config, model))
                    QVERIFY(target.rank > 0 && std::isfinite(target.scaling));
                savedParameters(config, model);
                unmatchedTargets(config, model);
                ++chosen;
            } catch (const Error&) {
            }
        }
        QVERIFY2(chosen > 100 && read < 1900, (std::to_string(read) + " " + std::to_string(chosen)).c_str());
    }

    void realAdapters() {
        LORIKEET_NEED_MATERIAL(folder, "adapters");
        const AdapterConfig law = readAdapterConfig(folder / "qwen2.5-3b-law-r4");
        const std::vector<AdapterTarget> targets = adapterTargets(law, readModelConfig(folder / "qwen2.5-3b-law-r4"));
        const SafetensorsFile file(folder / "qwen2.5-3b-law-r4/adapter_model.safetensors");
        QCOMPARE(file.tensors().size(), targets.size() * 2);
        for (const AdapterTarget& target : targets) {
            QVERIFY(file.tensors().at(loraKey(target.module.path, 'A')).shape ==
                    std::vector<std::int64_t>({target.rank, target.module.inputSize}));
            QVERIFY(file.tensors().at(loraKey(target.module.path, 'B')).shape ==
                    std::vector<std::int64_t>({target.module.outputSize, target.rank}));
        }
        QCOMPARE(readAdapterConfig(folder / "qwen2.5-7b-medical-llamafactory-log").alpha, 16.0);
        QCOMPARE(readAdapterConfig(folder / "git-lfs-pointer-instead-of-weights").rank,
                 16); // its fan_in_fan_out is null
        for (const char* name : {"distilbert-imdb-r8", "gpt2-seqcls-r8-fan_in_fan_out"})
            QVERIFY(readAdapterConfig(folder / name).modulesToSave == std::vector<std::string>({"classifier", "score"}));
        QVERIFY(readAdapterConfig(folder / "gpt2-be-great-bin").fanInFanOut);
    }

private:
    tests::Scratch m_scratch;
};

QTEST_GUILESS_MAIN(tst_AdapterConfig)
#include "tst_AdapterConfig.moc"
