#include "core/engine/model/Transformer.h"

#include "core/engine/model/KvCache.h"
#include "core/engine/model/LanguageModel.h"
#include "core/engine/model/MaskedLanguageModel.h"
#include "core/engine/model/SequenceClassifier.h"
#include "core/engine/parts/PartReader.h"
#include "core/engine/tensor/Failure.h"
#include "core/model/MaskedHead.h"

namespace core::engine {
namespace {

/// Called when the gradient of a block's output is there: the way back asks for a stop once a block, too.
auto stopBackward(std::stop_token stop) {
    return [stop = std::move(stop)](const at::Tensor&) {
        if (stop.stop_requested()) throw StopRequested();
    };
}

std::variant<DecoderBlock, EncoderBlock> blockOf(const ModelConfig& config, LayerParts parts) {
    if (config.normPlace == NormPlace::Before) return DecoderBlock(std::move(parts));
    return EncoderBlock(std::move(parts));
}

} // namespace

Transformer::Transformer(ModelConfig config, const Weights& weights, at::Device device, at::ScalarType type)
    : m_config(std::move(config)), m_device(device), m_type(type), m_embedding(m_config, weights),
      m_rotary(m_config, device) {
    if (!m_config.names.finalNorm.empty()) m_finalNorm = readNorm(weights, m_config.names.finalNorm, m_config);
    m_blocks.reserve(static_cast<std::size_t>(m_config.layerCount));
}

bool Transformer::loadNextBlock(const Weights& weights) {
    const auto layer = static_cast<std::int64_t>(m_ofLayer.size());
    if (layer == m_config.layerCount) return false;
    // The layers of a group follow each other and are the same, but for the window, which these families have not.
    const bool isShared = layer > 0 && storedLayer(m_config, layer) == storedLayer(m_config, layer - 1);
    if (!isShared) m_blocks.push_back(blockOf(m_config, LayerParts(m_config, weights, layer)));
    m_ofLayer.push_back(m_blocks.size() - 1);
    return true;
}

Parameter Transformer::headWeight(const Weights& weights) const {
    const std::string name = m_config.names.head + ".weight";
    return m_config.tiedHead ? Parameter{m_embedding.tokens().value, weights.number(name)} : weights.get(name);
}

std::vector<Parameter> Transformer::parameters() const {
    std::vector<Parameter> list;
    m_embedding.appendParameters(list);
    for (const Block& block : m_blocks)
        std::visit([&](const auto& each) { each.parts().appendParameters(list); }, block);
    if (m_finalNorm) {
        list.push_back(m_finalNorm->weight());
        if (m_finalNorm->bias().value.defined()) list.push_back(m_finalNorm->bias());
    }
    appendHead(list);
    return list;
}

at::Tensor Transformer::throughBlocks(const Pass& pass, at::Tensor stream, const Rotation& rotation,
                                      std::size_t layers) const {
    for (std::size_t layer = 0; layer < layers; ++layer) {
        if (pass.stop.stop_requested()) throw StopRequested();
        stream = std::visit([&](const auto& each) { return each.forward(stream, rotation, pass); },
                            m_blocks[m_ofLayer[layer]]);
        if (stream.requires_grad()) stream.register_hook(stopBackward(pass.stop));
    }
    return stream;
}

at::Tensor Transformer::hiddenRows(const Pass& pass, at::Tensor stream, std::span<const std::int64_t> rows) const {
    const Rotation rotation = m_rotary.rotation(pass.batch, m_type);
    stream = throughBlocks(pass, std::move(stream), rotation, m_ofLayer.size() - 1);
    if (pass.stop.stop_requested()) throw StopRequested();
    const ChosenRows chosen = chooseRows(pass.batch, rows);
    return std::visit([&](const auto& each) { return each.forwardRows(stream, rotation, pass, chosen); },
                      m_blocks[m_ofLayer.back()]);
}

at::Tensor Transformer::hidden(const Pass& pass) const {
    const at::Tensor stream =
        throughBlocks(pass, embedded(pass), m_rotary.rotation(pass.batch, m_type), m_ofLayer.size());
    for (const Sequence& sequence : pass.batch.sequences)
        if (sequence.cache) sequence.cache->advance(sequence.length());
    return stream;
}

std::shared_ptr<Transformer> makeModel(const ModelConfig& config, const Weights& weights, at::Device device,
                                       at::ScalarType type) {
    if (config.labels) return std::make_shared<SequenceClassifier>(config, weights, device, type);
    if (maskedHead(config)) return std::make_shared<MaskedLanguageModel>(config, weights, device, type);
    return std::make_shared<LanguageModel>(config, weights, device, type);
}

} // namespace core::engine
