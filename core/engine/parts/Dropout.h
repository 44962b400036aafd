/// Dropout (Srivastava et al. 2014) as at::dropout computes it, from a generator of our own: a run's chance is its own.
#pragma once

#include <ATen/ATen.h>
#include <optional>

namespace core::engine {

/// Each value is dropped with `probability`, and what stays grows so that the mean does.
inline at::Tensor dropped(const at::Tensor& x, double probability, at::Generator generator) {
    const double share = 1 - probability;
    const at::Tensor kept = at::empty_like(x).bernoulli_(share, std::move(generator));
    return x * kept.div_(share > 0 ? share : 1); // where nothing stays, all is zero
}

/// As it is where no generator is given: outside of training.
inline at::Tensor droppedInTraining(const at::Tensor& x, double probability,
                                    const std::optional<at::Generator>& generator) {
    return generator && probability > 0 ? dropped(x, probability, *generator) : x;
}

} // namespace core::engine
