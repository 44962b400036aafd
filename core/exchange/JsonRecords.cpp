#include "core/exchange/JsonRecords.h"

#include "core/exchange/FieldNames.h"
#include "core/exchange/JsonText.h"
#include "core/exchange/RecordFields.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace core {
namespace {

constexpr std::string_view Fence = "```";

std::size_t lineEnd(std::string_view text, std::size_t at) {
    return std::min(text.find('\n', at), text.size());
}

std::size_t afterBlank(std::string_view text, std::size_t at) {
    JsonRepair reader(text, at);
    reader.skipBlank();
    return reader.position();
}

/// The list of records inside the object at `at`, `{"version": 1, "data": [ {…`: the place of its bracket.
std::optional<std::size_t> wrappedList(std::string_view text, std::size_t at) {
    for (int members = 0; members < 32; ++members) {
        at = afterBlank(text, at + 1);
        if (at >= text.size() || text[at] != '"') return std::nullopt;
        const std::size_t nameEnd = text.find('"', at + 1);
        if (nameEnd == std::string_view::npos || namesText(text.substr(at + 1, nameEnd - at - 1)))
            return std::nullopt;
        at = afterBlank(text, nameEnd + 1);
        if (at >= text.size() || text[at] != ':') return std::nullopt;
        at = afterBlank(text, at + 1);
        if (at < text.size() && text[at] == '[') {
            const std::size_t inside = afterBlank(text, at + 1);
            if (inside < text.size() && (text[inside] == '{' || text[inside] == ']')) return at;
        }
        JsonRepair value(text, at);
        value.value();
        at = afterBlank(text, value.position());
        if (at >= text.size() || text[at] != ',') return std::nullopt;
    }
    return std::nullopt;
}

/// Whether a field of a record or of a message has this name.
bool holdsText(std::string_view name) {
    constexpr std::array<std::string_view, 5> OfMessages{"role", "from", "content", "value", "text"};
    return namesText(name) || namesLabel(name) ||
           std::find(OfMessages.begin(), OfMessages.end(), name) != OfMessages.end();
}

struct Parsed {
    nlohmann::json value;
    std::string doubled; ///< a field that an object has twice; empty where there is none
};

/// JSON keeps the last of two fields of one name; a text would be lost without a word.
Parsed parsedStrictly(std::string_view text) {
    Parsed result;
    std::vector<std::set<std::string>> open;
    const auto note = [&](int, nlohmann::json::parse_event_t event, nlohmann::json& parsed) {
        using Event = nlohmann::json::parse_event_t;
        if (event == Event::object_start) open.emplace_back();
        if (event == Event::object_end) open.pop_back();
        if (event == Event::key && !open.back().insert(parsed.get_ref<const std::string&>()).second &&
            holdsText(parsed.get_ref<const std::string&>()))
            result.doubled = parsed.get_ref<const std::string&>();
        return true;
    };
    result.value = nlohmann::json::parse(text, note, false);
    return result;
}

Unreadable doubledField(std::size_t at, const std::string& name) {
    return {at, "it has two fields named " + fieldList({name}) + "; which of them is meant cannot be known"};
}

} // namespace

bool JsonRecords::looksLikeJson(std::string_view text) {
    try {
        std::size_t at = afterBlank(text, 0);
        if (text.substr(at, Fence.size()) == Fence) at = afterBlank(text, lineEnd(text, at));
        return at < text.size() && (text[at] == '{' || text[at] == '[');
    } catch (const Unreadable&) {
        return false;
    }
}

bool JsonRecords::holdsRecord(std::string_view text) {
    for (std::size_t at = text.find("\n{"); at != std::string_view::npos; at = text.find("\n{", at + 1)) {
        const std::size_t inside = text.find_first_not_of(" \t\r\n", at + 2);
        if (inside != std::string_view::npos && (text[inside] == '"' || text[inside] == '\'')) return true;
    }
    return false;
}

std::optional<JsonRecord> JsonRecords::next() {
    while (true) {
        m_progress.at(m_position, m_text.size());
        try {
            skipBetween();
        } catch (const Unreadable& reason) {
            m_position = reason.offset;
            reject(lineAt(m_position), reason);
            m_position = m_text.size();
        }
        if (m_position >= m_text.size()) {
            finish();
            return std::nullopt;
        }
        if (current() != '{') {
            readStray();
        } else if (!enterWrapper()) {
            if (std::optional<JsonRecord> record = readRecord()) return record;
        }
    }
}

