#include "core/exchange/JsonText.h"

#include "core/exchange/JsonRepair.h"

namespace core {
namespace {

char charAt(std::string_view text, std::size_t at) {
    return at < text.size() ? text[at] : '\0';
}

std::size_t digits(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (isDigit(charAt(text, end))) ++end;
    return end - at;
}

/// Past the closing quote of the text that begins at `at`; npos where it has none or a raw control character.
std::size_t pastText(std::string_view text, std::size_t at) {
    for (std::size_t i = at + 1; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '"') return i + 1;
        if (c == '\\') ++i;
        if (static_cast<unsigned char>(c) < 0x20) return std::string_view::npos;
    }
    return std::string_view::npos;
}

} // namespace

std::size_t bareNameLength(std::string_view text, std::size_t at) {
    if (isDigit(charAt(text, at))) return 0;
    std::size_t end = at;
    while (end < text.size() && isNameCharacter(text[end]) && end - at <= MaximumNameBytes) ++end;
    return end - at > MaximumNameBytes ? 0 : end - at;
}

std::size_t numberLength(std::string_view text, std::size_t at) {
    std::size_t end = at;
    if (charAt(text, end) == '-') ++end;
    const std::size_t whole = digits(text, end);
    if (whole == 0 || (whole > 1 && text[end] == '0')) return 0;
    end += whole;
    if (charAt(text, end) == '.' && digits(text, end + 1) > 0) end += 1 + digits(text, end + 1);
    if (charAt(text, end) == 'e' || charAt(text, end) == 'E') {
        std::size_t exponent = end + 1;
        if (charAt(text, exponent) == '+' || charAt(text, exponent) == '-') ++exponent;
        if (digits(text, exponent) > 0) end = exponent + digits(text, exponent);
    }
    return end - at;
}

std::size_t hexDigits(std::string_view text, std::size_t at) {
    std::size_t count = 0;
    while (count < 4 && at + count < text.size()) {
        const char c = text[at + count];
        if (!isDigit(c) && !(c >= 'a' && c <= 'f') && !(c >= 'A' && c <= 'F')) break;
        ++count;
    }
    return count;
}

std::optional<std::size_t> strictEnd(std::string_view text, std::size_t at, std::size_t* stopped) {
    char closing[JsonRepair::MaximumDepth];
    int depth = 0;
    std::size_t i = at;
    const auto result = [&](std::optional<std::size_t> end) {
        if (stopped) *stopped = i;
        return end;
    };
    const std::size_t limit = std::min(text.size(), at + JsonRepair::MaximumBytes);
    while (i < limit) {
        const char c = text[i];
        if (c == '"') {
            const std::size_t past = pastText(text.substr(0, limit), i);
            if (past == std::string_view::npos) return result(std::nullopt);
            i = past;
            continue;
        }
        ++i;
        if (c == '{' || c == '[') {
            if (depth == JsonRepair::MaximumDepth) return result(std::nullopt);
            closing[depth++] = c == '{' ? '}' : ']';
        } else if (c == '}' || c == ']') {
            if (depth == 0 || closing[--depth] != c) return result(std::nullopt);
            if (depth == 0) return result(i);
        }
    }
    return result(std::nullopt);
}

} // namespace core
