/// Which encoding bytes are in that are neither UTF-8 nor UTF-16, and whether that is sure: a text in the wrong
/// encoding reads as nonsense that nobody asked for, so a doubt is left to a person.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace core {

struct EncodingGuess {
    std::string label; ///< as the Encoding Standard names it: «GBK», «windows-1252»
    bool isSure = false;
};

/// `fault`: the first byte that is not UTF-8. Looks at some 100 kB from there on.
EncodingGuess guessEncoding(std::string_view bytes, std::size_t fault);

} // namespace core
