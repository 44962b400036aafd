/// Root-mean-square layer norm (Zhang & Sennrich 2019, arXiv 1910.07467), rounded as transformers' LlamaRMSNorm does.
#pragma once

#include <ATen/ATen.h>

namespace core::engine {

class RmsNorm {
public:
    RmsNorm(at::Tensor weight, double epsilon) : m_weight(std::move(weight)), m_epsilon(epsilon) {}
    /// `[tokens, hidden]` → the same shape; computed in float32, scaled by the weight in the input's type.
    at::Tensor forward(const at::Tensor& x) const;

private:
    at::Tensor m_weight; ///< [hidden]
    double m_epsilon;
};

} // namespace core::engine
