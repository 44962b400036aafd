/// Dropout (Srivastava et al. 2014) as at::dropout computes it, from a generator of our own: a run's chance is its own.
#pragma once

#include <ATen/ATen.h>

namespace core::engine {

/// Each value is dropped with `probability`, and what stays grows so that the mean does.
inline at::Tensor dropped(const at::Tensor& x, double probability, at::Generator generator) {
    const double share = 1 - probability;
    const at::Tensor kept = at::empty_like(x).bernoulli_(share, std::move(generator));
    return x * kept.div_(share > 0 ? share : 1); // where nothing stays, all is zero
}

} // namespace core::engine
