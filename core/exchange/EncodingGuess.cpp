#include "core/exchange/EncodingGuess.h"

#include "core/bridge/Bridge.h"
#include "core/exchange/TextDecoder.h"
#include "core/text/Utf8.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>

namespace core {
namespace {

constexpr std::size_t SampleBytes = 128 << 10;
constexpr std::size_t PieceBytes = 2 << 10;
constexpr std::size_t LettersNeeded = 3;
const char* const Western = "windows-1252";

/// From `fault` on, but not from within a character: bytes of blanks and commas are never the second of one.
std::string_view sampleOf(std::string_view bytes, std::size_t fault) {
    std::size_t begin = fault;
    while (begin > 0 && static_cast<unsigned char>(bytes[begin - 1]) >= 0x30) --begin;
    const std::string_view sample = bytes.substr(begin, SampleBytes);
    const std::size_t end = sample.rfind('\n');
    return begin + sample.size() == bytes.size() || end == std::string_view::npos ? sample : sample.substr(0, end + 1);
}

std::string labelOf(std::string_view bytes) {
    bridge::Text label, error;
    std::int32_t isSure = 0;
    bridge::check(lk_text_guess(bridge::view(bytes), label.out(), &isSure, error.out()), error,
                  ProblemCode::Unforeseen);
    return label.string();
}

bool isOfManyBytes(std::string_view label) {
    constexpr std::array<std::string_view, 6> Labels{"GBK", "Big5", "Shift_JIS", "EUC-JP", "EUC-KR", "ISO-2022-JP"};
    return std::ranges::find(Labels, label) != Labels.end();
}

/// One damaged byte rules an encoding of many bytes out for the whole; most pieces of lines still are in it.
std::string labelOfMostPieces(std::string_view sample) {
    std::map<std::string, std::size_t> votes;
    std::size_t all = 0;
    while (!sample.empty()) {
        const std::size_t end = std::min(sample.find('\n', std::min(PieceBytes, sample.size())), sample.size() - 1) + 1;
        const std::string_view piece = sample.substr(0, end);
        sample.remove_prefix(end);
        const auto weight = static_cast<std::size_t>(
            std::ranges::count_if(piece, [](char c) { return static_cast<unsigned char>(c) >= 0x80; }));
        if (weight == 0) continue;
        votes[labelOf(piece)] += weight;
        all += weight;
    }
    for (const auto& [label, weight] : votes)
        if (weight * 4 > all * 3) return label;
    return {};
}

/// Whether there are at least as many characters of UTF-8 as bytes that are none: it is UTF-8, and damaged.
bool isDamagedUtf8(std::string_view before, std::string_view sample) {
    const auto isFirstOfMany = [](char c) { return static_cast<unsigned char>(c) >= 0xC0; };
    auto good = static_cast<std::size_t>(std::ranges::count_if(before, isFirstOfMany));
    std::size_t bad = 0;
    for (std::size_t at = 0; at < sample.size();) {
        const std::size_t length = characterLength(sample, at);
        good += length > 1 ? 1 : 0;
        bad += length == 0 ? 1 : 0;
        at += std::max<std::size_t>(length, 1);
    }
    return good > 0 && good >= bad;
}

char32_t characterAt(std::string_view text, std::size_t at, std::size_t length) {
    constexpr std::array<unsigned char, 5> Masks{0, 0x7F, 0x1F, 0x0F, 0x07};
    char32_t value = static_cast<unsigned char>(text[at]) & Masks[length];
    for (std::size_t i = 1; i < length; ++i) value = value << 6 | (static_cast<unsigned char>(text[at + i]) & 0x3F);
    return value;
}

bool isLatinLetter(char32_t c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c < 0x250 && c != 0xD7 && c != 0xF7);
}

/// A capital of the Latin letters beyond ASCII.
bool isAccentedCapital(char32_t c) {
    if (c >= 0xC0 && c < 0xDF) return c != 0xD7;
    if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E)) return c % 2 == 1;
    return c == 0x178 || (c >= 0x100 && c < 0x178 && c % 2 == 0);
}

/// Signs that stand in texts seldom, and often where a text was read in the wrong encoding.
bool isRareSign(char32_t c) {
    constexpr std::u32string_view Rare = U"¤¦¨¬¯¸ÿƒˆ˜†‡‰‹›¶";
    return (c >= 0x7F && c < 0xA0) || c == 0xFFFD || Rare.find(c) != std::u32string_view::npos;
}

/// Signs that never stand between two letters of one word.
bool isSignBetweenWords(char32_t c) {
    constexpr std::u32string_view Signs = U"‚„…¡¿«»©®¢£¥§±¹²³¼½¾×÷";
    return isRareSign(c) || Signs.find(c) != std::u32string_view::npos;
}

struct Look {
    std::size_t beyondAscii = 0;
    std::size_t letters = 0;  ///< of them: all but punctuation and other signs
    std::size_t doubtful = 0; ///< of them
    std::size_t controls = 0; ///< control characters of ASCII, which no text has
};

Look lookAt(std::string_view text) {
    Look look;
    std::array<char32_t, 3> last{' ', ' ', ' '};
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t length = at < text.size() ? characterLength(text, at) : 1;
        if (length == 0) break;
        last = {last[1], last[2], at < text.size() ? characterAt(text, at, length) : U' '};
        at += length;
        const auto [before, c, after] = last;
        look.controls += c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != 0x1B ? 1 : 0;
        if (c < 0x7F) continue;
        ++look.beyondAscii;
        look.letters += c >= 0xC0 && c != 0xD7 && c != 0xF7 && !(c >= 0x2000 && c < 0x2C00) ? 1 : 0;
        const bool isTorn = isLatinLetter(before) && isLatinLetter(after) && isSignBetweenWords(c);
        const bool isShout = before >= 'a' && before <= 'z' && isAccentedCapital(c);
        look.doubtful += isTorn || isShout || isRareSign(c) ? 1 : 0;
    }
    return look;
}

Look lookAt(std::string_view sample, const std::string& label) {
    return lookAt(TextDecoder(label).feed(sample, Extent::Whole));
}

/// Whether a sample reads as text should.
bool readsWell(const Look& look, std::string_view sample, const std::string& label) {
    if (look.controls * 1000 > sample.size()) return false;
    return look.doubtful * (isOfManyBytes(label) ? 50 : 20) <= look.beyondAscii;
}

/// Few letters do not say which of many alike encodings they are in. Signs alone do: they are those of Windows, which
/// its encodings share, and the commonest of these has the others of its region.
EncodingGuess judged(std::string_view sample, std::string label) {
    const Look look = lookAt(sample, label);
    if (isOfManyBytes(label) || label == Western || look.letters >= LettersNeeded)
        return {label, readsWell(look, sample, label)};
    const Look western = lookAt(sample, Western);
    if (western.letters == 0 && readsWell(western, sample, Western)) return {Western, true};
    return {std::move(label), false};
}

} // namespace

EncodingGuess guessEncoding(std::string_view bytes, std::size_t fault) {
    const std::string_view sample = sampleOf(bytes, fault);
    const std::string_view before = bytes.substr(0, static_cast<std::size_t>(sample.data() - bytes.data()));
    EncodingGuess guess{labelOf(sample), false};
    if (!isOfManyBytes(guess.label))
        if (std::string most = labelOfMostPieces(sample); isOfManyBytes(most)) guess.label = std::move(most);
    guess = judged(sample, std::move(guess.label));
    guess.isSure = guess.isSure && sample.find('\0') == std::string_view::npos && !isDamagedUtf8(before, sample);
    return guess;
}

} // namespace core
