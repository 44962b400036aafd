#include "core/engine/model/LanguageModel.h"

namespace core::engine {
namespace {

Parameter headWeight(const ModelConfig& config, const Weights& weights, const Parameter& tokens) {
    const std::string name = config.names.head + ".weight";
    return config.tiedHead ? Parameter{tokens.value, weights.number(name)} : weights.get(name);
}

} // namespace

LanguageModel::LanguageModel(ModelConfig config, const Weights& weights, at::Device device, at::ScalarType type)
    : Transformer(std::move(config), weights, device, type),
      m_head(headWeight(this->config(), weights, tokenTable()), Parameter(),
             weights.module(this->config().names.head)) {}

at::Tensor LanguageModel::logits(const at::Tensor& hiddenRows, const std::vector<Segment>& segments,
                                 const std::optional<at::Generator>& dropout) const {
    return m_head.forward(normed(hiddenRows, segments), segments, dropout);
}

} // namespace core::engine