/// Passes everything between two elements: white space, comments, commas, brackets, code fences.
void JsonRecords::skipBetween() {
    while (true) {
        JsonRepair blank(m_text, m_position);
        blank.skipBlank();
        m_repairs.add(blank.counts());
        m_position = blank.position();
        if (current() == ',') {
            ++m_commas;
            ++m_position;
        } else if (current() == '[') {
            openList();
        } else if (current() == ']') {
            closeList();
        } else if (!skipFence()) {
            return;
        }
    }
}

bool JsonRecords::skipFence() {
    if (m_text.substr(m_position, Fence.size()) != Fence) return false;
    m_position = lineEnd(m_text, m_position);
    m_repairs.add(Repair::CodeFence);
    return true;
}

void JsonRecords::openList() {
    ++m_position;
    if (m_open > 0 || m_elements > 0) m_repairs.add(Repair::Bracket);
    if (++m_open > 1) return;
    m_isList = true;
    m_isFirst = true;
    m_commas = 0;
}

void JsonRecords::closeList() {
    for (; m_commas > 0; --m_commas) m_repairs.add(Repair::ExtraComma);
    ++m_position;
    if (m_open == 0) return m_repairs.add(Repair::Bracket);
    --m_open;
    if (m_open > 0 || !m_isWrapped) return;
    // The rest of the object around the list holds no records.
    m_isWrapped = false;
    const std::size_t end = m_text.find('}', m_position);
    if (end == std::string_view::npos) m_repairs.add(Repair::Bracket);
    m_position = end == std::string_view::npos ? m_text.size() : end + 1;
}

void JsonRecords::finish() {
    if (m_isTorn || m_goesOn) return; // said already, or no fault
    for (; m_commas > 0; --m_commas) m_repairs.add(Repair::ExtraComma);
    for (; m_open > 0; --m_open) m_repairs.add(Repair::Bracket);
}

bool JsonRecords::enterWrapper() {
    if (m_open > 0 || m_elements > 0) return false;
    try {
        const std::optional<std::size_t> list = wrappedList(m_text, m_position);
        if (!list) return false;
        m_position = *list;
        m_isWrapped = true;
        return true;
    } catch (const Unreadable&) {
        return false;
    }
}

/// Counts what separates this element from the one before.
void JsonRecords::startElement() {
    const std::int64_t needed = m_open > 0 && !m_isFirst && !m_isTorn ? 1 : 0;
    if (m_commas < needed) m_repairs.add(Repair::MissingComma);
    if (!m_isTorn)
        for (std::int64_t i = needed; i < m_commas; ++i) m_repairs.add(Repair::ExtraComma);
    if (m_isList && m_open == 0) m_repairs.add(Repair::Bracket);
    m_commas = 0;
    m_isFirst = false;
    m_isTorn = false;
    ++m_elements;
}

std::optional<JsonRecord> JsonRecords::readRecord() {
    startElement();
    const std::int64_t line = lineAt(m_position);
    // Where many stand on one line, its number finds none of them.
    m_row = line == std::exchange(m_rowLine, line) ? m_elements : 0;
    std::size_t stopped = m_position;
    if (const std::optional<std::size_t> end = strictEnd(m_text, m_position, &stopped)) {
        Parsed parsed = parsedStrictly(m_text.substr(m_position, *end - m_position));
        if (!parsed.value.is_discarded()) {
            const std::size_t begin = std::exchange(m_position, *end);
            if (parsed.doubled.empty()) return JsonRecord{std::move(parsed.value), line, m_row};
            reject(line, doubledField(begin, parsed.doubled));
            m_isTorn = false;
            return std::nullopt;
        }
    }
    m_wasted += stopped - m_position;
    std::optional<nlohmann::json> value = readMended(line);
    if (!value) return std::nullopt;
    return JsonRecord{std::move(*value), line, m_row};
}

