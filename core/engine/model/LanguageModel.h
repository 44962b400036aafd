/// A decoder that gives the logits of the next token: embedding, blocks, norm, head.
#pragma once

#include "core/engine/model/Transformer.h"

namespace core::engine {

class LanguageModel : public Transformer {
public:
    LanguageModel(ModelConfig config, const Weights& weights, at::Device device, at::ScalarType type);
    at::Tensor logits(const at::Tensor& hiddenRows, const std::vector<Segment>& segments,
                      const std::optional<at::Generator>& dropout = {}) const override;
    /// Number of the head in core::linearModules.
    int headModule() const { return m_head.module(); }

protected:
    void appendHead(std::vector<Parameter>& list) const override { list.push_back(m_head.weight()); }

private:
    Projection m_head;
};

} // namespace core::engine
