#include "core/project/Schema.h"

#include "core/Files.h"

#include <algorithm>
#include <array>
#include <string>

namespace core {
namespace {

/// «LORI», by which tools know the file.
constexpr std::int64_t ApplicationId = 0x4C4F5249;

// Recorded by sqlite3session: no triggers, no cascades, and columns are only ever added, at the end.
// record: what filters, sorting and review touch. record_text: what an edit touches. A record that was removed, or is
// part of an import that has not ended, is not alive.
constexpr const char* Tables = R"(
create table record(
  id integer primary key, position integer not null, alive integer not null, status integer not null,
  split integer not null, revision integer not null, source integer, source_line integer not null,
  source_row integer, label text);
create index record_position on record(position);
create table record_text(
  id integer primary key, instruction text not null, input text not null, output text not null, system text not null,
  turns text, note text);
create table source(id integer primary key, file text not null unique);
create table entry(
  id integer primary key, time integer not null, author text not null, kind integer not null, subject integer not null,
  records integer not null, detail text not null, undoes integer not null, undo_top integer not null,
  redo_top integer not null, schema integer not null);
create index entry_undoes on entry(undoes) where undoes > 0;
create table entry_chunk(
  entry integer not null, part integer not null, renumbers integer not null, changeset blob not null,
  primary key(entry, part)) without rowid;
create table staged_batch(id integer primary key, first_record integer not null, last_record integer not null);
create table project_setting(name text primary key, value text not null) without rowid;
)";

/// From version i to i + 1. A column that is added allows NULL and has no default: where rows were written before, a
/// session takes NULL for the old value whatever the default is, and an undo would bring that back.
constexpr std::array<const char*, SchemaVersion> Migrations{
    "alter table record_text add column note text",
    "alter table record add column source_row integer",
    "alter table record add column label text",
};

/// What every version since the first has.
constexpr std::array Shape{
    "select id, position, alive, status, split, revision, source, source_line from record",
    "select id, instruction, input, output, system, turns from record_text",
    "select id, file from source",
    "select id, time, author, kind, subject, records, detail, undoes, undo_top, redo_top, schema from entry",
    "select entry, part, renumbers, changeset from entry_chunk",
    "select id, first_record, last_record from staged_batch",
    "select name, value from project_setting",
};
/// What version i + 1 brought.
constexpr std::array<const char*, SchemaVersion> Additions{
    "select note from record_text", "select source_row from record", "select label from record"};

/// The oldest version of the program's tables that can read the file; a newer one writes it.
std::int64_t oldestReader(const Database& database) {
    return database.translated([&] {
        SQLite::Statement query(database.connection(), "select value from project_setting where name = 'oldest_reader'");
        return query.executeStep() ? query.getColumn(0).getInt64() : 0;
    });
}

void setVersion(const Database& database, std::int64_t version) {
    database.run(("pragma user_version = " + std::to_string(version)).c_str());
}

} // namespace

void createSchema(const Database& database) {
    database.transact([&] {
        database.run(("pragma application_id = " + std::to_string(ApplicationId)).c_str());
        database.run(Tables);
        setVersion(database, SchemaVersion);
    });
}

std::int64_t schemaVersion(const Database& database) { return database.number("pragma user_version"); }

SchemaState checkSchema(const Database& database) {
    if (database.number("pragma application_id") != ApplicationId)
        database.damaged(database.number("pragma page_count") == 0 ? "it is empty" : "it belongs to another program");
    const std::int64_t version = schemaVersion(database);
    if (version > SchemaVersion && oldestReader(database) > SchemaVersion)
        throw Error(ProblemCode::ProjectNewer, {.file = utf8(database.file())}, {std::to_string(version)});
    if (version < 0) database.damaged("its version is " + std::to_string(version));
    database.translated([&] {
        for (const char* each : Shape) SQLite::Statement(database.connection(), each);
        for (std::int64_t i = 0; i < std::min(version, SchemaVersion); ++i)
            SQLite::Statement(database.connection(), Additions[static_cast<std::size_t>(i)]);
    });
    if (version == SchemaVersion) return SchemaState::Current;
    return version < SchemaVersion ? SchemaState::Older : SchemaState::Newer;
}

void migrateSchema(const Database& database) {
    database.transact([&] {
        for (auto version = schemaVersion(database); version < SchemaVersion; ++version)
            database.run(Migrations[static_cast<std::size_t>(version)]);
        setVersion(database, SchemaVersion);
    });
}

} // namespace core
