#include "core/engine/parts/Norm.h"

namespace core::engine {

at::Tensor RmsNorm::forward(const at::Tensor& x) const {
    const at::Tensor exact = x.to(at::kFloat);
    const at::Tensor scale = at::rsqrt(exact.pow(2).mean(-1, true) + m_epsilon);
    return m_weight * (exact * scale).to(x.scalar_type());
}

} // namespace core::engine
