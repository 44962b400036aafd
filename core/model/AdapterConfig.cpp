#include "core/model/AdapterConfig.h"

#include "core/Error.h"
#include "core/Files.h"
#include "core/model/ConfigFields.h"
#include "core/model/StrictJson.h"

#include <algorithm>
#include <cmath>

namespace core {
namespace {

using Json = nlohmann::ordered_json; // the order of rank_pattern decides
using Fields = ConfigFields<Json>;

constexpr std::size_t MaxKeys = 10'000;
constexpr std::int64_t MaxRank = 1 << 16;

/// Reads the fields and collects all that is wrong or not supported.
class AdapterConfigReader {
public:
    AdapterConfigReader(const Json& json, const std::string& file) : m_file(file), m_fields(json, file, m_problems) {}

    AdapterConfig read() {
        AdapterConfig config;
        config.file = m_file;
        config.baseModel = m_fields.text("base_model_name_or_path").value_or("");
        config.taskType = m_fields.text("task_type").value_or("CAUSAL_LM");
        config.rank = m_fields.whole("r", 1, MaxRank).value_or(8);
        config.alpha = m_fields.number("lora_alpha", -1e9, 1e9).value_or(8);
        config.dropout = m_fields.number("lora_dropout", 0, 1).value_or(0);
        config.rankStabilised = m_fields.flag("use_rslora", false);
        config.fanInFanOut = m_fields.flag("fan_in_fan_out", false);
        // PEFT's own choice for Llama, Mistral and Qwen2 where the file names nothing.
        config.targetModules = modules("target_modules").value_or(std::vector<std::string>{"q_proj", "v_proj"});
        config.excludeModules = modules("exclude_modules").value_or(std::vector<std::string>());
        config.modulesToSave = texts("modules_to_save");
        if (config.taskType == ClassifierTask) addClassifierHeads(config.modulesToSave);
        readLayers(config);
        readPatterns(config);
        refuseUnsupported();
        if (!m_problems.empty()) throw Error(m_problems);
        return config;
    }

private:
    std::vector<std::string> texts(const char* field) const {
        std::vector<std::string> result;
        const Json* value = m_fields.find(field);
        if (!value) return result;
        if (!value->is_array()) return m_fields.invalid(field, "a list of names is needed"), result;
        for (const Json& each : *value) {
            if (!each.is_string()) return m_fields.invalid(field, "a list of names is needed"), result;
            result.push_back(each.get<std::string>());
        }
        return result;
    }

    std::optional<ModuleChoice> modules(const char* field) const {
        const Json* value = m_fields.find(field);
        if (!value) return std::nullopt;
        if (value->is_string()) return ModuleChoice(value->get<std::string>());
        return ModuleChoice(texts(field));
    }

    void readLayers(AdapterConfig& config) const {
        const auto one = [&](const Json& value) {
            const bool sound = value.is_number_integer() && value.get<double>() >= 0 && value.get<double>() < 1e9;
            if (!sound) return m_fields.invalid("layers_to_transform", "numbers of layers are needed");
            config.layersToTransform.push_back(value.get<std::int64_t>());
        };
        const Json* layers = m_fields.find("layers_to_transform");
        if (layers && layers->is_array())
            for (const Json& each : *layers) one(each);
        else if (layers)
            one(*layers);
        const Json* pattern = m_fields.find("layers_pattern");
        if (pattern && pattern->is_string() && !pattern->get<std::string>().empty())
            config.layersPattern = {pattern->get<std::string>()};
        else if (pattern && !pattern->is_string())
            config.layersPattern = texts("layers_pattern");
        const bool isExpression = std::holds_alternative<std::string>(config.targetModules);
        if (isExpression && layers)
            m_fields.invalid("layers_to_transform", "it cannot stand beside a target_modules that is an expression");
        if (!config.layersPattern.empty() && !layers)
            m_fields.invalid("layers_pattern", "it needs layers_to_transform");
        if (isExpression && !config.layersPattern.empty())
            m_fields.invalid("layers_pattern", "it cannot stand beside a target_modules that is an expression");
    }

    void readPatterns(AdapterConfig& config) const {
        if (const auto ranks = m_fields.inside("rank_pattern"))
            for (const auto& [key, value] : ranks->object().items())
                config.rankPattern.emplace_back(key, ranks->neededWhole(key.c_str(), 1, MaxRank));
        if (const auto alphas = m_fields.inside("alpha_pattern"))
            for (const auto& [key, value] : alphas->object().items()) {
                if (!value.is_number())
                    alphas->invalid(shownName(key), "a number is needed");
                else
                    config.alphaPattern.emplace_back(key, value.template get<double>());
            }
    }

    void refuse(const std::string& field, std::string what, std::string supported) {
        m_problems.push_back({ProblemCode::AdapterUnsupported,
                              {.file = m_file, .field = field},
                              {std::move(what), std::move(supported)}});
    }

