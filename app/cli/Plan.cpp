#include "app/cli/Plan.h"

#include "app/cli/Command.h"
#include "app/cli/EngineInput.h"
#include "app/cli/Interrupt.h"
#include "app/cli/Json.h"
#include "app/cli/Notices.h"
#include "app/cli/Numbers.h"
#include "app/cli/Output.h"

namespace cli {
namespace {

core::TrainingTrial tried(const core::TrainingRequest& request, core::LoadedModel& model, Context& context) {
    const auto task = model.tryOut(request);
    std::vector<core::TrainingTrial> trials;
    core::TaskState state = core::TaskState::Running;
    while (state == core::TaskState::Running) {
        state = task->advance(context.interrupt.token(), trials);
        context.notices.progress("trying out a few micro-batches");
    }
    context.notices.clear();
    context.interrupt.check();
    return trials.at(0);
}

Json planJson(const core::Forecast& plan, const core::TrainingTrial& trial) {
    Json json = answer();
    json["records"] = plan.records;
    json["cut_records"] = plan.cutRecords;
    json["left_out_records"] = plan.leftOutRecords;
    json["tokens"] = plan.tokens;
    json["learned_tokens"] = plan.learnedTokens;
    json["steps_per_epoch"] = plan.stepsPerEpoch;
    json["steps"] = plan.steps;
    json["evaluations"] = plan.evaluations;
    json["trainable_parameters"] = trial.trainedParameters;
    json["result_bytes"] = plan.resultBytes;
    json["checkpoint_bytes"] = plan.checkpointBytes;
    json["disk_bytes"] = plan.diskBytes;
    json["seconds"] = plan.seconds;
    json["peak_bytes"] = plan.peakBytes > 0 ? Json(plan.peakBytes) : Json(nullptr);
    json["tried_micro_batches"] = trial.microBatches;
    return json;
}

/// Of what is written some tokens are learned; of a text that is judged its label.
std::string learnedText(const std::string& task, const core::Forecast& plan) {
    if (task == "classification") return {};
    return ", " + grouped(plan.learnedTokens) + (task == "masked_lm" ? " of them may be hidden" : " of them learned");
}

} // namespace

void printPlan(const core::TrainingRequest& request, const OpenedModel& opened, PlanOutput output, Context& context) {
    const core::TrainingTrial trial = tried(request, *opened.model, context);
    const core::Forecast plan =
        core::forecast(request.config, *request.training, request.validation.get(), trial);
    if (output == PlanOutput::Json) return context.out.line(dumped(planJson(plan, trial)));
    const auto row = [&](const char* name, const std::string& text) { context.out.line(padded(name, 10) + text); };
    row("Records", grouped(plan.records) + " to learn from, " + grouped(plan.cutRecords) + " of them cut; " +
                       grouped(plan.leftOutRecords) + " left out");
    row("Tokens", grouped(plan.tokens) + " an epoch" + learnedText(request.config.task, plan));
    row("Steps", grouped(plan.stepsPerEpoch) + " an epoch, " + grouped(plan.steps) + " in all; " +
                     counted(plan.evaluations, "look") + " at the validation records");
    row("Trained", counted(trial.trainedParameters, "parameter"));
    row("Disk", bytesText(plan.diskBytes) + " in all: the result with " + bytesText(plan.resultBytes) +
                    ", as much for the last" + (request.validation ? ", as much for the best" : "") +
                    ", and a checkpoint with " + bytesText(plan.checkpointBytes));
    row("Time", "about " + durationText(plan.seconds) + " on " + opened.model->device().name + ", " +
                    counted(opened.engine->threads(), "thread"));
    if (plan.peakBytes > 0) row("Memory", "about " + bytesText(plan.peakBytes) + " at its peak");
    context.out.line("Measured on " + counted(trial.microBatches, "micro-batch", "micro-batches") +
                     " of these records; nothing was written.");
}

} // namespace cli
