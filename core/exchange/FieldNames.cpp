#include "core/exchange/FieldNames.h"

#include <algorithm>
#include <span>

namespace core {
namespace {

using enum DataField;

struct FieldSpelling {
    std::string_view name; ///< normalised
    DataField field;
};

/// Of two in one record the earlier wins.
constexpr FieldSpelling Spellings[]{
    {"instruction", Instruction}, {"prompt", Instruction},   {"question", Instruction},
    {"query", Instruction},       {"指令", Instruction},       {"问题", Instruction},
    {"提问", Instruction},          {"ask", Instruction},      {"input", Input},
    {"context", Input},           {"输入", Input},             {"output", Output},
    {"response", Output},         {"answer", Output},        {"completion", Output},
    {"target", Output},           {"输出", Output},            {"回答", Output},
    {"答案", Output},               {"system", System},        {"system_prompt", System},
    {"history", Turns},           {"turns", Turns},          {"messages", Conversation},
    {"conversations", Conversation}, {"conversation", Conversation}, {"status", Status},
    {"split", Split},             {"note", Note}};

constexpr std::string_view Labels[]{"label", "labels", "标签"};
/// Of texts with labels alone: elsewhere they are what somebody noted beside an answer. Figures such as «score» and
/// «rating» are never meant.
constexpr std::string_view PossibleLabels[]{"sentiment", "class",    "category", "target", "intent", "gold_label",
                                            "polarity",  "emotion",  "情感",     "类别",   "分类",   "标注",
                                            "情感倾向",  "情感极性"};
/// The first of a pair before the second.
constexpr std::string_view PlainTexts[]{
    "sentence1", "premise",   "text1", "text_a",     "question1", "句子1",   "text", "sentence",
    "review",    "review_text", "comment", "content", "tweet",    "document", "message", "utterance",
    "文本",      "句子",      "评论",  "评价",       "内容",      "正文",     "sentence2", "hypothesis",
    "text2",     "text_b",    "question2", "句子2"};

bool isDecision(DataField field) {
    return field == Status || field == Split || field == Note;
}

bool isOneOf(std::string_view name, std::span<const std::string_view> names) {
    return std::ranges::find(names, name) != names.end();
}

/// Gives names their fields, one after the other.
class Meaning {
public:
    Meaning(const std::vector<std::string>& names, FieldSet taken, const ImportOptions& options)
        : m_names(names), m_taken(taken), m_options(options), m_fields(names.size()) {}

    std::vector<std::optional<DataField>> find(bool isAnswered);

private:
    bool has(DataField field) const { return m_taken[static_cast<std::size_t>(field)]; }
    bool hasText() const { return has(Instruction) || has(Input); }
    bool holds(std::string_view name) const { return std::ranges::find(m_names, name) != m_names.end(); }
    bool holdsPlainText() const { return std::ranges::any_of(PlainTexts, [this](auto name) { return holds(name); }); }
    void take(std::string_view name, DataField field);
    void takeSpelling(const FieldSpelling& spelling);
    void takePossibleLabel();
    void takePlainTexts();

