/// Root-mean-square layer norm (Zhang & Sennrich 2019, arXiv 1910.07467), rounded as transformers' LlamaRMSNorm does.
#pragma once

#include "core/engine/parts/FlatBatch.h"
#include "core/engine/tensor/Parameter.h"

#include <ATen/ATen.h>

namespace core::engine {

class RmsNorm {
public:
    RmsNorm(Parameter weight, double epsilon) : m_weight(std::move(weight)), m_epsilon(epsilon) {}
    /// `[rows, hidden]` → the same shape; computed in float32, scaled by the weight in the input's type. `segments`
    /// cover the rows.
    at::Tensor forward(const at::Tensor& x, const std::vector<Segment>& segments) const;
    const Parameter& weight() const { return m_weight; }

private:
    Parameter m_weight; ///< [hidden]
    double m_epsilon;
};

} // namespace core::engine
