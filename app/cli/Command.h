/// What every subcommand is given and gives back. A subcommand describes its options to CLI11 and leaves an action;
/// CommandLine runs it and turns what it throws into a sentence and an exit code.
#pragma once

#include "core/Progress.h"

#include <functional>
#include <string>

namespace CLI {
class App;
}

namespace cli {

class Interrupt;
class Notices;
class Output;

/// The only codes the program ends with.
enum class ExitCode { Done = 0, Failed = 1, WrongUse = 2, Stopped = 130 };

struct Context {
    /// «1,200 of 5,000 records»
    using Words = std::function<std::string(std::uint64_t done, std::uint64_t total)>;

    Interrupt& interrupt;
    Output& out;      ///< results, on standard output
    Notices& notices; ///< progress and problems, on standard error

    /// For a long call of core: the person stops it, and what it tells is shown in `words`.
    core::Progress progress(Words words) const;
};

using Action = std::function<ExitCode(Context&)>;

/// Thrown where the person stopped the work and something of it is kept: what, in a sentence. Where there is nothing,
/// core::Stopped does.
struct Interrupted {
    std::string kept;
};

void addInspect(CLI::App& app, Action& chosen);
void addTokenize(CLI::App& app, Action& chosen);
void addScore(CLI::App& app, Action& chosen);
void addGenerate(CLI::App& app, Action& chosen);
void addTrain(CLI::App& app, Action& chosen);
void addPredict(CLI::App& app, Action& chosen);
void addEvaluate(CLI::App& app, Action& chosen);
void addExport(CLI::App& app, Action& chosen);

} // namespace cli
