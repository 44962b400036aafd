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
#include "app/cli/Plan.h"
#include "app/cli/RunInput.h"
#include "app/cli/RunSummary.h"
#include "app/cli/TrainingProgress.h"
#include "core/Error.h"
#include "core/Files.h"
#include "core/training/Run.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace cli {
namespace {

constexpr const char* Examples = R"(Examples:
  lorikeet-cli train --model models/my-llama --data records.json --out runs/1
  lorikeet-cli train --model models/my-llama --data a.jsonl b.csv --out runs/2 \
      --rank 16 --learning-rate 1e-4 --epochs 2
  lorikeet-cli train --model models/my-llama --data records.json --out runs/3 \
      --config runs/2/config.json --set batch_size=16
  lorikeet-cli train --model models/my-llama --data records.json --out runs/4 \
      --validation-split 0.1 --early-stopping-patience 3

RUN is a new folder: config.json (every setting), events.jsonl (a line a step),
best/ and last/, checkpoint/, and what one uses: adapter/ (in PEFT's format; try
it with generate --adapter RUN/adapter), or model/ with method=full. The records
are kept in data/ beside it. Ctrl+C stops soon and keeps what whole steps have
learned; --resume goes on from there, also with the same model in another place
(--model) or on another device. A second Ctrl+C ends the program at once.)";

struct Options {
    RunOptions run;
    bool plan = false;
    bool json = false;
};

/// `start`: the folder of the adapter to begin with; empty: a fresh one.
core::TrainingRequest requestOf(const core::PreparedRun& run, const std::filesystem::path& start,
                                core::LoadedModel& model, Context& context) {
    const core::AdapterHandle adapter = start.empty() ? 0 : attach(model, start, context);
    return {run.training, run.validation, run.config.training, adapter};
}
core::TrainingRequest requestOf(const core::PreparedRun& run, core::LoadedModel& model, Context& context) {
    return requestOf(run, std::filesystem::u8path(run.config.adapter), model, context);
}

struct StartedRun {
    std::unique_ptr<core::Run> run; ///< the task keeps its address
    std::unique_ptr<core::TrainingTask> task;
};

