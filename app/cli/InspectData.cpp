#include "app/cli/InspectParts.h"

#include "app/cli/Command.h"
#include "app/cli/DataInput.h"
#include "app/cli/Interrupt.h"
#include "app/cli/Numbers.h"
#include "core/Files.h"
#include "core/exchange/LabelTally.h"
#include "core/text/VisibleText.h"
#include "core/training/LabelledTexts.h"

#include <algorithm>
#include <functional>
#include <map>

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
    case core::DataKind::Texts:
        return "texts";
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
        return "a table (CSV)";
    case core::DataKind::Texts:
        return "texts in folders or files named after their labels";
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

/// «positive (1,000), negative (998) and 3 more»
std::string labelText(const core::TalliedLabels& counts) {
    constexpr std::size_t Shown = 8;
    std::string text;
    for (std::size_t i = 0; i < std::min(counts.labels.size(), Shown); ++i)
        text += (text.empty() ? "" : ", ") + core::oneLine(counts.labels[i].label) + " (" +
                grouped(counts.labels[i].records) + ")";
    const std::int64_t more = counts.different - static_cast<std::int64_t>(std::min(counts.labels.size(), Shown));
    return more > 0 ? text + " and " + grouped(more) + " more" : text;
}

Json labelsJson(const core::TalliedLabels& counts) {
    Json labels = Json::array();
    for (const core::LabelCount& each : counts.labels)
        labels.push_back({{"label", each.label}, {"records", each.records}});
    return {{"different", counts.different}, {"records", counts.labelled}, {"most", labels}};
}

/// As one label a text, which training takes it for where no objective says that there are several.
core::TalliedLabels wholeLabels(const std::vector<core::Record>& records) {
    std::map<std::string, std::int64_t> found;
    for (const core::Record& record : records)
        for (const std::string& label : core::labelsIn(record.label, core::ProblemType::SingleLabel)) ++found[label];
    core::TalliedLabels counts{.different = std::ssize(found)};
    for (const auto& [label, count] : found) {
        counts.labels.push_back({label, count});
        counts.labelled += count;
    }
    std::ranges::stable_sort(counts.labels, std::greater(), &core::LabelCount::records);
    if (!counts.labels.empty()) counts.fewest = counts.labels.back().records;
    counts.labels.resize(std::min(counts.labels.size(), core::TalliedLabels::MaximumListed));
    return counts;
}

/// Both ways of reading them, where they differ.
void addLabels(Finding& finding, const core::TalliedLabels& whole, const core::TalliedLabels& separated) {
    if (whole.labelled == 0) return;
    finding.json["labels"] = labelsJson(whole);
    finding.lines.emplace_back("Labels", labelText(whole));
    if (separated.labels == whole.labels && separated.different == whole.different) return;
    finding.json["separated_labels"] = labelsJson(separated);
    finding.lines.emplace_back("  by «;»", labelText(separated) + ", as the objective multi_label reads them");
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
    core::LabelTally labels;
    std::size_t all = 0;
    std::size_t longest = 0;
    for (const core::Record& record : imported.records) {
        context.interrupt.check();
        labels.add(record.label);
        const std::size_t length = characters(record);
        all += length;
        longest = std::max(longest, length);
    }
    const core::TalliedLabels counts = wholeLabels(imported.records);
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
    if (withOutput < count && counts.labelled == 0)
        finding.lines.emplace_back("No output", grouped(count - withOutput));
    addLabels(finding, counts, labels.counts());
    if (withTurns > 0) finding.lines.emplace_back("With turns", grouped(withTurns));
    finding.lines.emplace_back("Characters", grouped(static_cast<std::int64_t>(all)) + ", the longest record has " +
                                                 grouped(static_cast<std::int64_t>(longest)));
    finding.warnings = imported.notes;
    finding.warnings.insert(finding.warnings.end(), imported.rejected.begin(), imported.rejected.end());
    if (count == 0) finding.problems.push_back({core::ProblemCode::DataEmpty, {.file = core::utf8(file)}, {}});
    return finding;
}

} // namespace cli
