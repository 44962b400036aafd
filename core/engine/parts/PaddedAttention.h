/// Attention of all sequences of a batch in two products, padded to the longest, with what stands behind an end hidden:
/// on a card the calls cost more than the arithmetic. The products of Attention, a sequence at a time, stay the
/// reference.
#pragma once

#include "core/engine/parts/Attention.h"

namespace core::engine {

/// `query` `[tokens, heads, size]`, `key`/`value` `[tokens, kvHeads, size]` → `[tokens, heads · size]`.
at::Tensor attendPadded(const at::Tensor& query, const at::Tensor& key, const at::Tensor& value, const Padding& padding,
                        const AttentionShape& shape, const std::optional<at::Generator>& dropout);

/// The same for one query of each sequence, `[sequences, heads, size]` → `[sequences, heads · size]`: any where all
/// tokens are seen, else the last.
at::Tensor attendPaddedRows(const at::Tensor& query, const at::Tensor& key, const at::Tensor& value,
                            const Padding& padding, const AttentionShape& shape,
                            const std::optional<at::Generator>& dropout);

} // namespace core::engine