/// Makes the run's folder and the task, and freezes the records. Where that cannot be, nothing of it is left, so that
/// the corrected command can be given at once.
StartedRun startRun(const std::filesystem::path& out, RunInput& input, core::LoadedModel& model, Context& context) {
    std::error_code ignored;
    const bool existed = std::filesystem::exists(out, ignored);
    const std::filesystem::path frozen = core::frozenFolder(out);
    core::RunConfig& config = input.prepared.config;
    core::TrainingRequest request = requestOf(input.prepared, model, context);
    config.data = core::fingerprint(input.records, freezing(context));
    StartedRun started{std::make_unique<core::Run>(core::Run::create(out, config)), nullptr};
    try {
        started.task = model.train(std::move(request), *started.run);
        core::freeze(input.records, frozen, freezing(context));
        context.notices.clear();
        return started;
    } catch (...) {
        started.task.reset();
        started.run.reset();
        for (const auto& entry : std::filesystem::directory_iterator(out, ignored)) // it was empty before
            std::filesystem::remove_all(entry, ignored);
        if (!existed) std::filesystem::remove(out, ignored);
        std::filesystem::remove(frozen, ignored); // where it is empty
        throw;
    }
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

/// The run's config says what was used, so that a resumed run uses the same.
void resolveDevice(core::TrainingConfig& config, const OpenedModel& opened) {
    const core::Device& device = opened.model->device();
    config.device = device.kind == core::Device::Kind::Cpu ? "cpu" : "cuda:" + std::to_string(device.index);
    config.dtype = opened.model->precision() == core::Precision::BFloat16 ? "bfloat16" : "float32";
    config.threads = opened.engine->threads();
}

bool hasFinished(const std::vector<core::TrainingEvent>& events) {
    return std::any_of(events.begin(), events.end(),
                       [](const auto& event) { return std::holds_alternative<core::RunFinished>(event); });
}

ExitCode tell(const RunSummary& summary, core::TaskState state, const Options& options, Context& context) {
    if (options.json) context.out.line(dumped(summary.json(state)));
    if (state == core::TaskState::Stopped) {
        context.out.flush();
        throw Interrupted{summary.sentence() + " Go on with: " + summary.resumption()};
    }
    if (!options.json) context.out.line("Done: " + summary.sentence());
    return ExitCode::Done;
}

/// What an error in the middle of a run leaves: a lower learning rate is a new run, more space or memory is not.
ExitCode tellFailure(const core::Error& error, const core::Run& run, const RunSummary& summary, Context& context) {
    for (const core::Problem& problem : error.problems()) context.notices.problem(problem);
    const core::ProblemCode code = error.problems().front().code;
    const bool isOfItsSettings = code == core::ProblemCode::LossNotFinite || code == core::ProblemCode::LossDiverged ||
                                 code == core::ProblemCode::ValidationFailed;
    std::error_code ignored;
    if (!isOfItsSettings && std::filesystem::exists(run.checkpoint(), ignored))
        context.notices.say("The last checkpoint is kept. Go on from it with: " + summary.resumption());
    return ExitCode::Failed;
}

ExitCode runToItsEnd(const Options& options, StartedRun started, const core::RunConfig& config,
                     TrainingProgress& progress, Context& context) {
    try {
        const core::TaskState state = follow(*started.task, progress, context);
        return tell(RunSummary(options.run.out, config, progress), state, options, context);
    } catch (const core::Error& error) {
        return tellFailure(error, *started.run, RunSummary(options.run.out, config, progress), context);
    }
}

OpenedModel openModelOf(core::RunConfig& config, Context& context) {
    core::TrainingConfig& training = config.training;
    core::ModelPurpose purpose;
    if (training.task == "classification") purpose = {core::ModelTask::Classify, core::labelSetOf(config)};
    if (training.task == "masked_lm") purpose.task = core::ModelTask::FillMasks;
    OpenedModel opened =
        openModel(std::filesystem::u8path(config.model),
                  {training.device, training.dtype, static_cast<int>(training.threads)}, context, purpose);
    resolveDevice(training, opened);
    return opened;
}

ExitCode train(const Options& options, Context& context) {
    RunInput input = newRun(options.run, context);
    const OpenedModel opened = openModelOf(input.prepared.config, context);
    if (options.plan) {
        printPlan(requestOf(input.prepared, *opened.model, context), opened,
                  options.json ? PlanOutput::Json : PlanOutput::Text, context);
        return ExitCode::Done;
    }
    TrainingProgress progress(context.notices, input.prepared.config.training.task);
    StartedRun started = startRun(options.run.out, input, *opened.model, context);
    return runToItsEnd(options, std::move(started), input.prepared.config, progress, context);
}

ExitCode resume(const Options& options, Context& context) {
    const std::filesystem::path& out = options.run.out;
    const core::RunConfig config = core::Run::config(out);
    TrainingProgress progress(context.notices, config.training.task);
    if (const auto events = core::Run::events(out); hasFinished(events)) {
        progress.recallWhole(events);
        context.notices.say("This run has finished already; nothing was changed.");
        return tell(RunSummary(out, config, progress), core::TaskState::Finished, options, context);
    }
    StartedRun started{std::make_unique<core::Run>(core::Run::open(out)), nullptr};
    progress.recall(core::Run::events(out));
    RunInput input = resumedRun(options.run, context);
    core::RunConfig& used = input.prepared.config;
    const OpenedModel opened = openModelOf(used, context);
    started.task = opened.model->train(
        requestOf(input.prepared, core::startFolder(out, used), *opened.model, context), *started.run);
    // Whoever uses the run later looks for its model here.
    if (core::runConfigJson(used) != core::runConfigJson(config)) started.run->setConfig(used);
    return runToItsEnd(options, std::move(started), used, progress, context);
}

/// What a new run needs, and a resumed one has already.
void checkUse(const CLI::App& command, const Options& options) {
    const auto refuse = [](const std::string& what) {
        throw core::Error(core::ProblemCode::UsageInvalid, {}, {what});
    };
    if (!options.run.resume) {
        for (const char* needed : {"--model", "--data"})
            if (command.count(needed) == 0)
                refuse(std::string(needed) + " is needed, or --resume with the folder of a run");
        if (command.count("--out") == 0 && !options.plan)
            refuse("--out is needed: a new folder for the run; or --plan, which writes nothing");
        for (const auto& [files, share] : {std::pair{"--validation", "--validation-split"}, {"--test", "--test-split"}})
            if (command.count(files) > 0 && command.count(share) > 0)
                refuse(std::string(files) + " and " + share + " exclude each other");
        return;
    }
    if (command.count("--out") == 0) refuse("--resume needs --out with the folder of the run");
    constexpr std::array<std::string_view, 7> Allowed{"--resume", "--out",   "--json",   "--model",
                                                      "--device", "--dtype", "--threads"};
    for (const CLI::Option* option : command.get_options())
        if (option->count() > 0 && std::ranges::find(Allowed, option->get_name()) == Allowed.end())
            refuse(option->get_name() + ": a resumed run keeps its settings and its records; only --model (the same "
                                        "one, elsewhere), --device, --dtype and --threads can be given");
}

void addRecordOptions(CLI::App& command, RunOptions& run) {
    const auto files = [&](const char* name, std::vector<std::filesystem::path>& list, const char* what) {
        command.add_option(name, list, what)->type_name("FILE…")->check(notEmpty());
    };
    const auto share = [&](const char* name, double& value, const char* what) {
        command.add_option(name, value, what)->type_name("F")->check(within(0, 0.9));
    };
    files("--data", run.data, "Files of records: JSON, JSON Lines or CSV; or folders of texts (train/pos, train/neg …).");
    files("--validation", run.validation, "Files of records to watch training by; the best adapter is chosen by them.");
    share("--validation-split", run.validationShare, "Or: the share of the records to put aside for that, such as 0.1.");
    files("--test", run.test, "Files of records that are kept with the run and never looked at in training.");
    share("--test-split", run.testShare, "Or: the share of the records to put aside for that.");
}

} // namespace

