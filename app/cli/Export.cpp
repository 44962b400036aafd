/// lorikeet-cli export: an adapter as a folder for elsewhere, read from disk anew and compared before it is called
/// done.
#include "app/cli/Arguments.h"
#include "app/cli/Command.h"
#include "app/cli/EngineInput.h"
#include "app/cli/HelpFormatter.h"
#include "app/cli/Interrupt.h"
#include "app/cli/Json.h"
#include "app/cli/Notices.h"
#include "app/cli/Numbers.h"
#include "app/cli/Output.h"
#include "app/cli/RunInput.h"
#include "core/Error.h"
#include "core/Files.h"
#include "core/model/AdapterConfig.h"
#include "core/model/AdapterPurpose.h"
#include "core/release/ExportPlan.h"
#include "core/release/ModelCard.h"
#include "core/training/Run.h"

#include <CLI/CLI.hpp>

#include <array>

namespace cli {
namespace {

constexpr const char* Examples = R"(Examples:
  lorikeet-cli export --run runs/1 --to peft --out exports/clinic
  lorikeet-cli export --run runs/1 --to merged --out exports/clinic-model
  lorikeet-cli export --adapter adapters/law --model models/my-llama \
      --to merged --out exports/law-model

peft is the adapter alone, for PEFT and everything that reads its format; merged
is a whole model with the adapter in its weights. The folder is written aside,
read from disk again and has to judge texts as the adapter in memory does: those
that a run put aside, those of --data, or a few common ones. Only then it is put
in place, with a card that says what it is (README.md and lorikeet-card.json);
otherwise it stays as OUT.unverified.
--json prints one object: schema, folder, format, sequences and tokens compared,
largest_difference (of a log-probability, in nats) and rounding_difference (its
mean against the adapter in memory: what the base's number format costs).)";

struct Options {
    std::filesystem::path run, adapter, model, out;
    std::string to;
    std::vector<std::filesystem::path> data;
    FormatOptions format;
    DeviceOptions device;
    DataRule rule = DataRule::UseTheRest;
    bool json = false;
};

core::ExportPlan planOfRun(const Options& options, Context& context) {
    const core::RunConfig config = core::Run::config(options.run);
    if (config.training.method == "full")
        throw core::Error(core::ProblemCode::UsageInvalid, {},
                          {"this run trained the whole model; it lies in " + core::utf8(options.run / "model") +
                           " and can be used as it is"});
    return core::planRunExport(options.run, {}, thawing(context));
}

core::ExportPlan planOf(const Options& options, Context& context) {
    if (!options.run.empty()) return planOfRun(options, context);
    const std::filesystem::path& adapter = existingFolder(options.adapter);
    std::filesystem::path model = options.model;
    if (model.empty()) {
        model = std::filesystem::u8path(core::readAdapterConfig(adapter).baseModel);
        std::error_code ignored;
        if (!std::filesystem::is_directory(model, ignored))
            throw core::Error(core::ProblemCode::UsageInvalid, {},
                              {"the adapter's base model, «" + core::utf8(model) +
                               "», is no folder here; name it with --model"});
    }
    std::vector<core::Record> records;
    if (!options.data.empty()) records = readData(options.data, options.rule, core::Answers::Needed, context);
    return core::planAdapterExport(adapter, model, records, options.format.format);
}

core::ExportVerified follow(core::ExportTask& task, Context& context) {
    std::optional<core::ExportVerified> verified;
    std::vector<core::ExportEvent> events;
    core::TaskState state = core::TaskState::Running;
    while (state == core::TaskState::Running) {
        events.clear();
        state = task.advance(context.interrupt.token(), events);
        for (const core::ExportEvent& event : events) {
            if (const auto* found = std::get_if<core::ExportVerified>(&event)) verified = *found;
            if (const auto* progress = std::get_if<core::ExportProgress>(&event))
                context.notices.progress(std::to_string(100 * progress->done / progress->total) + " %");
        }
    }
    context.notices.clear();
    context.interrupt.check();
    return verified.value();
}

/// What was compared: log-probabilities of tokens or of one label, or what a head of several labels or of numbers says.
void tell(const core::ModelCard& card, const std::filesystem::path& folder, Context& context) {
    const core::HowVerified& verified = card.verified;
    const bool isProbable = !card.labels || card.labels->problem == core::ProblemType::SingleLabel;
    const std::string what = isProbable ? "log-probabilities" : "logits", unit = isProbable ? " nats" : "";
    context.out.line("Done: " + core::utf8(folder) + ". Read from disk again, it judges " +
                     counted(verified.sequences, "text") + " (" + counted(verified.tokens, "token") +
                     ") as the adapter in memory does" +
                     (verified.largestDifference > 0
                          ? ": " + what + " differ by " + scientific(verified.largestDifference) + unit + " at most."
                          : ", to the bit."));
    if (verified.roundingDifference > 1e-4)
        context.out.line("The weights are stored in the base's own number format, which moves " +
                         std::string(isProbable ? "a log-probability" : "a logit") + " by " +
                         scientific(verified.roundingDifference) + unit + " on average.");
}

ExitCode exportFolder(const Options& options, Context& context) {
    if (core::isThere(options.out)) // before a large model is opened in vain
        throw core::Error(core::ProblemCode::FolderNotEmpty, {.file = core::utf8(options.out)});
    core::ExportPlan plan = planOf(options, context);
    const OpenedModel opened = openModel(plan.model, options.device, context, core::purposeOfAdapter(plan.adapter));
    core::ExportRequest request;
    request.adapter = attach(*opened.model, plan.adapter, context);
    const bool isPeft = options.to == "peft";
    request.format = isPeft ? core::ExportRequest::Format::Peft : core::ExportRequest::Format::Merged;
    request.folder = options.out;
    request.sequences = std::move(plan.sequences);
    core::ModelCard card = core::makeCard(plan, isPeft ? core::ReleaseFormat::Peft : core::ReleaseFormat::Merged, {},
                                          "Lorikeet " LORIKEET_VERSION);
    const core::ExportVerified verified = follow(*opened.model->exportTo(std::move(request)), context);
    card.verified = {verified.sequences, verified.tokens, verified.largestDifference, verified.roundingDifference};
    core::writeCard(options.out, card);
    if (options.json) {
        Json json = answer();
        json["folder"] = core::utf8(options.out);
        json["format"] = options.to;
        json["sequences"] = verified.sequences;
        json["tokens"] = verified.tokens;
        json["largest_difference"] = verified.largestDifference;
        json["rounding_difference"] = verified.roundingDifference;
        context.out.line(dumped(json));
        return ExitCode::Done;
    }
    tell(card, options.out, context);
    return ExitCode::Done;
}

} // namespace

void addExport(CLI::App& app, Action& chosen) {
    CLI::App* command = app.add_subcommand("export", "Write an adapter, or a model with it, for use elsewhere.");
    command->formatter(std::make_shared<HelpFormatter>(
        "export (--run RUN | --adapter DIR [--model DIR]) --to peft|merged --out DIR [options]"));
    command->footer(Examples);
    const auto options = std::make_shared<Options>();
    const auto folder = [&](const char* name, std::filesystem::path& value, const char* what, const char* type) {
        return command->add_option(name, value, what)->type_name(type)->check(notEmpty());
    };
    folder("--run", options->run, "A run: its adapter is exported, and verified by its records.", "RUN");
    folder("--adapter", options->adapter, "Or: folder of a LoRA adapter (PEFT).", "DIR");
    addModelOption(*command, options->model)->required(false);
    command->add_option("--to", options->to, "peft: the adapter alone; merged: a whole model with it.")
        ->type_name("NAME")
        ->required()
        ->check(oneOf({"peft", "merged"}));
    folder("--out", options->out, "A new folder.", "DIR")->required();
    command->add_option("--data", options->data, "Records to verify an adapter by; without them, a few common texts.")
        ->type_name("FILE…")
        ->check(notEmpty());
    addFormatOption(*command, options->format);
    addStrictOption(*command, options->rule);
    command->add_flag("--json", options->json, "Answer in JSON.");
    addDeviceOptions(*command, options->device);
    command->callback([command, options, &chosen] {
        chosen = [command, options](Context& context) {
            needOneOf(*command, std::array<std::string_view, 2>{"--run", "--adapter"});
            constexpr std::array<std::string_view, 1> Adapter{"--adapter"}, Data{"--data"};
            for (const std::string_view option : {"--model", "--data"}) needs(*command, option, Adapter);
            for (const std::string_view option : {"--format", "--strict"}) needs(*command, option, Data);
            return exportFolder(*options, context);
        };
    });
}

} // namespace cli
