#include "core/training/ShownValue.h"

#include <charconv>

namespace core {
namespace {

template <class Value> std::string joined(const std::vector<Value>& values) {
    std::string text;
    for (const Value& value : values) text += (text.empty() ? "" : ", ") + shownValue(value);
    return shortened(text);
}

} // namespace

std::string shortened(std::string text) {
    constexpr std::size_t Limit = 80;
    if (text.size() <= Limit) return text;
    std::size_t end = Limit;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    text.resize(end);
    return text + "…";
}

std::string shownValue(const std::string& value) {
    return shortened(value);
}
std::string shownValue(bool value) {
    return value ? "true" : "false";
}
std::string shownValue(std::int64_t value) {
    return std::to_string(value);
}
std::string shownValue(double value) {
    char buffer[32];
    return {buffer, std::to_chars(buffer, buffer + sizeof buffer, value).ptr};
}
std::string shownValue(double value, int digits) {
    char buffer[32]; // as printf's %g
    return {buffer, std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::general, digits).ptr};
}
std::string shownValue(const std::vector<std::string>& value) {
    return joined(value);
}
std::string shownValue(const std::vector<std::int64_t>& value) {
    return joined(value);
}

} // namespace core
