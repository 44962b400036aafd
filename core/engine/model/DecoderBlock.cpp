#include "core/engine/model/DecoderBlock.h"

namespace core::engine {

at::Tensor DecoderBlock::forward(const at::Tensor& x, const Rotation& rotation, const Pass& pass) const {
    const std::vector<Segment>& segments = pass.batch.segments;
    const at::Tensor attended =
        x + m_parts.attended(m_parts.attentionNorm.forward(x, segments), rotation, pass);
    return attended + m_parts.fed(m_parts.mlpNorm.forward(attended, segments), pass);
}

at::Tensor DecoderBlock::forwardRows(const at::Tensor& x, const Rotation& rotation, const Pass& pass,
                                     const ChosenRows& rows) const {
    const at::Tensor normed = m_parts.attentionNorm.forward(x, pass.batch.segments);
    const at::Tensor attended = x.index_select(0, rows.index) + m_parts.attendedRows(normed, rotation, pass, rows);
    return attended + m_parts.fed(m_parts.mlpNorm.forward(attended, rows.batch.segments),
                                  {rows.batch, pass.stop, pass.dropout});
}

} // namespace core::engine
