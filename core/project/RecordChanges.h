/// What a person does to records, each inside of an open transaction and recorded for the history. They throw
/// RecordGone where a record is not there any more. What changes nothing touches no record.
#pragma once

#include "core/project/Positions.h"
#include "core/project/RecordTables.h"

#include <span>
#include <vector>

namespace core {

/// Whom a change touched, and whether records came, went or moved.
struct Touched {
    std::vector<RecordId> records;
    bool listChanged = false;
};

/// Brings hidden records of that revision to life, recorded.
void show(RecordTables& tables, HistoryRecorder& recorder, RecordId first, RecordId last, std::int64_t revision,
          const Progress& progress);

class RecordChanges {
public:
    RecordChanges(const Database& database, HistoryRecorder& recorder);

    /// After `after`; 0: at the end. Progress counts records.
    Touched add(std::span<const StoredRecord> records, RecordId after, const Progress& progress = {});
    Touched edit(std::span<const TextEdit> edits);
    Touched setStatus(std::span<const RecordId> records, Status status);
    Touched setSplit(std::span<const RecordId> records, Split split);
    Touched remove(std::span<const RecordId> records);
    /// Behind `after`; 0: to the front.
    Touched move(std::span<const RecordId> records, RecordId after);

private:
    struct Placed {
        std::int64_t position;
        RecordId id;
        friend auto operator<=>(const Placed&, const Placed&) = default;
    };
    [[noreturn]] void gone(RecordId id) const;
    std::int64_t positionOf(RecordId id) const;
    /// `column` set to `value` where it has another.
    Touched set(std::span<const RecordId> records, RowColumn column, int value);
    std::vector<Placed> inOrder(std::span<const RecordId> records) const;
    std::optional<Placed> before(Placed place) const;
    bool follows(const std::vector<Placed>& moved, std::optional<Placed> place) const;

    const Database& m_database;
    HistoryRecorder& m_recorder;
    RecordTables m_tables;
    RecordReadout m_readout;
    Positions m_positions;
};

} // namespace core
