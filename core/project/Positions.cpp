#include "core/project/Positions.h"

#include <vector>

namespace core {
namespace {

constexpr std::int64_t Gap = 1 << 20;
/// After spreading there is room again for a while.
constexpr std::int64_t SmallestStep = 1 << 12;
constexpr std::int64_t FirstWindow = 64;

} // namespace

Places placesAtEnd(const Database& database) {
    // An import that has not ended keeps its places.
    const std::int64_t kept = database.number("select ifnull(sum(last_record - first_record + 1), 0) from staged_batch");
    return {database.number("select ifnull(max(position), 0) from record") + (kept + 1) * Gap, Gap};
}

Places Positions::atFront(std::int64_t count) const {
    const std::int64_t least = m_database.number("select ifnull(min(position), 0) from record");
    return {least - count * Gap, Gap};
}

std::optional<std::int64_t> Positions::of(RecordId record) const {
    SQLite::Statement query(m_database.connection(), "select position from record where id = ? and alive = 1");
    query.bind(1, record);
    if (!query.executeStep()) return std::nullopt;
    return query.getColumn(0).getInt64();
}

// Rows that are not alive take part: an undo brings them back to where they were.
std::optional<std::int64_t> Positions::next(std::int64_t position) const {
    SQLite::Statement query(m_database.connection(), "select min(position) from record where position > ?");
    query.bind(1, position);
    if (!query.executeStep() || query.getColumn(0).isNull()) return std::nullopt;
    return query.getColumn(0).getInt64();
}

Places Positions::behind(std::int64_t position, std::int64_t count) {
    const auto following = next(position);
    if (!following) return atEnd();
    const std::int64_t step = (*following - position) / (count + 1);
    return step > 0 ? Places{position + step, step} : spread(position, count);
}

/// Widens the stretch behind `position` until its rows and the new ones have room.
Places Positions::spread(std::int64_t position, std::int64_t count) {
    SQLite::Statement query(m_database.connection(),
                            "select position from record where position > ? order by position limit 1 offset ?");
    for (std::int64_t rows = FirstWindow;; rows *= 2) {
        query.bind(1, position);
        query.bind(2, rows);
        const bool isInside = query.executeStep();
        const std::int64_t end = isInside ? query.getColumn(0).getInt64() : 0;
        query.reset();
        const std::int64_t step = isInside ? (end - position) / (rows + count + 1) : Gap;
        if (step < SmallestStep) continue;
        renumber(position, rows, {position + (count + 1) * step, step});
        return {position + step, step};
    }
}

void Positions::renumber(std::int64_t position, std::int64_t rows, Places places) {
    SQLite::Statement query(m_database.connection(),
                            "select id from record where position > ? order by position, id limit ?");
    query.bind(1, position);
    query.bind(2, rows);
    std::vector<RecordId> ids;
    while (query.executeStep()) ids.push_back(query.getColumn(0).getInt64());
    SQLite::Statement update(m_database.connection(), "update record set position = ? where id = ?");
    std::int64_t index = 0;
    m_recorder.recordEach(std::span<const RecordId>(ids), [&](RecordId id) {
        update.bind(1, places.at(index++));
        update.bind(2, id);
        update.exec();
        update.reset();
    }, ChunkUse::Renumbering);
}

} // namespace core
