/// One layer of a decoder: norm → attention, norm → feed-forward, each added to the stream (pre-norm). A wiring of
/// parts, chosen by ModelConfig.
#pragma once

#include "core/engine/model/LayerParts.h"

namespace core::engine {

class DecoderBlock {
public:
    explicit DecoderBlock(LayerParts parts) : m_parts(std::move(parts)) {}
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
