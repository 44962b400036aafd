#include "core/engine/model/DecoderBlock.h"

namespace core::engine {
namespace {

/// Reads the modules of one layer by their checkpoint names.
struct LayerReader {
    const ModelConfig& config;
    const Weights& weights;
    std::string prefix;
    int firstModule;

    RmsNorm norm(const std::string& name) const { return {weights.get(prefix + name + ".weight"), config.normEpsilon}; }
    Projection projection(const std::string& name, bool biased, int offset) const {
        const std::string path = prefix + name;
        return {weights.get(path + ".weight"), biased ? weights.get(path + ".bias") : Parameter(),
                firstModule + offset};
    }
    Attention attention(int layer) const {
        const ModuleNames& names = config.names;
        const bool biased = config.queryKeyValueBias;
        const AttentionShape shape{config.headCount, config.keyValueHeadCount, config.headSize,
                                   config.attentionWindows.at(static_cast<std::size_t>(layer)),
                                   config.attentionDropout};
        return {projection(names.query, biased, 0),
                projection(names.key, biased, 1),
                projection(names.value, biased, 2),
                projection(names.attentionOutput, config.attentionOutputBias, 3),
                shape,
                layer};
    }
    Mlp mlp() const {
        const ModuleNames& names = config.names;
        return {projection(names.gate, config.mlpBias, 4), projection(names.up, config.mlpBias, 5),
                projection(names.down, config.mlpBias, 6), config.activation};
    }
};

LayerReader readerOf(const ModelConfig& config, const Weights& weights, int layer, int firstModule) {
    return {config, weights, config.names.layers + "." + std::to_string(layer) + ".", firstModule};
}

} // namespace

DecoderBlock::DecoderBlock(const ModelConfig& config, const Weights& weights, int layer, int firstModule)
    : m_attentionNorm(readerOf(config, weights, layer, firstModule).norm(config.names.attentionNorm)),
      m_attention(readerOf(config, weights, layer, firstModule).attention(layer)),
      m_mlpNorm(readerOf(config, weights, layer, firstModule).norm(config.names.mlpNorm)),
      m_mlp(readerOf(config, weights, layer, firstModule).mlp()) {}

at::Tensor DecoderBlock::forward(const at::Tensor& x, const Rotation& rotation, const Pass& pass) const {
    const at::Tensor attended =
        x + m_attention.forward(m_attentionNorm.forward(x, pass.batch.segments), rotation, pass);
    return attended + m_mlp.forward(m_mlpNorm.forward(attended, pass.batch.segments), pass);
}

void DecoderBlock::appendParameters(std::vector<Parameter>& list) const {
    list.push_back(m_attentionNorm.weight());
    list.push_back(m_mlpNorm.weight());
    const auto append = [&list](const Projection& projection) {
        list.push_back(projection.weight());
        if (projection.bias().value.defined()) list.push_back(projection.bias());
    };
    m_attention.eachProjection(append);
    m_mlp.eachProjection(append);
}

} // namespace core::engine
