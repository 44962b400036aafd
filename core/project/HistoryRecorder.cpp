#include "core/project/HistoryRecorder.h"

#include "core/project/Changesets.h"

#include <sqlite3.h>

namespace core {
namespace {

/// Watches the record tables for its lifetime.
class Watch {
public:
    explicit Watch(const Database& database) : m_database(database) {
        m_database.check(sqlite3session_create(m_database.handle(), "main", &m_session));
        for (const char* table : {"record", "record_text"})
            m_database.check(sqlite3session_attach(m_session, table));
    }
    Watch(const Watch&) = delete;
    Watch& operator=(const Watch&) = delete;
    ~Watch() { sqlite3session_delete(m_session); }

    Changeset changes() const {
        Changeset changes;
        m_database.check(sqlite3session_changeset(m_session, &changes.size, &changes.bytes));
        return changes;
    }

private:
    const Database& m_database;
    sqlite3_session* m_session = nullptr;
};

} // namespace

void HistoryRecorder::record(const std::function<void()>& work, ChunkUse use) {
    const Watch watch(m_database);
    work();
    const Changeset changes = watch.changes();
    if (changes.size > 0) storeChunk(m_database, m_entry, m_part++, use, changes.view());
}

void HistoryRecorder::recordRows(const std::function<void(const Note&)>& work) {
    RowChangeset changes(columnsOf(m_database, "record"));
    const auto store = [&] {
        if (changes.rows() > 0) storeChunk(m_database, m_entry, m_part++, ChunkUse::Change, changes.bytes());
        changes.clear();
    };
    work([&](RecordId row, std::initializer_list<RowChange> each) {
        changes.add(row, each);
        if (changes.rows() == RowsInChunk) store();
    });
    store();
}

} // namespace core
