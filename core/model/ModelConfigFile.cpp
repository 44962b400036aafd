// config.json and generation_config.json: what every family shares; the family reads the rest.
#include "core/Error.h"
#include "core/Files.h"
#include "core/model/MaskedHead.h"
#include "core/model/ModelFolder.h"
#include "core/model/StrictJson.h"
#include "core/model/families/Family.h"

namespace core {
namespace {

using families::Fields;

std::string joined(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
    return text;
}

constexpr std::int64_t MaxLabels = 1 << 16;

/// What transformers takes where nothing is written.
LabelSet twoLabels() {
    return {ProblemType::SingleLabel, {"LABEL_0", "LABEL_1"}};
}

/// id2label wins over num_labels, as in transformers.
std::optional<LabelSet> labelsOf(const Fields& fields) {
    LabelSet labels;
    const std::optional<std::string> problem = fields.text("problem_type");
    const std::int64_t written = fields.whole("num_labels", 1, MaxLabels).value_or(0);
    const std::optional<Fields> named = fields.inside("id2label");
    const std::int64_t count = named ? static_cast<std::int64_t>(named->object().size()) : written;
    if (count == 0) return std::nullopt;
    for (std::int64_t i = 0; i < count; ++i) {
        const std::string key = std::to_string(i);
        const bool isNamed = named && named->object().contains(key);
        if (named && !isNamed) return fields.invalid("id2label", "there is no label " + key), std::nullopt;
        const nlohmann::json* name = named ? named->find(key.c_str()) : nullptr;
        if (name && !name->is_string()) return fields.invalid("id2label", "texts are needed"), std::nullopt;
        labels.names.push_back(name ? name->get<std::string>() : "LABEL_" + key);
    }
    if (count == 1) labels.problem = ProblemType::Regression;
    if (!problem) return labels;
    const std::optional<ProblemType> type = problemTypeByName(*problem);
    if (!type) return fields.unsupported("problem_type", "the problem «" + shownName(*problem) + "»"), std::nullopt;
    labels.problem = *type;
    return labels;
}

/// What would change the result and is not built, whatever the family.
void refuseUnsupported(const Fields& fields) {
    struct Feature {
        const char* field;
        const char* what;
    };
    static constexpr Feature Features[] = {
        {"quantization_config", "quantised weights"},
        {"compression_config", "compressed weights"},
        {"num_local_experts", "a mixture of experts"},
        {"num_experts", "a mixture of experts"},
        {"n_routed_experts", "a mixture of experts"},
        {"vision_config", "pictures as input"},
        {"audio_config", "sound as input"},
        {"text_config", "a text model inside another model"},
        {"final_logit_softcapping", "soft-capped logits"},
        {"attn_logit_softcapping", "soft-capped attention"},
    };
    for (const Feature& feature : Features)
        if (fields.find(feature.field)) fields.unsupported(feature.field, feature.what);
    if (fields.flag("is_encoder_decoder", false)) fields.unsupported("is_encoder_decoder", "an encoder and a decoder");
}

std::string readArchitecture(const Fields& fields) {
    const nlohmann::json* list = fields.find("architectures");
    if (!list) return {};
    const bool sound = list->is_array() && !list->empty() && list->front().is_string();
    if (!sound) return fields.invalid("architectures", "a list of names is needed"), std::string();
    return shownName(list->front().get_ref<const std::string&>());
}

void fillMasks(const Fields& fields, ModelConfig& config) {
    const MaskedHead* head = maskedHead(config);
    if (!head)
        return fields.unsupported("architectures",
                                  "foretelling hidden tokens with a model that writes (" + config.architecture + ")");
    config.names.head = head->output;
    config.tiedHead = fields.flag("tie_word_embeddings", true);
}

/// Whether the model writes or judges, and by what labels.
void choosePurpose(const Fields& fields, const ModelPurpose& purpose, ModelConfig& config) {
    if (purpose.task == ModelTask::FillMasks) return fillMasks(fields, config);
    const std::string& architecture = config.architecture;
    const bool isEncoder = config.sight == Sight::All;
    const bool isClassifier = architecture.ends_with("ForSequenceClassification");
    const bool hasHead = architecture.find("For") != std::string::npos; // «LlamaModel» is a bare decoder
    if (!isEncoder && hasHead && !isClassifier && !architecture.ends_with("ForCausalLM") &&
        !architecture.ends_with("LMHeadModel"))
        fields.unsupported("architectures", "another head than that of a language model (" + architecture + ")");
    if (purpose.task == ModelTask::Write && (isEncoder || isClassifier))
        fields.unsupported("architectures",
                           "writing with a model that judges texts (" + architecture + ")");
    const bool classifies = purpose.task == ModelTask::Classify || isEncoder || isClassifier;
    if (!classifies || purpose.task == ModelTask::Write) return;
    config.classifierHead.isWritten = isClassifier;
    config.names.head = config.classifierHead.output;
    config.tiedHead = false;
    config.labels = purpose.labels.names.empty() ? labelsOf(fields).value_or(twoLabels()) : purpose.labels;
    config.initializerRange = fields.number("initializer_range", 0, 10).value_or(0.02);
}

/// Its tokens are the ones the model stops at; config.json's hold where it is silent.
void readGenerationConfig(const std::filesystem::path& path, ModelConfig& config, std::vector<Problem>& problems) {
    if (!isThere(path)) return;
    const nlohmann::json json = parseStrictJson<nlohmann::json>(readJsonText(path), utf8(path));
    if (!json.is_object())
        return problems.push_back({ProblemCode::ConfigInvalid, {.file = utf8(path)}, {"it is no JSON object"}});
    families::readTokens(Fields(json, utf8(path), problems), config);
}

} // namespace

ModelConfig readModelConfig(const std::filesystem::path& folder, const ModelPurpose& purpose) {
    if (!isFolder(folder)) throw Error(ProblemCode::FolderMissing, {.file = utf8(folder)});
    const std::filesystem::path path = folder / "config.json";
    const std::string file = utf8(path);
    if (!isThere(path)) throw Error(ProblemCode::ConfigMissing, {.file = file});
    const nlohmann::json json = parseStrictJson<nlohmann::json>(readJsonText(path), file);
    if (!json.is_object()) throw Error(ProblemCode::ConfigInvalid, {.file = file}, {"it is no JSON object"});

    std::vector<Problem> problems;
    const Fields fields(json, file, problems);
    ModelConfig config;
    if (!fields.find("model_type")) fields.invalid("model_type", "it is missing");
    config.family = shownName(fields.text("model_type").value_or(""));
    const families::Family* family = families::find(config.family);
    if (!problems.empty()) throw Error(problems);
    if (!family)
        throw Error(ProblemCode::FamilyUnknown, {.file = file, .field = "model_type"},
                    {config.family, joined(knownFamilies())});
    refuseUnsupported(fields);
    config.architecture = readArchitecture(fields);
    config.storedType = shownName(fields.text(fields.find("dtype") ? "dtype" : "torch_dtype").value_or(""));
    family->read(fields, config);
    if (problems.empty()) choosePurpose(fields, purpose, config);
    readGenerationConfig(folder / "generation_config.json", config, problems);
    if (!problems.empty()) throw Error(problems);
    return config;
}

std::optional<LabelSet> readLabels(const std::filesystem::path& folder) {
    const std::filesystem::path path = folder / "config.json";
    if (!isThere(path)) return std::nullopt;
    const nlohmann::json json = parseStrictJson<nlohmann::json>(readJsonText(path), utf8(path));
    if (!json.is_object()) return std::nullopt;
    std::vector<Problem> problems;
    std::optional<LabelSet> labels = labelsOf(Fields(json, utf8(path), problems));
    if (!problems.empty()) throw Error(problems);
    return labels;
}

std::string classifierConfigJson(const std::filesystem::path& folder, const LabelSet& labels) {
    const std::filesystem::path path = folder / "config.json";
    auto json = parseStrictJson<nlohmann::ordered_json>(readJsonText(path), utf8(path));
    const nlohmann::ordered_json* list = json.contains("architectures") ? &json["architectures"] : nullptr;
    std::string architecture = list && list->is_array() && !list->empty() && list->front().is_string()
                                   ? list->front().get<std::string>()
                                   : std::string();
    // «DistilBertForMaskedLM», «DistilBertModel», «GPT2LMHeadModel» → «DistilBertForSequenceClassification»
    for (const char* head : {"For", "LMHeadModel", "Model"})
        if (const std::size_t at = architecture.rfind(head); at != std::string::npos && at > 0) {
            architecture.resize(at);
            break;
        }
    if (architecture.empty()) architecture = json.value("model_type", std::string());
    json["architectures"] = {architecture + "ForSequenceClassification"};
    json["problem_type"] = name(labels.problem);
    json["num_labels"] = labels.count();
    json["id2label"] = nlohmann::ordered_json::object();
    json["label2id"] = nlohmann::ordered_json::object();
    for (std::int64_t i = 0; i < labels.count(); ++i) {
        const std::string& label = labels.names[static_cast<std::size_t>(i)];
        json["id2label"][std::to_string(i)] = label;
        json["label2id"][label] = i;
    }
    return json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

} // namespace core
