#include "core/engine/model/LanguageModel.h"

namespace core::engine {

LanguageModel::LanguageModel(ModelConfig config, const Weights& weights, at::Device device, at::ScalarType type)
    : Transformer(std::move(config), weights, device, type),
      m_head(headWeight(weights), Parameter(), weights.module(this->config().names.head)) {}

at::Tensor LanguageModel::logits(const at::Tensor& hiddenRows, const std::vector<Segment>& segments,
                                 const std::optional<at::Generator>& dropout) const {
    return m_head.forward(normed(hiddenRows, segments), segments, dropout);
}

} // namespace core::engine
