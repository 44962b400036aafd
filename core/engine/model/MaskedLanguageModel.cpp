#include "core/engine/model/MaskedLanguageModel.h"

#include "core/engine/parts/PartReader.h"
#include "core/model/MaskedHead.h"

namespace core::engine {

MaskedLanguageModel::MaskedLanguageModel(ModelConfig config, const Weights& weights, at::Device device,
                                         at::ScalarType type)
    : Transformer(std::move(config), weights, device, type),
      m_activation(maskedHead(this->config())->activation.value_or(this->config().activation)),
      m_dense(readProjection(weights, std::string(maskedHead(this->config())->dense), true)),
      m_norm(readNorm(weights, std::string(maskedHead(this->config())->norm), this->config())),
      m_output(headWeight(weights), weights.get(maskedBias(this->config())),
               weights.module(this->config().names.head)) {}

at::Tensor MaskedLanguageModel::logits(const at::Tensor& hiddenRows, const std::vector<Segment>& segments,
                                       const std::optional<at::Generator>& dropout) const {
    const at::Tensor rows = activate(m_activation, m_dense.forward(normed(hiddenRows, segments), segments, dropout));
    return m_output.forward(m_norm.forward(rows, segments), segments, dropout);
}

void MaskedLanguageModel::appendHead(std::vector<Parameter>& list) const {
    for (const Parameter& each : {m_dense.weight(), m_dense.bias(), m_norm.weight(), m_norm.bias(), m_output.weight(),
                                  m_output.bias()})
        list.push_back(each);
}

} // namespace core::engine
