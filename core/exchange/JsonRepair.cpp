#include "core/exchange/JsonRepair.h"

#include "core/exchange/JsonText.h"

#include <algorithm>
#include <numeric>

namespace core {
namespace {

constexpr std::array RepairNames{
    std::string_view("commas that do not belong"),
    std::string_view("missing commas"),
    std::string_view("line breaks inside texts"),
    std::string_view("tabs inside texts"),
    std::string_view("control characters inside texts"),
    std::string_view("comments"),
    std::string_view("typographic quotes around names or texts"),
    std::string_view("single quotes around names or texts"),
    std::string_view("names without quotes"),
    std::string_view("quotes inside texts without a backslash"),
    std::string_view("single backslashes inside texts"),
    std::string_view("words of other languages (None, True, NaN …)"),
    std::string_view("full-width commas or colons between fields"),
    std::string_view("special spaces between fields"),
    std::string_view("halves of characters (lone surrogates)"),
    std::string_view("brackets that are missing or do not belong"),
    std::string_view("lines of code fences"),
};
static_assert(RepairNames.size() == static_cast<std::size_t>(Repair::Count));

} // namespace

std::string_view repairName(Repair repair) {
    return RepairNames[static_cast<std::size_t>(repair)];
}

void RepairCounts::add(const RepairCounts& other) {
    for (std::size_t i = 0; i < times.size(); ++i) times[i] += other.times[i];
}

std::int64_t RepairCounts::total() const {
    return std::accumulate(times.begin(), times.end(), std::int64_t{0});
}

std::string JsonRepair::value() {
    m_out.clear();
    m_begin = m_position;
    readValue(Place::Alone, 0);
    return std::move(m_out);
}

void JsonRepair::readValue(Place place, int depth) {
    skipBlank();
    if (!has(m_position)) fail("the file ends where a value is needed");
    if (m_position - m_begin > MaximumBytes) fail("the record has more than 16 MB");
    if (depth > MaximumDepth) fail("brackets are nested more than " + std::to_string(MaximumDepth) + " deep");
    const char c = charAt(m_position);
    if (c == '{') return readObject(depth);
    if (c == '[') return readArray(depth);
    if (quoteAt(m_position).marks != Marks::None) return readText(place);
    if (c == '-' || isDigit(c)) return readNumber();
    readWord();
}

void JsonRepair::readObject(int depth) {
    ++m_position;
    m_out += '{';
    for (bool isFirst = true;; isFirst = false) {
        const std::size_t commas = skipCommas();
        if (charAt(m_position) == '}') {
            ++m_position;
            m_out += '}';
            for (std::size_t i = 0; i < commas; ++i) m_counts.add(Repair::ExtraComma);
            return;
        }
        if (!has(m_position)) fail("the file ends inside the record");
        separate(commas, isFirst);
        readName();
        skipBlank();
        const std::size_t colon = colonLength(m_position);
        if (colon == 0) fail("a colon is missing after a field's name");
        if (colon > 1) m_counts.add(Repair::FullWidth);
        m_position += colon;
        m_out += ':';
        readValue(Place::Member, depth + 1);
    }
}

void JsonRepair::readArray(int depth) {
    ++m_position;
    m_out += '[';
    for (bool isFirst = true;; isFirst = false) {
        const std::size_t commas = skipCommas();
        if (charAt(m_position) == ']') {
            ++m_position;
            m_out += ']';
            for (std::size_t i = 0; i < commas; ++i) m_counts.add(Repair::ExtraComma);
            return;
        }
        if (!has(m_position)) fail("the file ends inside a list");
        separate(commas, isFirst);
        readValue(Place::Element, depth + 1);
    }
}

/// Passes white space and commas; gives the number of commas.
std::size_t JsonRepair::skipCommas() {
    std::size_t commas = 0;
    for (skipBlank(); commaLength(m_position) > 0; skipBlank()) {
        if (commaLength(m_position) > 1) m_counts.add(Repair::FullWidth);
        m_position += commaLength(m_position);
        ++commas;
    }
    return commas;
}

/// Writes the one comma that belongs between two members and counts what was found instead.
void JsonRepair::separate(std::size_t commas, bool isFirst) {
    const std::size_t needed = isFirst ? 0 : 1;
    if (commas < needed) m_counts.add(Repair::MissingComma);
    for (std::size_t i = needed; i < commas; ++i) m_counts.add(Repair::ExtraComma);
    if (!isFirst) m_out += ',';
}

void JsonRepair::readName() {
    const Quote open = quoteAt(m_position);
    if (open.marks == Marks::None) {
        const std::size_t length = bareNameLength(m_text, m_position);
        if (length == 0) fail("the name of a field is needed");
        m_out += '"';
        m_out += m_text.substr(m_position, length);
        m_out += '"';
        m_position += length;
        m_counts.add(Repair::BareName);
        return;
    }
    if (open.marks == Marks::Smart || open.marks == Marks::SmartSingle) m_counts.add(Repair::SmartQuote);
    if (open.marks == Marks::Single) m_counts.add(Repair::SingleQuote);
    const std::size_t begin = m_position;
    m_position += open.length;
    m_out += '"';
    while (true) {
        const Quote found = quoteAt(m_position);
        const bool isMixed = open.marks == Marks::Plain && found.marks == Marks::Smart && m_position > begin + 1 &&
                             bareNameLength(m_text, begin + 1) == m_position - begin - 1 &&
                             colonLength(afterBlank(m_position + found.length)) > 0;
        if (found.marks != Marks::None && (closes(open.marks, found.marks) || isMixed)) {
            if (isMixed) m_counts.add(Repair::SmartQuote);
            m_position += found.length;
            m_out += '"';
            return;
        }
        if (!has(m_position)) fail("the file ends inside the name of a field");
        // A name is short; without this a quote that is never closed would swallow the file.
        if (m_position - begin > MaximumNameBytes || m_text[m_position] == '\n')
            fail("the name of a field is not closed by a quote");
        readCharacter(open.marks);
    }
}

void JsonRepair::readText(Place place) {
    const Quote open = quoteAt(m_position);
    if (open.marks == Marks::Smart || open.marks == Marks::SmartSingle) m_counts.add(Repair::SmartQuote);
    if (open.marks == Marks::Single) m_counts.add(Repair::SingleQuote);
    m_position += open.length;
    m_innerQuotes = 0;
    m_out += '"';
    while (true) {
        if (!has(m_position)) fail("the file ends inside a text");
        if (m_position - m_begin > MaximumBytes) fail("the record has more than 16 MB, or a quote is missing");
        const Quote found = quoteAt(m_position);
        if (found.marks == Marks::None || !closes(open.marks, found.marks)) {
            readCharacter(open.marks);
            continue;
        }
        if (endsBefore(m_position + found.length, place)) break;
        if (startsMember(m_position + found.length)) fail("a text has no quote at its end");
        readInnerQuote(open, found);
    }
    if (m_innerQuotes != 0) fail("the quotes inside a text do not match");
    m_position += quoteAt(m_position).length;
    m_out += '"';
}

/// A quote that does not end the text it stands in. Taken only where it is plainly meant so: a text that swallows what
/// follows would be worse than a record left out.
void JsonRepair::readInnerQuote(Quote opened, Quote found) {
    const std::size_t after = m_position + found.length;
    const auto isWord = [&](std::size_t at) {
        return isNameCharacter(charAt(at)) || static_cast<unsigned char>(charAt(at)) >= 0x80;
    };
    bool isMeant = true;
    if (opened.marks == Marks::Plain) {
        isMeant = m_innerQuotes > 0 || isWord(after); // opening quotes stand before a word
        m_innerQuotes = 1 - m_innerQuotes;
        m_counts.add(Repair::InnerQuote);
    } else if (opened.marks == Marks::Smart && found.marks == Marks::Smart) {
        const bool isOpening = !startsWith(m_position, "\xE2\x80\x9D");
        isMeant = isOpening || m_innerQuotes > 0;
        m_innerQuotes += isOpening ? 1 : -1;
    } else if (opened.marks == Marks::Single || opened.marks == Marks::SmartSingle) {
        isMeant = isWord(m_position - 1) && (isWord(after) || charAt(after) == ' '); // an apostrophe
    }
    if (!isMeant) fail("a quote inside a text has no backslash before it");
    if (found.marks == Marks::Plain) m_out += '\\';
    m_out += m_text.substr(m_position, found.length);
    m_position = after;
}

void JsonRepair::readCharacter(Marks opened) {
    const char c = m_text[m_position];
    if (c == '\\') return readEscape(opened);
    ++m_position;
    if (static_cast<unsigned char>(c) >= 0x20) {
        if (c == '"') m_out += '\\'; // inside a text that other quotes enclose
        m_out += c;
        return;
    }
    if (c == '\0') {
        --m_position;
        fail("there is a NUL byte");
    }
    if (c == '\r' || c == '\n') {
        if (c == '\r' && charAt(m_position) == '\n') ++m_position;
        m_out += "\\n";
        return m_counts.add(Repair::LineBreak);
    }
    if (c == '\t') {
        m_out += "\\t";
        return m_counts.add(Repair::Tab);
    }
    constexpr std::string_view Digits = "0123456789abcdef";
    m_out += "\\u00";
    m_out += Digits[static_cast<std::size_t>(c >> 4)];
    m_out += Digits[static_cast<std::size_t>(c & 15)];
    m_counts.add(Repair::ControlCharacter);
}

void JsonRepair::readEscape(Marks opened) {
    const char next = charAt(m_position + 1);
    if (!has(m_position + 1)) fail("the file ends inside a text");
    if (next == 'u' && hexDigits(m_text, m_position + 2) == 4) return readUnicodeEscape();
    if (std::string_view("\"\\/bfnrt").find(next) != std::string_view::npos) {
        m_out += m_text.substr(m_position, 2);
        m_position += 2;
        return;
    }
    if (next == '\'') {
        if (opened != Marks::Single) m_counts.add(Repair::Backslash);
        m_out += '\'';
        m_position += 2;
        return;
    }
    m_out += "\\\\";
    ++m_position;
    m_counts.add(Repair::Backslash);
}

void JsonRepair::readUnicodeEscape() {
    const auto unit = [&](std::size_t at) -> unsigned {
        if (!startsWith(at, "\\u") || hexDigits(m_text, at + 2) != 4) return 0;
        return static_cast<unsigned>(std::stoul(std::string(m_text.substr(at + 2, 4)), nullptr, 16));
    };
    const unsigned first = unit(m_position);
    const unsigned second = unit(m_position + 6);
    const bool isHigh = first >= 0xD800 && first < 0xDC00;
    const bool isPair = isHigh && second >= 0xDC00 && second < 0xE000;
    if (isPair) {
        m_out += m_text.substr(m_position, 12);
    } else if (first >= 0xD800 && first < 0xE000) {
        m_out += "\\ufffd";
        m_counts.add(Repair::Surrogate);
    } else {
        m_out += m_text.substr(m_position, 6);
    }
    m_position += isPair ? 12 : 6;
}

void JsonRepair::readNumber() {
    const std::size_t length = numberLength(m_text, m_position);
    const char after = charAt(m_position + length);
    if (length == 0 || isNameCharacter(after) || after == '.' || after == '-' || after == '+')
        fail("a number is not well-formed");
    if (length > 1000) fail("a number has " + std::to_string(length) + " characters");
    m_out += m_text.substr(m_position, length);
    m_position += length;
}

void JsonRepair::readWord() {
    const std::size_t length = bareNameLength(m_text, m_position);
    const std::string_view word = m_text.substr(m_position, length);
    if (length == 0) fail("a text has no quotes around it, or a value is missing");
    if (word == "true" || word == "false" || word == "null") {
        m_out += word;
    } else if (word == "True" || word == "TRUE" || word == "False" || word == "FALSE") {
        m_out += word[0] == 'T' ? "true" : "false";
        m_counts.add(Repair::PythonWord);
    } else if (word == "None" || word == "NULL" || word == "NaN" || word == "nan" || word == "undefined" ||
               word == "Infinity") {
        m_out += "null";
        m_counts.add(Repair::PythonWord);
    } else {
        fail("a text has no quotes around it");
    }
    m_position += length;
}

} // namespace core
