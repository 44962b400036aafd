#include "core/engine/parts/Norm.h"

#include "core/engine/parts/OwnWeight.h"

namespace core::engine {

at::Tensor RmsNorm::forward(const at::Tensor& x, const std::vector<Segment>& segments) const {
    const at::Tensor exact = x.to(at::kFloat);
    const at::Tensor scale = at::rsqrt(exact.pow(2).mean(-1, true) + m_epsilon);
    return withOwnWeight(m_weight, (exact * scale).to(x.scalar_type()), segments,
                         [](const at::Tensor& normed, const at::Tensor& weight) { return weight * normed; });
}

} // namespace core::engine