std::optional<nlohmann::json> JsonRecords::readMended(std::int64_t line) {
    JsonRepair reader(m_text, m_position);
    try {
        Parsed parsed = parsedStrictly(reader.value());
        if (parsed.value.is_discarded()) throw Unreadable{m_position, "it holds a number that is too large"};
        m_repairs.add(reader.counts());
        const std::size_t begin = std::exchange(m_position, reader.position());
        if (parsed.doubled.empty()) return std::move(parsed.value);
        reject(line, doubledField(begin, parsed.doubled));
        m_isTorn = false;
        return std::nullopt;
    } catch (const Unreadable& reason) {
        reject(line, reason);
        m_wasted += reader.position() - m_position;
        skipDamaged();
        return std::nullopt;
    }
}

/// Something that is no record: a number, a text, a torn piece.
void JsonRecords::readStray() {
    startElement();
    const std::int64_t line = lineAt(m_position);
    JsonRepair reader(m_text, m_position);
    try {
        reader.value();
        reject(line, {m_position, "a value stands where a record in { } is needed"});
        m_position = reader.position();
        m_isTorn = false;
    } catch (const Unreadable&) {
        reject(line, {m_position, "there is text that belongs to no record"});
        m_wasted += reader.position() - m_position;
        skipDamaged();
    }
}

void JsonRecords::reject(std::int64_t line, const Unreadable& reason) {
    // Lines of what lies ahead are counted without moving the counter, which only goes forward.
    const auto begin = m_text.begin() + static_cast<std::ptrdiff_t>(std::min(m_counted, reason.offset));
    const auto end = m_text.begin() + static_cast<std::ptrdiff_t>(std::min(reason.offset, m_text.size()));
    const std::int64_t failedAt = m_line + std::count(begin, end, '\n');
    std::string text = reason.reason;
    if (failedAt != line) text += " (line " + std::to_string(failedAt) + ")";
    Problem& problem = m_rejected.emplace_back(ProblemCode::DataInvalid, Location{.file = m_file, .row = line});
    problem.args.push_back(std::move(text));
    if (m_row > 0 && line == m_rowLine) problem.where.tableRow = m_row;
    m_isTorn = true;
}

/// Columns before `at` where only spaces stand there, else nullopt.
std::optional<std::size_t> JsonRecords::indentation(std::size_t at) const {
    std::size_t begin = at;
    while (begin > 0 && (m_text[begin - 1] == ' ' || m_text[begin - 1] == '\t')) --begin;
    if (begin > 0 && m_text[begin - 1] != '\n') return std::nullopt;
    return at - begin;
}

bool JsonRecords::startsRecord(std::size_t at, std::optional<std::size_t> indent) const {
    const std::size_t inside = m_text.find_first_not_of(" \t\r\n", at + 1);
    if (inside == std::string_view::npos) return false;
    const bool isName = std::string_view("\"'}\xE2\xEF").find(m_text[inside]) != std::string_view::npos ||
                        isNameCharacter(m_text[inside]);
    if (!isName) return false;
    const std::optional<std::size_t> own = indentation(at);
    if (indent) return own && *own <= *indent;
    const std::size_t before = m_text.find_last_not_of(" \t\r\n", at - 1);
    return own || (before != std::string_view::npos &&
                   std::string_view("},[]").find(m_text[before]) != std::string_view::npos);
}

/// Goes on at the next record; gives up where reading in vain has cost far more than reading the file.
void JsonRecords::skipDamaged() {
    if (m_wasted > 8 * m_text.size() + (std::size_t{1} << 20)) {
        reject(lineAt(m_position), {m_position, "too much is damaged up to here; the rest of the file is not read"});
        m_position = m_text.size();
    } else {
        m_position = nextRecord(m_position);
    }
}

/// The next place after `begin` where a record seems to start: not indented more than this one, else after a bracket
/// or comma.
std::size_t JsonRecords::nextRecord(std::size_t begin) const {
    const std::optional<std::size_t> indent = m_text[begin] == '{' ? indentation(begin) : std::nullopt;
    for (std::size_t at = m_text.find('{', begin + 1); at != std::string_view::npos; at = m_text.find('{', at + 1))
        if (startsRecord(at, indent)) return at;
    return m_text.size();
}

std::int64_t JsonRecords::lineAt(std::size_t offset) {
    if (offset > m_counted) {
        m_line += std::count(m_text.begin() + static_cast<std::ptrdiff_t>(m_counted),
                             m_text.begin() + static_cast<std::ptrdiff_t>(offset), '\n');
        m_counted = offset;
    }
    return m_line;
}

} // namespace core
