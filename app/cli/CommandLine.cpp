#include "app/cli/CommandLine.h"

#include "app/cli/Arguments.h"
#include "app/cli/Command.h"
#include "app/cli/HelpFormatter.h"
#include "app/cli/Interrupt.h"
#include "app/cli/Notices.h"
#include "app/cli/Output.h"
#include "core/Error.h"
#include "core/text/NearestName.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <new>

namespace cli {
namespace {

using core::ProblemCode;

constexpr const char* Examples = R"(Examples:
  lorikeet-cli inspect --model models/my-llama
  lorikeet-cli train --model models/my-llama --data records.json --out runs/1
  lorikeet-cli generate --model models/my-llama --adapter runs/1/adapter \
      --instruction "When should the patient come back?"

Results go to standard output, progress and problems to standard error.
Exit codes: 0 done, 1 error, 2 wrong use, 130 stopped.
«lorikeet-cli COMMAND --help» describes a command and its options.)";

void describe(CLI::App& app, Action& chosen) {
    app.name("lorikeet-cli");
    app.formatter(std::make_shared<HelpFormatter>("COMMAND [options]"));
    app.set_help_flag("-h,--help", "Show this help.");
    app.set_version_flag("--version", "lorikeet-cli " LORIKEET_VERSION, "Show the version.");
    app.footer(Examples);
    app.require_subcommand(0, 1);
    addInspect(app, chosen);
    addTokenize(app, chosen);
    addScore(app, chosen);
    addGenerate(app, chosen);
    addTrain(app, chosen);
    addPredict(app, chosen);
    addEvaluate(app, chosen);
    addExport(app, chosen);
    for (CLI::App* command : app.get_subcommands({}))
        command->group("Commands")->set_help_flag("-h,--help", "Show this help.");
}

std::vector<std::string> commandNames(const CLI::App& app) {
    std::vector<std::string> names;
    for (const CLI::App* command : app.get_subcommands({})) names.push_back(command->get_name());
    return names;
}

/// A word that nothing knows, with the name that was probably meant.
core::Error unknownWord(const CLI::App& app) {
    const auto commands = app.get_subcommands();
    const CLI::App& where = commands.empty() ? app : *commands.front();
    std::vector<std::string> remaining = app.remaining(true);
    const std::string word =
        remaining.empty() ? std::string() : remaining.front().substr(0, remaining.front().find('='));
    const auto sentence = [&](const std::string& start, const std::vector<std::string>& known) {
        const std::string close = core::nearestName(word, std::vector<std::string_view>(known.begin(), known.end()));
        const std::string guess = close.empty() ? "" : " (did you mean «" + close + "»?)";
        return core::Error(ProblemCode::UsageInvalid, {}, {start + " «" + word + "»" + guess});
    };
    if (word.starts_with('-')) return sentence("there is no option", optionNames(where));
    if (!commands.empty()) return {ProblemCode::UsageInvalid, {}, {"«" + word + "» belongs to no option"}};
    return sentence("there is no command", commandNames(app));
}

core::Error missingCommand(const CLI::App& app) {
    const std::vector<std::string> names = commandNames(app);
    return {ProblemCode::UsageInvalid,
            {},
            {"a command is missing: " + listed(std::vector<std::string_view>(names.begin(), names.end()))}};
}

/// CLI11's own reason as part of a sentence: no line break, no full stop.
std::string reasonOf(const CLI::ParseError& error) {
    std::string reason = error.what();
    std::replace(reason.begin(), reason.end(), '\n', ' ');
    constexpr std::string_view Conversion = "Could not convert: ";
    if (reason.starts_with(Conversion)) reason = "this value cannot be used: " + reason.substr(Conversion.size());
    while (reason.ends_with('.') || reason.ends_with(' ')) reason.pop_back();
    return reason;
}

/// True where there is an action to run; help and version are answered here.
bool understand(CLI::App& app, int argc, const char* const* argv, Context& context) {
    try {
        app.parse(argc, argv);
    } catch (const CLI::CallForHelp&) {
        const auto commands = app.get_subcommands();
        context.out.write((commands.empty() ? app : *commands.front()).help());
        return false;
    } catch (const CLI::CallForVersion& version) {
        context.out.line(version.what());
        return false;
    } catch (const CLI::ArgumentMismatch& error) {
        const std::string_view reason = error.what();
        const bool isTooMany = reason.find(": At Most ") != std::string_view::npos;
        throw core::Error(ProblemCode::UsageInvalid, {},
                          {std::string(reason.substr(0, reason.find(':'))) +
                           (isTooMany ? " can be given only once" : " needs a value")});
    } catch (const CLI::ParseError& error) {
        // A slip in a name is told before what is missing because of it.
        if (!app.remaining(true).empty()) throw unknownWord(app);
        throw core::Error(ProblemCode::UsageInvalid, {}, {reasonOf(error)});
    }
    if (app.get_subcommands().empty()) throw missingCommand(app);
    return true;
}

bool isWrongUse(const core::Problem& problem) {
    return problem.code == ProblemCode::UsageInvalid || problem.code == ProblemCode::SettingUnknown ||
           problem.code == ProblemCode::SettingInvalid;
}

ExitCode failed(Context& context, const core::Error& error) {
    for (const core::Problem& problem : error.problems()) context.notices.problem(problem);
    const bool wrongUse = std::all_of(error.problems().begin(), error.problems().end(), isWrongUse);
    return wrongUse ? ExitCode::WrongUse : ExitCode::Failed;
}

ExitCode stopped(Context& context, const std::string& kept) {
    context.notices.say("Stopped." + (kept.empty() ? "" : " " + kept));
    return ExitCode::Stopped;
}

ExitCode guarded(int argc, const char* const* argv, Context& context) {
    try {
        CLI::App app("Fine-tune language models with LoRA: look at models and data, train, compare answers.");
        Action chosen;
        describe(app, chosen);
        const ExitCode code = understand(app, argc, argv, context) ? chosen(context) : ExitCode::Done;
        context.out.flush();
        return code;
    } catch (const core::Error& error) {
        return failed(context, error);
    } catch (const Interrupted& interrupted) {
        return stopped(context, interrupted.kept);
    } catch (const core::Stopped&) {
        return stopped(context, {});
    } catch (const std::bad_alloc&) {
        return failed(context, core::Error(ProblemCode::Unforeseen, {}, {"there is not enough memory"}));
    } catch (const std::exception& error) {
        return failed(context, core::Error(ProblemCode::Unforeseen, {}, {error.what()}));
    } catch (...) {
        return failed(context, core::Error(ProblemCode::Unforeseen, {}, {"an error without a description"}));
    }
}

/// Reached only by a fault of the program itself; even then it ends with a sentence and a known code.
[[noreturn]] void onTerminate() {
    std::fputs("The program failed in a way that it cannot describe. Report it with the command that leads here.\n",
               stderr);
    std::_Exit(static_cast<int>(ExitCode::Failed));
}

} // namespace

core::Progress Context::progress(Words words) const {
    return {interrupt.token(), [&shown = notices, words = std::move(words)](std::uint64_t done, std::uint64_t total) {
                if (shown.isDue()) shown.progress(words(done, total));
            }};
}

int run(int argc, const char* const* argv) noexcept {
    std::set_terminate(onTerminate);
    std::signal(SIGPIPE, SIG_IGN); // a closed pipe is a failed write, which has a sentence
    std::signal(SIGXFSZ, SIG_IGN); // so is a file that grows over its limit
    Interrupt interrupt;
    Output out;
    Notices notices;
    Context context{interrupt, out, notices};
    return static_cast<int>(guarded(argc, argv, context));
}

} // namespace cli
