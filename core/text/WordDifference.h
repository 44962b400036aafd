/// The words in which two answers differ, for whoever shows them side by side. Words as Unicode parts them; of Chinese
/// each character is one.
#pragma once

#include "core/Export.h"
#include "core/text/Tokenizer.h"

#include <chrono>
#include <cstdint>
#include <string_view>
#include <vector>

namespace core {

struct WordDifference {
    std::vector<ByteSpan> removed; ///< bytes of `before` that `after` has not there; neighbours are one span
    std::vector<ByteSpan> added;   ///< bytes of `after` that `before` has not there
    std::int64_t removedWords = 0; ///< without white space
    std::int64_t addedWords = 0;

    bool isEmpty() const { return removed.empty() && added.empty(); }
};

/// A search that takes longer than `limit` ends with more differences than need be. Throws TextNotUtf8.
LORIKEET_EXPORT WordDifference wordDifference(std::string_view before, std::string_view after,
                                              std::chrono::milliseconds limit = std::chrono::milliseconds(20));

} // namespace core
