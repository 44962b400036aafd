#include "core/exchange/RecordFields.h"

#include "core/Error.h"
#include "core/exchange/Conversation.h"

#include <algorithm>
#include <array>

namespace core {
namespace {

using nlohmann::json;

/// Lower case, without blanks around it, with «_» for blanks and hyphens: «System Prompt» → «system_prompt».
std::string normalised(std::string_view name) {
    const auto begin = name.find_first_not_of(" \t");
    const auto end = name.find_last_not_of(" \t");
    std::string result;
    if (begin == std::string_view::npos) return result;
    for (const char c : name.substr(begin, end - begin + 1)) {
        if (c == ' ' || c == '-') {
            result += '_';
        } else {
            result += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        }
    }
    return result;
}

bool isBlank(std::string_view text) {
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

/// At most `limit` bytes, cut between characters.
std::string shortened(const std::string& text, std::size_t limit) {
    if (text.size() <= limit) return text;
    std::size_t end = limit;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    return text.substr(0, end) + "…";
}

std::vector<std::string> namesOf(const json& object) {
    std::vector<std::string> names;
    for (const auto& item : object.items()) names.push_back(item.key());
    return names;
}

} // namespace

std::string fieldList(const std::vector<std::string>& names) {
    constexpr std::size_t Shown = 8;
    std::string text;
    for (std::size_t i = 0; i < std::min(names.size(), Shown); ++i)
        text += (i == 0 ? "«" : ", «") + shortened(names[i], 40) + "»";
    if (names.size() > Shown) text += " and " + std::to_string(names.size() - Shown) + " more";
    return text.empty() ? "no fields" : text;
}

/// All spellings; of two in one record the earlier wins.
const std::vector<RecordFields::Spelling>& RecordFields::spellings() {
    static const std::vector<Spelling> all{{"instruction", Field::Instruction},
                                           {"prompt", Field::Instruction},
                                           {"question", Field::Instruction},
                                           {"query", Field::Instruction},
                                           {"指令", Field::Instruction},
                                           {"问题", Field::Instruction},
                                           {"提问", Field::Instruction},
                                           {"input", Field::Input},
                                           {"context", Field::Input},
                                           {"输入", Field::Input},
                                           {"output", Field::Output},
                                           {"response", Field::Output},
                                           {"answer", Field::Output},
                                           {"completion", Field::Output},
                                           {"target", Field::Output},
                                           {"输出", Field::Output},
                                           {"回答", Field::Output},
                                           {"答案", Field::Output},
                                           {"system", Field::System},
                                           {"system_prompt", Field::System},
                                           {"history", Field::Turns},
                                           {"turns", Field::Turns},
                                           {"messages", Field::Conversation},
                                           {"conversations", Field::Conversation},
                                           {"conversation", Field::Conversation}};
    return all;
}

std::string_view RecordFields::fieldName(Field field) {
    constexpr std::array<std::string_view, static_cast<std::size_t>(Field::Count)> names{
        "instruction", "input", "output", "system", "turns", "messages"};
    return names[static_cast<std::size_t>(field)];
}

bool RecordFields::knows(std::string_view name) {
    const std::string plain = normalised(name);
    return std::any_of(spellings().begin(), spellings().end(),
                       [&](const Spelling& each) { return each.name == plain; });
}

std::optional<std::string_view> RecordFields::lacking(const std::vector<std::string>& names, Answers answers) {
    std::array<bool, static_cast<std::size_t>(Field::Count)> has{};
    for (const std::string& name : names)
        for (const Spelling& each : spellings())
            if (each.name == normalised(name)) has[static_cast<std::size_t>(each.field)] = true;
    const auto have = [&](Field field) { return has[static_cast<std::size_t>(field)]; };
    if (have(Field::Conversation)) return std::nullopt;
    if (!have(Field::Instruction) && !have(Field::Input)) return fieldName(Field::Instruction);
    if (!have(Field::Output) && answers == Answers::Needed) return fieldName(Field::Output);
    return std::nullopt;
}

RecordFields::Chosen RecordFields::choose(const json& object) {
    Chosen chosen;
    chosen.fill(object.end());
    const auto at = [&](Field field) -> json::const_iterator& { return chosen[static_cast<std::size_t>(field)]; };
    std::vector<std::pair<std::string, json::const_iterator>> left;
    for (auto member = object.begin(); member != object.end(); ++member)
        left.emplace_back(normalised(member.key()), member);
    for (const auto& [name, field] : spellings()) {
        const auto found = std::find_if(left.begin(), left.end(),
                                        [&, wanted = name](const auto& each) { return each.first == wanted; });
        if (found == left.end()) continue;
        // «question» beside an instruction is what the instruction is applied to.
        const bool asInput = (name == "question" || name == "query") && at(Field::Instruction) != object.end() &&
                             !object.contains("input") && !object.contains("context");
        auto& place = at(asInput ? Field::Input : field);
        if (place != object.end()) continue;
        place = found->second;
        const std::string_view taken = fieldName(asInput ? Field::Input : field);
        if (found->second.key() != taken) m_taken.emplace(found->second.key(), taken);
        left.erase(found);
    }
    for (const auto& each : left)
        if (m_unused.size() < 1000) m_unused.insert(each.second.key());
    return chosen;
}

void RecordFields::failMissing(std::string_view field, const json& object) const {
    throw Error(ProblemCode::RecordFieldMissing, m_where, {std::string(field), fieldList(namesOf(object))});
}

/// Empty where the field is absent or null.
std::string RecordFields::text(const json& object, const Chosen& chosen, Field field) const {
    const auto member = chosen[static_cast<std::size_t>(field)];
    if (member == object.end() || member->is_null()) return {};
    if (!member->is_string())
        throw Error(ProblemCode::RecordFieldType, m_where, {member.key(), typeName(*member), "a text"});
    std::string value = member->get<std::string>();
    if (value.find('\0') != std::string::npos)
        throw Error(ProblemCode::DataInvalid, m_where, {"«" + member.key() + "» holds a NUL character"});
    return value;
}

/// The cell of a table holds a list as JSON text.
json RecordFields::listOf(json::const_iterator member) const {
    if (!member->is_string()) return *member;
    json list = json::parse(member->get_ref<const std::string&>(), nullptr, false);
    if (list.is_discarded()) throw Error(ProblemCode::RecordFieldType, m_where, {member.key(), "a text", "a list"});
    return list;
}

Record RecordFields::plainRecord(const json& object, const Chosen& chosen) const {
    Record record;
    record.instruction = text(object, chosen, Field::Instruction);
    record.input = text(object, chosen, Field::Input);
    record.output = text(object, chosen, Field::Output);
    record.system = text(object, chosen, Field::System);
    const auto turns = chosen[static_cast<std::size_t>(Field::Turns)];
    if (turns == object.end() || turns->is_null()) return record;
    if (turns->is_string() && isBlank(turns->get_ref<const std::string&>())) return record;
    record.turns = readHistory(listOf(turns), m_where);
    return record;
}

/// A field that holds something beside what is used in its place.
void RecordFields::noteUnused(const json& object, const Chosen& chosen, Field field) {
    const auto member = chosen[static_cast<std::size_t>(field)];
    if (member == object.end() || member->is_null() || (member->is_structured() && member->empty())) return;
    if (member->is_string() && isBlank(member->get_ref<const std::string&>())) return;
    m_unused.insert(member.key());
    m_taken.erase(member.key());
}

/// The last question and its answer are the record; what comes before are its turns.
Record RecordFields::conversationRecord(const json& object, const Chosen& chosen) {
    std::vector<Message> messages =
        readConversation(listOf(chosen[static_cast<std::size_t>(Field::Conversation)]), m_where);
    for (const Field field : {Field::Instruction, Field::Input, Field::Output, Field::Turns})
        noteUnused(object, chosen, field);
    Record record;
    record.system = text(object, chosen, Field::System);
    if (messages.front().role == Role::System) {
        if (record.system != messages.front().content) noteUnused(object, chosen, Field::System);
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
    const auto isThere = [&](Field field) {
        const auto member = chosen[static_cast<std::size_t>(field)];
        return member != object.end() && !member->is_null();
    };
    const bool isConversation = isThere(Field::Conversation);
    if (!isConversation && !isThere(Field::Instruction) && !isThere(Field::Input)) failMissing("instruction", object);
    if (isBlank(record.instruction) && isBlank(record.input))
        throw Error(ProblemCode::RecordEmpty, m_where, {"instruction"});
    if (m_answers == Answers::Optional) return;
    if (!isThere(Field::Output) && (!isConversation || record.output.empty())) failMissing("output", object);
    if (isBlank(record.output)) throw Error(ProblemCode::RecordEmpty, m_where, {"output"});
}

std::optional<Record> RecordFields::read(const json& object, std::int64_t line) {
    m_where = {.file = m_file, .row = line};
    try {
        const Chosen chosen = choose(object);
        const auto conversation = chosen[static_cast<std::size_t>(Field::Conversation)];
        const bool isConversation = conversation != object.end() && !conversation->is_null();
        Record record = isConversation ? conversationRecord(object, chosen) : plainRecord(object, chosen);
        require(record, object, chosen);
        if (record.instruction.empty()) record.instruction.swap(record.input);
        record.file = m_file;
        record.line = line;
        return record;
    } catch (const Error& error) {
        m_rejected.insert(m_rejected.end(), error.problems().begin(), error.problems().end());
        return std::nullopt;
    }
}

std::vector<Problem> RecordFields::notes() const {
    std::vector<Problem> notes;
    for (const auto& [name, field] : m_taken)
        notes.push_back({ProblemCode::RecordFieldTaken, {.file = m_file}, {name, std::string(field)}});
    if (!m_unused.empty())
        notes.push_back(
            {ProblemCode::RecordFieldUnknown, {.file = m_file}, {fieldList({m_unused.begin(), m_unused.end()})}});
    return notes;
}

} // namespace core
