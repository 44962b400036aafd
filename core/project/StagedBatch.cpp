#include "core/project/StagedBatch.h"

#include <algorithm>
#include <optional>

namespace core {
namespace {

/// A transaction of this many takes some milliseconds.
constexpr std::int64_t RowsAtOnce = 5'000;

struct Extent {
    RecordId first, last;
};

std::optional<Extent> anyBatch(const Database& database) {
    return database.translated([&]() -> std::optional<Extent> {
        SQLite::Statement query(database.connection(), "select first_record, last_record from staged_batch limit 1");
        if (!query.executeStep()) return std::nullopt;
        return Extent{query.getColumn(0).getInt64(), query.getColumn(1).getInt64()};
    });
}

void execute(const Database& database, const char* sql, RecordId first, RecordId last) {
    SQLite::Statement statement(database.connection(), sql);
    statement.bind(1, first);
    statement.bind(2, last);
    statement.exec();
}

} // namespace

StagedBatch::StagedBatch(const Database& database, std::span<const StoredRecord> records)
    : m_database(database), m_records(records) {
    m_database.transact([&] {
        m_first = RecordTables(m_database).nextId();
        execute(m_database, "insert into staged_batch(first_record, last_record) values(?, ?)", m_first,
                m_first + static_cast<RecordId>(m_records.size()) - 1);
    });
}

void StagedBatch::write(std::int64_t revision, const Progress& progress) {
    const Places places = placesAtEnd(m_database);
    const auto count = static_cast<std::int64_t>(m_records.size());
    for (std::int64_t done = 0; done < count;) {
        m_database.transact([&] {
            RecordTables tables(m_database);
            for (const std::int64_t end = std::min(done + RowsAtOnce, count); done < end; ++done) {
                progress.at(static_cast<std::uint64_t>(done), m_records.size());
                tables.insertHidden(m_first + done, m_records[static_cast<std::size_t>(done)], places.at(done), revision);
            }
        });
    }
}

Touched StagedBatch::show(HistoryRecorder& recorder, const Progress& progress) {
    RecordTables tables(m_database);
    const RecordId last = m_first + static_cast<RecordId>(m_records.size()) - 1;
    core::show(tables, recorder, m_first, last, progress);
    execute(m_database, "delete from staged_batch where first_record = ? and last_record = ?", m_first, last);
    Touched touched{.listChanged = true};
    touched.records.reserve(m_records.size());
    for (RecordId id = m_first; id <= last; ++id) touched.records.push_back(id);
    return touched;
}

void StagedBatch::sweep(const Database& database) {
    while (const auto batch = anyBatch(database)) {
        for (RecordId first = batch->first; first <= batch->last; first += RowsAtOnce) {
            const RecordId end = std::min(first + RowsAtOnce - 1, batch->last);
            database.transact([&] {
                execute(database, "delete from record where id between ? and ? and alive = 0", first, end);
                execute(database, "delete from record_text where id between ? and ?", first, end);
            });
        }
        database.transact([&] {
            execute(database, "delete from staged_batch where first_record = ? and last_record = ?", batch->first,
                    batch->last);
        });
    }
}

} // namespace core
