#include "core/text/VisibleText.h"

#include "core/text/Utf8.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>

namespace core {
namespace {

struct CodeRange {
    std::uint32_t first;
    std::uint32_t last;
};

/// Controls, what some terminals take for line breaks, what changes the direction of text (Unicode's UAX 9), and tags,
/// which are never shown.
constexpr std::array Hidden{CodeRange{0x0000, 0x001F},  CodeRange{0x007F, 0x009F}, CodeRange{0x061C, 0x061C},
                            CodeRange{0x200E, 0x200F},  CodeRange{0x2028, 0x202E}, CodeRange{0x2066, 0x2069},
                            CodeRange{0xE0000, 0xE007F}};

bool isHidden(std::uint32_t code) {
    return std::any_of(Hidden.begin(), Hidden.end(),
                       [code](const CodeRange& range) { return code >= range.first && code <= range.last; });
}

std::uint32_t codePoint(std::string_view character) {
    const auto first = static_cast<unsigned char>(character[0]);
    if (character.size() == 1) return first;
    std::uint32_t code = first & (0x7FU >> character.size());
    for (const char c : character.substr(1)) code = code << 6 | (static_cast<unsigned char>(c) & 0x3FU);
    return code;
}

std::string writtenOut(std::uint32_t code, bool isByte) {
    if (code == '\n') return "\\n";
    if (code == '\r') return "\\r";
    if (code == '\t') return "\\t";
    std::array<char, 16> buffer{};
    const char* pattern = isByte || code < 0x80 ? "\\x%02x" : code <= 0xFFFF ? "\\u%04x" : "\\U%08x";
    std::snprintf(buffer.data(), buffer.size(), pattern, static_cast<unsigned>(code));
    return buffer.data();
}

std::string shown(std::string_view text, std::string_view kept) {
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = characterLength(text, at);
        const std::string_view character = text.substr(at, std::max<std::size_t>(1, length));
        const std::uint32_t code = codePoint(character);
        const bool isKept = length > 0 && (!isHidden(code) || kept.find(character) != std::string_view::npos);
        result += isKept ? std::string(character) : writtenOut(code, length == 0);
        at += character.size();
    }
    return result;
}

} // namespace

std::string visible(std::string_view text) {
    return shown(text, "\n\t");
}

std::string oneLine(std::string_view text) {
    return shown(text, "");
}

} // namespace core
