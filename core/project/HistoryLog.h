/// The list of what was done: entries appended, never changed, and which of them undo and redo would take back.
#pragma once

#include "core/project/Database.h"
#include "core/project/HistoryEntry.h"

#include <cstdint>
#include <string>
#include <vector>

namespace core {

class HistoryLog {
public:
    explicit HistoryLog(const Database& database) : m_database(database) {}

    /// The number of the newest entry; 0: none.
    std::int64_t latest() const;
    /// Inside of a transaction: gives the entry its number, time and author, and makes it what undo takes back next.
    HistoryEntry append(EntryKind kind, std::int64_t records, const std::string& detail);
    /// The same for an undo or a redo of `undone`.
    HistoryEntry appendReversal(EntryKind kind, const HistoryEntry& undone);
    UndoState undoState() const;
    /// Newest first, before the entry `before` (0: from the newest).
    std::vector<HistoryEntry> list(std::int64_t before, int limit) const;

private:
    struct Tops {
        std::int64_t undo = 0, redo = 0;
    };
    /// What undo and redo took back next after the entry `id`: the stacks of an entry hang from those of older ones.
    Tops topsAfter(std::int64_t id) const;
    HistoryEntry store(HistoryEntry entry, Tops tops);
    HistoryEntry entry(std::int64_t id) const;
    HistoryEntry read(SQLite::Statement& row) const;
    bool isUndone(std::int64_t id) const;

    const Database& m_database;
};

} // namespace core
