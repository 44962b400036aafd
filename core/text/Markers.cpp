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
    std::string gap;
    const std::size_t firstPart = m_parts.size();
    const auto addGap = [&](std::string_view text) {
        gap += text;
        result += text;
        if (m_parts.size() > firstPart) m_parts.back().after = gap;
    };
    for (const std::string_view part : cutAtTags(content)) {
        const std::size_t begin = part.find_first_not_of(Space);
        if (begin == std::string_view::npos || isTag(part)) {
            addGap(part);
            continue;
        }
        const std::size_t end = part.find_last_not_of(Space) + 1;
        addGap(part.substr(0, begin));
        m_parts.push_back({message, gap, {}});
        gap.clear();
        result += markFor(m_parts.size() - 1, m_signs[0]);
        result += part.substr(begin, end - begin);
        result += markFor(m_parts.size() - 1, m_signs[1]);
        addGap(part.substr(end));
    }
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

/// Takes the marks out of a text.
std::vector<Markers::Event> Markers::cutOut(std::string_view rendered, std::string& text) const {
    std::vector<Event> events;
    const auto take = [&](std::string_view sign) {
        if (!rendered.starts_with(sign)) return false;
        rendered.remove_prefix(sign.size());
        return true;
    };
    while (!rendered.empty()) {
        const bool isOpening = take(m_signs[0]);
        if (!isOpening && !take(m_signs[1])) {
            text += rendered.front();
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
        if (number > 0 && number <= m_parts.size()) events.push_back({number - 1, isOpening, text.size()});
    }
    return events;
}

Markers::Found Markers::read(std::string_view rendered) const {
    Found found;
    const std::vector<Event> events = cutOut(rendered, found.text);
    found.places.resize(m_messageCount);
    const auto owner = [&](const Event& event) { return m_parts[event.part].message; };
    std::vector<bool> isSeen(m_messageCount);
    for (auto begin = events.begin(); begin != events.end();) {
        const std::size_t message = owner(*begin);
        const auto end = std::find_if(begin, events.end(), [&](const Event& event) { return owner(event) != message; });
        Place place = placeOf({begin, end}, found.text);
        if (isSeen[message]) place.isOnce = false;
        place.parts.insert(place.parts.begin(), found.places[message].parts.begin(), found.places[message].parts.end());
        found.places[message] = std::move(place);
        isSeen[message] = true;
        begin = end;
    }
    return found;
}

/// The place of a content from all its marks. What stands around a part in the content belongs to it where it was
/// printed too.
Markers::Place Markers::placeOf(std::span<const Event> events, std::string_view text) const {
    Place place;
    for (std::size_t i = 0; i < events.size(); ++i) {
        const Event& event = events[i];
        const bool isAscending = i == 0 || events[i - 1].part < event.part ||
                                 (events[i - 1].part == event.part && !event.isOpening && events[i - 1].isOpening);
        if (!isAscending) place.isOnce = false;
        if (!event.isOpening || i + 1 == events.size() || events[i + 1].part != event.part || events[i + 1].isOpening)
            continue;
        ByteSpan span{event.at, events[i + 1].at};
        const Part& part = m_parts[event.part];
        if (part.before.find_first_not_of(Space) == std::string::npos &&
            text.substr(0, span.begin).ends_with(part.before))
            span.begin -= part.before.size();
        if (part.after.find_first_not_of(Space) == std::string::npos && text.substr(span.end).starts_with(part.after))
            span.end += part.after.size();
        place.parts.push_back(span);
    }
    if (const Event& first = events.front(); first.isOpening) {
        const std::string& before = m_parts[first.part].before;
        place.begin = first.at - (text.substr(0, first.at).ends_with(before) ? before.size() : 0);
    }
    if (const Event& last = events.back(); !last.isOpening) {
        const std::string& after = m_parts[last.part].after;
        place.end = last.at + (text.substr(last.at).starts_with(after) ? after.size() : 0);
    }
    return place;
}

} // namespace core
