/// What a model is, read from its config.json: sizes, switches that wire a block, and the names its checkpoint uses. No
/// tensors. A family (core/model/families) fills it; the engine wires parts from it and knows no family.
#pragma once

#include "core/Export.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core {

enum class Activation { Silu, Gelu, GeluTanh, Relu };
enum class RopeKind { Default, Linear, Dynamic, Llama3, Yarn };

/// Rotary position embedding (Su et al. 2021, arXiv 2104.09864) and the ways to stretch it, as transformers'
/// modeling_rope_utils.
struct RopeConfig {
    RopeKind kind = RopeKind::Default;
    double theta = 10000;
    double factor = 1;
    double lowFrequencyFactor = 1;
    double highFrequencyFactor = 4;
    std::int64_t originalMaxPositions = 0; ///< 0: the model's maximum
    std::optional<double> attentionFactor; ///< yarn; empty: from factor, mscale, mscaleAllDim
    double betaFast = 32;
    double betaSlow = 1;
    double mscale = 0;
    double mscaleAllDim = 0;
    bool truncate = true;
};

/// Module paths in the checkpoint and in PEFT's keys, relative to a layer where they belong to one. Weights are
/// `<module>.weight`, biases `<module>.bias`.
struct ModuleNames {
    std::string embedding = "model.embed_tokens";
    std::string layers = "model.layers";
    std::string finalNorm = "model.norm";
    std::string head = "lm_head";
    std::string attentionNorm = "input_layernorm";
    std::string mlpNorm = "post_attention_layernorm";
    std::string query = "self_attn.q_proj";
    std::string key = "self_attn.k_proj";
    std::string value = "self_attn.v_proj";
    std::string attentionOutput = "self_attn.o_proj";
    std::string gate = "mlp.gate_proj";
    std::string up = "mlp.up_proj";
    std::string down = "mlp.down_proj";
};

struct ModelConfig {
    std::string family; ///< model_type: «llama», «qwen2», «mistral»
    std::string architecture;
    std::int64_t vocabularySize = 0;
    std::int64_t hiddenSize = 0;
    std::int64_t intermediateSize = 0;
    std::int64_t layerCount = 0;
    std::int64_t headCount = 0;
    std::int64_t keyValueHeadCount = 0;
    std::int64_t headSize = 0;
    std::int64_t maxPositions = 0;
    double normEpsilon = 1e-6;
    Activation activation = Activation::Silu;
    double attentionDropout = 0; ///< share of the attention's weights that is dropped in training
    bool tiedHead = false;
    bool queryKeyValueBias = false;
    bool attentionOutputBias = false;
    bool mlpBias = false;
    /// Tokens a query sees in layer i, itself included; 0: all. Size: layerCount.
    std::vector<std::int64_t> attentionWindows;
    RopeConfig rope;
    ModuleNames names;
    std::string storedType; ///< torch_dtype, as written
    std::optional<std::int32_t> beginToken;
    std::vector<std::int32_t> endTokens; ///< generation_config.json's before config.json's
};

/// One weight the model needs, with its shape as the checkpoint stores it (`[out, in]` for a linear).
struct NeededTensor {
    std::string name;
    std::vector<std::int64_t> shape;
    bool optional = false;
};

/// A linear module that an adapter can target.
struct LinearModule {
    std::string path; ///< «model.layers.3.self_attn.q_proj»
    std::int64_t inputSize = 0;
    std::int64_t outputSize = 0;
    std::int64_t layer = -1; ///< -1: outside the layers (the head)
};

LORIKEET_EXPORT std::vector<NeededTensor> neededTensors(const ModelConfig& config);
/// Every linear of every layer in the order of the forward pass, then the head.
LORIKEET_EXPORT std::vector<LinearModule> linearModules(const ModelConfig& config);
LORIKEET_EXPORT std::int64_t parameterCount(const ModelConfig& config);
/// Positions the model can read: maxPositions, or further where its rope is stretched beyond that.
LORIKEET_EXPORT std::int64_t contextLength(const ModelConfig& config);
/// Names of the families that can be read, for messages.
LORIKEET_EXPORT std::vector<std::string> knownFamilies();

} // namespace core
