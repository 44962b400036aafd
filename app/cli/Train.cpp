/// lorikeet-cli train: a LoRA adapter from records. The run's folder is written by the engine's trainer as it goes;
/// here it is started, shown, stopped and summed up.
#include "app/cli/Arguments.h"
#include "app/cli/Command.h"
#include "app/cli/EngineInput.h"
#include "app/cli/HelpFormatter.h"
#include "app/cli/Interrupt.h"
#include "app/cli/Json.h"
#include "app/cli/ModelInput.h"
#include "app/cli/Notices.h"
#include "app/cli/Numbers.h"
#include "app/cli/Output.h"
#include "app/cli/TrainingInput.h"
#include "app/cli/TrainingProgress.h"
#include "app/cli/TrainingSettings.h"
#include "core/Error.h"
#include "core/Files.h"
#include "core/training/Run.h"
#include "core/training/TrainingData.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cmath>

namespace cli {
namespace {

constexpr const char* Examples = R"(Examples:
  lorikeet-cli train --model models/my-llama --data records.json --out runs/1
  lorikeet-cli train --model models/my-llama --data a.jsonl b.csv --out runs/2 \
      --rank 16 --learning-rate 1e-4 --epochs 2
  lorikeet-cli train --model models/my-llama --data records.json --out runs/3 \
      --config runs/2/config.json --set batch_size=16

RUN is a new folder: config.json (every setting), events.jsonl (a line a step)
and adapter/ (in PEFT's format; use it with generate --adapter RUN/adapter).
Ctrl+C stops soon and keeps the adapter of the last whole step; a second Ctrl+C
ends the program at once.)";

struct Options {
    std::filesystem::path model;
    std::vector<std::filesystem::path> data;
    std::filesystem::path out;
    FormatOptions format;
    TrainingSettings settings;
    DataRule rule = DataRule::UseTheRest;
    bool json = false;
};

std::shared_ptr<const core::TrainingData> trainingData(const Options& options, const core::TrainingConfig& config,
                                                       Context& context) {
    const ModelInput model(options.model);
    FormatOptions formatOptions = options.format;
    formatOptions.learned = config.learned;
    const core::PromptFormat format = model.format(formatOptions);
    const std::vector<core::Record> records = readData(options.data, options.rule, core::Answers::Needed, context);
    const auto data = std::make_shared<const core::TrainingData>(encodeRecords(records, format, config, context));
    list(context.notices, data->notes, "«max_length» and «overlong» decide what happens to long records.");
    const auto cut = std::count_if(data->notes.begin(), data->notes.end(),
                                   [](const core::Problem& note) { return note.code == core::ProblemCode::RecordCut; });
    if (!data->notes.empty())
        context.notices.say(grouped(static_cast<std::int64_t>(data->samples.size())) + " of " +
                            counted(static_cast<std::int64_t>(records.size()), "record") + " will be learned from" +
                            (cut > 0 ? ", " + grouped(cut) + " of them cut." : "."));
    return data;
}

/// Makes the run's folder and the task. Where the task cannot be made, a folder that was not there before is taken away
/// again, so that the corrected command can be given at once.
struct StartedRun {
    core::Run run;
    std::unique_ptr<core::TrainingTask> task;
};

StartedRun startRun(const Options& options, const core::TrainingConfig& config,
                    std::shared_ptr<const core::TrainingData> data, core::LoadedModel& model) {
    std::error_code ignored;
    const bool existed = std::filesystem::exists(options.out, ignored);
    StartedRun started{core::Run::create(options.out, {.training = config}), nullptr};
    try {
        started.task = model.train({.training = std::move(data), .validation = nullptr, .config = config}, started.run);
    } catch (...) {
        if (!existed) std::filesystem::remove_all(options.out, ignored);
        throw;
    }
    return started;
}

std::string lossSentence(const TrainingProgress& progress) {
    if (!progress.firstLoss()) return "No step was finished.";
    const std::string steps = counted(progress.step(), "step") + " in " + durationText(progress.seconds());
    return steps + ", " + counted(progress.learnedTokens(), "learned token") + "; the loss went from " +
           fixed(*progress.firstLoss(), 4) + " to " + fixed(*progress.lastLoss(), 4) + ".";
}

Json finiteOrNull(std::optional<double> value) {
    return value && std::isfinite(*value) ? Json(*value) : Json(nullptr);
}

/// The adapter's place, where one was written.
std::optional<std::filesystem::path> writtenAdapter(const core::Run& run) {
    std::error_code ignored;
    for (const char* method : {"lora", "full"})
        if (std::filesystem::exists(run.result(method) / "config.json", ignored) ||
            std::filesystem::exists(run.result(method) / "adapter_config.json", ignored))
            return run.result(method);
    return std::nullopt;
}

std::string placeSentence(const std::optional<std::filesystem::path>& adapter, const TrainingProgress& progress) {
    if (!adapter) return "No adapter was written.";
    if (progress.step() == 0) return "The adapter in " + core::utf8(*adapter) + " is untrained.";
    return "The adapter lies in " + core::utf8(*adapter) + ".";
}

void printJson(const core::Run& run, const TrainingProgress& progress, core::TaskState state, Output& out) {
    const auto adapter = writtenAdapter(run);
    Json json = answer();
    json["run"] = core::utf8(run.folder());
    json["adapter"] = adapter ? Json(core::utf8(*adapter)) : Json(nullptr);
    json["outcome"] = state == core::TaskState::Stopped ? "stopped" : "finished";
    json["step"] = progress.step();
    json["planned_steps"] = progress.plannedSteps();
    json["first_loss"] = finiteOrNull(progress.firstLoss());
    json["last_loss"] = finiteOrNull(progress.lastLoss());
    json["learned_tokens"] = progress.learnedTokens();
    json["seconds"] = progress.seconds();
    out.line(dumped(json));
}

core::TaskState follow(core::TrainingTask& task, TrainingProgress& progress, Context& context) {
    std::vector<core::TrainingEvent> events;
    core::TaskState state = core::TaskState::Running;
    bool announced = false;
    while (state == core::TaskState::Running) {
        if (context.interrupt.requested() && !std::exchange(announced, true)) context.notices.say("Stopping …");
        events.clear();
        state = task.advance(context.interrupt.token(), events);
        for (const core::TrainingEvent& event : events) progress.add(event);
    }
    context.notices.clear();
    return state;
}

ExitCode train(const Options& options, Context& context) {
    core::TrainingConfig config = options.settings.resolve();
    fitToContext(config, existingFolder(options.model), context);
    const auto data = trainingData(options, config, context);
    const OpenedModel opened =
        openModel(options.model, {config.device, config.dtype, static_cast<int>(config.threads)}, context);
    StartedRun started = startRun(options, config, data, *opened.model);
    TrainingProgress progress(context.notices);
    const core::TaskState state = follow(*started.task, progress, context);
    const auto adapter = writtenAdapter(started.run);
    const std::string place = placeSentence(adapter, progress);
    if (options.json) printJson(started.run, progress, state, context.out);
    if (state == core::TaskState::Stopped) {
        context.out.flush();
        throw Interrupted{lossSentence(progress) + " " + place};
    }
    if (!options.json) context.out.line("Done: " + lossSentence(progress) + " " + place);
    return ExitCode::Done;
}

} // namespace

void addTrain(CLI::App& app, Action& chosen) {
    CLI::App* command = app.add_subcommand("train", "Train a LoRA adapter on records.");
    command->formatter(std::make_shared<HelpFormatter>("train --model DIR --data FILE… --out RUN [settings]"));
    command->footer(Examples);
    const auto options = std::make_shared<Options>();
    addModelOption(*command, options->model);
    command->add_option("--data", options->data, "Files of records: JSON, JSON Lines or CSV.")
        ->type_name("FILE…")
        ->required()
        ->check(notEmpty());
    command->add_option("--out", options->out, "A new folder for the run.")
        ->type_name("RUN")
        ->required()
        ->check(notEmpty());
    addFormatOption(*command, options->format);
    addStrictOption(*command, options->rule);
    command->add_flag("--json", options->json,
                      "End with an answer in JSON: run, adapter, outcome (finished, stopped), steps, losses, seconds.");
    options->settings.addTo(*command);
    command->callback(
        [options, &chosen] { chosen = [options](Context& context) { return train(*options, context); }; });
}

} // namespace cli
