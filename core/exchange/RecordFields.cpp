#include "core/exchange/RecordFields.h"

#include "core/Error.h"
#include "core/exchange/Conversation.h"
#include "core/exchange/DecisionNames.h"

#include <algorithm>

namespace core {
namespace {

using nlohmann::json;

constexpr std::string_view Blank = " \t\r\n";
/// A longer list is no list of labels: tokens, or figures.
constexpr std::size_t MaximumLabels = 64;

bool isBlank(std::string_view text) {
    return text.find_first_not_of(Blank) == std::string_view::npos;
}

std::string withoutBlankEnds(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(Blank);
    return begin == std::string_view::npos ? std::string()
                                           : std::string(text.substr(begin, text.find_last_not_of(Blank) + 1 - begin));
}

/// «1.0» → «1»: one label, however a program wrote the number.
std::string withoutFraction(std::string text) {
    const std::size_t point = text.find('.');
    const std::size_t begin = text.starts_with('-') ? 1 : 0;
    if (point == std::string::npos || point == begin || point + 1 == text.size()) return text;
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    const bool isWhole = std::all_of(text.begin() + static_cast<std::ptrdiff_t>(begin),
                                     text.begin() + static_cast<std::ptrdiff_t>(point), isDigit) &&
                         text.find_first_not_of('0', point + 1) == std::string::npos;
    if (!isWhole) return text;
    text.resize(point);
    return text == "-0" ? "0" : text;
}

/// Of what is there.
std::vector<std::string> namesOf(const json& object) {
    std::vector<std::string> names;
    for (const auto& item : object.items())
        if (!item.value().is_null()) names.push_back(item.key());
    return names;
}

/// A frame of records of several kinds holds null wherever a record lacks what others have.
bool isPlainTextThere(const json& object) {
    for (const auto& item : object.items())
        if (!item.value().is_null() && namesPlainText(item.key())) return true;
    return false;
}

std::string plainLabel(const json& value, bool isCell) {
    if (!value.is_string()) return withoutFraction(value.dump());
    return isCell ? withoutFraction(withoutBlankEnds(value.get_ref<const std::string&>())) : value.get<std::string>();
}

} // namespace

std::string shortened(const std::string& text, std::size_t limit) {
    if (text.size() <= limit) return text;
    std::size_t end = limit;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    return text.substr(0, end) + "…";
}

std::string fieldList(const std::vector<std::string>& names) {
    constexpr std::size_t Shown = 8;
    std::string text;
    for (std::size_t i = 0; i < std::min(names.size(), Shown); ++i)
        text += (i == 0 ? "«" : ", «") + shortened(names[i], 40) + "»";
    if (names.size() > Shown) text += " and " + std::to_string(names.size() - Shown) + " more";
    return text.empty() ? "no fields" : text;
}

void RecordFields::leave(std::string name) {
    if (m_unused.size() < 1000) m_unused.insert(std::move(name));
}

/// Puts what a person chose in its place; gives the members that are left to be guessed.
RecordFields::Members RecordFields::chooseByHand(const json& object, Chosen& chosen) {
    Members left;
    for (auto member = object.begin(); member != object.end(); ++member) {
        const ColumnUse* use = chosenUse(m_options, member.key());
        if (!use) {
            left.push_back(member);
        } else if (use->field) {
            auto& place = chosen[static_cast<std::size_t>(*use->field)];
            if (place != object.end()) {
                leave(member.key());
                continue;
            }
            place = member;
            take(member, *use->field);
        }
    }
    return left;
}

bool RecordFields::hasAnswers() const {
    return std::ranges::any_of(m_uses, [](const auto& use) { return use.second == DataField::Output; });
}

RecordFields::Chosen RecordFields::choose(const json& object) {
    Chosen chosen;
    chosen.fill(object.end());
    Members left = chooseByHand(object, chosen);
    if (isPlainTextThere(object))
        std::erase_if(left, [](const auto& member) { return member->is_null() && namesText(member.key()); });
    FieldSet taken{};
    for (std::size_t i = 0; i < chosen.size(); ++i) taken[i] = chosen[i] != object.end();
    std::vector<std::string> names;
    for (const auto& member : left) names.push_back(normalisedName(member.key()));
    const auto fields = meantFields(names, taken, m_options, hasAnswers());
    for (std::size_t i = 0; i < left.size(); ++i) {
        if (!fields[i]) {
            if (!left[i]->is_null()) leave(left[i].key());
            continue;
        }
        chosen[static_cast<std::size_t>(*fields[i])] = left[i];
        take(left[i], *fields[i]);
    }
    return chosen;
}

void RecordFields::failMissing(DataField field, const json& object) const {
    throw Error(ProblemCode::RecordFieldMissing, m_where, {fieldName(field), fieldList(namesOf(object))});
}

/// Empty where the field is absent or null.
std::string RecordFields::text(const json& object, const Chosen& chosen, DataField field) const {
    const auto member = chosen[static_cast<std::size_t>(field)];
    if (member == object.end() || member->is_null()) return {};
    if (!member->is_string())
        throw Error(ProblemCode::RecordFieldType, m_where, {member.key(), typeName(*member), "a text"});
    std::string value = member->get<std::string>();
    if (value.find('\0') != std::string::npos)
        throw Error(ProblemCode::DataInvalid, m_where, {"«" + member.key() + "» holds a NUL character"});
    return value;
}

/// A number or a word of JSON as it stands there, a list between semicolons. Beside an answer something else is no
/// label.
std::string RecordFields::label(const json& object, const Chosen& chosen) {
    const auto member = chosen[static_cast<std::size_t>(DataField::Label)];
    if (member == object.end() || member->is_null()) return {};
    const auto isPlain = [](const json& value) { return value.is_string() || value.is_number() || value.is_boolean(); };
    const bool isList = member->is_array() && member->size() <= MaximumLabels && std::ranges::all_of(*member, isPlain);
    if (!isPlain(*member) && !isList) {
        const auto isThere = [&](DataField field) { return chosen[static_cast<std::size_t>(field)] != object.end(); };
        const bool isAnswered = isThere(DataField::Output) || isThere(DataField::Conversation);
        if (!isAnswered && m_options.answers == Answers::Needed)
            throw Error(ProblemCode::RecordFieldType, m_where, {member.key(), typeName(*member), "a text"});
        m_uses.erase(member.key());
        leave(member.key());
        return {};
    }
    std::string text;
    for (const json& value : isList ? *member : json::array({*member})) {
        if (!text.empty()) text += ';';
        text += plainLabel(value, m_isOfTable);
    }
    if (text.find('\0') != std::string::npos)
        throw Error(ProblemCode::DataInvalid, m_where, {"«" + member.key() + "» holds a NUL character"});
    return withoutBlankEnds(text);
}

/// The cell of a table holds a list as JSON text.
json RecordFields::listOf(json::const_iterator member) const {
    if (!member->is_string()) return *member;
    json list = json::parse(member->get_ref<const std::string&>(), nullptr, false);
    if (list.is_discarded()) throw Error(ProblemCode::RecordFieldType, m_where, {member.key(), "a text", "a list"});
    return list;
}

Record RecordFields::plainRecord(const json& object, const Chosen& chosen) {
    Record record;
    record.instruction = text(object, chosen, DataField::Instruction);
    record.input = text(object, chosen, DataField::Input);
    record.output = text(object, chosen, DataField::Output);
    record.label = label(object, chosen);
    record.system = text(object, chosen, DataField::System);
    const auto turns = chosen[static_cast<std::size_t>(DataField::Turns)];
    if (turns == object.end() || turns->is_null()) return record;
    if (turns->is_string() && isBlank(turns->get_ref<const std::string&>())) return record;
    record.turns = readHistory(listOf(turns), m_where);
    return record;
}

/// A field that holds something beside what is used in its place.
void RecordFields::noteUnused(const json& object, const Chosen& chosen, DataField field) {
    const auto member = chosen[static_cast<std::size_t>(field)];
    if (member == object.end() || member->is_null() || (member->is_structured() && member->empty())) return;
    if (member->is_string() && isBlank(member->get_ref<const std::string&>())) return;
    m_unused.insert(member.key());
    m_uses.erase(member.key());
}

/// The last question and its answer are the record; what comes before are its turns.
Record RecordFields::conversationRecord(const json& object, const Chosen& chosen) {
    std::vector<Message> messages =
        readConversation(listOf(chosen[static_cast<std::size_t>(DataField::Conversation)]), m_where);
    for (const DataField field : {DataField::Instruction, DataField::Input, DataField::Output, DataField::Turns})
        noteUnused(object, chosen, field);
    Record record;
    record.label = label(object, chosen);
    record.system = text(object, chosen, DataField::System);
    if (messages.front().role == Role::System) {
        if (record.system != messages.front().content) noteUnused(object, chosen, DataField::System);
        record.system = messages.front().content;
        messages.erase(messages.begin());
    }
    if (!messages.empty() && messages.back().role == Role::Assistant) {
        record.output = messages.back().content;
        messages.pop_back();
    }
    if (messages.empty() || messages.back().role != Role::User)
        throw Error(ProblemCode::DataInvalid, m_where,
                    {"the conversation does not end with a question and its answer"});
    record.instruction = messages.back().content;
    messages.pop_back();
    record.turns = std::move(messages);
    return record;
}

void RecordFields::require(const Record& record, const json& object, const Chosen& chosen) const {
    const auto isThere = [&](DataField field) {
        const auto member = chosen[static_cast<std::size_t>(field)];
        return member != object.end() && !member->is_null();
    };
    const bool isConversation = isThere(DataField::Conversation);
    const bool hasText = isThere(DataField::Instruction) || isThere(DataField::Input);
    if (!isConversation && !hasText) failMissing(DataField::Instruction, object);
    if (isBlank(record.instruction) && isBlank(record.input))
        throw Error(ProblemCode::RecordEmpty, m_where, {"instruction"});
    if (m_options.answers == Answers::Optional || !record.label.empty()) return;
    const auto label = chosen[static_cast<std::size_t>(DataField::Label)];
    const bool hasLabels = label != object.end();
    if (hasLabels && label->is_array() && label->empty()) return; // none of several labels is right
    if (hasLabels && !isThere(DataField::Output) && record.output.empty())
        throw Error(ProblemCode::RecordEmpty, m_where, {"label"});
    if (!isThere(DataField::Output) && (!isConversation || record.output.empty()))
        failMissing(DataField::Output, object);
    if (isBlank(record.output)) throw Error(ProblemCode::RecordEmpty, m_where, {"output"});
}

/// A word that is none of the field's is said to be unused, with its field; a record is not refused for it.
template <class Value>
std::optional<Value> RecordFields::decision(const json& object, const Chosen& chosen, DataField field,
                                            std::optional<Value> (*parsed)(std::string_view)) {
    const auto member = chosen[static_cast<std::size_t>(field)];
    if (member == object.end() || member->is_null()) return std::nullopt;
    const std::string word = member->is_string() ? member->get<std::string>() : member->dump();
    if (isBlank(word)) return std::nullopt;
    const std::optional<Value> value = parsed(word);
    if (!value) leave(member.key() + ": " + shortened(word, 20));
    return value;
}

RecordDecisions RecordFields::decisionsOf(const json& object, const Chosen& chosen) {
    RecordDecisions decisions;
    decisions.status = decision<Status>(object, chosen, DataField::Status, statusByName);
    decisions.split = decision<Split>(object, chosen, DataField::Split, splitByName);
    decisions.note = text(object, chosen, DataField::Note);
    return decisions;
}

std::optional<ReadRecord> RecordFields::read(const JsonRecord& found) {
    const json& object = found.value;
    m_where = {.file = m_file, .row = found.line};
    if (found.row > 0) m_where.tableRow = found.row;
    m_isOfTable = found.isOfTable;
    try {
        const Chosen chosen = choose(object);
        const auto conversation = chosen[static_cast<std::size_t>(DataField::Conversation)];
        const bool isConversation = conversation != object.end() && !conversation->is_null();
        Record record = isConversation ? conversationRecord(object, chosen) : plainRecord(object, chosen);
        require(record, object, chosen);
        if (record.instruction.empty()) record.instruction.swap(record.input);
        record.file = m_file;
        record.line = found.line;
        record.row = found.row;
        return ReadRecord{std::move(record), decisionsOf(object, chosen)};
    } catch (const Error& error) {
        m_rejected.insert(m_rejected.end(), error.problems().begin(), error.problems().end());
        return std::nullopt;
    }
}

std::vector<Problem> RecordFields::notes() const {
    std::vector<Problem> notes;
    for (const auto& [name, field] : m_uses)
        if (name != fieldName(field) && !chosenUse(m_options, name))
            notes.push_back({ProblemCode::RecordFieldTaken, {.file = m_file}, {name, fieldName(field)}});
    if (!m_unused.empty())
        notes.push_back(
            {ProblemCode::RecordFieldUnknown, {.file = m_file}, {fieldList({m_unused.begin(), m_unused.end()})}});
    return notes;
}

} // namespace core
