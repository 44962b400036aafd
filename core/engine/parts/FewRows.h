/// Linear maps of the few rows that answers side by side have in a turn, with the adapters' terms of each: the weights
/// are read once for all rows, and a row is computed to the bit as it would be alone. For inference in float32 on the
/// processor.
#pragma once

#include "core/engine/parts/FlatBatch.h"

#include <ATen/ATen.h>

namespace core::engine {

/// Whether nobody asks for gradients of `x`, and it is a float32 matrix on the processor.
bool isPlainInference(const at::Tensor& x);
/// Whether linearOfFewRows can be asked for `x` `[rows, in]`, `weight` `[out, in]` and the terms of `module`.
bool hasFewRows(const at::Tensor& x, const at::Tensor& weight, const std::vector<Segment>& segments, int module);
/// x Wᵀ + b + the term of each row's segment, `[rows, out]`.
at::Tensor linearOfFewRows(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias,
                           const std::vector<Segment>& segments, int module);

} // namespace core::engine
