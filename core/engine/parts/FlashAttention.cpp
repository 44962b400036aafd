#include "core/engine/parts/FlashAttention.h"

#include "core/engine/tensor/Device.h"

#include <algorithm>
#include <cmath>

namespace core::engine {
namespace {

/// What the kernel was written for: multiples of 8 up to 256.
constexpr std::int64_t LargestHead = 256, HeadStep = 8;

} // namespace

bool canFlash(const at::Tensor& query, const Pass& pass, const AttentionShape& shape) {
    if (!query.is_cuda() || (query.scalar_type() != at::kBFloat16 && query.scalar_type() != at::kHalf)) return false;
    if (shape.headSize > LargestHead || shape.headSize % HeadStep != 0) return false;
    if (pass.dropout && shape.dropout > 0) return false;
    const bool isFresh = std::ranges::none_of(pass.batch.sequences, [](const Sequence& each) { return each.cache; });
    return isFresh && query.size(0) > 0 && hasFlashAttention(query.device());
}

at::Tensor flashAttend(const at::Tensor& query, const at::Tensor& key, const at::Tensor& value, const FlatBatch& batch,
                       const AttentionShape& shape) {
    std::int64_t longest = 0;
    for (const Sequence& sequence : batch.sequences) longest = std::max(longest, sequence.length());
    // A query sees `window` tokens with itself, so window − 1 to its left.
    const auto left = shape.window > 0 ? std::optional<std::int64_t>(shape.window - 1) : std::nullopt;
    const auto right = shape.window > 0 ? std::optional<std::int64_t>(0) : std::nullopt;
    const double scale = 1 / std::sqrt(static_cast<double>(shape.headSize));
    const bool isCausal = shape.sight == Sight::Earlier;
    return std::get<0>(at::_flash_attention_forward(query, key, value, batch.boundaries, batch.boundaries, longest,
                                                    longest, 0.0, isCausal, false, scale, left, right))
        .reshape({query.size(0), shape.headCount * shape.headSize});
}

} // namespace core::engine
