/// The norms of a stream: root-mean-square (Zhang & Sennrich 2019, arXiv 1910.07467), rounded as transformers'
/// LlamaRMSNorm does, and layer norm (Ba et al. 2016, arXiv 1607.06450) with its bias.
#pragma once

#include "core/engine/parts/FlatBatch.h"
#include "core/engine/tensor/Parameter.h"

#include <ATen/ATen.h>

namespace core::engine {

class Norm {
public:
    /// Without a bias it is a root-mean-square norm.
    Norm(Parameter weight, Parameter bias, double epsilon)
        : m_weight(std::move(weight)), m_bias(std::move(bias)), m_epsilon(epsilon) {}
    /// `[rows, hidden]` → the same shape; root-mean-square computed in float32, scaled by the weight in the input's
    /// type. `segments` cover the rows.
    at::Tensor forward(const at::Tensor& x, const std::vector<Segment>& segments) const;
    const Parameter& weight() const { return m_weight; }
    const Parameter& bias() const { return m_bias; }

private:
    at::Tensor layerNorm(const at::Tensor& x, const std::vector<Segment>& segments) const;
    Parameter m_weight, m_bias; ///< [hidden]
    double m_epsilon;
};

} // namespace core::engine
