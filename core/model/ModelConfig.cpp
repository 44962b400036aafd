#include "core/model/ModelConfig.h"

#include "core/model/MaskedHead.h"
#include "core/model/families/Family.h"

#include <algorithm>

namespace core {
namespace {

std::int64_t embeddingSize(const ModelConfig& config) {
    return config.embeddingSize > 0 ? config.embeddingSize : config.hiddenSize;
}

std::int64_t storedLayerCount(const ModelConfig& config) {
    return config.storedLayerCount > 0 ? config.storedLayerCount : config.layerCount;
}

/// A linear of a layer, with the bias it carries.
struct LayerLinear {
    std::string name;
    std::int64_t inputSize;
    std::int64_t outputSize;
    bool bias;
};

std::vector<LayerLinear> attentionLinears(const ModelConfig& config) {
    const ModuleNames& names = config.names;
    const std::int64_t hidden = config.hiddenSize;
    const std::int64_t queries = config.headCount * config.headSize, keys = config.keyValueHeadCount * config.headSize;
    const LayerLinear output{names.attentionOutput, queries, hidden, config.attentionOutputBias};
    if (!names.queryKeyValue.empty())
        return {{names.queryKeyValue, hidden, queries + 2 * keys, config.queryKeyValueBias}, output};
    return {{names.query, hidden, queries, config.queryKeyValueBias},
            {names.key, hidden, keys, config.queryKeyValueBias},
            {names.value, hidden, keys, config.queryKeyValueBias},
            output};
}

std::vector<LayerLinear> mlpLinears(const ModelConfig& config) {
    const ModuleNames& names = config.names;
    const std::int64_t hidden = config.hiddenSize, inner = config.intermediateSize;
    std::vector<LayerLinear> linears;
    if (!names.gate.empty()) linears.push_back({names.gate, hidden, inner, config.mlpBias});
    linears.push_back({names.up, hidden, inner, config.mlpBias});
    linears.push_back({names.down, inner, hidden, config.mlpBias});
    return linears;
}

LayerLinear maskedDense(const ModelConfig& config, const MaskedHead& head) {
    return {std::string(head.dense), config.hiddenSize, embeddingSize(config), true};
}

/// Collects what a model needs, in the order of the forward pass.
class Needs {
public:
    explicit Needs(const ModelConfig& config) : m_config(config) {}

    void table(const std::string& name, std::int64_t rows) {
        if (!name.empty()) m_list.push_back({name + ".weight", {rows, embeddingSize(m_config)}});
    }
    void norm(const std::string& name, std::int64_t size) {
        if (name.empty()) return;
        m_list.push_back({name + ".weight", {size}});
        if (m_config.normKind == NormKind::Layer) m_list.push_back({name + ".bias", {size}});
    }
    void linear(const std::string& path, const LayerLinear& linear) {
        const bool turned = m_config.storesTransposed;
        m_list.push_back({.name = path + linear.name + ".weight",
                          .shape = turned ? std::vector{linear.inputSize, linear.outputSize}
                                          : std::vector{linear.outputSize, linear.inputSize},
                          .isTransposed = turned});
        if (linear.bias) m_list.push_back({path + linear.name + ".bias", {linear.outputSize}});
    }
    void plainLinear(const LayerLinear& linear, bool isDrawn) {
        m_list.push_back({.name = linear.name + ".weight",
                          .shape = {linear.outputSize, linear.inputSize},
                          .isDrawn = isDrawn});
        if (linear.bias)
            m_list.push_back({.name = linear.name + ".bias", .shape = {linear.outputSize}, .isDrawn = isDrawn});
    }
    void tiedHead() {
        m_list.push_back({m_config.names.head + ".weight",
                          {m_config.vocabularySize, embeddingSize(m_config)},
                          m_config.tiedHead});
    }
    void maskedHead(const MaskedHead& head) {
        plainLinear(maskedDense(m_config, head), false);
        norm(std::string(head.norm), embeddingSize(m_config));
        tiedHead();
        m_list.push_back({maskedBias(m_config), {m_config.vocabularySize}});
    }
    std::vector<NeededTensor> take() { return std::move(m_list); }

private:
    const ModelConfig& m_config;
    std::vector<NeededTensor> m_list;
};

LayerLinear embeddingProjection(const ModelConfig& config) {
    return {config.names.embeddingProjection, embeddingSize(config), config.hiddenSize, true};
}

/// Of a classifier's head; one with a dense layer has two.
std::vector<LayerLinear> headLinears(const ModelConfig& config) {
    const ClassifierHead& head = config.classifierHead;
    std::vector<LayerLinear> linears;
    if (!head.dense.empty()) linears.push_back({head.dense, config.hiddenSize, config.hiddenSize, true});
    linears.push_back({head.output, config.hiddenSize, config.labels->count(), head.outputBias});
    return linears;
}

} // namespace

std::int64_t storedLayer(const ModelConfig& config, std::int64_t layer) {
    return layer * storedLayerCount(config) / config.layerCount;
}

std::string layerPath(const ModelConfig& config, std::int64_t storedLayer) {
    const std::string& inside = config.names.insideLayer;
    return config.names.layers + "." + std::to_string(storedLayer) + "." + (inside.empty() ? "" : inside + ".");
}

std::vector<NeededTensor> neededTensors(const ModelConfig& config) {
    const ModuleNames& names = config.names;
    Needs needs(config);
    needs.table(names.embedding, config.vocabularySize);
    needs.table(names.positionEmbedding, config.maxPositions);
    needs.table(names.tokenTypeEmbedding, config.tokenTypeCount);
    needs.norm(names.embeddingNorm, embeddingSize(config));
    if (!names.embeddingProjection.empty()) needs.plainLinear(embeddingProjection(config), false);
    for (std::int64_t layer = 0; layer < storedLayerCount(config); ++layer) {
        const std::string path = layerPath(config, layer);
        needs.norm(path + names.attentionNorm, config.hiddenSize);
        for (const LayerLinear& linear : attentionLinears(config)) needs.linear(path, linear);
        needs.norm(path + names.mlpNorm, config.hiddenSize);
        for (const LayerLinear& linear : mlpLinears(config)) needs.linear(path, linear);
    }
    needs.norm(names.finalNorm, config.hiddenSize);
    if (const MaskedHead* head = maskedHead(config))
        needs.maskedHead(*head);
    else if (!config.labels)
        needs.tiedHead();
    else
        for (const LayerLinear& linear : headLinears(config)) needs.plainLinear(linear, true);
    return needs.take();
}

std::vector<LinearModule> linearModules(const ModelConfig& config) {
    std::vector<LinearModule> modules;
    const auto add = [&](const std::string& path, const LayerLinear& linear, std::int64_t layer) {
        modules.push_back({path + linear.name, linear.inputSize, linear.outputSize, layer});
    };
    if (!config.names.embeddingProjection.empty()) add({}, embeddingProjection(config), -1);
    for (std::int64_t layer = 0; layer < storedLayerCount(config); ++layer) {
        for (const LayerLinear& linear : attentionLinears(config)) add(layerPath(config, layer), linear, layer);
        for (const LayerLinear& linear : mlpLinears(config)) add(layerPath(config, layer), linear, layer);
    }
    if (const MaskedHead* head = maskedHead(config)) add({}, maskedDense(config, *head), -1);
    if (!config.labels)
        modules.push_back({config.names.head, embeddingSize(config), config.vocabularySize, -1});
    else
        for (const LayerLinear& linear : headLinears(config)) add({}, linear, -1);
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
    if (!config.hasRotary) return config.maxPositions - config.positionOffset;
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
