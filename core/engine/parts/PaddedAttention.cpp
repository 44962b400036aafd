#include "core/engine/parts/PaddedAttention.h"

#include "core/engine/parts/Dropout.h"

#include <cmath>
#include <limits>

namespace core::engine {
namespace {

/// `[tokens, heads, size]` → `[sequences, heads, longest, size]`
at::Tensor spread(const at::Tensor& x, const Padding& padding) {
    return x.index_select(0, padding.rows)
        .view({padding.lengths.size(0), padding.longest, x.size(1), x.size(2)})
        .transpose(1, 2);
}

/// Which keys a query must not see, for queries at `queryAt` `[sequences, queries]`:
/// `[sequences, 1, queries or 1, longest]`.
at::Tensor hiddenFrom(const at::Tensor& queryAt, const Padding& padding, const AttentionShape& shape) {
    const at::Tensor keyAt = at::arange(padding.longest, padding.lengths.options()).view({1, 1, 1, -1});
    at::Tensor hidden = keyAt >= padding.lengths.view({-1, 1, 1, 1});
    if (shape.sight != Sight::Earlier) return hidden;
    const at::Tensor at = queryAt.unsqueeze(1).unsqueeze(-1);
    hidden = at::logical_or(hidden, keyAt > at);
    return shape.window > 0 ? at::logical_or(hidden, keyAt <= at - shape.window) : hidden;
}

/// `query` `[sequences, heads, queries, size]` against spread keys and values; like `query`.
at::Tensor attendAll(const at::Tensor& query, const at::Tensor& key, const at::Tensor& value, const at::Tensor& hidden,
                     const AttentionShape& shape, const std::optional<at::Generator>& dropout) {
    const std::int64_t count = query.size(0), queries = query.size(2), keys = key.size(2);
    const double scale = 1 / std::sqrt(static_cast<double>(shape.headSize));
    // The heads that share keys are stacked as rows.
    const at::Tensor stacked = query.reshape({count, shape.keyValueHeadCount, -1, shape.headSize});
    const at::Tensor scores = (at::matmul(stacked, key.transpose(-1, -2)) * scale)
                                  .view({count, shape.headCount, queries, keys})
                                  .masked_fill_(hidden, -std::numeric_limits<float>::infinity());
    const at::Tensor weights =
        droppedInTraining(at::softmax(scores, -1, at::kFloat).to(query.scalar_type()), shape.dropout, dropout);
    return at::matmul(weights.view({count, shape.keyValueHeadCount, -1, keys}), value).view(query.sizes());
}

} // namespace

at::Tensor attendPadded(const at::Tensor& query, const at::Tensor& key, const at::Tensor& value, const Padding& padding,
                        const AttentionShape& shape, const std::optional<at::Generator>& dropout) {
    // What stands behind an end is its last row again, and sees what that sees: never nothing at all.
    const at::Tensor queryAt = at::minimum(at::arange(padding.longest, padding.lengths.options()).unsqueeze(0),
                                           padding.lengths.unsqueeze(1) - 1);
    return attendAll(spread(query, padding), spread(key, padding), spread(value, padding),
                     hiddenFrom(queryAt, padding, shape), shape, dropout)
        .transpose(1, 2)
        .reshape({-1, shape.headCount * shape.headSize})
        .index_select(0, padding.places);
}

at::Tensor attendPaddedRows(const at::Tensor& query, const at::Tensor& key, const at::Tensor& value,
                            const Padding& padding, const AttentionShape& shape,
                            const std::optional<at::Generator>& dropout) {
    const at::Tensor queryAt = padding.lengths.unsqueeze(1) - 1;
    return attendAll(query.unsqueeze(2), spread(key, padding), spread(value, padding),
                     hiddenFrom(queryAt, padding, shape), shape, dropout)
        .reshape({-1, shape.headCount * shape.headSize});
}

} // namespace core::engine
