/// Attention of a whole stream in one call: the card's own kernel for sequences of different lengths without padding
/// (FlashAttention-2, Dao 2023, arXiv 2307.08691). The plain products of Attention stay the reference.
#pragma once

#include "core/engine/parts/Attention.h"

namespace core::engine {

/// Whether the kernel can compute it: 16-bit values on a card of compute capability 8.0 or newer, no sequence continues
/// a cache, and nothing of the weights is dropped.
bool canFlash(const at::Tensor& query, const Pass& pass, const AttentionShape& shape);

/// `query` `[tokens, heads, size]`, `key`/`value` `[tokens, kvHeads, size]` → `[tokens, heads · size]`.
at::Tensor flashAttend(const at::Tensor& query, const at::Tensor& key, const at::Tensor& value, const FlatBatch& batch,
                       const AttentionShape& shape);

} // namespace core::engine
