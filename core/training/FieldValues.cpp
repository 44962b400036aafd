#include "core/training/FieldValues.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace core {
namespace {

using nlohmann::json;

bool isUpper(char c) {
    return c >= 'A' && c <= 'Z';
}
char lower(char c) {
    return isUpper(c) ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string_view trimmed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

template <class Value> std::optional<Value> parsed(std::string_view text) {
    text = trimmed(text);
    if (text.starts_with('+')) text.remove_prefix(1);
    Value value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

/// Parts between commas, without blanks around them; none for an empty text.
std::vector<std::string_view> parts(std::string_view text) {
    std::vector<std::string_view> result;
    if (trimmed(text).empty()) return result;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find(',', begin), text.size());
        result.push_back(trimmed(text.substr(begin, end - begin)));
        begin = end + 1;
    }
    return result;
}

bool isWithin(const FieldNote& note, double value) {
    return value >= note.minimum && value <= note.maximum;
}

std::string range(const FieldNote& note, const char* kind) {
    if (std::isinf(note.minimum) || std::isinf(note.maximum)) return kind;
    return std::string(kind) + " from " + shownValue(note.minimum) + " to " + shownValue(note.maximum);
}

template <class Value> bool listFromJson(const json& value, std::vector<Value>& field) {
    if (!value.is_array()) return false;
    std::vector<Value> result(value.size());
    for (std::size_t i = 0; i < value.size(); ++i)
        if (!fieldFromJson(value[i], result[i])) return false;
    field = std::move(result);
    return true;
}

} // namespace

std::string snakeCase(std::string_view name) {
    std::string result;
    for (const char c : trimmed(name)) {
        const bool startsWord = isUpper(c) && !result.empty() && result.back() != '_';
        if (startsWord) result += '_';
        result += c == '-' || c == ' ' ? '_' : lower(c);
    }
    return result;
}

std::optional<std::int64_t> wholeNumber(std::string_view text) {
    return parsed<std::int64_t>(text);
}
std::optional<double> number(std::string_view text) {
    return parsed<double>(text);
}

bool fieldFromJson(const json& value, std::string& field) {
    if (!value.is_string()) return false;
    field = value.get<std::string>();
    return true;
}

bool fieldFromJson(const json& value, bool& field) {
    if (!value.is_boolean()) return false;
    field = value.get<bool>();
    return true;
}

bool fieldFromJson(const json& value, std::int64_t& field) {
    if (value.is_number_unsigned() && value.get<std::uint64_t>() > static_cast<std::uint64_t>(INT64_MAX)) return false;
    if (value.is_number_float()) { // 8.0 is a whole number
        const double real = value.get<double>();
        if (std::trunc(real) != real || std::abs(real) > 9e15) return false;
    } else if (!value.is_number_integer()) {
        return false;
    }
    field = value.get<std::int64_t>();
    return true;
}

bool fieldFromJson(const json& value, double& field) {
    if (!value.is_number()) return false;
    field = value.get<double>();
    return true;
}

bool fieldFromJson(const json& value, std::vector<std::string>& field) {
    if (value.is_string()) { // PEFT writes a pattern or all-linear so
        field = {value.get<std::string>()};
        return true;
    }
    return listFromJson(value, field);
}

bool fieldFromJson(const json& value, std::vector<std::int64_t>& field) {
    return listFromJson(value, field);
}

bool fieldFromText(std::string_view text, std::string& field) {
    field = trimmed(text);
    return true;
}

bool fieldFromText(std::string_view text, bool& field) {
    std::string word(trimmed(text));
    std::transform(word.begin(), word.end(), word.begin(), lower);
    const bool isTrue = word == "true" || word == "1" || word == "yes" || word == "on";
    const bool isFalse = word == "false" || word == "0" || word == "no" || word == "off";
    if (isTrue || isFalse) field = isTrue;
    return isTrue || isFalse;
}

bool fieldFromText(std::string_view text, std::int64_t& field) {
    const std::optional<std::int64_t> value = wholeNumber(text);
    if (value) field = *value;
    return value.has_value();
}

bool fieldFromText(std::string_view text, double& field) {
    const std::optional<double> value = number(text);
    if (value) field = *value;
    return value.has_value();
}

bool fieldFromText(std::string_view text, std::vector<std::string>& field) {
    const std::vector<std::string_view> names = parts(text);
    field.assign(names.begin(), names.end());
    return true;
}

bool fieldFromText(std::string_view text, std::vector<std::int64_t>& field) {
    std::vector<std::int64_t> numbers;
    for (const std::string_view part : parts(text)) {
        const std::optional<std::int64_t> value = wholeNumber(part);
        if (!value) return false;
        numbers.push_back(*value);
    }
    field = std::move(numbers);
    return true;
}

bool isAllowed(const FieldNote& note, const std::string& value) {
    return note.choices.empty() || std::find(note.choices.begin(), note.choices.end(), value) != note.choices.end();
}
bool isAllowed(const FieldNote&, bool) {
    return true;
}
bool isAllowed(const FieldNote& note, std::int64_t value) {
    return isWithin(note, static_cast<double>(value));
}
bool isAllowed(const FieldNote& note, double value) {
    return std::isfinite(value) && isWithin(note, value);
}
bool isAllowed(const FieldNote&, const std::vector<std::string>&) {
    return true;
}
bool isAllowed(const FieldNote& note, const std::vector<std::int64_t>& value) {
    return std::all_of(value.begin(), value.end(), [&](std::int64_t each) { return isAllowed(note, each); });
}

std::string allowedValues(const FieldNote& note, const std::string&) {
    if (note.choices.empty()) return "a text";
    std::string text;
    for (const std::string_view choice : note.choices) text += (text.empty() ? "" : ", ") + std::string(choice);
    return text;
}
std::string allowedValues(const FieldNote&, bool) {
    return "true or false";
}
std::string allowedValues(const FieldNote& note, std::int64_t) {
    return range(note, "a whole number");
}
std::string allowedValues(const FieldNote& note, double) {
    return range(note, "a number");
}
std::string allowedValues(const FieldNote&, const std::vector<std::string>&) {
    return "a list of names";
}
std::string allowedValues(const FieldNote& note, const std::vector<std::int64_t>&) {
    return range(note, "a list of whole numbers, each");
}

} // namespace core
