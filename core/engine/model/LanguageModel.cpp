#include "core/engine/model/LanguageModel.h"

#include "core/engine/model/KvCache.h"
#include "core/engine/parts/OwnWeight.h"
#include "core/engine/tensor/Failure.h"

namespace core::engine {
namespace {

/// Called when the gradient of a block's output is there: the way back asks for a stop once a block, too.
auto stopBackward(std::stop_token stop) {
    return [stop = std::move(stop)](const at::Tensor&) {
        if (stop.stop_requested()) throw StopRequested();
    };
}

} // namespace

LanguageModel::LanguageModel(ModelConfig config, const Weights& weights, at::Device device, at::ScalarType type)
    : m_config(std::move(config)), m_device(device), m_type(type),
      m_embedding(weights.get(m_config.names.embedding + ".weight")), m_rotary(m_config, device),
      m_finalNorm(weights.get(m_config.names.finalNorm + ".weight"), m_config.normEpsilon),
      m_head(m_config.tiedHead ? Parameter{m_embedding.value, weights.number(m_config.names.head + ".weight")}
                               : weights.get(m_config.names.head + ".weight"),
             Parameter(),
             static_cast<int>(m_config.layerCount) * DecoderBlock::ModulesPerLayer) {
    m_blocks.reserve(static_cast<std::size_t>(m_config.layerCount));
}

bool LanguageModel::loadNextBlock(const Weights& weights) {
    const auto layer = static_cast<int>(m_blocks.size());
    if (layer == m_config.layerCount) return false;
    m_blocks.emplace_back(m_config, weights, layer, layer * DecoderBlock::ModulesPerLayer);
    return true;
}

at::Tensor LanguageModel::embedded(const FlatBatch& batch) const {
    return withOwnWeight(m_embedding, batch.ids, batch.segments,
                         [](const at::Tensor& ids, const at::Tensor& table) { return at::embedding(table, ids); });
}

std::vector<Parameter> LanguageModel::parameters() const {
    std::vector<Parameter> list{m_embedding};
    for (const DecoderBlock& block : m_blocks) block.appendParameters(list);
    list.push_back(m_finalNorm.weight());
    list.push_back(m_head.weight());
    return list;
}

at::Tensor LanguageModel::hidden(const Pass& pass) const {
    at::Tensor stream = embedded(pass.batch);
    const Rotation rotation = m_rotary.rotation(pass.batch, m_type);
    for (const DecoderBlock& block : m_blocks) {
        if (pass.stop.stop_requested()) throw StopRequested();
        stream = block.forward(stream, rotation, pass);
        if (stream.requires_grad()) stream.register_hook(stopBackward(pass.stop));
    }
    for (const Sequence& sequence : pass.batch.sequences)
        if (sequence.cache) sequence.cache->advance(sequence.length());
    return stream;
}

at::Tensor LanguageModel::logits(const at::Tensor& hiddenRows, const std::vector<Segment>& segments,
                                 const std::optional<at::Generator>& dropout) const {
    return m_head.forward(m_finalNorm.forward(hiddenRows, segments), segments, dropout);
}

} // namespace core::engine
