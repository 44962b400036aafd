#include "core/project/Changesets.h"

#include <algorithm>
#include <cstring>
#include <optional>
#include <sqlite3.h>
#include <string>

namespace core {
namespace {

constexpr const char* Mismatch = "its history does not fit its records";

/// A recorded table as it is now; entries may have been written when it had fewer columns.
struct Table {
    const char* name;
    int columns;
};

/// One pass over a changeset: whom it touches, and whether SQLite would apply all of it. It skips a table of another
/// shape without a word.
class Inspection {
public:
    Inspection(const Database& database, const Changeset& changes) : m_database(database) {
        m_database.check(sqlite3changeset_start(&m_cursor, changes.size, changes.bytes));
    }
    Inspection(const Inspection&) = delete;
    Inspection& operator=(const Inspection&) = delete;
    ~Inspection() { sqlite3changeset_finalize(m_cursor); }

    /// Gives the number of changed rows.
    std::int64_t run(std::span<const Table> tables, ChunkUse use, Reversal& reversal) {
        std::int64_t rows = 0;
        int step = SQLITE_OK;
        while ((step = sqlite3changeset_next(m_cursor)) == SQLITE_ROW) {
            ++rows;
            const char* name = nullptr;
            int columns = 0, operation = 0;
            m_database.check(sqlite3changeset_op(m_cursor, &name, &columns, &operation, nullptr));
            checkShape(tables, name, columns);
            if (use == ChunkUse::Renumbering) continue;
            reversal.records.push_back(key(operation));
            const bool isNarrow = std::strcmp(name, "record") == 0;
            if (isNarrow && (operation != SQLITE_UPDATE || changes(1) || changes(2))) reversal.listChanged = true;
        }
        if (step != SQLITE_DONE) m_database.check(step);
        return rows;
    }

private:
    void checkShape(std::span<const Table> tables, const char* name, int columns) const {
        unsigned char* isKey = nullptr;
        int count = 0;
        m_database.check(sqlite3changeset_pk(m_cursor, &isKey, &count));
        const bool isFirst = count > 0 && isKey[0] != 0 && std::count(isKey, isKey + count, 0) == count - 1;
        for (const Table& table : tables)
            if (isFirst && columns <= table.columns && std::strcmp(table.name, name) == 0) return;
        m_database.damaged(Mismatch);
    }
    RecordId key(int operation) const {
        sqlite3_value* value = nullptr;
        m_database.check(operation == SQLITE_INSERT ? sqlite3changeset_new(m_cursor, 0, &value)
                                                    : sqlite3changeset_old(m_cursor, 0, &value));
        return sqlite3_value_int64(value);
    }
    /// Of an update: position is column 1 and alive column 2.
    bool changes(int column) const {
        sqlite3_value* value = nullptr;
        m_database.check(sqlite3changeset_new(m_cursor, column, &value));
        return value != nullptr;
    }

    const Database& m_database;
    sqlite3_changeset_iter* m_cursor = nullptr;
};

int abortAtConflict(void*, int, sqlite3_changeset_iter*) { return SQLITE_CHANGESET_ABORT; }

void apply(const Database& database, const Changeset& changes, std::int64_t rows) {
    const std::int64_t before = sqlite3_total_changes64(database.handle());
    const int result =
        sqlite3changeset_apply(database.handle(), changes.size, changes.bytes, nullptr, abortAtConflict, nullptr);
    if (result == SQLITE_ABORT || result == SQLITE_CONSTRAINT) database.damaged(Mismatch);
    database.check(result);
    if (sqlite3_total_changes64(database.handle()) - before != rows) database.damaged(Mismatch);
}

struct Chunk {
    int part;
    ChunkUse use;
    Changeset inverted;
};

/// The last chunk of an entry before `part`, turned round.
std::optional<Chunk> chunkBefore(const Database& database, std::int64_t entry, int part) {
    SQLite::Statement query(database.connection(), "select part, renumbers, changeset from entry_chunk "
                                                   "where entry = ? and part < ? order by part desc limit 1");
    query.bind(1, entry);
    query.bind(2, part);
    if (!query.executeStep()) return std::nullopt;
    const SQLite::Column blob = query.getColumn(2);
    Chunk chunk{
        query.getColumn(0).getInt(), query.getColumn(1).getInt() != 0 ? ChunkUse::Renumbering : ChunkUse::Change, {}};
    database.check(
        sqlite3changeset_invert(blob.getBytes(), blob.getBlob(), &chunk.inverted.size, &chunk.inverted.bytes));
    return chunk;
}

} // namespace

int columnsOf(const Database& database, const char* table) {
    SQLite::Statement all(database.connection(), std::string("select * from ") + table);
    return all.getColumnCount();
}

Changeset::~Changeset() { sqlite3_free(bytes); }

void storeChunk(const Database& database, std::int64_t entry, int part, ChunkUse use,
                std::span<const unsigned char> changes) {
    SQLite::Statement insert(database.connection(), "insert into entry_chunk values(?, ?, ?, ?)");
    insert.bind(1, entry);
    insert.bind(2, part);
    insert.bind(3, use == ChunkUse::Renumbering ? 1 : 0);
    insert.bindNoCopy(4, changes.data(), static_cast<int>(changes.size()));
    insert.exec();
}

Reversal reverse(const Database& database, std::int64_t undone, std::int64_t entry) {
    const std::vector<Table> tables{{"record", columnsOf(database, "record")},
                                    {"record_text", columnsOf(database, "record_text")}};
    Reversal reversal;
    int stored = 0;
    int part = INT32_MAX;
    while (const auto chunk = chunkBefore(database, undone, part)) {
        part = chunk->part;
        const std::int64_t rows = Inspection(database, chunk->inverted).run(tables, chunk->use, reversal);
        apply(database, chunk->inverted, rows);
        storeChunk(database, entry, stored++, chunk->use, chunk->inverted.view());
    }
    if (stored == 0) database.damaged("entry " + std::to_string(undone) + " of its history has no changes");
    std::sort(reversal.records.begin(), reversal.records.end());
    reversal.records.erase(std::unique(reversal.records.begin(), reversal.records.end()), reversal.records.end());
    return reversal;
}

} // namespace core
