/// The records of a large import before they are there: written in short transactions, hidden, and shown by one last
/// transaction. What a crash leaves of a batch is swept away.
#pragma once

#include "core/project/RecordChanges.h"

#include <cstdint>
#include <span>

namespace core {

class StagedBatch {
public:
    /// Takes the ids of `records`, which outlive the batch.
    StagedBatch(const Database& database, std::span<const StoredRecord> records);

    /// Progress counts records.
    void write(std::int64_t revision, const Progress& progress);
    /// Inside of the last transaction.
    Touched show(HistoryRecorder& recorder, const Progress& progress);

    /// Removes the rows of all batches that were not shown.
    static void sweep(const Database& database);

private:
    const Database& m_database;
    std::span<const StoredRecord> m_records;
    RecordId m_first = 0;
};

} // namespace core
