#include "core/exchange/RecordReader.h"

#include "core/Error.h"

#include <algorithm>
#include <utility>

namespace core {

void failWhereBlank(std::string_view text, const std::string& name) {
    if (text.find_first_not_of(" \t\r\n") == std::string_view::npos)
        throw Error(ProblemCode::DataEmpty, {.file = name});
}

RecordReader::RecordReader(std::string_view text, std::string name, ImportOptions options, Extent extent,
                           std::vector<Problem>& rejected, const Progress& progress)
    : m_name(std::move(name)), m_options(std::move(options)), m_fields(m_name, m_options, rejected) {
    open(text, rejected, progress);
    if (m_json && extent == Extent::Beginning) m_json->goesOn();
}

/// A table unless the text is JSON, even if its beginning is damaged, or texts in a file that is named after their
/// label.
void RecordReader::open(std::string_view text, std::vector<Problem>& rejected, const Progress& progress) {
    const bool isChosen = m_options.firstRow == FirstRow::Record || m_options.delimiter != 0;
    if (isChosen || !JsonRecords::looksLikeJson(text)) {
        m_table.emplace(text, m_name, m_options, rejected, progress);
        // Pieces of torn JSON may look like texts with labels: only a header outweighs records further down.
        const bool isNamed = m_table->hasHeader() && m_table->namesFields();
        if (isChosen || isNamed || !JsonRecords::holdsRecord(text)) {
            const bool isTable = isChosen || m_table->namesFields() || m_options.firstRow == FirstRow::Header;
            const auto label = isTable ? std::nullopt : labelOfName(std::filesystem::u8path(m_name));
            if (!label) return useTable();
            m_table.reset();
            addUses({{TextMember, DataField::Instruction}, {LabelMember, DataField::Label}}, m_options);
            m_lines.emplace(text, *label, progress);
            return;
        }
        m_table.reset();
    }
    m_json.emplace(text, m_name, rejected, progress);
}

void RecordReader::useTable() {
    const std::vector<ColumnUse> added = addUses(m_table->uses(), m_options);
    const bool isGuessed = std::ranges::find(added, std::optional(DataField::Label), &ColumnUse::field) != added.end();
    if (m_options.firstRow == FirstRow::Find || isGuessed) m_found = added;
    nlohmann::json names = nlohmann::json::object();
    for (const std::string& name : m_table->columns())
        if (!name.empty()) names[name] = nullptr;
    m_fields.learn(names);
}

void RecordReader::requireFields() const {
    if (m_table) m_table->requireFields(m_options);
}

std::optional<JsonRecord> RecordReader::next() {
    if (m_lines) return m_lines->next();
    return m_table ? m_table->next() : m_json->next();
}

DataKind RecordReader::kind() const {
    if (m_lines) return DataKind::Texts;
    if (m_table) return DataKind::Csv;
    return m_json->isList() ? DataKind::JsonArray : DataKind::JsonLines;
}

std::vector<std::string> RecordReader::columns() const {
    return m_table ? m_table->columns() : std::vector<std::string>();
}

std::vector<Problem> RecordReader::notes() const {
    std::vector<Problem> notes;
    if (m_json)
        for (std::size_t i = 0; i < m_json->repairs().times.size(); ++i)
            if (const std::int64_t times = m_json->repairs().times[i]; times > 0)
                notes.push_back({ProblemCode::DataRepaired,
                                 {.file = m_name},
                                 {std::string(repairName(static_cast<Repair>(i))), std::to_string(times)}});
    for (const ColumnUse& use : m_found)
        if (use.field)
            notes.push_back({ProblemCode::RecordFieldTaken, {.file = m_name}, {use.name, fieldName(*use.field)}});
    for (Problem& note : m_fields.notes()) notes.push_back(std::move(note));
    return notes;
}

} // namespace core
