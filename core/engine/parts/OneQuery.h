/// Attention of sequences that are one new token each, all at once: what answers side by side have in a turn. Each is
/// computed to the bit as it would be alone. For inference in float32 on the processor.
#pragma once

#include "core/engine/parts/Attention.h"

namespace core::engine {

/// Whether attendOneEach can be asked for the rows of `query` `[tokens, heads, size]`.
bool isOneQueryEach(const at::Tensor& query, const std::vector<Sequence>& sequences);
/// `query` `[sequences, heads, size]`, `key`/`value` `[sequences, kvHeads, size]` → `[sequences, heads · size]`.
/// Appends to the caches.
at::Tensor attendOneEach(const at::Tensor& query, const at::Tensor& key, const at::Tensor& value,
                         const std::vector<Sequence>& sequences, const AttentionShape& shape, int layer);

} // namespace core::engine
