#include "core/project/RecordTables.h"

#include "core/bridge/Bridge.h"
#include "core/project/EarlierTurns.h"

namespace core {
namespace {

/// What is no text would break the search and the tokenizer later, far from whoever wrote it.
void mustBeText(const std::string& text, const StoredRecord& stored, const char* field) {
    const std::int64_t offset = lk_utf8_error(bridge::view(text));
    if (offset < 0) return;
    Location where = placeOf(stored.record);
    where.field = field;
    throw Error(ProblemCode::TextNotUtf8, where, {std::to_string(offset)});
}

void checkTexts(const StoredRecord& stored) {
    mustBeText(stored.record.instruction, stored, "instruction");
    mustBeText(stored.record.input, stored, "input");
    mustBeText(stored.record.output, stored, "output");
    mustBeText(stored.record.label, stored, "label");
    mustBeText(stored.record.system, stored, "system");
    mustBeText(stored.note, stored, "note");
    for (const Message& turn : stored.record.turns) mustBeText(turn.content, stored, "turns");
}

/// Every value is bound anew, and outlives the step.
void step(SQLite::Statement& statement) {
    statement.exec();
    statement.reset();
}

/// SQLite takes no address as NULL, and an empty string has one of its own.
void bindText(SQLite::Statement& statement, int index, const std::string& text) { statement.bindNoCopy(index, text); }

/// None is NULL, as in a file of an earlier version.
void bindLabel(SQLite::Statement& statement, int index, const std::string& label) {
    statement.bind(index);
    if (!label.empty()) bindText(statement, index, label);
}

} // namespace

RecordReadout::RecordReadout(const Database& database)
    : m_load(database.connection(),
             "select instruction, input, output, system, turns, note, status, split, revision, source, source_line, "
             "source_row, label "
             "from record join record_text using (id) where record.id = ? and alive = 1"),
      m_file(database.connection(), "select file from source where id = ?") {}

std::optional<StoredRecord> RecordReadout::load(RecordId id) {
    m_load.reset();
    m_load.bind(1, id);
    if (!m_load.executeStep()) return std::nullopt;
    StoredRecord stored;
    Record& record = stored.record;
    record.instruction = m_load.getColumn(0).getString();
    record.input = m_load.getColumn(1).getString();
    record.output = m_load.getColumn(2).getString();
    record.system = m_load.getColumn(3).getString();
    if (!m_load.getColumn(4).isNull()) record.turns = turnsFrom(m_load.getColumn(4).getString(), id);
    stored.note = m_load.getColumn(5).getString();
    stored.status = statusFrom(m_load.getColumn(6).getInt());
    stored.split = splitFrom(m_load.getColumn(7).getInt());
    record.revision = m_load.getColumn(8).getInt64();
    if (!m_load.getColumn(9).isNull()) record.file = file(m_load.getColumn(9).getInt64());
    record.line = m_load.getColumn(10).getInt64();
    record.row = m_load.getColumn(11).getInt64();
    record.label = m_load.getColumn(12).getString();
    record.id = id;
    m_load.reset();
    return stored;
}

const std::string& RecordReadout::file(std::int64_t source) {
    const auto known = m_files.find(source);
    if (known != m_files.end()) return known->second;
    m_file.bind(1, source);
    std::string& name = m_files[source];
    if (m_file.executeStep()) name = m_file.getColumn(0).getString();
    m_file.reset();
    return name;
}

RecordTables::RecordTables(const Database& database)
    : m_database(database), m_insertRow(database.connection(), "insert into record values(?, ?, 0, ?, ?, ?, ?, ?, ?, ?)"),
      m_insertTexts(database.connection(), "insert into record_text values(?, ?, ?, ?, ?, ?, ?)"),
      m_show(database.connection(), "update record set alive = 1, revision = ? where id between ? and ?"),
      m_setRevision(database.connection(), "update record set revision = ?, label = ? where id = ?"),
      m_setTexts(database.connection(),
                 "update record_text set instruction = ?, input = ?, output = ?, system = ?, note = ? where id = ?") {}

RecordId RecordTables::nextId() const {
    return m_database.number("select max((select ifnull(max(id), 0) from record), "
                             "(select ifnull(max(last_record), 0) from staged_batch)) + 1");
}

void RecordTables::insertHidden(RecordId id, const StoredRecord& stored, std::int64_t position, std::int64_t revision) {
    checkTexts(stored);
    const Record& record = stored.record;
    m_insertRow.bind(1, id);
    m_insertRow.bind(2, position);
    m_insertRow.bind(3, static_cast<int>(stored.status));
    m_insertRow.bind(4, static_cast<int>(stored.split));
    m_insertRow.bind(5, revision);
    m_insertRow.bind(6);
    if (const auto number = source(record.file)) m_insertRow.bind(6, *number);
    m_insertRow.bind(7, record.line);
    m_insertRow.bind(8);
    if (record.row > 0) m_insertRow.bind(8, record.row);
    bindLabel(m_insertRow, 9, record.label);
    step(m_insertRow);
    m_insertTexts.bind(1, id);
    bindText(m_insertTexts, 2, record.instruction);
    bindText(m_insertTexts, 3, record.input);
    bindText(m_insertTexts, 4, record.output);
    bindText(m_insertTexts, 5, record.system);
    m_insertTexts.bind(6);
    if (!record.turns.empty()) m_insertTexts.bind(6, turnsText(record.turns));
    bindText(m_insertTexts, 7, stored.note);
    step(m_insertTexts);
}

void RecordTables::show(RecordId first, RecordId last, std::int64_t revision) {
    m_show.bind(1, revision);
    m_show.bind(2, first);
    m_show.bind(3, last);
    step(m_show);
}

void RecordTables::writeTexts(const StoredRecord& stored, std::int64_t revision) {
    checkTexts(stored);
    bindText(m_setTexts, 1, stored.record.instruction);
    bindText(m_setTexts, 2, stored.record.input);
    bindText(m_setTexts, 3, stored.record.output);
    bindText(m_setTexts, 4, stored.record.system);
    bindText(m_setTexts, 5, stored.note);
    m_setTexts.bind(6, stored.record.id);
    step(m_setTexts);
    m_setRevision.bind(1, revision);
    bindLabel(m_setRevision, 2, stored.record.label);
    m_setRevision.bind(3, stored.record.id);
    step(m_setRevision);
}

std::optional<std::int64_t> RecordTables::source(const std::string& file) {
    if (file.empty()) return std::nullopt;
    const auto known = m_sources.find(file);
    if (known != m_sources.end()) return known->second;
    return m_sources[file] = sourceNumber(file);
}

std::int64_t RecordTables::sourceNumber(const std::string& file) {
    SQLite::Statement insert(m_database.connection(), "insert or ignore into source(file) values(?)");
    insert.bind(1, file);
    insert.exec();
    SQLite::Statement query(m_database.connection(), "select id from source where file = ?");
    query.bind(1, file);
    if (!query.executeStep()) m_database.damaged("a file cannot be named");
    return query.getColumn(0).getInt64();
}

} // namespace core
