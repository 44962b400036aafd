#include "core/exchange/DelimitedRows.h"

#include "core/bridge/Bridge.h"

#include <algorithm>
#include <utility>

namespace core {
namespace {

std::string_view lineAt(std::string_view text, std::size_t begin) {
    std::string_view line = text.substr(begin, std::min(text.find('\n', begin), text.size()) - begin);
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

/// Between quotes, with every quote inside doubled.
bool isQuoted(std::string_view cell) {
    if (cell.size() < 2 || cell.front() != '"' || cell.back() != '"') return false;
    cell = cell.substr(1, cell.size() - 2);
    for (std::size_t at = cell.find('"'); at != std::string_view::npos; at = cell.find('"', at + 2))
        if (cell.substr(at, 2) != "\"\"") return false;
    return true;
}

std::string unquoted(std::string_view cell) {
    if (!isQuoted(cell)) return std::string(cell);
    std::string text;
    for (std::size_t i = 1; i + 1 < cell.size(); ++i) {
        text += cell[i];
        if (cell[i] == '"') ++i;
    }
    return text;
}

std::vector<std::string_view> cellsOf(std::string_view line) {
    std::vector<std::string_view> cells;
    for (std::size_t begin = 0; begin <= line.size();) {
        const std::size_t end = std::min(line.find('\t', begin), line.size());
        cells.push_back(line.substr(begin, end - begin));
        begin = end + 1;
    }
    return cells;
}

/// Whether every line has as many tabs, so that no quote can hold rows together. Where the first row stands between
/// quotes a program wrote it, and every quote is meant.
bool isOfLines(std::string_view text) {
    if (text.find('"') == std::string_view::npos) return false; // read alike either way, and faster
    std::ptrdiff_t tabs = 0;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::string_view line = lineAt(text, begin);
        begin = std::min(text.find('\n', begin), text.size()) + 1;
        if (line.empty()) continue;
        const std::ptrdiff_t here = std::ranges::count(line, '\t');
        if (here == 0 || line.find('\r') != std::string_view::npos || (tabs != 0 && here != tabs)) return false;
        if (tabs == 0 && std::ranges::all_of(cellsOf(line), isQuoted)) return false;
        tabs = here;
    }
    return tabs > 0;
}

} // namespace

void DelimitedRows::Free::operator()(LkCsv* table) const {
    lk_csv_free(table);
}

DelimitedRows::DelimitedRows(std::string_view text, char delimiter, std::string file)
    : m_text(text), m_file(std::move(file)) {
    if (delimiter == '\t' && isOfLines(text)) return;
    LkCsv* table = nullptr;
    bridge::Text error;
    bridge::check(lk_csv_open(bridge::view(m_text), static_cast<std::uint8_t>(delimiter), &table, error.out()), error,
                  ProblemCode::DataInvalid, {.file = m_file});
    m_table.reset(table);
}

DelimitedRows::~DelimitedRows() = default;

bool DelimitedRows::next() {
    if (!m_table) return nextLine();
    std::uint64_t line = 0;
    bridge::Text error;
    const std::int32_t result = lk_csv_next(m_table.get(), &m_width, &line, error.out());
    if (result == LK_END) return false;
    bridge::check(result, error, ProblemCode::DataInvalid, {.file = m_file, .row = m_line});
    m_line = static_cast<std::int64_t>(line);
    return true;
}

bool DelimitedRows::nextLine() {
    while (m_end < m_text.size()) {
        m_begin = m_end;
        ++m_linesSeen;
        m_end = std::min(m_text.find('\n', m_begin), m_text.size() - 1) + 1;
        const std::string_view line = lineAt(m_text, m_begin);
        if (line.empty()) continue;
        m_cells.clear();
        for (const std::string_view cell : cellsOf(line)) m_cells.push_back(unquoted(cell));
        m_width = m_cells.size();
        m_line = m_linesSeen;
        return true;
    }
    return false;
}

std::string_view DelimitedRows::cell(std::size_t index) const {
    return m_table ? bridge::text(lk_csv_field(m_table.get(), index)) : std::string_view(m_cells[index]);
}

std::size_t DelimitedRows::offset() const {
    return m_table ? lk_csv_offset(m_table.get()) : m_begin;
}

} // namespace core
