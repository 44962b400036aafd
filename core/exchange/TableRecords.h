/// Rows of delimited text (CSV, TSV, semicolons), each as a JSON object of its cells by the header's names, or by
/// «column 1» … where it has no header. The delimiter is found by the header, or by rows of one width; what a record
/// means is left to RecordFields.
#pragma once

#include "core/Problem.h"
#include "core/Progress.h"
#include "core/exchange/DelimitedRows.h"
#include "core/exchange/ImportOptions.h"
#include "core/exchange/JsonRecords.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core {

class TableRecords {
public:
    /// `text` is UTF-8 and outlives the reader, as `options` and `progress` do; what cannot be read is appended to
    /// `rejected`.
    TableRecords(std::string_view text, std::string file, const ImportOptions& options, std::vector<Problem>& rejected,
                 const Progress& progress);

    /// Whether the columns name any field of a record, by themselves or by choice.
    bool namesFields() const;
    /// Throws Error (DataInvalid, RecordFieldMissing) where the columns do not name what is needed.
    void requireFields(const ImportOptions& options) const;
    const std::vector<std::string>& columns() const { return m_header; }
    bool hasHeader() const { return m_hasHeader; }
    /// Of columns without names: what they are taken as where nothing is chosen.
    const std::vector<ColumnUse>& uses() const { return m_uses; }
    char delimiter() const { return m_delimiter; }
    /// nullopt after the last. Progress counts bytes, also over what is left out.
    std::optional<JsonRecord> next();

private:
    void open(char delimiter);
    bool advance();
    void countRow();
    Location place() const;
    std::string cell(std::size_t index) const;
    std::optional<Problem> rowProblem() const;
    bool isNeverClosed(std::size_t index) const;
    std::string delimiters() const;
    void readHeader();
    void nameColumns();
    void lookForLabels();

    std::string_view m_text;
    std::string m_file;
    const ImportOptions& m_options;
    std::vector<Problem>& m_rejected;
    const Progress& m_progress;
    std::optional<DelimitedRows> m_rows;
    std::vector<std::string> m_header;
    std::vector<ColumnUse> m_uses;
    bool m_hasHeader = true;
    std::size_t m_score = 0; ///< of the header
    char m_delimiter = ',';
    bool m_isQuoted = false; ///< the header's cells stand between quotes: a program wrote it, and every quote is meant
    std::size_t m_width = 0;        ///< cells of the current row
    std::int64_t m_line = 0;        ///< of the current row
    std::int64_t m_nextLine = 1;    ///< behind it, where no blank line follows
    std::int64_t m_row = 0;         ///< as a spreadsheet counts: one however many lines it has, and each blank line
    std::int64_t m_linesBefore = 0; ///< lines taken off before the header
};

} // namespace core
