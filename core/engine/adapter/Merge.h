/// An adapter computed into the weights: W + scaling · B A in the place of W (Hu et al. 2021, arXiv 2106.09685, §4.1).
#pragma once

#include "core/engine/adapter/Adapter.h"

#include <map>
#include <set>
#include <span>
#include <vector>

namespace core::engine {

/// The weights of a model with an adapter in them, one by one, so that they need not all be there at once.
class MergedWeights {
public:
    /// `adapter` outlives it.
    MergedWeights(const Adapter& adapter, const ModelConfig& model);
    /// Numbers of the parameters that the adapter changes.
    const std::set<int>& changed() const { return m_changed; }
    /// A changed parameter in float32; `base` is the model's own.
    at::Tensor weight(int parameter, const at::Tensor& base) const;

private:
    const Adapter& m_adapter;
    std::set<int> m_changed;
    std::map<int, int> m_modules; ///< parameter → linear module with a term
};

/// An adapter without terms that gives what `adapter` gives, with weights of its own in `type`. `base` are the model's.
Adapter merged(const Adapter& adapter, const ModelConfig& model, std::span<const Parameter> base, at::ScalarType type);

} // namespace core::engine
