/// Where the rows of a stream of several sequences stand if each is made as long as the longest, and when that is
/// cheaper for a card than a sequence at a time.
#pragma once

#include <ATen/ATen.h>
#include <cstdint>
#include <span>

namespace core::engine {

/// Where the rows of a stream stand if each sequence is as long as the longest.
struct Padding {
    at::Tensor rows; ///< [sequences · longest] int64: of the stream; behind its end a sequence's last row is repeated
    at::Tensor places;  ///< [tokens] int64: where a row of the stream stands among those
    at::Tensor lengths; ///< [sequences] int64
    std::int64_t longest = 0;
};

/// `lengths` of the sequences of a stream, one after another; none is empty.
Padding makePadding(std::span<const std::int64_t> lengths, at::Device device);

/// Whether a card is done sooner so: the sequences are several, none of them is long, and few of the scores are
/// computed for nothing.
bool isWorthPadding(std::span<const std::int64_t> lengths);

} // namespace core::engine
