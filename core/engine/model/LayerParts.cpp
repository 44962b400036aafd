#include "core/engine/model/LayerParts.h"

#include "core/engine/parts/PartReader.h"

namespace core::engine {
namespace {

std::string pathOf(const ModelConfig& config, std::int64_t layer, const std::string& name) {
    return layerPath(config, storedLayer(config, layer)) + name;
}

Attention readAttention(const ModelConfig& config, const Weights& weights, std::int64_t layer) {
    const ModuleNames& names = config.names;
    std::vector<Projection> inputs;
    const auto add = [&](const std::string& name) {
        inputs.push_back(readProjection(weights, pathOf(config, layer, name), config.queryKeyValueBias));
    };
    if (names.queryKeyValue.empty())
        for (const std::string* each : {&names.query, &names.key, &names.value}) add(*each);
    else
        add(names.queryKeyValue);
    const AttentionShape shape{config.headCount,
                               config.keyValueHeadCount,
                               config.headSize,
                               config.attentionWindows.at(static_cast<std::size_t>(layer)),
                               config.attentionDropout,
                               config.sight};
    return {std::move(inputs),
            readProjection(weights, pathOf(config, layer, names.attentionOutput), config.attentionOutputBias), shape,
            static_cast<int>(layer)};
}

Mlp readMlp(const ModelConfig& config, const Weights& weights, std::int64_t layer) {
    const auto read = [&](const std::string& name) {
        return readProjection(weights, pathOf(config, layer, name), config.mlpBias);
    };
    const ModuleNames& names = config.names;
    return {names.gate.empty() ? std::nullopt : std::optional(read(names.gate)), read(names.up), read(names.down),
            config.activation};
}

} // namespace

LayerParts::LayerParts(const ModelConfig& config, const Weights& weights, std::int64_t layer)
    : attentionNorm(readNorm(weights, pathOf(config, layer, config.names.attentionNorm), config)),
      attention(readAttention(config, weights, layer)),
      mlpNorm(readNorm(weights, pathOf(config, layer, config.names.mlpNorm), config)),
      mlp(readMlp(config, weights, layer)), attentionDropout(config.attentionOutputDropout),
      mlpDropout(config.mlpDropout) {}

void LayerParts::appendParameters(std::vector<Parameter>& list) const {
    const auto append = [&list](const Parameter& parameter) {
        if (parameter.value.defined()) list.push_back(parameter);
    };
    for (const Norm* norm : {&attentionNorm, &mlpNorm}) {
        append(norm->weight());
        append(norm->bias());
    }
    const auto both = [&](const Projection& projection) {
        append(projection.weight());
        append(projection.bias());
    };
    attention.eachProjection(both);
    mlp.eachProjection(both);
}

} // namespace core::engine
