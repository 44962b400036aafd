#include "core/model/ModelConfig.h"

#include "core/model/families/Family.h"

#include <algorithm>

namespace core {
namespace {

/// A linear of a layer, with the bias it carries.
struct LayerLinear {
    const std::string& name;
    std::int64_t inputSize;
    std::int64_t outputSize;
    bool bias;
};

std::vector<LayerLinear> layerLinears(const ModelConfig& config) {
    const ModuleNames& names = config.names;
    const std::int64_t hidden = config.hiddenSize, inner = config.intermediateSize;
    const std::int64_t queries = config.headCount * config.headSize, keys = config.keyValueHeadCount * config.headSize;
    return {
        {names.query, hidden, queries, config.queryKeyValueBias},
        {names.key, hidden, keys, config.queryKeyValueBias},
        {names.value, hidden, keys, config.queryKeyValueBias},
        {names.attentionOutput, queries, hidden, config.attentionOutputBias},
        {names.gate, hidden, inner, config.mlpBias},
        {names.up, hidden, inner, config.mlpBias},
        {names.down, inner, hidden, config.mlpBias},
    };
}

std::string layerPath(const ModelConfig& config, std::int64_t layer) {
    return config.names.layers + "." + std::to_string(layer) + ".";
}

} // namespace

std::vector<NeededTensor> neededTensors(const ModelConfig& config) {
    const ModuleNames& names = config.names;
    std::vector<NeededTensor> needed{{names.embedding + ".weight", {config.vocabularySize, config.hiddenSize}}};
    for (std::int64_t layer = 0; layer < config.layerCount; ++layer) {
        const std::string path = layerPath(config, layer);
        needed.push_back({path + names.attentionNorm + ".weight", {config.hiddenSize}});
        for (const LayerLinear& linear : layerLinears(config)) {
            if (linear.name == names.gate) needed.push_back({path + names.mlpNorm + ".weight", {config.hiddenSize}});
            needed.push_back({path + linear.name + ".weight", {linear.outputSize, linear.inputSize}});
            if (linear.bias) needed.push_back({path + linear.name + ".bias", {linear.outputSize}});
        }
    }
    needed.push_back({names.finalNorm + ".weight", {config.hiddenSize}});
    needed.push_back({names.head + ".weight", {config.vocabularySize, config.hiddenSize}, config.tiedHead});
    return needed;
}

std::vector<LinearModule> linearModules(const ModelConfig& config) {
    std::vector<LinearModule> modules;
    for (std::int64_t layer = 0; layer < config.layerCount; ++layer)
        for (const LayerLinear& linear : layerLinears(config))
            modules.push_back({layerPath(config, layer) + linear.name, linear.inputSize, linear.outputSize, layer});
    modules.push_back({config.names.head, config.hiddenSize, config.vocabularySize, -1});
    return modules;
}

std::int64_t parameterCount(const ModelConfig& config) {
    std::int64_t total = 0;
    for (const NeededTensor& tensor : neededTensors(config)) {
        if (tensor.optional) continue; // a tied head is the embedding
        std::int64_t count = 1;
        for (const std::int64_t size : tensor.shape) count *= size;
        total += count;
    }
    return total;
}

std::int64_t contextLength(const ModelConfig& config) {
    // Llama 3's maximum is the stretched one already; the other kinds are often written with the length before
    // stretching.
    const RopeConfig& rope = config.rope;
    if (rope.kind == RopeKind::Default || rope.kind == RopeKind::Llama3) return config.maxPositions;
    const std::int64_t original = rope.originalMaxPositions ? rope.originalMaxPositions : config.maxPositions;
    constexpr double Most = 1e15; // a damaged config's product must stay a number
    return std::max(config.maxPositions,
                    static_cast<std::int64_t>(std::min(static_cast<double>(original) * rope.factor, Most)));
}

std::vector<std::string> knownFamilies() {
    std::vector<std::string> names;
    for (const families::Family& family : families::all()) names.emplace_back(family.modelType);
    return names;
}

} // namespace core
