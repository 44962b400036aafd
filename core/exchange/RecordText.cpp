#include "core/exchange/RecordText.h"

#include "core/bridge/Bridge.h"
#include "core/exchange/DecisionNames.h"
#include "core/text/Utf8.h"

#include <nlohmann/json.hpp>

#include <string_view>

namespace core {
namespace {

using Object = nlohmann::ordered_json;

constexpr std::size_t MaximumReasons = 20;

const char* roleName(Role role) {
    switch (role) {
    case Role::System:
        return "system";
    case Role::User:
        return "user";
    case Role::Assistant:
        return "assistant";
    }
    return "";
}

Object turnsOf(const Record& record) {
    Object turns = Object::array();
    for (const Message& turn : record.turns) turns.push_back({{"role", roleName(turn.role)}, {"content", turn.content}});
    return turns;
}

/// Why no file of records can hold a text; empty where it can.
std::string fault(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = characterLength(text, at);
        if (length == 0) return "is not UTF-8";
        if (text[at] == '\0') return "holds a NUL character";
        at += length;
    }
    return {};
}

void check(const StoredRecord& stored, std::int64_t row, std::vector<Problem>& unstorable) {
    const auto look = [&](const char* field, std::string_view text) {
        const std::string reason = fault(text);
        if (!reason.empty() && unstorable.size() < MaximumReasons)
            unstorable.push_back({ProblemCode::DataUnstorable,
                                  {.row = row, .field = field},
                                  {std::string("«") + field + "» of record " + std::to_string(row) + " " + reason}});
    };
    look("instruction", stored.record.instruction);
    look("input", stored.record.input);
    look("output", stored.record.output);
    look("label", stored.record.label);
    look("system", stored.record.system);
    look("note", stored.note);
    for (const Message& turn : stored.record.turns) look("turns", turn.content);
}

} // namespace

void RecordText::Free::operator()(LkCsvWriter* writer) const {
    lk_csv_writer_free(writer);
}

RecordText::RecordText(const ExportOptions& options) : m_options(options) {
    if (options.format == ExportFormat::Json) m_text = "[";
    if (options.format == ExportFormat::Json || options.format == ExportFormat::JsonLines) return;
    // Between quotes throughout, a table in a cell is told from rows that a stray quote swallows.
    const bool isTabbed = options.format == ExportFormat::Tsv;
    m_writer.reset(lk_csv_writer_new(isTabbed ? '\t' : ',', isTabbed ? 1 : 0));
    if (options.byteOrderMark) m_text = "\xEF\xBB\xBF";
    addCells(header());
}

void RecordText::add(const StoredRecord& stored, std::vector<Problem>& unstorable) {
    ++m_counts.records;
    m_counts.incomplete += isIncomplete(stored) ? 1 : 0;
    const std::size_t before = unstorable.size();
    check(stored, m_counts.records, unstorable);
    if (unstorable.size() > before) return;
    if (isTable()) {
        addCells(cellsOf(stored));
    } else {
        addObject(stored);
    }
}

bool RecordText::isIncomplete(const StoredRecord& stored) const {
    const ExportFields& fields = m_options.fields;
    const Record& record = stored.record;
    return (!fields.label && !record.label.empty()) || (!fields.system && !record.system.empty()) ||
           (!fields.turns && !record.turns.empty()) || (!fields.note && !stored.note.empty());
}

void RecordText::addObject(const StoredRecord& stored) {
    const Record& record = stored.record;
    const ExportFields& fields = m_options.fields;
    Object object{{"instruction", record.instruction}, {"input", record.input}, {"output", record.output}};
    if (fields.label && !record.label.empty()) object["label"] = record.label;
    if (fields.system && !record.system.empty()) object["system"] = record.system;
    if (fields.turns && !record.turns.empty()) object["turns"] = turnsOf(record);
    if (fields.status) object["status"] = statusName(stored.status);
    if (fields.split) object["split"] = splitName(stored.split);
    if (fields.note && !stored.note.empty()) object["note"] = stored.note;
    if (m_options.format == ExportFormat::JsonLines) {
        m_text += object.dump() + "\n";
        return;
    }
    m_text += m_counts.records == 1 ? "\n  " : ",\n  ";
    for (const char c : object.dump(2)) {
        m_text += c;
        if (c == '\n') m_text += "  "; // breaks inside texts are escaped
    }
}

void RecordText::addCells(const std::vector<std::string>& cells) {
    std::vector<LkStr> views;
    for (const std::string& cell : cells) views.push_back(bridge::view(cell));
    bridge::Text error;
    bridge::check(lk_csv_writer_row(m_writer.get(), views.data(), views.size(), error.out()), error,
                  ProblemCode::DataUnstorable);
}

std::vector<std::string> RecordText::header() const {
    std::vector<std::string> names{"instruction", "input", "output"};
    const ExportFields& fields = m_options.fields;
    if (fields.label) names.push_back("label");
    if (fields.system) names.push_back("system");
    if (fields.turns) names.push_back("turns");
    if (fields.status) names.push_back("status");
    if (fields.split) names.push_back("split");
    if (fields.note) names.push_back("note");
    return names;
}

std::vector<std::string> RecordText::cellsOf(const StoredRecord& stored) const {
    const Record& record = stored.record;
    std::vector<std::string> cells{record.instruction, record.input, record.output};
    const ExportFields& fields = m_options.fields;
    if (fields.label) cells.push_back(record.label);
    if (fields.system) cells.push_back(record.system);
    if (fields.turns) cells.push_back(record.turns.empty() ? std::string() : turnsOf(record).dump());
    if (fields.status) cells.push_back(statusName(stored.status));
    if (fields.split) cells.push_back(splitName(stored.split));
    if (fields.note) cells.push_back(stored.note);
    return cells;
}

std::string RecordText::take() {
    std::string text;
    text.swap(m_text);
    if (!isTable()) return text;
    bridge::Text rows, error;
    bridge::check(lk_csv_writer_take(m_writer.get(), rows.out(), error.out()), error, ProblemCode::DataUnstorable);
    return text + rows.string();
}

std::string RecordText::finish() {
    if (m_options.format == ExportFormat::Json) m_text += m_counts.records == 0 ? "]\n" : "\n]\n";
    return take();
}

} // namespace core
