#include "core/exchange/FieldNames.h"

#include <algorithm>
#include <array>

namespace core {

const std::vector<FieldSpelling>& fieldSpellings() {
    using enum DataField;
    static const std::vector<FieldSpelling> all{
        {"instruction", Instruction}, {"prompt", Instruction},     {"question", Instruction},
        {"query", Instruction},       {"指令", Instruction},       {"问题", Instruction},
        {"提问", Instruction},        {"input", Input},            {"context", Input},
        {"输入", Input},              {"output", Output},          {"response", Output},
        {"answer", Output},           {"completion", Output},      {"target", Output},
        {"输出", Output},             {"回答", Output},            {"答案", Output},
        {"system", System},           {"system_prompt", System},   {"history", Turns},
        {"turns", Turns},             {"messages", Conversation},  {"conversations", Conversation},
        {"conversation", Conversation}, {"status", Status},        {"split", Split},
        {"note", Note}};
    return all;
}

const char* fieldName(DataField field) {
    constexpr std::array<const char*, DataFieldCount> names{"instruction", "input",  "output", "system", "turns",
                                                            "messages",    "status", "split",  "note"};
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

bool isDecision(DataField field) {
    return field == DataField::Status || field == DataField::Split || field == DataField::Note;
}

bool namesText(std::string_view name) {
    const std::string plain = normalisedName(name);
    return std::ranges::any_of(fieldSpellings(), [&](const FieldSpelling& each) {
        return each.name == plain && !isDecision(each.field);
    });
}

const ColumnUse* chosenUse(const ImportOptions& options, std::string_view name) {
    const auto found = std::ranges::find(options.columns, name, &ColumnUse::name);
    return found == options.columns.end() ? nullptr : &*found;
}

std::optional<DataField> lackingField(const std::vector<std::string>& names, const ImportOptions& options) {
    std::array<bool, DataFieldCount> has{};
    for (const std::string& name : names) {
        if (const ColumnUse* chosen = chosenUse(options, name)) {
            if (chosen->field) has[static_cast<std::size_t>(*chosen->field)] = true;
            continue;
        }
        const std::string plain = normalisedName(name);
        for (const FieldSpelling& each : fieldSpellings())
            if (each.name == plain) has[static_cast<std::size_t>(each.field)] = true;
    }
    const auto have = [&](DataField field) { return has[static_cast<std::size_t>(field)]; };
    if (have(DataField::Conversation)) return std::nullopt;
    if (!have(DataField::Instruction) && !have(DataField::Input)) return DataField::Instruction;
    if (!have(DataField::Output) && options.answers == Answers::Needed) return DataField::Output;
    return std::nullopt;
}

std::vector<ColumnUse> usesByPosition(std::size_t columns) {
    using enum DataField;
    std::vector<std::optional<DataField>> fields{Instruction, Output};
    if (columns > 2) fields = {Instruction, Input, Output};
    std::vector<ColumnUse> uses;
    for (std::size_t i = 0; i < std::min(columns, fields.size()); ++i) uses.push_back({columnName(i), fields[i]});
    return uses;
}

} // namespace core
