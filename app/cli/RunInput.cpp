#include "app/cli/RunInput.h"

#include "app/cli/Command.h"
#include "app/cli/Notices.h"
#include "app/cli/Numbers.h"
#include "core/Error.h"
#include "core/Files.h"
#include "core/training/LabelledTexts.h"
#include "core/training/Run.h"

#include <algorithm>

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
    const auto read = [&](const std::vector<std::filesystem::path>& files) {
        return readData(files, options.rule, core::Answers::Needed, context);
    };
    core::SplitRecords records = readSplitData(options.data, options.rule, context);
    // What is given for itself counts in place of what a folder puts aside.
    if (!options.validation.empty()) records.validation = read(options.validation);
    if (!options.test.empty()) records.test = read(options.test);
    if (records.training.empty()) throw core::Error(core::ProblemCode::DataEmpty, {.file = core::utf8(options.data.front())});
    if (options.validationShare > 0 || options.testShare > 0)
        core::moveShares(records, options.validationShare, options.testShare, seed, ofRecords("looked at", context));
    return records;
}

void sayWhatBecame(const core::TrainingData& data, std::size_t records, Context& context) {
    list(context.notices, data.notes, "«max_length» and «overlong» decide what happens to long records.");
    if (data.notes.empty()) return;
    const auto cut = std::count_if(data.notes.begin(), data.notes.end(), [](const core::Problem& note) {
        return note.code == core::ProblemCode::RecordCut;
    });
    context.notices.say(grouped(static_cast<std::int64_t>(data.samples.size())) + " of " +
                        counted(static_cast<std::int64_t>(records), "record") + " will be used" +
                        (cut > 0 ? ", " + grouped(cut) + " of them cut." : "."));
}

void sayWhatBecame(const RunInput& input, Context& context) {
    context.notices.clear();
    for (const core::Problem& note : input.prepared.notes) context.notices.problem(note);
    sayWhatBecame(*input.prepared.training, input.records.training.size(), context);
    if (input.prepared.validation)
        sayWhatBecame(*input.prepared.validation, input.records.validation.size(), context);
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
    sayWhatBecame(data, records.size(), context);
    return data;
}

core::TrainingData encodeTexts(std::span<const core::Record> records, const core::Tokenizer& tokenizer,
                               const core::LabelSet& labels, const core::TrainingConfig& config, Context& context) {
    core::TrainingData data =
        core::makeLabelledTexts(records, tokenizer, labels, config, ofRecords("encoded", context));
    context.notices.clear();
    list(context.notices, data.notes, "all of them are cut or left out.");
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
