/// What a model is, read from its config.json: sizes, switches that wire a block, and the names its checkpoint uses. No
/// tensors. A family (core/model/families) fills it; the engine wires parts from it and knows no family.
#pragma once

#include "core/Export.h"
#include "core/model/ClassifierConfig.h"
#include "core/model/ModuleNames.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core {

enum class RopeKind { Default, Linear, Dynamic, Llama3, Yarn };
enum class NormKind { Rms, Layer };     ///< layer: with mean and bias
enum class NormPlace { Before, After }; ///< of attention and feed-forward: each one's input, or its sum with the stream
enum class Sight { Earlier, All };      ///< the tokens that a token sees

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

struct ModelConfig {
    std::string family; ///< model_type: «llama», «distilbert»
    std::string architecture;
    std::int64_t vocabularySize = 0;
    std::int64_t embeddingSize = 0; ///< hiddenSize, or another where a projection stands between
    std::int64_t hiddenSize = 0;
    std::int64_t intermediateSize = 0;
    std::int64_t layerCount = 0;
    std::int64_t storedLayerCount = 0; ///< fewer than layerCount where layers share their weights
    std::int64_t headCount = 0;
    std::int64_t keyValueHeadCount = 0;
    std::int64_t headSize = 0;
    std::int64_t maxPositions = 0;
    std::int64_t positionOffset = 0; ///< row of the first token in the learned positions
    std::int64_t tokenTypeCount = 0;
    NormKind normKind = NormKind::Rms;
    NormPlace normPlace = NormPlace::Before;
    double normEpsilon = 1e-6;
    Sight sight = Sight::Earlier;
    bool hasRotary = true;
    Activation activation = Activation::Silu;
    // Shares that are dropped in training: of attention's weights, of what each part gives.
    double attentionDropout = 0, embeddingDropout = 0, attentionOutputDropout = 0, mlpDropout = 0;
    bool tiedHead = false;
    bool queryKeyValueBias = false;
    bool attentionOutputBias = false;
    bool mlpBias = false;
    bool storesTransposed = false; ///< linears of the layers lie as `[in, out]` in the checkpoint (GPT-2's Conv1D)
    /// Tokens a query sees in layer i, itself included; 0: all. Size: layerCount.
    std::vector<std::int64_t> attentionWindows;
    RopeConfig rope;
    ModuleNames names;
    ClassifierHead classifierHead;  ///< what is on top where texts are judged
    std::optional<LabelSet> labels; ///< the model is a classifier of these; empty: it writes
    double initializerRange = 0.02; ///< standard deviation of a new head's weights
    std::string storedType; ///< torch_dtype, as written
    std::optional<std::int32_t> beginToken;
    std::vector<std::int32_t> endTokens; ///< generation_config.json's before config.json's
};

/// One weight the model needs, with its shape as the checkpoint stores it (`[out, in]` for a linear, or transposed).
struct NeededTensor {
    std::string name;
    std::vector<std::int64_t> shape;
    bool optional = false;     ///< another tensor's weight is used: a tied head
    bool isDrawn = false;      ///< of a head: drawn at random where the checkpoint has none that fits
    bool isTransposed = false; ///< the engine holds it as `[out, in]`
};

/// A linear module that an adapter can target.
struct LinearModule {
    std::string path; ///< «model.layers.3.self_attn.q_proj»
    std::int64_t inputSize = 0;
    std::int64_t outputSize = 0;
    std::int64_t layer = -1; ///< -1: outside the layers
};

LORIKEET_EXPORT std::vector<NeededTensor> neededTensors(const ModelConfig& config);
/// Every linear in the order of the forward pass, the head last.
LORIKEET_EXPORT std::vector<LinearModule> linearModules(const ModelConfig& config);
LORIKEET_EXPORT std::int64_t parameterCount(const ModelConfig& config);
/// Which of the stored layers is computed as layer `layer`, and the path of a stored one, with the dot at its end.
LORIKEET_EXPORT std::int64_t storedLayer(const ModelConfig& config, std::int64_t layer);
LORIKEET_EXPORT std::string layerPath(const ModelConfig& config, std::int64_t storedLayer);
/// Positions the model can read: those it has learned, or further where its rope is stretched.
LORIKEET_EXPORT std::int64_t contextLength(const ModelConfig& config);
/// Names of the families that can be read, for messages.
LORIKEET_EXPORT std::vector<std::string> knownFamilies();

} // namespace core
