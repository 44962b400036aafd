#include "app/cli/Numbers.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>

namespace cli {
namespace {

bool startsCharacter(char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
}

template <class... Values> std::string formatted(const char* pattern, Values... values) {
    std::array<char, 400> buffer{};
    std::snprintf(buffer.data(), buffer.size(), pattern, values...);
    return buffer.data();
}

} // namespace

std::string grouped(std::int64_t number) {
    std::string digits = std::to_string(number);
    const std::size_t first = digits[0] == '-' ? 1 : 0;
    for (std::size_t at = digits.size(); at > first + 3;) digits.insert(at -= 3, 1, ',');
    return digits;
}

std::string fixed(double number, int digits) {
    return formatted("%.*f", digits, number);
}

std::string plain(double number) {
    std::array<char, 40> text{};
    const auto written = std::to_chars(text.data(), text.data() + text.size(), number);
    return {text.data(), written.ptr};
}

std::string scientific(double number) {
    return formatted("%.1e", number);
}

std::string bytesText(std::uint64_t bytes) {
    constexpr std::array Units{"bytes", "kB", "MB", "GB", "TB"};
    double value = static_cast<double>(bytes);
    std::size_t unit = 0;
    for (; value >= 999.95 && unit + 1 < Units.size(); ++unit) value /= 1000;
    return unit == 0 ? std::to_string(bytes) + " bytes" : fixed(value, 1) + " " + Units[unit];
}

std::string percentText(std::uint64_t done, std::uint64_t total) {
    return fixed(total > 0 ? 100 * static_cast<double>(done) / static_cast<double>(total) : 100, 0) + " %";
}

std::string checkedWeights(std::uint64_t done, std::uint64_t total) {
    return "checked " + bytesText(done) + " of " + bytesText(total);
}

std::string durationText(double seconds) {
    if (!std::isfinite(seconds)) return "?";
    const auto total = static_cast<long long>(std::llround(std::max(0.0, seconds)));
    if (total < 3600) return formatted("%lld:%02lld", total / 60, total % 60);
    return formatted("%lld:%02lld:%02lld", total / 3600, total / 60 % 60, total % 60);
}

std::string counted(std::int64_t count, std::string_view singular, std::string_view plural) {
    std::string text = grouped(count) + " ";
    if (count == 1) return text.append(singular);
    return plural.empty() ? text.append(singular) + "s" : text.append(plural);
}

std::string firstCharacters(std::string_view text, std::size_t count) {
    std::size_t seen = 0;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (startsCharacter(text[i]) && seen++ == count) return std::string(text.substr(0, i));
    return std::string(text);
}

std::size_t characterCount(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), startsCharacter));
}

std::string padded(std::string_view text, std::size_t width) {
    const std::size_t length = characterCount(text);
    return std::string(text) + std::string(width > length ? width - length : 0, ' ');
}

std::string rightAligned(std::string_view text, std::size_t width) {
    const std::size_t length = characterCount(text);
    return std::string(width > length ? width - length : 0, ' ') + std::string(text);
}

} // namespace cli
