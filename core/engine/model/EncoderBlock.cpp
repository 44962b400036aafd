#include "core/engine/model/EncoderBlock.h"

namespace core::engine {

at::Tensor EncoderBlock::forward(const at::Tensor& x, const Rotation& rotation, const Pass& pass) const {
    const std::vector<Segment>& segments = pass.batch.segments;
    const at::Tensor attended =
        m_parts.attentionNorm.forward(x + m_parts.attended(x, rotation, pass), segments);
    return m_parts.mlpNorm.forward(attended + m_parts.fed(attended, pass), segments);
}

} // namespace core::engine
