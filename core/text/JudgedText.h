/// A text, or a pair of them, as a model that judges texts reads it: what the model's post-processor puts around them,
/// and to which of the two each token belongs.
#pragma once

#include "core/Export.h"
#include "core/text/Tokenizer.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace core {

struct JudgedText {
    std::vector<std::int32_t> ids;   ///< [tokens]
    std::vector<std::uint8_t> types; ///< [tokens]: 1 in the second text, where the model tells them apart
    std::vector<ByteSpan> offsets;   ///< [tokens]: bytes of its text; empty for a token that was put around them
    std::vector<std::int8_t> texts; ///< [tokens]: 0 in the first text, 1 in the second, -1 for what was put around them
    std::int64_t wholeLength = 0;    ///< in tokens, before it was cut
};

/// Special tokens that stand in the texts stay text. What is longer than `maxLength` is cut at its end, of a pair the
/// longer text first, as transformers does. An empty `second` is none. Throws TextNotUtf8.
LORIKEET_EXPORT JudgedText judgedText(const Tokenizer& tokenizer, std::string_view first, std::string_view second,
                                      std::int64_t maxLength);

} // namespace core
