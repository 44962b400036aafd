#include "app/cli/RunInput.h"

#include "app/cli/Command.h"
#include "app/cli/Judges.h"
#include "app/cli/Notices.h"
#include "app/cli/Numbers.h"
#include "core/Error.h"
#include "core/Files.h"
#include "core/text/VisibleText.h"
#include "core/training/LabelledTexts.h"
#include "core/training/Run.h"

#include <algorithm>
#include <iterator>
#include <map>

namespace cli {
namespace {

/// «encoded 3 of 10 records»
core::Progress ofRecords(const char* done, Context& context) {
    return context.progress([done](std::uint64_t count, std::uint64_t total) {
        return std::string(done) + " " + grouped(static_cast<std::int64_t>(count)) + " of " +
               counted(static_cast<std::int64_t>(total), "record");
    });
}

core::SplitRecords splitRecords(const RunOptions& options, std::int64_t seed, Context& context) {
    const auto read = [&](const std::vector<std::filesystem::path>& files, core::Split part) {
        return readPartOfData(files, part, options.rule, context);
    };
    core::SplitRecords records = readSplitData(options.data, options.rule, context);
    // What is given for itself counts in place of what a folder puts aside.
    if (!options.validation.empty()) records.validation = read(options.validation, core::Split::Validation);
    if (!options.test.empty()) records.test = read(options.test, core::Split::Test);
    if (records.training.empty())
        throw core::Error(core::ProblemCode::DataEmpty, {.file = core::utf8(options.data.front())});
    if (options.validationShare > 0 || options.testShare > 0)
        core::moveShares(records, options.validationShare, options.testShare, seed, ofRecords("looked at", context));
    if (!records.validation.empty() || !records.test.empty())
        context.notices.say(counted(std::ssize(records.training), "record") + " to learn from, " +
                            grouped(std::ssize(records.validation)) + " to watch by, " +
                            grouped(std::ssize(records.test)) + " to judge by.");
    return records;
}

/// A record's label is none of those that the model has.
bool isUnknownLabel(const core::Problem& note) {
    return note.code == core::ProblemCode::RecordFieldType && note.args.size() == 3 && note.args[0] == "label" &&
           note.args[2].starts_with("one of ");
}

/// «labels that are none of good, bad: «fine» (12), «poor» (3). Rename them …»
std::string unknownLabels(std::span<const core::Problem> notes) {
    constexpr std::size_t Shown = 8;
    std::map<std::string, std::int64_t> counts;
    std::string known;
    for (const core::Problem& note : notes) {
        if (!isUnknownLabel(note)) continue;
        ++counts[note.args[1]];
        known = note.args[2].substr(std::string_view("one of ").size());
    }
    std::string text;
    std::size_t shown = 0;
    for (const auto& [label, count] : counts)
        if (shown++ < Shown) text += (text.empty() ? "" : ", ") + core::oneLine(label) + " (" + grouped(count) + ")";
    if (counts.size() > Shown) text += " and " + grouped(static_cast<std::int64_t>(counts.size() - Shown)) + " more";
    return "labels that are none of " + known + ": " + text +
           ". Rename them in the records; where a head's own labels have no names, --labels names those";
}

/// Unknown labels are said once, and the rest record by record.
void listNotes(std::span<const core::Problem> notes, std::string_view whereAll, const std::string& unknownAre,
               Context& context) {
    std::vector<core::Problem> others;
    std::ranges::remove_copy_if(notes, std::back_inserter(others), isUnknownLabel);
    list(context.notices, others, whereAll);
    const std::int64_t unknown = std::ssize(notes) - std::ssize(others);
    if (unknown > 0)
        context.notices.say(counted(unknown, "record") + " " + unknownAre + " " + unknownLabels(notes) + ".");
}

void sayWhatBecame(const core::TrainingData& data, std::size_t records, const std::string& unknownAre,
                   Context& context) {
    listNotes(data.notes, "«max_length» and «overlong» decide what happens to long records.", unknownAre, context);
    if (data.notes.empty()) return;
    const auto cut = std::count_if(data.notes.begin(), data.notes.end(),
                                   [](const core::Problem& note) { return note.code == core::ProblemCode::RecordCut; });
    context.notices.say(grouped(static_cast<std::int64_t>(data.samples.size())) + " of " +
                        counted(static_cast<std::int64_t>(records), "record") + " will be used" +
                        (cut > 0 ? ", " + grouped(cut) + " of them cut." : "."));
}

void sayWhatBecame(const RunInput& input, Context& context) {
    context.notices.clear();
    for (const core::Problem& note : input.prepared.notes) context.notices.problem(note);
    sayWhatBecame(*input.prepared.training, input.records.training.size(), "left out for", context);
    if (input.prepared.validation)
        sayWhatBecame(*input.prepared.validation, input.records.validation.size(), "counted as wrong, having", context);
}

} // namespace

core::Progress thawing(Context& context) {
    return ofRecords("read", context);
}

core::Progress freezing(Context& context) {
    return ofRecords("kept", context);
}

core::TrainingData encodeRecords(std::span<const core::Record> records, const core::PromptFormat& format,
                                 const core::TrainingConfig& config, Context& context) {
    core::TrainingData data = core::makeTrainingData(records, format, config, ofRecords("encoded", context));
    context.notices.clear();
    sayWhatBecame(data, records.size(), "left out for", context);
    return data;
}

core::TrainingData encodeTexts(std::span<const core::Record> records, const core::Tokenizer& tokenizer,
                               const core::LabelSet& labels, const core::TrainingConfig& config,
                               core::UnknownLabel unknown, Context& context) {
    core::TrainingData data =
        core::makeLabelledTexts(records, tokenizer, labels, config, ofRecords("encoded", context), unknown);
    const auto isUnknown = [&](const core::TrainingSample& sample) {
        return !core::unknownIn(records[static_cast<std::size_t>(sample.record)], labels).empty();
    };
    // Nobody asks for figures of other labels alone: they are called otherwise.
    if (std::ranges::all_of(data.samples, isUnknown))
        throw core::Error(core::ProblemCode::UsageInvalid, {},
                          {"no record can be used: they have " + unknownLabels(data.notes)});
    context.notices.clear();
    listNotes(data.notes, "all of them are cut or left out.", "counted as wrong, having", context);
    if (const auto left = std::ssize(records) - std::ssize(data.samples); left > 0)
        context.notices.say(grouped(left) + " of " + counted(std::ssize(records), "record") +
                            " were left out: the figures are those of the others.");
    return data;
}

RunInput newRun(const RunOptions& options, Context& context) {
    core::RunConfig config;
    config.training = options.settings.resolve();
    if (const std::string about = options.settings.recipeSentence(); !about.empty()) context.notices.say(about);
    config.adapter = options.adapter.empty() ? "" : core::utf8(existingFolder(options.adapter));
    config.format = options.format.format;
    const auto text = core::ModelText::open(options.model);
    RunInput input;
    input.records = splitRecords(options, config.training.seed, context);
    input.prepared = core::prepareRun(std::move(config), input.records, *text, ofRecords("encoded", context));
    sayWhatBecame(input, context);
    return input;
}

RunInput resumedRun(const RunOptions& options, Context& context) {
    core::RunConfig config = core::Run::config(options.out);
    options.settings.change(config.training);
    if (!options.model.empty()) config.model = core::utf8(options.model);
    const auto text = core::ModelText::open(std::filesystem::u8path(config.model));
    RunInput input;
    input.records = core::thaw(core::frozenFolder(options.out), config.data, thawing(context));
    input.prepared = core::prepareResumed(std::move(config), input.records, *text, ofRecords("encoded", context));
    sayWhatBecame(input, context);
    return input;
}

} // namespace cli
