/// Text of records as one stream, whatever it is written in: decides between JSON, a table and lines of texts, and
/// joins the readers of each with RecordFields. Import and the look before it go through the same.
#pragma once

#include "core/exchange/JsonRecords.h"
#include "core/exchange/LabelledLines.h"
#include "core/exchange/RecordFields.h"
#include "core/exchange/TableRecords.h"
#include "core/exchange/TextEncoding.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core {

class RecordReader {
public:
    /// `text` is UTF-8 and outlives the reader, as `rejected` and `progress` do.
    RecordReader(std::string_view text, std::string name, ImportOptions options, Extent extent,
                 std::vector<Problem>& rejected, const Progress& progress);

    /// Throws Error where the columns of a table lack what a record needs.
    void requireFields() const;
    /// nullopt after the last; what cannot be read is appended to `rejected`.
    std::optional<JsonRecord> next();
    /// nullopt, and the reason appended to `rejected`, where it is no good record.
    std::optional<ReadRecord> understood(const JsonRecord& found) { return m_fields.read(found); }

    DataKind kind() const;
    char delimiter() const { return m_table ? m_table->delimiter() : '\0'; }
    /// Of a table: whether its first row is one.
    FirstRow firstRow() const { return m_table && !m_table->hasHeader() ? FirstRow::Record : FirstRow::Header; }
    /// Of a table; empty where it is JSON.
    std::vector<std::string> columns() const;
    /// With what is known of columns without names.
    const ImportOptions& options() const { return m_options; }
    const RecordFields& fields() const { return m_fields; }
    /// What was repaired, and what was taken as what.
    std::vector<Problem> notes() const;

private:
    void open(std::string_view text, std::vector<Problem>& rejected, const Progress& progress);
    void useTable();

    std::string m_name;
    ImportOptions m_options;
    RecordFields m_fields;
    std::optional<TableRecords> m_table;
    std::optional<JsonRecords> m_json;
    std::optional<LabelledLines> m_lines;
    std::vector<ColumnUse> m_found; ///< of columns without names, where the file alone says what they are
};

/// Throws DataEmpty where there is nothing but blanks.
void failWhereBlank(std::string_view text, const std::string& name);

} // namespace core
