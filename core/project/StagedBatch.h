/// The records of a large import before they are there: written in short transactions, hidden, and shown by one last
/// transaction; other changes may pass between. What a crash leaves of a batch is swept away.
#pragma once

#include "core/project/RecordChanges.h"

#include <cstdint>
#include <span>

namespace core {

class StagedBatch {
public:
    /// Takes the ids and places of `records`, which outlive the batch. `entry` is that of the import unless others come
    /// between.
    StagedBatch(const Database& database, std::span<const StoredRecord> records, std::int64_t entry);

    std::size_t written() const { return m_done; }
    bool isWritten() const { return m_done == m_records.size(); }
    /// The next transaction; progress counts records.
    void step(const Progress& progress);
    /// Inside of the last transaction.
    Touched show(HistoryRecorder& recorder, const Progress& progress);

    /// Removes its rows.
    void abandon() const;

    /// Removes the rows of all batches that were not shown.
    static void sweep(const Database& database);

private:
    RecordId last() const;

    const Database& m_database;
    std::span<const StoredRecord> m_records;
    std::int64_t m_entry;
    RecordId m_first = 0;
    Places m_places;
    std::size_t m_done = 0;
};

} // namespace core
