/// Delimited text row by row: cells may stand between quotes and hold line breaks then (RFC 4180). Text of tabs whose
/// lines all have as many cells is read line by line: a quote that begins a text there and is closed nowhere is a sign
/// like others.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct LkCsv;

namespace core {

class DelimitedRows {
public:
    /// `text` is UTF-8 and outlives the rows; `file` is used in locations. Throws DataInvalid.
    DelimitedRows(std::string_view text, char delimiter, std::string file);
    ~DelimitedRows();

    /// Goes on to the next row that is not blank; false after the last.
    bool next();
    /// Of the current row: how many cells it has, each cell, the line it starts at and the bytes before it.
    std::size_t width() const { return m_width; }
    std::string_view cell(std::size_t index) const;
    std::int64_t line() const { return m_line; }
    std::size_t offset() const;

private:
    struct Free {
        void operator()(LkCsv* table) const;
    };
    bool nextLine();

    std::string_view m_text;
    std::string m_file;
    std::unique_ptr<LkCsv, Free> m_table; ///< nothing: line by line
    std::vector<std::string> m_cells;     ///< of the line
    std::size_t m_begin = 0;              ///< of the line
    std::size_t m_end = 0;                ///< behind it
    std::size_t m_width = 0;
    std::int64_t m_line = 0;
    std::int64_t m_linesSeen = 0;
};

} // namespace core
