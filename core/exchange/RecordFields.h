/// Turns one JSON object into a Record: the names people use for the fields or those a person chose, their types,
/// conversations, and what was decided about it. It gathers over a whole file which names were taken as which field and
/// which were not used.
#pragma once

#include "core/Problem.h"
#include "core/exchange/DataFile.h"
#include "core/exchange/FieldNames.h"
#include "core/exchange/JsonRecords.h"

#include <nlohmann/json.hpp>

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace core {

struct ReadRecord {
    Record record;
    RecordDecisions decisions;

    /// As a project takes it in: what the file does not decide is a draft to train on.
    StoredRecord stored() && {
        return {std::move(record), decisions.status.value_or(Status::Draft), decisions.split.value_or(Split::Train),
                std::move(decisions.note)};
    }
};

class RecordFields {
public:
    /// `options` outlives it, as `rejected` does.
    RecordFields(std::string file, const ImportOptions& options, std::vector<Problem>& rejected)
        : m_file(std::move(file)), m_options(options), m_rejected(rejected) {}

    /// The file that the next records come from.
    void nameFile(std::string file) { m_file = std::move(file); }
    /// nullopt, and the reason appended to `rejected`, where it is no good record.
    std::optional<ReadRecord> read(const JsonRecord& found);
    /// What an object with these names is taken as, before any is read.
    void learn(const nlohmann::json& object) { choose(object); }
    /// What was taken as what, and what was not used.
    std::vector<Problem> notes() const;
    /// The names that were used, and what for.
    const std::map<std::string, DataField>& uses() const { return m_uses; }

private:
    using Chosen = std::array<nlohmann::json::const_iterator, DataFieldCount>;
    using Members = std::vector<nlohmann::json::const_iterator>;

    Chosen choose(const nlohmann::json& object);
    Members chooseByHand(const nlohmann::json& object, Chosen& chosen);
    void take(const nlohmann::json::const_iterator& member, DataField field) {
        m_uses.try_emplace(member.key(), field);
    }
    void leave(std::string name);
    bool hasAnswers() const;
    std::string text(const nlohmann::json& object, const Chosen& chosen, DataField field) const;
    std::string label(const nlohmann::json& object, const Chosen& chosen);
    nlohmann::json listOf(nlohmann::json::const_iterator member) const;
    Record plainRecord(const nlohmann::json& object, const Chosen& chosen);
    Record conversationRecord(const nlohmann::json& object, const Chosen& chosen);
    RecordDecisions decisionsOf(const nlohmann::json& object, const Chosen& chosen);
    template <class Value>
    std::optional<Value> decision(const nlohmann::json& object, const Chosen& chosen, DataField field,
                                  std::optional<Value> (*parsed)(std::string_view));
    void noteUnused(const nlohmann::json& object, const Chosen& chosen, DataField field);
    void require(const Record& record, const nlohmann::json& object, const Chosen& chosen) const;
    [[noreturn]] void failMissing(DataField field, const nlohmann::json& object) const;

    std::string m_file;
    const ImportOptions& m_options;
    std::vector<Problem>& m_rejected;
    bool m_isOfTable = false;
    Location m_where;
    std::map<std::string, DataField> m_uses;
    std::set<std::string> m_unused;
};

/// The names of an object's fields for a message, shortened: «title», «ask» and 3 more.
std::string fieldList(const std::vector<std::string>& names);
/// At most `limit` bytes, cut between characters, with «…» where something is left out.
std::string shortened(const std::string& text, std::size_t limit);

} // namespace core
