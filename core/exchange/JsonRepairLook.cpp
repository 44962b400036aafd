// JsonRepair's look-ahead: what is blank, and whether a quote ends a text. Nothing here moves or writes.
#include "core/exchange/JsonRepair.h"

#include "core/exchange/JsonText.h"

#include <algorithm>

namespace core {

/// Length of one white space character or comment; 0 where there is none, npos where a comment has no end.
std::size_t JsonRepair::blankLength(std::size_t at) const {
    if (!has(at)) return 0;
    if (isWhiteSpace(m_text[at])) return 1;
    if (startsWith(at, "\xC2\xA0")) return 2; // no-break space
    if (startsWith(at, "\xEF\xBB\xBF") || startsWith(at, "\xE3\x80\x80"))
        return 3;                                 // byte order mark, ideographic space
    if (startsWith(at, "\xE2\x80\x8B")) return 3; // zero-width space
    if (startsWith(at, "//") || m_text[at] == '#') return std::min(m_text.find('\n', at), m_text.size()) - at;
    if (!startsWith(at, "/*")) return 0;
    const std::size_t end = at < m_noCommentEnd ? m_text.find("*/", at + 2) : std::string_view::npos;
    if (end != std::string_view::npos) return end + 2 - at;
    m_noCommentEnd = std::min(m_noCommentEnd, at);
    return std::string_view::npos;
}

std::size_t JsonRepair::afterBlank(std::size_t at) const {
    while (true) {
        const std::size_t length = blankLength(at);
        if (length == 0) return at;
        if (length == std::string_view::npos) return m_text.size();
        at += length;
    }
}

void JsonRepair::skipBlank() {
    while (true) {
        const std::size_t length = blankLength(m_position);
        if (length == 0) return;
        if (length == std::string_view::npos) {
            const std::size_t begin = m_position;
            m_position = m_text.size(); // as far as it was read
            throw Unreadable{begin, "a comment has no end"};
        }
        const char first = m_text[m_position];
        if (first == '/' || first == '#') m_counts.add(Repair::Comment);
        if (static_cast<unsigned char>(first) >= 0x80) m_counts.add(Repair::SpecialSpace);
        m_position += length;
    }
}

std::size_t JsonRepair::commaLength(std::size_t at) const {
    if (charAt(at) == ',') return 1;
    return startsWith(at, "\xEF\xBC\x8C") ? 3 : 0;
}

std::size_t JsonRepair::colonLength(std::size_t at) const {
    if (charAt(at) == ':') return 1;
    return startsWith(at, "\xEF\xBC\x9A") ? 3 : 0;
}

JsonRepair::Quote JsonRepair::quoteAt(std::size_t at) const {
    if (charAt(at) == '"') return {Marks::Plain, 1};
    if (charAt(at) == '\'') return {Marks::Single, 1};
    for (const std::string_view smart : {"\xE2\x80\x9C", "\xE2\x80\x9D", "\xE2\x80\x9E", "\xEF\xBC\x82"}) // “ ” „ ＂
        if (startsWith(at, smart)) return {Marks::Smart, 3};
    for (const std::string_view smart : {"\xE2\x80\x98", "\xE2\x80\x99"}) // ‘ ’
        if (startsWith(at, smart)) return {Marks::SmartSingle, 3};
    return {};
}

/// Texts in plain quotes end with one: typographic quotes are often part of the text.
bool JsonRepair::closes(Marks opened, Marks found) {
    if (opened == Marks::Smart) return found == Marks::Smart || found == Marks::Plain;
    if (opened == Marks::SmartSingle) return found == Marks::SmartSingle || found == Marks::Single;
    return opened == found;
}

/// A quoted name and a colon, or a bare name and a colon.
bool JsonRepair::nameFollows(std::size_t at) const {
    const Quote open = quoteAt(at);
    std::size_t end = at + open.length;
    if (open.marks == Marks::None) {
        end += bareNameLength(m_text, at);
        return end > at && colonLength(afterBlank(end)) > 0;
    }
    for (; has(end) && m_text[end] != '\n' && end - at <= MaximumNameBytes; ++end) {
        if (m_text[end] == '\\') {
            ++end;
            continue;
        }
        const Quote found = quoteAt(end);
        const bool isEnd = found.marks != Marks::None && closes(open.marks, found.marks);
        if (!isEnd && found.marks != Marks::Smart) continue;
        if (colonLength(afterBlank(end + found.length)) > 0) return true;
        if (isEnd) return !has(end + found.length);
    }
    return !has(end);
}

bool JsonRepair::valueFollows(std::size_t at) const {
    const char c = charAt(at);
    return quoteAt(at).marks != Marks::None || c == '{' || c == '[' || c == '-' || isDigit(c) ||
           bareNameLength(m_text, at) > 0;
}

/// A colon and the beginning of a text, list or object: what was taken for text was a field's name.
bool JsonRepair::startsMember(std::size_t at) const {
    const std::size_t colon = afterBlank(at);
    if (colonLength(colon) == 0) return false;
    const std::size_t value = afterBlank(colon + colonLength(colon));
    return !has(value) || quoteAt(value).marks != Marks::None || m_text[value] == '{' || m_text[value] == '[';
}

bool JsonRepair::endsBefore(std::size_t at, Place place) const {
    std::size_t next = afterBlank(at);
    bool hasComma = false;
    for (; commaLength(next) > 0; next = afterBlank(next + commaLength(next))) hasComma = true;
    if (!has(next) || m_text[next] == '\0') return true;
    const char c = m_text[next];
    if (c == '}' || c == ']') return true;
    if (place == Place::Alone) return hasComma || c == '{';
    if (place == Place::Member) return c == '{' || nameFollows(next);
    return hasComma ? valueFollows(next) : quoteAt(next).marks != Marks::None;
}

} // namespace core
