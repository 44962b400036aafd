/// A family reads config.json into a ModelConfig: switches and names, no tensor code. The registry finds it by
/// model_type. For core/model alone.
#pragma once

#include "core/model/ConfigFields.h"
#include "core/model/ModelConfig.h"

#include <span>

namespace core::families {

using Fields = ConfigFields<nlohmann::json>;

struct Family {
    std::string_view modelType;
    /// Fills `config`; what is wrong or cannot be done goes to the problems of `fields`.
    void (*read)(const Fields& fields, ModelConfig& config);
};

/// The family of a model_type, or nullptr.
const Family* find(std::string_view modelType);
std::span<const Family> all();

/// What transformers takes where config.json says nothing.
struct DecoderDefaults {
    std::int64_t maxPositions = 0;
    std::optional<std::int64_t> keyValueHeads; ///< empty: as many as heads
    std::optional<std::int32_t> beginToken;
    std::vector<std::int32_t> endTokens;
};

/// Sizes, norm, activation, tokens and rope of a pre-norm decoder with gated MLP; every layer sees all earlier tokens.
void readDecoder(const Fields& fields, const DecoderDefaults& defaults, ModelConfig& config);
/// rope_scaling or rope_parameters, after transformers' modeling_rope_utils.
void readRope(const Fields& fields, ModelConfig& config);
/// bos_token_id and eos_token_id (one or a list), where they are written.
void readTokens(const Fields& fields, ModelConfig& config);

void readLlama(const Fields& fields, ModelConfig& config);
void readMistral(const Fields& fields, ModelConfig& config);
void readQwen2(const Fields& fields, ModelConfig& config);

} // namespace core::families
