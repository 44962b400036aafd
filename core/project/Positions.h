/// The places of records in their order: sparse numbers, so that one more between two writes one row. Where a gap is
/// used up, its neighbours are spread anew as a part of the same entry. Inside of a transaction.
#pragma once

#include "core/project/Database.h"
#include "core/project/HistoryRecorder.h"
#include "core/project/Record.h"

#include <cstdint>
#include <optional>

namespace core {

/// Free places: first, first + step, …
struct Places {
    std::int64_t first = 0, step = 0;
    std::int64_t at(std::int64_t index) const { return first + index * step; }
};

Places placesAtEnd(const Database& database);

class Positions {
public:
    Positions(const Database& database, HistoryRecorder& recorder) : m_database(database), m_recorder(recorder) {}

    Places atEnd() const { return placesAtEnd(m_database); }
    Places atFront(std::int64_t count) const;
    /// `count` places behind `position`.
    Places behind(std::int64_t position, std::int64_t count);
    /// Of a living record.
    std::optional<std::int64_t> of(RecordId record) const;

private:
    std::optional<std::int64_t> next(std::int64_t position) const;
    Places spread(std::int64_t position, std::int64_t count);
    void renumber(std::int64_t position, std::int64_t rows, Places places);

    const Database& m_database;
    HistoryRecorder& m_recorder;
};

} // namespace core
