#include "core/exchange/TableRecords.h"

#include "core/Error.h"
#include "core/exchange/FieldNames.h"
#include "core/exchange/HeaderGuess.h"
#include "core/exchange/RecordFields.h"

#include <algorithm>
#include <cstdint>

namespace core {
namespace {

constexpr std::size_t KnownFieldScore = 1000;
/// Rows that are looked at where no header says how wide a table is.
constexpr int RowsForWidth = 100;

/// What the columns of a header are good for: fields of a record first, then their number.
std::size_t headerScore(const std::vector<std::string>& header, const ImportOptions& options) {
    auto known = std::ranges::count_if(header, [](const std::string& name) { return namesText(name); });
    // Names such as «text» and «sentiment» say something where they are enough for a record.
    if (known == 0 && !lackingField(header, options)) known = 1;
    return static_cast<std::size_t>(known) * KnownFieldScore + std::min(header.size(), KnownFieldScore - 1);
}

/// Whether a cell between quotes looks like rows of tab-separated text: a stray quote took them for one cell. The first
/// and the last line may be parts of a row.
bool swallowsRows(std::string_view cell, std::size_t columns) {
    std::size_t lines = 0;
    std::size_t fullLines = 0;
    bool isEdgeFull = false;
    for (std::size_t begin = 0; begin <= cell.size(); ++lines) {
        const std::size_t end = std::min(cell.find('\n', begin), cell.size());
        const std::string_view line = cell.substr(begin, end - begin);
        const bool isFull = static_cast<std::size_t>(std::count(line.begin(), line.end(), '\t')) + 1 >= columns;
        const bool isEdge = begin == 0 || end == cell.size();
        isEdgeFull = isEdgeFull || (isFull && isEdge);
        fullLines += isFull && !isEdge ? 1 : 0;
        begin = end + 1;
    }
    if (lines < 2 || columns < 2) return false;
    return lines == 2 ? isEdgeFull : fullLines == lines - 2;
}

/// As the reader counts them: \n, \r\n and \r.
std::int64_t lineBreaks(std::string_view text) {
    std::int64_t count = std::ranges::count(text, '\n');
    for (std::size_t at = text.find('\r'); at != std::string_view::npos; at = text.find('\r', at + 1))
        count += text.substr(at + 1).starts_with('\n') ? 0 : 1;
    return count;
}

} // namespace

TableRecords::TableRecords(std::string_view text, std::string file, const ImportOptions& options,
                           std::vector<Problem>& rejected, const Progress& progress)
    : m_text(text), m_file(std::move(file)), m_options(options), m_rejected(rejected), m_progress(progress) {
    // Spreadsheets write the delimiter into a first line of its own: «sep=;».
    if (m_text.substr(0, 4) == "sep=") {
        const std::size_t end = m_text.find('\n');
        m_text.remove_prefix(end == std::string_view::npos ? m_text.size() : end + 1);
        m_linesBefore = 1;
    }
    if (options.firstRow == FirstRow::Record) {
        nameColumns();
        m_uses = usesByPosition(m_header.size());
    } else {
        readHeader();
        if (options.firstRow == FirstRow::Header || namesFields()) return;
    }
    lookForLabels();
}

void TableRecords::open(char delimiter) {
    m_row = m_line = 0;
    m_nextLine = 1;
    m_rows.emplace(m_text, delimiter, m_file);
}

/// Reads the next row; false after the last.
bool TableRecords::advance() {
    if (!m_rows->next()) return false;
    m_width = m_rows->width();
    m_line = m_rows->line();
    countRow();
    return true;
}

void TableRecords::countRow() {
    m_row += m_line - m_nextLine + 1;
    m_nextLine = m_line + 1;
    for (std::size_t i = 0; i < m_width; ++i) m_nextLine += lineBreaks(m_rows->cell(i));
}

/// The line that spreadsheets take off is none of their rows.
Location TableRecords::place() const {
    Location where{.file = m_file, .row = m_line + m_linesBefore};
    where.tableRow = m_row;
    return where;
}

std::string TableRecords::cell(std::size_t index) const {
    return std::string(m_rows->cell(index));
}

/// Every delimiter that may be meant: the one that was chosen, or all.
std::string TableRecords::delimiters() const {
    return m_options.delimiter ? std::string(1, m_options.delimiter) : std::string(",\t;|");
}

void TableRecords::readHeader() {
    m_delimiter = delimiters().front();
    for (const char delimiter : delimiters()) {
        open(delimiter);
        if (!advance()) return;
        std::vector<std::string> header;
        for (std::size_t i = 0; i < m_width; ++i) header.push_back(cell(i));
        if (const std::size_t score = headerScore(header, m_options); score > m_score) {
            m_score = score;
            m_header = std::move(header);
            m_delimiter = delimiter;
        }
    }
    std::string quoted;
    for (const std::string& name : m_header)
        quoted += (quoted.empty() ? "\"" : std::string(1, m_delimiter) + "\"") + name + "\"";
    m_isQuoted = m_text.starts_with(quoted);
    open(m_delimiter);
    advance();
}

/// Without a header: the delimiter that gives rows of one width, the rarest in texts first; else the widest row.
void TableRecords::nameColumns() {
    bool isRegular = false;
    std::size_t columns = 0;
    const std::string all = delimiters();
    m_delimiter = all.front();
    for (const char delimiter : {'\t', ';', '|', ',', m_options.delimiter}) {
        if (isRegular || all.find(delimiter) == std::string::npos) continue;
        open(delimiter);
        std::size_t least = SIZE_MAX;
        std::size_t most = 0;
        for (int rows = 0; rows < RowsForWidth && advance(); ++rows) {
            least = std::min(least, m_width);
            most = std::max(most, m_width);
        }
        isRegular = most > 1 && least == most;
        if (!isRegular && most <= columns) continue;
        columns = most;
        m_delimiter = delimiter;
    }
    m_hasHeader = false;
    for (std::size_t i = 0; i < columns; ++i) m_header.push_back(columnName(i));
    open(m_delimiter);
}

/// Rows of texts and their labels, in whatever stands between them, are taken as that.
void TableRecords::lookForLabels() {
    std::vector<ColumnUse> uses;
    for (const char delimiter : m_hasHeader ? delimiters() : std::string(1, m_delimiter)) {
        open(delimiter);
        std::vector<std::vector<std::string>> rows;
        while (rows.size() < RowsForHeaderGuess && advance()) {
            auto& row = rows.emplace_back();
            for (std::size_t i = 0; i < m_width; ++i) row.push_back(cell(i));
            if (row.size() < 2 || row.size() != rows.front().size()) break;
        }
        uses = usesOfLabelledRows(rows);
        if (uses.empty()) continue;
        m_delimiter = delimiter;
        m_header.clear();
        for (const ColumnUse& use : uses) m_header.push_back(use.name);
        m_uses = std::move(uses);
        m_hasHeader = m_isQuoted = false;
        break;
    }
    open(m_delimiter);
    if (m_hasHeader) advance();
}

bool TableRecords::namesFields() const {
    return m_score >= KnownFieldScore || !m_hasHeader ||
           std::ranges::any_of(m_options.columns, [&](const ColumnUse& use) {
               return use.field && std::ranges::find(m_header, use.name) != m_header.end();
           });
}

void TableRecords::requireFields(const ImportOptions& options) const {
    Location where{.file = m_file, .row = 1 + m_linesBefore};
    if (!namesFields() && std::ranges::any_of(m_header, namesPlainText))
        throw Error(ProblemCode::DataInvalid, where,
                    {"it has texts, but none of its columns, " + fieldList(m_header) +
                     ", is a label or an answer; add a column «label» or «output»"});
    if (!namesFields())
        throw Error(ProblemCode::DataInvalid, where,
                    {"it is neither JSON nor a table whose first line names the fields instruction, input and output; "
                     "its first line is " +
                     fieldList(m_header)});
    where.tableRow = 1;
    if (const auto field = lackingField(m_header, options))
        throw Error(ProblemCode::RecordFieldMissing, where, {fieldName(*field), fieldList(m_header)});
}

/// Cells come without their outer quotes: one whose quote is never closed runs to the end of the file. A closed one can
/// only end as the file does where it holds nothing but line breaks and quotes.
bool TableRecords::isNeverClosed(std::size_t index) const {
    const std::string_view text = m_rows->cell(index);
    if (index + 1 < m_width || text.find('\n') == std::string_view::npos || !m_text.ends_with(text)) return false;
    if (text.find_first_not_of("\"\r\n") != std::string_view::npos) return true;
    std::size_t longest = 3 * m_width;
    for (std::size_t i = 0; i < m_width; ++i) longest += 2 * m_rows->cell(i).size();
    const std::string_view rest = m_text.substr(m_rows->offset());
    return rest.size() <= longest && std::ranges::count(rest, '"') % 2 == 1;
}

/// What is wrong with the current row as a row of this table.
std::optional<Problem> TableRecords::rowProblem() const {
    const auto invalid = [&](std::string reason) {
        return Problem{ProblemCode::DataInvalid, place(), {std::move(reason)}};
    };
    if (m_width > m_header.size())
        return invalid("the row has " + std::to_string(m_width) + " cells, the " +
                       (m_hasHeader ? "header names " : "rows before have ") +
                       std::to_string(m_header.size()) + "; put quotes around cells that hold the delimiter");
    for (std::size_t i = 0; i < m_width; ++i) {
        const std::string_view text = m_rows->cell(i);
        if (text.size() > JsonRepair::MaximumBytes) return invalid("a cell has more than 16 MB, or a quote is missing");
        if (m_delimiter == '\t' && !m_isQuoted && swallowsRows(text, m_header.size()))
            return invalid("a cell begins with a quote that swallows the rows after it");
        if (isNeverClosed(i)) return invalid("a quote is opened and never closed");
    }
    return std::nullopt;
}

std::optional<JsonRecord> TableRecords::next() {
    while (advance()) {
        m_progress.at(m_rows->offset(), m_text.size());
        nlohmann::json row = nlohmann::json::object();
        bool isBlank = true;
        std::string doubled;
        for (std::size_t i = 0; i < std::min(m_width, m_header.size()); ++i) {
            std::string text = cell(i);
            isBlank = isBlank && text.empty();
            if (m_header[i].empty()) continue;
            const auto [cell, isNew] = row.emplace(m_header[i], text);
            if (isNew || text.empty() || *cell == text) continue;
            // Two columns of one name: where both hold a text, nobody can say which is meant.
            if (cell->get_ref<const std::string&>().empty())
                *cell = std::move(text);
            else
                doubled = m_header[i];
        }
        // A row that ends early lacks what stands there, and is read as the others are.
        for (std::size_t i = m_width; i < m_header.size(); ++i)
            if (!m_header[i].empty()) row.emplace(m_header[i], nullptr);
        if (std::optional<Problem> problem = rowProblem()) {
            m_rejected.push_back(std::move(*problem));
        } else if (!doubled.empty()) {
            m_rejected.push_back(
                {ProblemCode::DataInvalid,
                 place(),
                 {"two columns are named " + fieldList({doubled}) + " and hold different texts in this row"}});
        } else if (!isBlank) {
            return JsonRecord{std::move(row), m_line + m_linesBefore, m_row, true};
        }
    }
    return std::nullopt;
}

} // namespace core
