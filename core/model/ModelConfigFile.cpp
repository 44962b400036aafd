// config.json and generation_config.json: what every family shares; the family reads the rest.
#include "core/Error.h"
#include "core/Files.h"
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
    const std::string architecture = shownName(list->front().get_ref<const std::string&>());
    const bool hasHead = architecture.find("For") != std::string::npos; // «LlamaModel» is a bare decoder
    if (hasHead && !architecture.ends_with("ForCausalLM"))
        fields.unsupported("architectures", "another head than that of a language model (" + architecture + ")");
    return architecture;
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

ModelConfig readModelConfig(const std::filesystem::path& folder) {
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
    readGenerationConfig(folder / "generation_config.json", config, problems);
    if (!problems.empty()) throw Error(problems);
    return config;
}

} // namespace core
