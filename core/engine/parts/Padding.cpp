#include "core/engine/parts/Padding.h"

#include <algorithm>
#include <vector>

namespace core::engine {
namespace {

/// Up to here padding is cheap whatever the lengths, and from there on a sequence alone keeps a card busy.
constexpr std::int64_t ShortSequence = 128, LongSequence = 1024;
/// How many times the scores that are needed may be computed.
constexpr std::int64_t LargestWaste = 4;

} // namespace

Padding makePadding(std::span<const std::int64_t> lengths, at::Device device) {
    Padding padding;
    padding.longest = *std::ranges::max_element(lengths);
    std::vector<std::int64_t> rows, places;
    std::int64_t begin = 0;
    for (const std::int64_t length : lengths) {
        for (std::int64_t i = 0; i < length; ++i) places.push_back(static_cast<std::int64_t>(rows.size()) + i);
        for (std::int64_t i = 0; i < padding.longest; ++i) rows.push_back(begin + std::min(i, length - 1));
        begin += length;
    }
    padding.rows = at::tensor(rows, at::kLong).to(device);
    padding.places = at::tensor(places, at::kLong).to(device);
    padding.lengths = at::tensor(at::ArrayRef<std::int64_t>(lengths.data(), lengths.size()), at::kLong).to(device);
    return padding;
}

bool isWorthPadding(std::span<const std::int64_t> lengths) {
    if (lengths.size() < 2) return false;
    std::int64_t longest = 0, needed = 0;
    for (const std::int64_t length : lengths) {
        longest = std::max(longest, length);
        needed += length * length;
    }
    const std::int64_t computed = static_cast<std::int64_t>(lengths.size()) * longest * longest;
    return longest <= ShortSequence || (longest <= LongSequence && computed <= LargestWaste * needed);
}

} // namespace core::engine
