/// Turns one JSON object into a Record: the names people use for the fields, their types, conversations. It gathers
/// over a whole file which names were taken as which field and which were not used.
#pragma once

#include "core/Problem.h"
#include "core/exchange/DataFile.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace core {

class RecordFields {
public:
    RecordFields(std::string file, Answers answers, std::vector<Problem>& rejected)
        : m_file(std::move(file)), m_answers(answers), m_rejected(rejected) {}

    /// Whether a name belongs to a record, in any of its spellings.
    static bool knows(std::string_view name);
    /// The field that records with these names lack; nullopt where they have what is needed.
    static std::optional<std::string_view> lacking(const std::vector<std::string>& names, Answers answers);

    /// nullopt, and the reason appended to `rejected`, where it is no good record.
    std::optional<Record> read(const nlohmann::json& object, std::int64_t line);
    /// What was taken as what, and what was not used.
    std::vector<Problem> notes() const;

private:
    enum class Field { Instruction, Input, Output, System, Turns, Conversation, Count };
    struct Spelling {
        std::string_view name;
        Field field;
    };
    using Chosen = std::array<nlohmann::json::const_iterator, static_cast<std::size_t>(Field::Count)>;
    static const std::vector<Spelling>& spellings();
    static std::string_view fieldName(Field field);

    Chosen choose(const nlohmann::json& object);
    std::string text(const nlohmann::json& object, const Chosen& chosen, Field field) const;
    nlohmann::json listOf(nlohmann::json::const_iterator member) const;
    Record plainRecord(const nlohmann::json& object, const Chosen& chosen) const;
    Record conversationRecord(const nlohmann::json& object, const Chosen& chosen);
    void noteUnused(const nlohmann::json& object, const Chosen& chosen, Field field);
    void require(const Record& record, const nlohmann::json& object, const Chosen& chosen) const;
    [[noreturn]] void failMissing(std::string_view field, const nlohmann::json& object) const;

    std::string m_file;
    Answers m_answers;
    std::vector<Problem>& m_rejected;
    Location m_where;
    std::map<std::string, std::string_view> m_taken;
    std::set<std::string> m_unused;
};

/// The names of an object's fields for a message, shortened: «title», «ask» and 3 more.
std::string fieldList(const std::vector<std::string>& names);

} // namespace core
