#include "core/engine/parts/Norm.h"

#include "core/engine/parts/OwnWeight.h"

namespace core::engine {

at::Tensor Norm::layerNorm(const at::Tensor& x, const std::vector<Segment>& segments) const {
    const auto normed = [&](const at::Tensor& rows, const Adapter* adapter) {
        return at::layer_norm(rows, {x.size(-1)}, weightFor(m_weight, adapter), weightFor(m_bias, adapter), m_epsilon);
    };
    if (segments.size() == 1) return normed(x, segments.front().adapter);
    if (!anyReplaces(segments, m_weight.number) && !anyReplaces(segments, m_bias.number)) return normed(x, nullptr);
    std::vector<at::Tensor> parts;
    for (const Segment& segment : segments)
        parts.push_back(normed(x.narrow(0, segment.begin, segment.length()), segment.adapter));
    return at::cat(parts);
}

at::Tensor Norm::forward(const at::Tensor& x, const std::vector<Segment>& segments) const {
    if (m_bias.value.defined()) return layerNorm(x, segments);
    const at::Tensor exact = x.to(at::kFloat);
    const at::Tensor scale = at::rsqrt(exact.pow(2).mean(-1, true) + m_epsilon);
    return withOwnWeight(m_weight, (exact * scale).to(x.scalar_type()), segments,
                         [](const at::Tensor& normed, const at::Tensor& weight) { return weight * normed; });
}

} // namespace core::engine
