#include "core/project/HistoryLog.h"

#include "core/project/Schema.h"

#include <array>
#include <chrono>
#include <cstdlib>
#include <pwd.h>
#include <unistd.h>

namespace core {
namespace {

constexpr const char* Columns = "select id, time, author, kind, subject, records, detail, undoes from entry ";

std::string accountName() {
    std::array<char, 4096> buffer{};
    passwd account{};
    passwd* found = nullptr;
    if (::getpwuid_r(::geteuid(), &account, buffer.data(), buffer.size(), &found) == 0 && found) return found->pw_name;
    return std::to_string(::geteuid());
}

/// What a newer version of the program may have written is shown as an edit.
EntryKind kindFrom(int number) {
    const bool isKnown = number >= 0 && number <= static_cast<int>(EntryKind::Fill);
    return isKnown ? static_cast<EntryKind>(number) : EntryKind::Edit;
}

std::int64_t now() {
    using namespace std::chrono;
    return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

} // namespace

std::int64_t HistoryLog::latest() const { return m_database.number("select ifnull(max(id), 0) from entry"); }

HistoryLog::Tops HistoryLog::topsAfter(std::int64_t id) const {
    SQLite::Statement query(m_database.connection(), "select undo_top, redo_top from entry where id = ?");
    query.bind(1, id);
    if (!query.executeStep()) return {};
    return {query.getColumn(0).getInt64(), query.getColumn(1).getInt64()};
}

HistoryEntry HistoryLog::append(EntryKind kind, std::int64_t records, const std::string& detail) {
    HistoryEntry entry{.id = latest() + 1, .kind = kind, .records = records, .detail = detail, .subject = kind};
    return store(entry, {.undo = entry.id, .redo = 0});
}

HistoryEntry HistoryLog::appendReversal(EntryKind kind, const HistoryEntry& undone) {
    HistoryEntry entry{.id = latest() + 1, .kind = kind, .records = undone.records, .undoes = undone.id,
                       .subject = undone.subject};
    // What lay below an entry on its stack is what lay on top before it came.
    const Tops below = topsAfter(undone.id - 1);
    const bool isUndo = kind == EntryKind::Undo;
    return store(entry, {.undo = isUndo ? below.undo : entry.id, .redo = isUndo ? entry.id : below.redo});
}

HistoryEntry HistoryLog::store(HistoryEntry entry, Tops tops) {
    entry.time = now();
    entry.author = accountName();
    SQLite::Statement insert(m_database.connection(), "insert into entry values(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    insert.bind(1, entry.id);
    insert.bind(2, entry.time);
    insert.bind(3, entry.author);
    insert.bind(4, static_cast<int>(entry.kind));
    insert.bind(5, static_cast<int>(entry.subject));
    insert.bind(6, entry.records);
    insert.bind(7, entry.detail);
    insert.bind(8, entry.undoes);
    insert.bind(9, tops.undo);
    insert.bind(10, tops.redo);
    insert.bind(11, SchemaVersion);
    insert.exec();
    return entry;
}

UndoState HistoryLog::undoState() const {
    return m_database.translated([&] {
        const Tops tops = topsAfter(latest());
        return UndoState{entry(tops.undo), entry(tops.redo)};
    });
}

HistoryEntry HistoryLog::entry(std::int64_t id) const {
    if (id == 0) return {};
    SQLite::Statement query(m_database.connection(), std::string(Columns) + "where id = ?");
    query.bind(1, id);
    if (!query.executeStep()) m_database.damaged("entry " + std::to_string(id) + " of its history is missing");
    return read(query);
}

HistoryEntry HistoryLog::read(SQLite::Statement& row) const {
    HistoryEntry entry;
    entry.id = row.getColumn(0).getInt64();
    entry.time = row.getColumn(1).getInt64();
    entry.author = row.getColumn(2).getString();
    entry.kind = kindFrom(row.getColumn(3).getInt());
    entry.subject = kindFrom(row.getColumn(4).getInt());
    entry.records = row.getColumn(5).getInt64();
    entry.detail = row.getColumn(6).getString();
    entry.undoes = row.getColumn(7).getInt64();
    entry.isUndone = isUndone(entry.id);
    return entry;
}

/// An entry is taken back once at most, and so is what took it back: of such a chain every other one stands.
bool HistoryLog::isUndone(std::int64_t id) const {
    SQLite::Statement next(m_database.connection(), "select id from entry where undoes = ? and undoes > 0");
    bool undone = false;
    while (true) {
        next.bind(1, id);
        if (!next.executeStep()) return undone;
        id = next.getColumn(0).getInt64();
        undone = !undone;
        next.reset();
    }
}

std::vector<HistoryEntry> HistoryLog::list(std::int64_t before, int limit) const {
    return m_database.translated([&] {
        SQLite::Statement query(m_database.connection(),
                                std::string(Columns) + "where id < ? order by id desc limit ?");
        query.bind(1, before > 0 ? before : INT64_MAX);
        query.bind(2, limit);
        std::vector<HistoryEntry> entries;
        while (query.executeStep()) entries.push_back(read(query));
        return entries;
    });
}

} // namespace core
