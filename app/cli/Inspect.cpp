/// lorikeet-cli inspect: what a model, an adapter or a data file is, and everything that is wrong with it, at once.
/// Needs no engine.
#include "app/cli/Arguments.h"
#include "app/cli/Command.h"
#include "app/cli/HelpFormatter.h"
#include "app/cli/InspectParts.h"
#include "app/cli/Interrupt.h"
#include "app/cli/Notices.h"
#include "app/cli/Numbers.h"
#include "app/cli/Output.h"
#include "core/Error.h"
#include "core/Files.h"
#include "core/text/VisibleText.h"

#include <CLI/CLI.hpp>

#include <array>

namespace cli {
namespace {

constexpr const char* Examples = R"(Examples:
  lorikeet-cli inspect --model models/my-llama
  lorikeet-cli inspect --adapter runs/1/adapter --model models/my-llama
  lorikeet-cli inspect --data records.json --json

With --model beside --adapter, every tensor of the adapter is held against the
model. The exit code is 0 where it can be used, whatever is odd about it, and 1
where it cannot; all problems are listed in either case.)";

struct Options {
    std::filesystem::path model;
    std::filesystem::path adapter;
    std::filesystem::path data;
    bool json = false;
};

Finding find(const Options& options, Context& context) {
    if (!options.adapter.empty()) return findAdapter(options.adapter, options.model, context);
    return options.data.empty() ? findModel(options.model, context) : findData(options.data, context);
}

/// What cannot even be opened has an answer in JSON, too: its problems.
Finding unreadable(const Options& options, const core::Error& error) {
    Finding finding;
    finding.json = answer();
    finding.json["kind"] = !options.adapter.empty() ? "adapter" : options.data.empty() ? "model" : "data";
    finding.json["path"] = core::utf8(!options.adapter.empty() ? options.adapter
                                      : options.data.empty()   ? options.model
                                                               : options.data);
    finding.problems = error.problems();
    return finding;
}

ExitCode inspect(const Options& options, Context& context) {
    Finding finding;
    try {
        finding = find(options, context);
    } catch (const core::Error& error) {
        finding = unreadable(options, error);
    }
    context.interrupt.check();
    context.notices.clear();
    const bool usable = finding.problems.empty();
    if (options.json) {
        finding.json["usable"] = usable;
        finding.json["problems"] = problemsJson(finding.problems);
        finding.json["warnings"] = problemsJson(finding.warnings);
        context.out.line(dumped(finding.json));
    }
    for (const auto& [name, value] : finding.lines)
        if (!options.json) context.out.line(padded(core::oneLine(name), 13) + core::oneLine(value));
    context.out.flush();
    for (const core::Problem& problem : finding.warnings) context.notices.problem(problem);
    for (const core::Problem& problem : finding.problems) context.notices.problem(problem);
    return usable ? ExitCode::Done : ExitCode::Failed;
}

void checkUse(const CLI::App& command) {
    const bool besideAdapter = command.count("--adapter") > 0 && command.count("--data") == 0;
    if (!besideAdapter) needOneOf(command, std::array<std::string_view, 3>{"--model", "--adapter", "--data"});
}

} // namespace

void addInspect(CLI::App& app, Action& chosen) {
    CLI::App* command =
        app.add_subcommand("inspect", "Say what a model, an adapter or a data file is, and what is wrong with it.");
    command->formatter(
        std::make_shared<HelpFormatter>("inspect (--model DIR | --adapter DIR [--model DIR] | --data FILE) [--json]"));
    command->footer(Examples);
    const auto options = std::make_shared<Options>();
    command->add_option("--model", options->model, "Folder of a model, or the base that an adapter is checked against.")
        ->type_name("DIR")
        ->check(notEmpty());
    command->add_option("--adapter", options->adapter, "Folder of a LoRA adapter in PEFT's format.")
        ->type_name("DIR")
        ->check(notEmpty());
    command->add_option("--data", options->data, "A file of records: JSON, JSON Lines or CSV; or a folder of texts by label.")
        ->type_name("FILE")
        ->check(notEmpty());
    command->add_flag("--json", options->json, "Answer in JSON.");
    command->callback([command, options, &chosen] {
        chosen = [command, options](Context& context) {
            checkUse(*command);
            return inspect(*options, context);
        };
    });
}

} // namespace cli
