/// What was done to a project's records, and what a change means for those who show them.
#pragma once

#include "core/project/Record.h"

#include <cstdint>
#include <string>
#include <vector>

namespace core {

/// Their numbers are on the disk: a new one comes at the end.
enum class EntryKind { Edit, Add, Duplicate, Paste, Import, Remove, Move, Status, Split, Undo, Redo, Fill };

/// One change of the dataset; its number is the version of the dataset after it.
struct HistoryEntry {
    std::int64_t id = 0;
    EntryKind kind = EntryKind::Edit;
    std::int64_t records = 0;    ///< that it touched
    std::string detail;          ///< of an import, its file; of an undo or redo, empty
    std::int64_t time = 0;       ///< milliseconds since 1970, UTC
    std::string author;          ///< the name of the person's account
    std::int64_t undoes = 0;     ///< the entry that this one takes back; 0: none
    /// The change that a chain of undo and redo is about: of an undo, the kind of what it took back.
    EntryKind subject = EntryKind::Edit;
    bool isUndone = false;       ///< taken back by a later entry that stands
};

/// The outcome of a change that is on the disk.
struct RecordChange {
    HistoryEntry entry;
    std::vector<RecordId> records; ///< new, gone, or with another text, status, split or place
    bool listChanged = false;      ///< records came, went or moved
};

/// What undo and redo would take back now; an id of 0: nothing.
struct UndoState {
    HistoryEntry undo, redo;
};

} // namespace core
