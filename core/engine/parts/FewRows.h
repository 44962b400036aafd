/// Linear maps of the few rows that answers side by side have in a turn: a product of a matrix with each row reads the
/// weights from the cache after the first, where a product of matrices packs them anew. And the adapters' terms of those
/// rows all at once. For inference alone.
#pragma once

#include "core/engine/parts/FlatBatch.h"

#include <ATen/ATen.h>

namespace core::engine {

/// Whether `x` `[rows, in]` has few rows, in float32 on the processor, and nobody asks for gradients.
bool hasFewRows(const at::Tensor& x, const at::Tensor& weight);
/// x Wᵀ + b, as at::linear.
at::Tensor linearOfFewRows(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias);

/// Adds each segment's term to its row of `y` `[rows, out]`, all of them in one product of batches. False, and nothing
/// is added, where that cannot be: segments longer than one row, ranks that differ, other types.
bool addTermsAtOnce(const at::Tensor& x, const std::vector<Segment>& segments, int module, at::Tensor& y);

} // namespace core::engine
