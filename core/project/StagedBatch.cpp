#include "core/project/StagedBatch.h"

#include <algorithm>
#include <optional>

namespace core {
namespace {

/// A transaction of this many takes some milliseconds.
constexpr std::size_t RowsAtOnce = 5'000;

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

void remove(const Database& database, const Extent& batch) {
    constexpr auto Rows = static_cast<RecordId>(RowsAtOnce);
    for (RecordId first = batch.first; first <= batch.last; first += Rows) {
        const RecordId end = std::min(first + Rows - 1, batch.last);
        database.transact([&] {
            execute(database, "delete from record where id between ? and ? and alive = 0", first, end);
            execute(database, "delete from record_text where id between ? and ?", first, end);
        });
    }
    database.transact([&] {
        execute(database, "delete from staged_batch where first_record = ? and last_record = ?", batch.first, batch.last);
    });
}

} // namespace

StagedBatch::StagedBatch(const Database& database, std::span<const StoredRecord> records, std::int64_t entry)
    : m_database(database), m_records(records), m_entry(entry) {
    m_database.transact([&] {
        m_places = placesAtEnd(m_database);
        m_first = RecordTables(m_database).nextId();
        execute(m_database, "insert into staged_batch(first_record, last_record) values(?, ?)", m_first, last());
    });
}

RecordId StagedBatch::last() const { return m_first + static_cast<RecordId>(m_records.size()) - 1; }

void StagedBatch::step(const Progress& progress) {
    std::size_t done = m_done;
    m_database.transact([&] {
        RecordTables tables(m_database);
        for (const std::size_t end = std::min(done + RowsAtOnce, m_records.size()); done < end; ++done) {
            progress.at(done, m_records.size());
            const auto index = static_cast<std::int64_t>(done);
            tables.insertHidden(m_first + index, m_records[done], m_places.at(index), m_entry);
        }
    });
    m_done = done;
}

Touched StagedBatch::show(HistoryRecorder& recorder, const Progress& progress) {
    RecordTables tables(m_database);
    core::show(tables, recorder, m_first, last(), m_entry, progress);
    execute(m_database, "delete from staged_batch where first_record = ? and last_record = ?", m_first, last());
    Touched touched{.listChanged = true};
    touched.records.reserve(m_records.size());
    for (RecordId id = m_first; id <= last(); ++id) touched.records.push_back(id);
    return touched;
}

void StagedBatch::abandon() const { remove(m_database, {m_first, last()}); }

void StagedBatch::sweep(const Database& database) {
    while (const auto batch = anyBatch(database)) remove(database, *batch);
}

} // namespace core
