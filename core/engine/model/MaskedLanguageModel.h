/// An encoder that foretells hidden tokens: from each row of the stream to the logits of the token that stands there.
/// The head is a wiring named by MaskedHead.
#pragma once

#include "core/engine/model/Transformer.h"

namespace core::engine {

class MaskedLanguageModel : public Transformer {
public:
    MaskedLanguageModel(ModelConfig config, const Weights& weights, at::Device device, at::ScalarType type);
    at::Tensor logits(const at::Tensor& hiddenRows, const std::vector<Segment>& segments,
                      const std::optional<at::Generator>& dropout = {}) const override;

protected:
    void appendHead(std::vector<Parameter>& list) const override;

private:
    Activation m_activation;
    Projection m_dense;
    Norm m_norm;
    Projection m_output;
};

} // namespace core::engine
