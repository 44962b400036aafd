#include "core/training/LabelsToLearn.h"

#include "core/Error.h"
#include "core/text/VisibleText.h"
#include "core/training/LabelledTexts.h"

#include <algorithm>
#include <map>
#include <optional>

namespace core {
namespace {

constexpr std::size_t MostShown = 8;

using Counts = std::map<std::string, std::int64_t>;

/// «bad, good», of many the first ones.
std::string listed(const std::vector<std::string>& names) {
    const std::size_t count = std::min(names.size(), MostShown);
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += (text.empty() ? "" : ", ") + oneLine(names[i]);
    return count == names.size() ? text : text + " and " + std::to_string(names.size() - count) + " more";
}

/// «fine (12), poor (3)»
std::vector<std::string> counted(const Counts& counts) {
    std::vector<std::string> names;
    for (const auto& [label, count] : counts) names.push_back(label + " (" + std::to_string(count) + ")");
    return names;
}

/// The labels that these records have and `labels` does not, each with the records that it is the first of; none where
/// one record can be used.
std::optional<Counts> unusable(const SplitRecords& records, const LabelSet& labels) {
    const bool areLabelled = keptUnknown({records.training}) == UnknownLabel::Kept;
    Counts unknown;
    for (const Record& record : records.validation) {
        const std::vector<std::string> others = unknownIn(record, labels);
        const bool isWithout = labelsIn(judgedBy(record), labels.problem).empty();
        if (others.empty() && (!isWithout || labels.problem == ProblemType::MultiLabel)) return {};
        // Beside labels an output is an answer.
        if (!others.empty() && (!areLabelled || !record.label.empty())) ++unknown[others.front()];
    }
    return unknown;
}

Error nothing(std::size_t records, const char* field, std::string reason) {
    return Error(ProblemCode::NothingToLearn, {.field = field}, {std::to_string(records), std::move(reason)});
}

} // namespace

std::vector<std::string> labelsToLearn(const std::vector<Record>& records, ProblemType problem) {
    std::vector<std::string> names = labelsOf(records, problem).names;
    const std::size_t fewest = problem == ProblemType::SingleLabel ? 2 : 1;
    if (names.size() > MostLabels)
        throw Error(ProblemCode::SettingInvalid, {.field = "task"},
                    {"classification", "causal_lm; labels are 2 to 1,000 different outputs"});
    if (names.empty()) throw nothing(records.size(), "task", "they have no label");
    if (names.size() < fewest)
        throw nothing(records.size(), "task",
                      "they all have the label «" + oneLine(names.front()) + "», and there is nothing to tell it from");
    return names;
}

void checkWatching(const SplitRecords& records, const LabelSet& labels) {
    if (records.validation.empty() || labels.problem == ProblemType::Regression) return;
    const std::optional<Counts> unknown = unusable(records, labels);
    if (!unknown) return;
    throw nothing(records.validation.size(), "",
                  unknown->empty() ? std::string("those put aside for validation have no label")
                                   : "those put aside for validation have labels that are none of " +
                                         listed(labels.names) + ": " + listed(counted(*unknown)));
}

} // namespace core
