/// A linear map of the base model, frozen, plus what adapters add on the rows they act on:
/// y = x Wᵀ + b + scaling · dropout(x) Aᵀ Bᵀ (LoRA, Hu et al. 2021, arXiv 2106.09685). The one place where LoRA meets
/// the model.
#pragma once

#include "core/engine/parts/FlatBatch.h"
#include "core/engine/tensor/Parameter.h"

#include <ATen/ATen.h>

namespace core::engine {

class Projection {
public:
    /// `weight` `[out, in]`, `bias` `[out]` or none; `module` counts as core::linearModules does.
    Projection(Parameter weight, Parameter bias, int module);

    /// `[rows, in]` → `[rows, out]`; `segments` cover the rows.
    at::Tensor forward(const at::Tensor& x, const std::vector<Segment>& segments,
                       const std::optional<at::Generator>& dropout) const;
    at::Tensor forward(const at::Tensor& x, const Pass& pass) const {
        return forward(x, pass.batch.segments, pass.dropout);
    }
    const Parameter& weight() const { return m_weight; }
    const Parameter& bias() const { return m_bias; }
    int module() const { return m_module; }

private:
    at::Tensor segmentForward(const at::Tensor& x, const Adapter* adapter,
                              const std::optional<at::Generator>& dropout) const;
    Parameter m_weight, m_bias;
    int m_module;
};

} // namespace core::engine
