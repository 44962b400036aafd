#include "core/project/RecordChanges.h"

#include "core/Files.h"

#include <algorithm>
#include <set>
#include <string>

namespace core {

namespace {

const char* nameOf(RowColumn column) {
    switch (column) {
    case RowColumn::Position: return "position";
    case RowColumn::Alive: return "alive";
    case RowColumn::Status: return "status";
    case RowColumn::Split: return "split";
    case RowColumn::Revision: break;
    }
    return "revision";
}

/// Each once, ascending.
std::vector<RecordId> ascending(std::span<const RecordId> records) {
    std::vector<RecordId> ids(records.begin(), records.end());
    if (!std::is_sorted(ids.begin(), ids.end())) std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    return ids;
}

} // namespace

void show(RecordTables& tables, HistoryRecorder& recorder, RecordId first, RecordId last, std::int64_t revision,
          const Progress& progress) {
    const std::int64_t entry = recorder.entry();
    recorder.recordRows([&](const HistoryRecorder::Note& note) {
        for (RecordId id = first; id <= last; ++id) {
            if (static_cast<std::size_t>(id - first) % RowsInChunk == 0) {
                progress.check();
                tables.show(id, std::min(id + static_cast<RecordId>(RowsInChunk) - 1, last), entry);
            }
            if (revision == entry)
                note(id, {{RowColumn::Alive, 0, 1}});
            else
                note(id, {{RowColumn::Alive, 0, 1}, {RowColumn::Revision, revision, entry}});
        }
    });
}

RecordChanges::RecordChanges(const Database& database, HistoryRecorder& recorder)
    : m_database(database), m_recorder(recorder), m_tables(database), m_readout(database),
      m_positions(database, recorder) {}

void RecordChanges::gone(RecordId id) const {
    throw Error(ProblemCode::RecordGone, {.file = utf8(m_database.file())}, {std::to_string(id)});
}

std::int64_t RecordChanges::positionOf(RecordId id) const {
    const auto position = m_positions.of(id);
    if (!position) gone(id);
    return *position;
}

// Their texts come into the file unrecorded, and not alive: the history holds that they came to life, not the texts a
// second time.
Touched RecordChanges::add(std::span<const StoredRecord> records, RecordId after, const Progress& progress) {
    if (records.empty()) return {};
    const auto count = static_cast<std::int64_t>(records.size());
    const Places places = after == 0 ? m_positions.atEnd() : m_positions.behind(positionOf(after), count);
    Touched touched{.listChanged = true};
    const RecordId first = m_tables.nextId();
    for (std::int64_t i = 0; i < count; ++i) {
        progress.at(static_cast<std::uint64_t>(i), records.size());
        m_tables.insertHidden(first + i, records[static_cast<std::size_t>(i)], places.at(i), m_recorder.entry());
        touched.records.push_back(first + i);
    }
    show(m_tables, m_recorder, first, first + count - 1, m_recorder.entry(), progress);
    return touched;
}

Touched RecordChanges::edit(std::span<const TextEdit> edits) {
    // By record, so that each is written once and in the order of the file; of one text the last edit stands.
    std::vector<const TextEdit*> sorted;
    for (const TextEdit& each : edits) sorted.push_back(&each);
    std::stable_sort(sorted.begin(), sorted.end(), [](auto* a, auto* b) { return a->record < b->record; });
    std::vector<std::span<const TextEdit* const>> groups;
    for (auto begin = sorted.begin(); begin != sorted.end();) {
        const auto end =
            std::find_if(begin, sorted.end(), [&](auto* each) { return each->record != (*begin)->record; });
        groups.emplace_back(begin, end);
        begin = end;
    }
    Touched touched;
    using Group = std::span<const TextEdit* const>;
    m_recorder.recordEach(std::span<const Group>(groups), [&](const Group& group) {
        const RecordId id = group.front()->record;
        auto stored = m_readout.load(id);
        if (!stored) gone(id);
        const StoredRecord old = *stored;
        for (const TextEdit* each : group) textOf(*stored, each->field) = each->text;
        if (*stored == old) return;
        // The entry's number is a revision that no other text of this record ever has, also after an undo.
        m_tables.writeTexts(*stored, m_recorder.entry());
        touched.records.push_back(id);
    });
    return touched;
}

// Neighbours at once: of all records of a project that is many times faster than one by one.
Touched RecordChanges::set(std::span<const RecordId> records, RowColumn column, int value) {
    const std::vector<RecordId> ids = ascending(records);
    const std::string name = nameOf(column);
    SQLite::Statement query(m_database.connection(),
                            "select id, " + name + " from record where id between ? and ? and alive = 1 order by id");
    SQLite::Statement update(m_database.connection(), "update record set " + name + " = ?1 where id between ?2 and ?3 "
                                                      "and alive = 1 and " + name + " <> ?1");
    Touched touched;
    m_recorder.recordRows([&](const HistoryRecorder::Note& note) {
        for (std::size_t begin = 0; begin < ids.size();) {
            std::size_t end = begin + 1;
            while (end < ids.size() && end - begin < RowsInChunk && ids[end] == ids[end - 1] + 1) ++end;
            query.bind(1, ids[begin]);
            query.bind(2, ids[end - 1]);
            const std::size_t before = touched.records.size();
            for (std::size_t i = begin; i < end; ++i) {
                if (!query.executeStep() || query.getColumn(0).getInt64() != ids[i]) gone(ids[i]);
                const std::int64_t old = query.getColumn(1).getInt64();
                if (old == value) continue;
                note(ids[i], {{column, old, value}});
                touched.records.push_back(ids[i]);
            }
            query.reset();
            if (touched.records.size() > before) {
                update.bind(1, value);
                update.bind(2, ids[begin]);
                update.bind(3, ids[end - 1]);
                update.exec();
                update.reset();
            }
            begin = end;
        }
    });
    return touched;
}

Touched RecordChanges::setStatus(std::span<const RecordId> records, Status status) {
    return set(records, RowColumn::Status, static_cast<int>(status));
}

Touched RecordChanges::setSplit(std::span<const RecordId> records, Split split) {
    return set(records, RowColumn::Split, static_cast<int>(split));
}

Touched RecordChanges::remove(std::span<const RecordId> records) {
    Touched touched = set(records, RowColumn::Alive, 0);
    touched.listChanged = !touched.records.empty();
    return touched;
}

std::vector<RecordChanges::Placed> RecordChanges::inOrder(std::span<const RecordId> records) const {
    std::set<Placed> placed;
    for (const RecordId id : records) placed.insert({positionOf(id), id});
    return {placed.begin(), placed.end()};
}

/// The living record before a place.
std::optional<RecordChanges::Placed> RecordChanges::before(Placed place) const {
    SQLite::Statement query(m_database.connection(), "select position, id from record where position < ? and alive = 1 "
                                                     "order by position desc limit 1");
    query.bind(1, place.position);
    if (!query.executeStep()) return std::nullopt;
    return Placed{query.getColumn(0).getInt64(), query.getColumn(1).getInt64()};
}

/// Whether these are the next living records behind a place already.
bool RecordChanges::follows(const std::vector<Placed>& moved, std::optional<Placed> place) const {
    SQLite::Statement query(m_database.connection(),
                            "select id from record where position > ? and alive = 1 order by position");
    query.bind(1, place ? place->position : INT64_MIN);
    return std::all_of(moved.begin(), moved.end(), [&](const Placed& each) {
        return query.executeStep() && query.getColumn(0).getInt64() == each.id;
    });
}

Touched RecordChanges::move(std::span<const RecordId> records, RecordId after) {
    const std::vector<Placed> moved = inOrder(records);
    if (moved.empty()) return {};
    std::optional<Placed> place;
    if (after != 0) place = Placed{positionOf(after), after};
    // Behind one that moves itself is behind the one before it that stays.
    while (place && std::binary_search(moved.begin(), moved.end(), *place)) place = before(*place);
    if (follows(moved, place)) return {};
    const auto count = static_cast<std::int64_t>(moved.size());
    const Places places = place ? m_positions.behind(place->position, count) : m_positions.atFront(count);
    SQLite::Statement update(m_database.connection(), "update record set position = ? where id = ?");
    Touched touched{.listChanged = true};
    std::int64_t index = 0;
    m_recorder.recordEach(std::span<const Placed>(moved), [&](const Placed& each) {
        update.bind(1, places.at(index++));
        update.bind(2, each.id);
        update.exec();
        update.reset();
        touched.records.push_back(each.id);
    });
    return touched;
}

} // namespace core
