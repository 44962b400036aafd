/// Small questions about JSON text at a position, asked by the strict and by the mending reader alike.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace core {

constexpr std::size_t MaximumNameBytes = 256;

inline bool isDigit(char c) {
    return c >= '0' && c <= '9';
}
inline bool isNameCharacter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isDigit(c) || c == '_';
}
inline bool isWhiteSpace(char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

/// Length of a name without quotes (`[A-Za-z_][A-Za-z0-9_]*`) at `at`; 0 where there is none or it is too long.
std::size_t bareNameLength(std::string_view text, std::size_t at);
/// Length of a number as JSON writes it; 0 where there is none.
std::size_t numberLength(std::string_view text, std::size_t at);
/// How many of the four characters at `at` are hexadecimal digits, from the first on.
std::size_t hexDigits(std::string_view text, std::size_t at);
/// Where the strict object or list that begins at `at` ends; nullopt where brackets or quotes do not match, a text
/// holds a raw control character, it is nested too deeply or it is too long. What lies between is not checked.
/// `*stopped`: how far it was read.
std::optional<std::size_t> strictEnd(std::string_view text, std::size_t at, std::size_t* stopped = nullptr);

} // namespace core