    /// Everything that would change the result and is not built. Unknown keys are passed over, as PEFT does.
    void refuseUnsupported() {
        const std::optional<std::string> type = m_fields.text("peft_type");
        if (!m_fields.find("peft_type")) m_fields.invalid("peft_type", "it is missing");
        if (type && *type != "LORA") refuse("peft_type", "the method " + shownName(*type), "LORA");
        const std::string task = m_fields.text("task_type").value_or("CAUSAL_LM");
        if (task != "CAUSAL_LM" && task != ClassifierTask)
            refuse("task_type", "the task " + shownName(task), "CAUSAL_LM, SEQ_CLS");
        if (const std::string bias = m_fields.text("bias").value_or("none"); bias != "none")
            refuse("bias", "trained biases (" + shownName(bias) + ")", "none");
        static constexpr std::pair<const char*, const char*> Variants[] = {
            {"use_dora", "DoRA"},
            {"use_qalora", "QALoRA"},
            {"lora_bias", "biases inside LoRA"},
            {"ensure_weight_tying", "tied adapters"},
            {"alora_invocation_tokens", "activated LoRA"},
            {"layer_replication", "repeated layers"},
            {"trainable_token_indices", "trained tokens"},
            {"target_parameters", "LoRA on bare parameters"},
            {"megatron_config", "Megatron layers"},
            {"monteclora_config", "MonteCLoRA"},
            {"use_bdlora", "BD-LoRA"},
            {"arrow_config", "Arrow routing"},
            {"kasa_config", "KaSA"},
        };
        for (const auto& [field, what] : Variants)
            if (const Json* value = m_fields.find(field); value && !isNothing(*value))
                refuse(field, what, "plain LoRA");
        refuseChangedBase();
    }

    static bool isNothing(const Json& value) {
        return value == false || ((value.is_array() || value.is_object()) && value.empty());
    }

    /// These ways to begin subtract from the base model's weights, so the file alone does not say what the model was.
    void refuseChangedBase() {
        const Json* value = m_fields.find("init_lora_weights");
        if (!value || !value->is_string()) return;
        const std::string name = value->get<std::string>();
        const bool changesBase =
            name.starts_with("pissa") || name == "olora" || name == "corda" || name == "loftq" || name == "lora_ga";
        if (changesBase)
            refuse("init_lora_weights", "a changed base model (" + shownName(name) + ")",
                   "an adapter converted to plain LoRA");
    }

    std::string m_file;
    std::vector<Problem> m_problems;
    Fields m_fields;
};

Json numberJson(double value) {
    if (value == std::floor(value) && std::abs(value) < 1e15) return static_cast<std::int64_t>(value);
    return value;
}

Json choiceJson(const ModuleChoice& choice) {
    if (const auto* expression = std::get_if<std::string>(&choice)) return *expression;
    return std::get<std::vector<std::string>>(choice);
}

Json orNull(const std::vector<std::string>& names) {
    return names.empty() ? Json() : Json(names);
}

} // namespace

void addClassifierHeads(std::vector<std::string>& modulesToSave) {
    for (const char* head : {"classifier", "score"})
        if (std::find(modulesToSave.begin(), modulesToSave.end(), head) == modulesToSave.end())
            modulesToSave.push_back(head);
}

AdapterConfig readAdapterConfig(const std::filesystem::path& folder) {
    if (!isFolder(folder)) throw Error(ProblemCode::FolderMissing, {.file = utf8(folder)});
    const std::filesystem::path path = folder / "adapter_config.json";
    if (!isThere(path)) throw Error(ProblemCode::ConfigMissing, {.file = utf8(path)});
    const Json json = parseStrictJson<Json>(readJsonText(path), utf8(path), MaxKeys);
    if (!json.is_object()) throw Error(ProblemCode::ConfigInvalid, {.file = utf8(path)}, {"it is no JSON object"});
    return AdapterConfigReader(json, utf8(path)).read();
}

std::string adapterConfigJson(const AdapterConfig& config) {
    Json json = Json::object();
    Json ranks = Json::object(), alphas = Json::object();
    for (const auto& [pattern, rank] : config.rankPattern) ranks[pattern] = rank;
    for (const auto& [pattern, alpha] : config.alphaPattern) alphas[pattern] = numberJson(alpha);
    json["alpha_pattern"] = alphas;
    json["auto_mapping"] = nullptr;
    json["base_model_name_or_path"] = config.baseModel;
    json["bias"] = "none";
    const auto* excluded = std::get_if<std::vector<std::string>>(&config.excludeModules);
    json["exclude_modules"] = excluded ? orNull(*excluded) : choiceJson(config.excludeModules);
    json["fan_in_fan_out"] = config.fanInFanOut;
    json["inference_mode"] = true;
    json["init_lora_weights"] = true;
    json["layers_pattern"] = orNull(config.layersPattern);
    json["layers_to_transform"] = config.layersToTransform.empty() ? Json() : Json(config.layersToTransform);
    json["lora_alpha"] = numberJson(config.alpha);
    json["lora_dropout"] = config.dropout;
    json["modules_to_save"] = orNull(config.modulesToSave);
    json["peft_type"] = "LORA";
    json["r"] = config.rank;
    json["rank_pattern"] = ranks;
    json["revision"] = nullptr;
    json["target_modules"] = choiceJson(config.targetModules);
    json["task_type"] = config.taskType;
    json["use_dora"] = false;
    json["use_rslora"] = config.rankStabilised;
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string loraKey(std::string_view modulePath, char which) {
    return "base_model.model." + std::string(modulePath) + ".lora_" + which + ".weight";
}

std::string savedModuleKey(std::string_view modulePath, std::string_view parameter) {
    return "base_model.model." + std::string(modulePath) + "." + std::string(parameter);
}

} // namespace core