    const std::vector<std::string>& m_names;
    FieldSet m_taken;
    const ImportOptions& m_options;
    std::vector<std::optional<DataField>> m_fields;
};

void Meaning::take(std::string_view name, DataField field) {
    if (has(field)) return;
    for (std::size_t i = 0; i < m_names.size(); ++i)
        if (m_names[i] == name && !m_fields[i]) {
            m_fields[i] = field;
            m_taken[static_cast<std::size_t>(field)] = true;
            return;
        }
}

void Meaning::takeSpelling(const FieldSpelling& spelling) {
    if (isDecision(spelling.field) && m_options.decisions == Decisions::Left) return;
    // «question» beside an instruction is what the instruction is applied to.
    const bool asInput = (spelling.name == "question" || spelling.name == "query") && has(Instruction) &&
                         !holds("input") && !holds("context");
    // «target» beside nothing but a text is its label.
    if (spelling.name == "target" && !hasText() && holdsPlainText()) return;
    take(spelling.name, asInput ? Input : spelling.field);
}

void Meaning::takePossibleLabel() {
    const bool isQuestion = m_options.answers == Answers::Optional && hasText() && !holdsPlainText();
    if (isQuestion) return;
    for (const std::string_view name : PossibleLabels) take(name, Label);
}

void Meaning::takePlainTexts() {
    const bool isWanted = has(Label) || (m_options.answers == Answers::Optional && !hasText());
    if (!isWanted) return;
    for (const std::string_view name : PlainTexts) take(name, has(Instruction) ? Input : Instruction);
}

std::vector<std::optional<DataField>> Meaning::find(bool isAnswered) {
    for (const FieldSpelling& each : Spellings) takeSpelling(each);
    for (const std::string_view name : Labels) take(name, Label);
    if (has(Output) || has(Conversation) || (isAnswered && hasText())) return m_fields;
    takePossibleLabel();
    takePlainTexts();
    return m_fields;
}

} // namespace

std::vector<std::optional<DataField>> meantFields(const std::vector<std::string>& names, FieldSet taken,
                                                  const ImportOptions& options, bool isAnswered) {
    return Meaning(names, taken, options).find(isAnswered);
}

const char* fieldName(DataField field) {
    constexpr std::array<const char*, DataFieldCount> names{"instruction", "input",    "output", "label", "system",
                                                            "turns",       "messages", "status", "split", "note"};
    return names[static_cast<std::size_t>(field)];
}

std::string columnName(std::size_t index) {
    return "column " + std::to_string(index + 1);
}

std::string normalisedName(std::string_view name) {
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

bool namesText(std::string_view name) {
    const std::string plain = normalisedName(name);
    return std::ranges::any_of(
        Spellings, [&](const FieldSpelling& each) { return each.name == plain && !isDecision(each.field); });
}

bool namesLabel(std::string_view name) {
    return isOneOf(normalisedName(name), Labels);
}

bool namesPlainText(std::string_view name) {
    return isOneOf(normalisedName(name), PlainTexts);
}

const ColumnUse* chosenUse(const ImportOptions& options, std::string_view name) {
    const auto found = std::ranges::find(options.columns, name, &ColumnUse::name);
    return found == options.columns.end() ? nullptr : &*found;
}

FieldSet fieldsOf(const std::vector<std::string>& names, const ImportOptions& options) {
    FieldSet has{};
    std::vector<std::string> left;
    for (const std::string& name : names) {
        const ColumnUse* chosen = chosenUse(options, name);
        if (!chosen) left.push_back(normalisedName(name));
        if (chosen && chosen->field) has[static_cast<std::size_t>(*chosen->field)] = true;
    }
    for (const std::optional<DataField>& field : meantFields(left, has, options, false))
        if (field) has[static_cast<std::size_t>(*field)] = true;
    return has;
}

std::optional<DataField> lackingField(const std::vector<std::string>& names, const ImportOptions& options) {
    const FieldSet has = fieldsOf(names, options);
    const auto have = [&](DataField field) { return has[static_cast<std::size_t>(field)]; };
    if (have(Conversation)) return std::nullopt;
    if (!have(Instruction) && !have(Input)) return Instruction;
    if (!have(Output) && !have(Label) && options.answers == Answers::Needed) return Output;
    return std::nullopt;
}

std::vector<ColumnUse> addUses(const std::vector<ColumnUse>& uses, ImportOptions& options) {
    std::vector<ColumnUse> added;
    for (const ColumnUse& use : uses)
        if (!chosenUse(options, use.name) &&
            (!use.field || std::ranges::find(options.columns, use.field, &ColumnUse::field) == options.columns.end()))
            added.push_back(use);
    options.columns.insert(options.columns.end(), added.begin(), added.end());
    return added;
}

std::vector<ColumnUse> usesByPosition(std::size_t columns) {
    std::vector<std::optional<DataField>> fields{Instruction, Output};
    if (columns > 2) fields = {Instruction, Input, Output};
    std::vector<ColumnUse> uses;
    for (std::size_t i = 0; i < std::min(columns, fields.size()); ++i) uses.push_back({columnName(i), fields[i]});
    return uses;
}

} // namespace core