void addTrain(CLI::App& app, Action& chosen) {
    CLI::App* command = app.add_subcommand("train", "Train a LoRA adapter, or every weight of a model, on records.");
    command->formatter(std::make_shared<HelpFormatter>(
        "train --model DIR --data FILE… --out RUN [settings]\n"
        "       lorikeet-cli train --resume --out RUN [--model DIR] [--device NAME] [--dtype NAME] [--threads N]"));
    command->footer(Examples);
    const auto options = std::make_shared<Options>();
    addModelOption(*command, options->run.model)->required(false);
    addRecordOptions(*command, options->run);
    command->add_option("--out", options->run.out, "A new folder for the run.")
        ->type_name("RUN")
        ->check(notEmpty());
    command->add_flag("--plan", options->plan,
                      "Only say what the run will take: steps, time, memory, disk. A few seconds of it are tried out.");
    command->add_option("--adapter", options->run.adapter, "Folder of an adapter (PEFT) to go on from.")
        ->type_name("DIR")
        ->check(notEmpty());
    command->add_flag("--resume", options->run.resume, "Go on with the interrupted run in RUN, to the bit.");
    addFormatOption(*command, options->run.format);
    addStrictOption(*command, options->run.rule);
    command->add_flag("--json", options->json,
                      "End with an answer in JSON: run, adapter or model, outcome (finished, stopped), steps, losses.");
    options->run.settings.addTo(*command);
    command->callback([command, options, &chosen] {
        chosen = [command, options](Context& context) {
            checkUse(*command, *options);
            return options->run.resume ? resume(*options, context) : train(*options, context);
        };
    });
}

} // namespace cli
