#include "app/cli/RunInput.h"

#include "app/cli/Command.h"
#include "app/cli/Notices.h"
#include "app/cli/Numbers.h"
#include "core/Error.h"
#include "core/Files.h"
#include "core/model/AdapterConfig.h"
#include "core/model/ModelFolder.h"
#include "core/training/Run.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace cli {
namespace {

/// max_length cannot be more than the model reads; where it is, it is lowered and said. The run's config holds the
/// value used.
void fitToContext(core::TrainingConfig& config, const std::filesystem::path& model, Context& context) {
    const std::int64_t limit = core::contextLength(core::readModelConfig(model));
    if (limit <= 0 || config.maxLength <= limit) return;
    context.notices.say("The model reads " + counted(limit, "token") + ": max_length is lowered from " +
                        grouped(config.maxLength) + " to that.");
    config.maxLength = limit;
}

/// An adapter that is trained on keeps its shape; the run's config says which.
void fitToAdapter(core::TrainingConfig& config, const std::filesystem::path& adapter, Context& context) {
    if (config.method != "lora")
        throw core::Error(core::ProblemCode::SettingInvalid, {.field = "method"},
                          {config.method, "lora, where training goes on from an adapter"});
    const core::AdapterConfig found = core::readAdapterConfig(existingFolder(adapter));
    config.rank = found.rank;
    config.alpha = found.alpha;
    config.useRslora = found.rankStabilised;
    config.layersToTransform = found.layersToTransform;
    config.modulesToSave = found.modulesToSave;
    if (const auto* names = std::get_if<std::vector<std::string>>(&found.targetModules))
        config.targetModules = *names;
    else
        config.targetModules = {std::get<std::string>(found.targetModules)};
    // Whoever wrote it may have gone beyond what a run's config can hold.
    if (std::vector<core::Problem> problems = core::trainingProblems(config); !problems.empty()) {
        for (core::Problem& problem : problems) problem.where.file = found.file;
        throw core::Error(std::move(problems));
    }
    context.notices.say("Training goes on from " + core::utf8(adapter) + ": rank " + grouped(config.rank) + ", alpha " +
                        plain(config.alpha) + " and target modules are its own.");
}

core::SplitRecords splitRecords(const RunOptions& options, std::int64_t seed, Context& context) {
    const auto read = [&](const std::vector<std::filesystem::path>& files) {
        return readData(files, options.rule, core::Answers::Needed, context);
    };
    core::SplitRecords records{read(options.data), read(options.validation), read(options.test)};
    if (options.validationShare > 0 || options.testShare > 0)
        core::moveShares(records, options.validationShare, options.testShare, seed);
    return records;
}

/// What is in training, too, proves nothing in validation or test.
void sayLeaks(const core::SplitRecords& records, Context& context) {
    if (records.validation.empty() && records.test.empty()) return;
    std::set<std::tuple<std::string, std::string, std::string>> seen;
    for (const core::Record& record : records.training)
        seen.emplace(record.instruction, record.input, record.output);
    const auto say = [&](const std::vector<core::Record>& held, const char* name) {
        const auto count = std::count_if(held.begin(), held.end(), [&](const core::Record& record) {
            return seen.contains({record.instruction, record.input, record.output});
        });
        if (count > 0)
            context.notices.say(counted(count, std::string(name) + " record") + " of " +
                                grouped(static_cast<std::int64_t>(held.size())) +
                                " are among the training records, too: figures on them say little.");
    };
    say(records.validation, "validation");
    say(records.test, "test");
}

void encodeInto(RunInput& input, const core::PromptFormat& format, Context& context) {
    const core::TrainingConfig& config = input.config.training;
    input.training = std::make_shared<const core::TrainingData>(
        encodeRecords(input.records.training, format, config, context));
    if (!input.records.validation.empty())
        input.validation = std::make_shared<const core::TrainingData>(
            encodeRecords(input.records.validation, format, config, context));
}

core::PromptFormat formatOf(const ModelInput& model, const core::RunConfig& config) {
    return model.format({.format = config.format, .learned = config.training.learned});
}

} // namespace

std::filesystem::path frozenFolder(const std::filesystem::path& run) {
    // «runs/1/» and «.» name the folder, too; the shell completes names so.
    const std::filesystem::path whole = (std::filesystem::absolute(run) / "").lexically_normal();
    return whole.parent_path().parent_path() / "data";
}

std::filesystem::path resultFolder(const std::filesystem::path& run, const core::RunConfig& config) {
    return (run / (config.training.method == "full" ? "model" : "adapter")).lexically_normal();
}

std::filesystem::path writtenResult(const std::filesystem::path& run, const core::RunConfig& config) {
    std::filesystem::path result = resultFolder(run, config);
    if (!core::isFolder(result)) throw core::Error(core::ProblemCode::ResultMissing, {.file = core::utf8(result)});
    return result;
}

core::TrainingData encodeRecords(std::span<const core::Record> records, const core::PromptFormat& format,
                                 const core::TrainingConfig& config, Context& context) {
    const auto words = [](std::uint64_t done, std::uint64_t total) {
        return "encoded " + grouped(static_cast<std::int64_t>(done)) + " of " +
               counted(static_cast<std::int64_t>(total), "record");
    };
    core::TrainingData data = core::makeTrainingData(records, format, config, context.progress(words));
    context.notices.clear();
    list(context.notices, data.notes, "«max_length» and «overlong» decide what happens to long records.");
    if (data.notes.empty()) return data;
    const auto cut = std::count_if(data.notes.begin(), data.notes.end(), [](const core::Problem& note) {
        return note.code == core::ProblemCode::RecordCut;
    });
    context.notices.say(grouped(static_cast<std::int64_t>(data.samples.size())) + " of " +
                        counted(static_cast<std::int64_t>(records.size()), "record") + " will be used" +
                        (cut > 0 ? ", " + grouped(cut) + " of them cut." : "."));
    return data;
}

RunInput newRun(const RunOptions& options, Context& context) {
    RunInput input;
    core::RunConfig& config = input.config;
    config.training = options.settings.resolve();
    fitToContext(config.training, existingFolder(options.model), context);
    if (!options.adapter.empty()) fitToAdapter(config.training, options.adapter, context);
    const ModelInput model(options.model);
    config.model = core::utf8(std::filesystem::absolute(options.model).lexically_normal());
    config.adapter =
        options.adapter.empty() ? "" : core::utf8(std::filesystem::absolute(options.adapter).lexically_normal());
    config.format = options.format.format.empty()
                        ? std::string(core::name(core::PromptFormat::suited(options.model)))
                        : options.format.format;
    const core::PromptFormat format = formatOf(model, config);
    input.records = splitRecords(options, config.training.seed, context);
    if (input.records.validation.empty() && config.training.earlyStoppingPatience > 0)
        context.notices.say("early_stopping_patience does nothing here: there are no validation records. Give some with "
                            "--validation or --validation-split.");
    sayLeaks(input.records, context);
    config.trainingRecords = static_cast<std::int64_t>(input.records.training.size());
    config.validationRecords = static_cast<std::int64_t>(input.records.validation.size());
    config.testRecords = static_cast<std::int64_t>(input.records.test.size());
    encodeInto(input, format, context);
    return input;
}

RunInput resumedRun(const std::filesystem::path& run, Context& context) {
    RunInput input;
    input.config = core::Run::config(run);
    input.records = core::thaw(frozenFolder(run), input.config.data);
    const ModelInput model(std::filesystem::u8path(input.config.model));
    encodeInto(input, formatOf(model, input.config), context);
    return input;
}

} // namespace cli
