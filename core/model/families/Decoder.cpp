#include "core/model/families/Family.h"

#include <limits>

namespace core::families {
namespace {

// Above any model there is; they keep products of sizes far from overflow.
constexpr std::int64_t MaxHidden = 1 << 18;
constexpr std::int64_t MaxInner = 1 << 20;
constexpr std::int64_t MaxHeadSize = 1 << 12;
constexpr std::int64_t MaxLayers = 4096;
constexpr std::int64_t MaxHeads = 1 << 13;
constexpr std::int64_t MaxVocabulary = 1 << 26;
constexpr std::int64_t MaxPositions = std::int64_t{1} << 40;

std::optional<Activation> activationByName(std::string_view name) {
    if (name == "silu" || name == "swish") return Activation::Silu;
    if (name == "gelu" || name == "gelu_python") return Activation::Gelu;
    if (name == "gelu_new" || name == "gelu_pytorch_tanh" || name == "gelu_fast") return Activation::GeluTanh;
    if (name == "relu") return Activation::Relu;
    return std::nullopt;
}

/// Sizes that do not go together; each by itself is sound.
void checkSizes(const Fields& fields, const ModelConfig& config) {
    if (config.headCount % config.keyValueHeadCount != 0)
        fields.invalid("num_key_value_heads",
                       "the number of heads (" + std::to_string(config.headCount) + ") is no multiple of it");
    if (!fields.find("head_dim") && config.hiddenSize % config.headCount != 0)
        fields.invalid("num_attention_heads",
                       "the hidden size (" + std::to_string(config.hiddenSize) + ") is no multiple of it");
    else if (config.headSize % 2 != 0 || config.headSize == 0)
        fields.invalid("head_dim",
                       "rotary positions need an even size of a head, and it is " + std::to_string(config.headSize));
}

void readSizes(const Fields& fields, const DecoderDefaults& defaults, ModelConfig& config) {
    const std::size_t before = fields.problemCount();
    config.vocabularySize = fields.neededWhole("vocab_size", 1, MaxVocabulary);
    config.hiddenSize = fields.neededWhole("hidden_size", 1, MaxHidden);
    config.intermediateSize = fields.neededWhole("intermediate_size", 1, MaxInner);
    config.layerCount = config.storedLayerCount = fields.neededWhole("num_hidden_layers", 1, MaxLayers);
    config.embeddingSize = config.hiddenSize;
    config.headCount = fields.neededWhole("num_attention_heads", 1, MaxHeads);
    config.maxPositions = fields.whole("max_position_embeddings", 1, MaxPositions).value_or(defaults.maxPositions);
    const bool saysNothing = !fields.isWritten("num_key_value_heads");
    const std::int64_t keyValueHeads =
        saysNothing ? defaults.keyValueHeads.value_or(config.headCount) : config.headCount;
    config.keyValueHeadCount = fields.whole("num_key_value_heads", 1, MaxHeads).value_or(keyValueHeads);
    config.headSize = fields.whole("head_dim", 2, MaxHeadSize).value_or(config.hiddenSize / config.headCount);
    if (fields.problemCount() == before) checkSizes(fields, config);
}

void addToken(const Fields& fields, const nlohmann::json& value, const char* field, std::vector<std::int32_t>& tokens) {
    const bool fits = value.is_number_integer() && value.get<double>() >= -1 &&
                      value.get<double>() <= std::numeric_limits<std::int32_t>::max();
    if (!fits) return fields.invalid(field, "a token id is needed");
    if (value.get<std::int32_t>() >= 0) tokens.push_back(value.get<std::int32_t>()); // some write -1 for none
}

} // namespace

void readTokens(const Fields& fields, ModelConfig& config) {
    const auto tokensOf = [&](const char* field) {
        std::vector<std::int32_t> tokens;
        const nlohmann::json* value = fields.find(field);
        if (value && value->is_array())
            for (const nlohmann::json& each : *value) addToken(fields, each, field, tokens);
        else if (value)
            addToken(fields, *value, field, tokens);
        return tokens;
    };
    if (const auto begin = tokensOf("bos_token_id"); !begin.empty()) config.beginToken = begin.front();
    if (auto end = tokensOf("eos_token_id"); !end.empty()) config.endTokens = std::move(end);
}

void readActivation(const Fields& fields, const char* field, const char* otherwise, ModelConfig& config) {
    const std::string activation = fields.text(field).value_or(otherwise);
    if (const auto known = activationByName(activation))
        config.activation = *known;
    else
        fields.unsupported(field, "the activation «" + activation.substr(0, 40) + "»");
}

void readPlainSizes(const Fields& fields, const SizeFields& sizes, ModelConfig& config) {
    const auto read = [&](const SizeField& size, std::int64_t most) {
        return fields.whole(size.key, 1, most).value_or(size.otherwise);
    };
    config.vocabularySize = read(sizes.vocabulary, MaxVocabulary);
    config.hiddenSize = config.embeddingSize = read(sizes.hidden, MaxHidden);
    config.intermediateSize = read(sizes.inner, MaxInner);
    config.layerCount = config.storedLayerCount = read(sizes.layers, MaxLayers);
    config.headCount = config.keyValueHeadCount = read(sizes.heads, MaxHeads);
    config.maxPositions = read(sizes.positions, MaxInner);
    config.headSize = config.hiddenSize / config.headCount;
    if (config.hiddenSize % config.headCount != 0)
        fields.invalid(sizes.heads.key,
                       "the hidden size (" + std::to_string(config.hiddenSize) + ") is no multiple of it");
    config.hasRotary = false;
    config.attentionWindows.assign(static_cast<std::size_t>(config.layerCount), 0);
}

void readDecoder(const Fields& fields, const DecoderDefaults& defaults, ModelConfig& config) {
    readSizes(fields, defaults, config);
    config.normEpsilon = fields.number("rms_norm_eps", 0, 1).value_or(1e-6);
    readActivation(fields, "hidden_act", "silu", config);
    config.attentionDropout = fields.number("attention_dropout", 0, 1).value_or(0);
    config.tiedHead = fields.flag("tie_word_embeddings", false);
    config.attentionWindows.assign(static_cast<std::size_t>(config.layerCount), 0);
    if (!fields.isWritten("bos_token_id")) config.beginToken = defaults.beginToken;
    if (!fields.isWritten("eos_token_id")) config.endTokens = defaults.endTokens;
    readTokens(fields, config);
    readRope(fields, config);
}

} // namespace core::families
