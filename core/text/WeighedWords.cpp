#include "core/text/WeighedWords.h"

#include "core/text/Utf8.h"

#include <algorithm>
#include <cassert>

namespace core {
namespace {

bool isSpace(char sign) {
    return sign == ' ' || (sign >= '\t' && sign <= '\r');
}

/// The span without the spaces at its ends, which byte-level tokenizers count to the word after them.
ByteSpan trimmed(ByteSpan span, std::string_view text) {
    while (span.begin < span.end && isSpace(text[span.begin])) ++span.begin;
    while (span.begin < span.end && isSpace(text[span.end - 1])) --span.end;
    return span;
}

char32_t characterAt(std::string_view text, std::size_t at) {
    const std::size_t length = characterLength(text, at);
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
    if (length <= 1) return byte(0);
    char32_t character = byte(0) & (0x7FU >> length);
    for (std::size_t i = 1; i < length; ++i) character = character << 6 | (byte(i) & 0x3FU);
    return character;
}

char32_t characterBefore(std::string_view text, std::size_t at) {
    std::size_t begin = at - 1;
    while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) --begin;
    return characterAt(text, begin);
}

bool isBetween(char32_t character, char32_t first, char32_t last) {
    return character >= first && character <= last;
}

/// Whether words are made of it, with others beside it. Not so where each character is a word, and for signs.
bool isOfLetters(char32_t character) {
    if (character < 0x80)
        return isBetween(character, '0', '9') || isBetween(character, 'a', 'z') || isBetween(character, 'A', 'Z');
    const bool isSign = character < 0xC0 || character == 0xD7 || character == 0xF7 ||
                        isBetween(character, 0x2000, 0x2BFF) || isBetween(character, 0x3000, 0x303F) ||
                        isBetween(character, 0xFE30, 0xFE4F) || isBetween(character, 0xFF00, 0xFF0F) ||
                        isBetween(character, 0x1F000, 0x1FAFF);
    const bool standsAlone = isBetween(character, 0x2E80, 0x2FDF) || isBetween(character, 0x3040, 0x31FF) ||
                             isBetween(character, 0x3400, 0x9FFF) || isBetween(character, 0xF900, 0xFAFF) ||
                             isBetween(character, 0x20000, 0x3FFFF);
    return !isSign && !standsAlone;
}

bool isApostrophe(char32_t character) {
    return character == '\'' || character == 0x2019;
}

/// Whether what ends at `at` and what begins there are pieces of one word: «un|happy», «don|'|t».
bool isInsideWord(std::string_view text, std::size_t at) {
    const char32_t before = characterBefore(text, at), after = characterAt(text, at);
    if (isOfLetters(before) && isOfLetters(after)) return true;
    const auto lettersBefore = [&](std::size_t end) { return end > 0 && isOfLetters(characterBefore(text, end)); };
    if (isApostrophe(after) && isOfLetters(before)) {
        const std::size_t next = at + std::max<std::size_t>(1, characterLength(text, at));
        return next < text.size() && isOfLetters(characterAt(text, next));
    }
    return isApostrophe(before) && isOfLetters(after) && lettersBefore(at - (before == '\'' ? 1 : 3));
}

} // namespace

WeighedWords weighedWords(const std::array<std::string_view, 2>& texts, const JudgedText& judged,
                          std::span<const float> weights) {
    assert(weights.size() == judged.ids.size());
    WeighedWords result;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const double weight = weights[i];
        const int number = judged.texts[i];
        const std::string_view text = number < 0 ? std::string_view() : texts[static_cast<std::size_t>(number)];
        const ByteSpan span = number < 0 ? ByteSpan() : trimmed(judged.offsets[i], text);
        if (span.begin == span.end) {
            result.otherWeight += weight;
            continue;
        }
        WeighedWord* last = result.words.empty() ? nullptr : &result.words.back();
        // Pieces of one character overlap: each stands for the whole of it.
        const bool goesOn =
            last && last->text == number &&
            (span.begin < last->bytes.end || (span.begin == last->bytes.end && isInsideWord(text, span.begin)));
        if (!goesOn) {
            result.words.push_back({number, span, weight});
            continue;
        }
        last->bytes.end = std::max(last->bytes.end, span.end);
        last->weight += weight;
    }
    return result;
}

} // namespace core
