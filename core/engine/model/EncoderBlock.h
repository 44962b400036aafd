/// One layer of an encoder: attention, feed-forward, each added to the stream and then normed (post-norm, as in Vaswani
/// et al. 2017, arXiv 1706.03762). A wiring of parts, chosen by ModelConfig.
#pragma once

#include "core/engine/model/LayerParts.h"

namespace core::engine {

class EncoderBlock {
public:
    explicit EncoderBlock(LayerParts parts) : m_parts(std::move(parts)) {}
    /// `[tokens, hidden]` → `[tokens, hidden]`
    at::Tensor forward(const at::Tensor& x, const Rotation& rotation, const Pass& pass) const;
    /// The same of one row of each sequence alone, `[sequences, hidden]`.
    at::Tensor forwardRows(const at::Tensor& x, const Rotation& rotation, const Pass& pass,
                           const ChosenRows& rows) const;
    const LayerParts& parts() const { return m_parts; }

private:
    LayerParts m_parts;
};

} // namespace core::engine
