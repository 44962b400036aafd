#include "app/cli/InspectParts.h"

#include "app/cli/Command.h"
#include "app/cli/DataInput.h"
#include "app/cli/Interrupt.h"
#include "app/cli/Numbers.h"
#include "core/Files.h"

#include <algorithm>

namespace cli {
namespace {

const char* kindName(core::DataKind kind) {
    switch (kind) {
    case core::DataKind::JsonArray:
        return "json";
    case core::DataKind::JsonLines:
        return "jsonl";
    case core::DataKind::Csv:
        return "csv";
    }
    return "json";
}

const char* kindTitle(core::DataKind kind) {
    switch (kind) {
    case core::DataKind::JsonArray:
        return "a JSON list of records";
    case core::DataKind::JsonLines:
        return "JSON Lines, a record a line";
    case core::DataKind::Csv:
        return "a table with a header (CSV)";
    }
    return "";
}

template <class Test> std::int64_t countIf(const std::vector<core::Record>& records, Test test) {
    return static_cast<std::int64_t>(std::count_if(records.begin(), records.end(), test));
}

std::size_t characters(const core::Record& record) {
    std::size_t count = 0;
    for (const std::string* text : {&record.instruction, &record.input, &record.output, &record.system})
        count += characterCount(*text);
    for (const core::Message& turn : record.turns) count += characterCount(turn.content);
    return count;
}

} // namespace

Finding findData(const std::filesystem::path& file, Context& context) {
    Finding finding;
    finding.json = answer();
    finding.json["kind"] = "data";
    finding.json["path"] = core::utf8(file);
    const core::ImportedRecords imported = readFileOfData(file, core::Answers::Needed, context);
    const auto count = static_cast<std::int64_t>(imported.records.size());
    const auto rejected = static_cast<std::int64_t>(imported.rejected.size());
    const std::int64_t withInput =
        countIf(imported.records, [](const core::Record& each) { return !each.input.empty(); });
    const std::int64_t withOutput =
        countIf(imported.records, [](const core::Record& each) { return !each.output.empty(); });
    const std::int64_t withTurns =
        countIf(imported.records, [](const core::Record& each) { return !each.turns.empty(); });
    std::size_t all = 0;
    std::size_t longest = 0;
    for (const core::Record& record : imported.records) {
        context.interrupt.check();
        const std::size_t length = characters(record);
        all += length;
        longest = std::max(longest, length);
    }
    finding.json["format"] = kindName(imported.kind);
    finding.json["records"] = count;
    finding.json["rejected"] = rejected;
    finding.json["with_input"] = withInput;
    finding.json["with_output"] = withOutput;
    finding.json["with_turns"] = withTurns;
    finding.json["characters"] = all;
    finding.json["longest_characters"] = longest;
    finding.lines.emplace_back("Data", kindTitle(imported.kind));
    finding.lines.emplace_back("Records",
                               grouped(count) + (rejected > 0 ? ", " + grouped(rejected) + " left out" : ""));
    finding.lines.emplace_back("With input", grouped(withInput));
    if (withOutput < count) finding.lines.emplace_back("No output", grouped(count - withOutput));
    if (withTurns > 0) finding.lines.emplace_back("With turns", grouped(withTurns));
    finding.lines.emplace_back("Characters", grouped(static_cast<std::int64_t>(all)) + ", the longest record has " +
                                                 grouped(static_cast<std::int64_t>(longest)));
    finding.warnings = imported.notes;
    finding.warnings.insert(finding.warnings.end(), imported.rejected.begin(), imported.rejected.end());
    if (count == 0) finding.problems.push_back({core::ProblemCode::DataEmpty, {.file = core::utf8(file)}, {}});
    return finding;
}

} // namespace cli
