#include "core/exchange/DataFile.h"

#include "core/Error.h"
#include "core/Files.h"
#include "core/exchange/Conversation.h"
#include "core/exchange/JsonRecords.h"
#include "core/exchange/RecordFields.h"
#include "core/exchange/TableRecords.h"
#include "core/exchange/TextEncoding.h"

#include <algorithm>
#include <set>
#include <utility>

namespace core {
namespace {

constexpr std::uint64_t MaximumFileBytes = std::uint64_t{2} << 30;
constexpr std::size_t MaximumReasons = 20;

template <class Source> void readAll(Source& source, RecordFields& fields, ImportedRecords& result) {
    while (std::optional<JsonRecord> found = source.next())
        if (std::optional<Record> record = fields.read(found->value, found->line))
            result.records.push_back(std::move(*record));
}

/// False where the text is JSON, even if its beginning is damaged.
bool readTable(std::string_view text, const std::string& name, Answers answers, RecordFields& fields,
               ImportedRecords& result, const Progress& progress) {
    if (JsonRecords::looksLikeJson(text)) return false;
    TableRecords rows(text, name, result.rejected, progress);
    if (!rows.namesFields() && JsonRecords::holdsRecord(text)) return false;
    rows.requireFields(answers);
    readAll(rows, fields, result);
    result.kind = DataKind::Csv;
    return true;
}

void noteRepairs(const RepairCounts& repairs, const std::string& name, ImportedRecords& result) {
    for (std::size_t i = 0; i < repairs.times.size(); ++i)
        if (repairs.times[i] > 0)
            result.notes.push_back(
                {ProblemCode::DataRepaired,
                 {.file = name},
                 {std::string(repairName(static_cast<Repair>(i))), std::to_string(repairs.times[i])}});
}

/// Each reason once, where it came first: a file of another kind has the same fault in every record.
[[noreturn]] void failUnusable(const std::vector<Problem>& rejected, const std::string& name) {
    if (rejected.empty()) throw Error(ProblemCode::DataEmpty, {.file = name});
    std::vector<Problem> reasons;
    std::set<std::pair<ProblemCode, std::vector<std::string>>> said;
    for (const Problem& each : rejected)
        if (reasons.size() < MaximumReasons && said.emplace(each.code, each.args).second) reasons.push_back(each);
    if (rejected.size() > reasons.size())
        reasons.push_back({ProblemCode::DataInvalid,
                           {.file = name},
                           {"none of its " + std::to_string(rejected.size()) + " records can be used"}});
    throw Error(std::move(reasons));
}

} // namespace

ImportedRecords readDataFile(const std::filesystem::path& path, Answers answers, const Progress& progress) {
    const Progress taking{progress.stop, [&](auto done, auto total) { progress.at(done, 2 * total); }};
    const std::string bytes = readFile(path, MaximumFileBytes, taking);
    const std::uint64_t size = bytes.size();
    const Progress understanding{progress.stop, [&](auto done, auto) { progress.at(size + done, 2 * size); }};
    return readDataText(bytes, utf8(path), answers, understanding);
}

ImportedRecords readDataText(std::string_view bytes, const std::string& name, Answers answers,
                             const Progress& progress) {
    ImportedRecords result;
    const auto [text, hadMark] = utf8Text(bytes, name, progress);
    if (text.find_first_not_of(" \t\r\n") == std::string_view::npos)
        throw Error(ProblemCode::DataEmpty, {.file = name});
    if (hadMark) result.notes.push_back({ProblemCode::DataRepaired, {.file = name}, {ByteOrderMark, "1"}});
    RecordFields fields(name, answers, result.rejected);
    if (!readTable(text, name, answers, fields, result, progress)) {
        JsonRecords records(text, name, result.rejected, progress);
        readAll(records, fields, result);
        result.kind = records.isList() ? DataKind::JsonArray : DataKind::JsonLines;
        noteRepairs(records.repairs(), name, result);
    }
    progress.at(bytes.size(), bytes.size());
    if (result.records.empty()) failUnusable(result.rejected, name);
    for (Problem& note : fields.notes()) result.notes.push_back(std::move(note));
    return result;
}

std::vector<Message> readMessages(std::string_view bytes, const std::string& name) {
    const std::string_view text = utf8Text(bytes, name).text;
    if (text.find_first_not_of(" \t\r\n") == std::string_view::npos)
        throw Error(ProblemCode::DataEmpty, {.file = name});
    nlohmann::json value = nlohmann::json::parse(text, nullptr, false);
    if (value.is_discarded()) {
        try {
            JsonRepair reader(text, 0);
            value = nlohmann::json::parse(reader.value(), nullptr, false);
            reader.skipBlank();
            if (reader.position() < text.size())
                throw Unreadable{reader.position(), "something follows after the conversation; a file holds one"};
        } catch (const Unreadable& reason) {
            const std::string_view before = text.substr(0, reason.offset);
            throw Error(ProblemCode::DataInvalid,
                        {.file = name, .row = 1 + std::count(before.begin(), before.end(), '\n')}, {reason.reason});
        }
    }
    const Location where{.file = name};
    if (!value.is_object()) return readConversation(value, where);
    for (const char* field : {"messages", "conversations", "conversation"})
        if (value.contains(field)) return readConversation(value[field], where);
    std::vector<std::string> found;
    for (const auto& item : value.items()) found.push_back(item.key());
    throw Error(ProblemCode::RecordFieldMissing, where, {"messages", fieldList(found)});
}

} // namespace core
