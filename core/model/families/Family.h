/// A family reads config.json into a ModelConfig: switches and names, no tensor code. The registry finds it by
/// model_type. For core/model alone.
#pragma once

#include "core/model/ConfigFields.h"
#include "core/model/MaskedHead.h"
#include "core/model/ModelConfig.h"

#include <initializer_list>
#include <span>

namespace core::families {

using Fields = ConfigFields<nlohmann::json>;

struct Family {
    std::string_view modelType;
    /// Fills `config`; what is wrong or cannot be done goes to the problems of `fields`.
    void (*read)(const Fields& fields, ModelConfig& config);
    const MaskedHead* maskedHead = nullptr; ///< of an encoder
};

/// Enters families into the registry as the library is loaded: a new one is a file of its own.
struct Registration {
    Registration(std::initializer_list<Family> families);
};

/// The family of a model_type, or nullptr.
const Family* find(std::string_view modelType);
/// By model_type.
std::span<const Family> all();

/// What transformers takes where config.json says nothing.
struct DecoderDefaults {
    std::int64_t maxPositions = 0;
    std::optional<std::int64_t> keyValueHeads; ///< empty: as many as heads
    std::optional<std::int32_t> beginToken;
    std::vector<std::int32_t> endTokens;
};

/// What a family calls its sizes, and what transformers takes where they are not written.
struct SizeField {
    const char* key;
    std::int64_t otherwise;
};
struct SizeFields {
    SizeField vocabulary{"vocab_size", 30522};
    SizeField hidden{"hidden_size", 768};
    SizeField inner{"intermediate_size", 3072};
    SizeField layers{"num_hidden_layers", 12};
    SizeField heads{"num_attention_heads", 12};
    SizeField positions{"max_position_embeddings", 512};
};

/// Sizes of a model with learned positions and as many keys as queries.
void readPlainSizes(const Fields& fields, const SizeFields& sizes, ModelConfig& config);
void readActivation(const Fields& fields, const char* field, const char* otherwise, ModelConfig& config);

/// A post-norm encoder with BERT's names under `prefix` and BERT's keys for all but `sizes`; DistilBERT and ALBERT
/// change names and dropouts afterwards.
void readEncoder(const Fields& fields, const std::string& prefix, const SizeFields& sizes, ModelConfig& config);

/// RoBERTa's kind of it: positions begin after the padding token's, and the classifier has a dense layer of its own.
void readOffsetEncoder(const Fields& fields, const std::string& prefix, const SizeFields& sizes, ModelConfig& config);
inline constexpr MaskedHead OffsetMaskedHead{.dense = "lm_head.dense",
                                             .norm = "lm_head.layer_norm",
                                             .output = "lm_head.decoder",
                                             .bias = "lm_head",
                                             .activation = Activation::Gelu};

/// Sizes, norm, activation, tokens and rope of a pre-norm decoder with gated MLP; every layer sees all earlier tokens.
void readDecoder(const Fields& fields, const DecoderDefaults& defaults, ModelConfig& config);
/// rope_scaling or rope_parameters, after transformers' modeling_rope_utils.
void readRope(const Fields& fields, ModelConfig& config);
/// bos_token_id and eos_token_id (one or a list), where they are written.
void readTokens(const Fields& fields, ModelConfig& config);

} // namespace core::families
