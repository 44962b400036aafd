/// The rows of records: texts in and out of their two tables. Statements are prepared once; whoever writes holds a
/// transaction.
#pragma once

#include "core/project/Database.h"
#include "core/project/StoredRecord.h"

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>

namespace core {

/// What a newer version of the program may have written is shown as the first of its kind.
inline Status statusFrom(int number) {
    return number >= 0 && number <= 3 ? static_cast<Status>(number) : Status::Draft;
}
inline Split splitFrom(int number) { return number >= 0 && number <= 2 ? static_cast<Split>(number) : Split::Train; }

/// Reads what is alive.
class RecordReadout {
public:
    explicit RecordReadout(const Database& database);
    std::optional<StoredRecord> load(RecordId id);

private:
    const std::string& file(std::int64_t source);

    SQLite::Statement m_load, m_file;
    std::unordered_map<std::int64_t, std::string> m_files;
};

/// Writes rows that are not alive yet, and new texts.
class RecordTables {
public:
    explicit RecordTables(const Database& database);

    /// Behind all rows, and behind what imports that have not ended keep for theirs.
    RecordId nextId() const;
    /// A record that nobody sees before show(). Throws TextNotUtf8.
    void insertHidden(RecordId id, const StoredRecord& stored, std::int64_t position, std::int64_t revision);
    void show(RecordId first, RecordId last, std::int64_t revision);
    /// Throws TextNotUtf8.
    void writeTexts(const StoredRecord& stored, std::int64_t revision);

private:
    std::optional<std::int64_t> source(const std::string& file);
    std::int64_t sourceNumber(const std::string& file);

    const Database& m_database;
    SQLite::Statement m_insertRow, m_insertTexts, m_show, m_setRevision, m_setTexts;
    std::unordered_map<std::string, std::int64_t> m_sources;
};

} // namespace core
