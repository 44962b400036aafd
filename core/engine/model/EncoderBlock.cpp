#include "core/engine/model/EncoderBlock.h"

namespace core::engine {

at::Tensor EncoderBlock::forward(const at::Tensor& x, const Rotation& rotation, const Pass& pass) const {
    const std::vector<Segment>& segments = pass.batch.segments;
    const at::Tensor attended =
        m_parts.attentionNorm.forward(x + m_parts.attended(x, rotation, pass), segments);
    return m_parts.mlpNorm.forward(attended + m_parts.fed(attended, pass), segments);
}

at::Tensor EncoderBlock::forwardRows(const at::Tensor& x, const Rotation& rotation, const Pass& pass,
                                     const ChosenRows& rows) const {
    const std::vector<Segment>& segments = rows.batch.segments;
    const at::Tensor attended = m_parts.attentionNorm.forward(
        x.index_select(0, rows.index) + m_parts.attendedRows(x, rotation, pass, rows), segments);
    return m_parts.mlpNorm.forward(attended + m_parts.fed(attended, {rows.batch, pass.stop, pass.dropout}), segments);
}

} // namespace core::engine
