/// What a judgement came from, word by word: the weights of a text's tokens summed up over the words they are pieces
/// of, so that nobody has to read token pieces. Words as people write them: runs of letters and digits; of Chinese and
/// Japanese each character is one, and so is each run of other signs that one token holds.
#pragma once

#include "core/Export.h"
#include "core/text/JudgedText.h"

#include <array>
#include <span>
#include <string_view>
#include <vector>

namespace core {

struct WeighedWord {
    int text = 0;   ///< 0: of the first, 1: of the second
    ByteSpan bytes; ///< in that text, without the spaces around it
    double weight = 0;
    friend bool operator==(const WeighedWord&, const WeighedWord&) = default;
};

struct WeighedWords {
    std::vector<WeighedWord> words; ///< in the order they are read; none that was cut
    double otherWeight = 0;         ///< of the tokens that were put around the texts, and of white space
};

/// `judged` is what judgedText made of the two texts; `weights` `[tokens]`. Nothing of the weights is lost: words and
/// otherWeight add up to their sum.
LORIKEET_EXPORT WeighedWords weighedWords(const std::array<std::string_view, 2>& texts, const JudgedText& judged,
                                          std::span<const float> weights);

} // namespace core
