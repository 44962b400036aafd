#include "core/text/Markers.h"

#include <algorithm>

namespace core {
namespace {

/// Function application, invisible times, invisible separator, invisible plus; and four characters that Unicode keeps
/// for such use. Templates neither trim nor escape them.
constexpr std::array<std::array<std::string_view, 4>, 2> Alphabets{
    {{"\u2061", "\u2062", "\u2063", "\u2064"}, {"\uFDD8", "\uFDD9", "\uFDDA", "\uFDDB"}}};
constexpr std::array<std::string_view, 2> Tags{"<think>", "</think>"};
constexpr std::string_view Space = " \t\n\r\v\f";

/// The parts of a content between tags, the tags themselves as parts of their own.
std::vector<std::string_view> cutAtTags(std::string_view content) {
    std::vector<std::string_view> result;
    while (!content.empty()) {
        std::size_t cut = std::string_view::npos;
        std::size_t length = 0;
        for (const std::string_view tag : Tags)
            if (const std::size_t at = content.find(tag); at < cut) cut = at, length = tag.size();
        if (cut == std::string_view::npos) cut = content.size();
        if (cut > 0) result.push_back(content.substr(0, cut));
        if (length > 0) result.push_back(content.substr(cut, length));
        content.remove_prefix(cut + length);
    }
    return result;
}

bool isTag(std::string_view part) {
    return std::find(Tags.begin(), Tags.end(), part) != Tags.end();
}

} // namespace

std::optional<Markers> Markers::fitting(std::span<const Message> messages, std::string_view source) {
    for (const Signs& signs : Alphabets) {
        const auto holds = [&](std::string_view text) {
            return std::any_of(signs.begin(), signs.end(),
                               [&](std::string_view sign) { return text.find(sign) != std::string_view::npos; });
        };
        const bool isTaken = holds(source) || std::any_of(messages.begin(), messages.end(),
                                                          [&](const Message& m) { return holds(m.content); });
        if (!isTaken) return Markers(signs);
    }
    return {};
}

/// The sign, the part's number in binary digits, the sign.
std::string Markers::markFor(std::size_t part, std::string_view sign) const {
    std::string result(sign);
    for (std::size_t rest = part + 1; rest > 0; rest >>= 1) result += m_signs[2 + (rest & 1)];
    return result += sign;
}

std::string Markers::marked(const std::string& content, std::size_t message) {
    std::string result;
    const std::size_t firstPart = m_parts.size();
    for (const std::string_view part : cutAtTags(content)) {
        const std::size_t begin = part.find_first_not_of(Space);
        if (begin == std::string_view::npos || isTag(part)) {
            result += part;
            continue;
        }
        const std::size_t end = part.find_last_not_of(Space) + 1;
        const bool isFirst = result.find_first_not_of(Space) == std::string::npos;
        m_parts.push_back({message, isFirst, false, std::string(part.substr(0, begin)), std::string(part.substr(end))});
        result += part.substr(0, begin);
        result += markFor(m_parts.size() - 1, m_signs[0]);
        result += part.substr(begin, end - begin);
        result += markFor(m_parts.size() - 1, m_signs[1]);
        result += part.substr(end);
    }
    const bool endsWithMark =
        m_parts.size() > firstPart && result.ends_with(std::string(m_signs[1]) + m_parts.back().after);
    if (endsWithMark) m_parts.back().isLast = true;
    return result;
}

std::vector<Message> Markers::mark(std::span<const Message> messages, std::optional<std::size_t> only) {
    m_parts.clear();
    m_messageCount = messages.size();
    std::vector<Message> result(messages.begin(), messages.end());
    for (std::size_t i = 0; i < result.size(); ++i)
        if (!only || *only == i) result[i].content = marked(result[i].content, i);
    return result;
}

Markers::Found Markers::read(std::string_view rendered) const {
    Found found;
    found.places.resize(m_messageCount);
    std::vector<std::optional<std::uint64_t>> begins(m_parts.size());
    std::vector<std::optional<std::uint64_t>> ends(m_parts.size());
    const auto take = [&](std::string_view sign) {
        if (!rendered.starts_with(sign)) return false;
        rendered.remove_prefix(sign.size());
        return true;
    };
    while (!rendered.empty()) {
        const bool isOpening = take(m_signs[0]);
        if (!isOpening && !take(m_signs[1])) {
            found.text += rendered.front();
            rendered.remove_prefix(1);
            continue;
        }
        std::size_t number = 0;
        for (std::size_t bit = 1; bit != 0; bit <<= 1) {
            if (take(m_signs[3]))
                number |= bit;
            else if (!take(m_signs[2]))
                break;
        }
        take(isOpening ? m_signs[0] : m_signs[1]);
        if (number == 0 || number > m_parts.size()) continue;
        auto& place = (isOpening ? begins : ends)[number - 1];
        if (place) found.places[m_parts[number - 1].message].isOnce = false;
        place = found.text.size();
    }
    for (std::size_t i = 0; i < m_parts.size(); ++i) settle(found, i, begins[i], ends[i]);
    return found;
}

/// Takes in the white space around a part where the template printed it, and notes the part.
void Markers::settle(Found& found, std::size_t index, std::optional<std::uint64_t> begin,
                     std::optional<std::uint64_t> end) const {
    const Part& part = m_parts[index];
    Place& place = found.places[part.message];
    const std::string_view text = found.text;
    if (begin) {
        std::size_t count = part.before.size();
        while (count > 0 &&
               !text.substr(0, *begin).ends_with(std::string_view(part.before).substr(part.before.size() - count)))
            --count;
        *begin -= count;
    }
    if (end) {
        std::size_t count = part.after.size();
        while (count > 0 && !text.substr(*end).starts_with(std::string_view(part.after).substr(0, count))) --count;
        *end += count;
    }
    if (begin && end && *begin <= *end) place.parts.push_back({*begin, *end});
    if (part.isFirst && begin) place.begin = begin;
    if (part.isLast && end) place.end = end;
}

} // namespace core
