#include "app/cli/LabelQuestion.h"

#include "app/cli/Notices.h"
#include "app/cli/RunInput.h"
#include "core/Files.h"
#include "core/training/FrozenRecords.h"
#include "core/training/Run.h"

#include <CLI/CLI.hpp>

#include <algorithm>

namespace cli {
namespace {

/// The model alone stands beside what was trained on it where it judges by the same labels already.
void addBase(LabelQuestion& question, const std::filesystem::path& model, Context& context) {
    try {
        Judge base = modelJudge(model, {});
        const auto sorted = [](std::vector<std::string> names) { return std::ranges::sort(names), names; };
        const core::LabelSet& wanted = question.judges.front().labels;
        if (base.labels.problem == wanted.problem && sorted(base.labels.names) == sorted(wanted.names))
            question.judges.insert(question.judges.begin(), std::move(base));
        else
            context.notices.say("The model alone is left out: it judges by other labels (" + namesOf(base.labels) +
                                ").");
    } catch (const core::Error&) { // it has no head yet, or writes
    }
}

} // namespace

core::Error nothingAside(const EvaluateOptions& options) {
    return {
        core::ProblemCode::UsageInvalid,
        {},
        {"the run put no " + options.split + " records aside; use --model, --adapter and --data in place of --run"}};
}

LabelQuestion labelsOfRun(const EvaluateOptions& options, const core::RunConfig& config, Context& context) {
    LabelQuestion question{.settings = config.training, .perRecord = options.perRecord, .json = options.json};
    core::SplitRecords records = core::thaw(core::frozenFolder(options.run), config.data, thawing(context));
    question.records = std::move(options.split == "test" ? records.test : records.validation);
    question.learned = std::move(records.training);
    if (question.records.empty()) throw nothingAside(options);
    if (question.settings.overlong == "refuse") question.settings.overlong = "cut";
    question.judges.push_back(runJudge(options.run, config));
    addBase(question, std::filesystem::u8path(config.model), context);
    return question;
}

LabelQuestion labelsOfModel(const EvaluateOptions& options, const CLI::App& command, Context& context) {
    for (const char* option : {"--format", "--learned"})
        if (command.count(option) > 0)
            throw core::Error(core::ProblemCode::UsageInvalid, {},
                              {std::string(option) + ": texts that are judged have none"});
    LabelQuestion question{.perRecord = options.perRecord, .json = options.json};
    question.settings.maxLength = lengthLimit(options.model, options.maxLength);
    question.settings.overlong = "cut";
    for (const std::filesystem::path& adapter : options.adapters)
        question.judges.push_back(adapterJudge(options.model, adapter, options.labels));
    if (question.judges.empty())
        question.judges.push_back(modelJudge(options.model, options.labels));
    else
        addBase(question, options.model, context);
    question.records = readPartOfData(options.data, core::Split::Test, options.rule, context);
    return question;
}

} // namespace cli
