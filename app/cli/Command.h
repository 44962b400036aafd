/// What every subcommand is given and gives back. A subcommand describes its options to CLI11 and leaves an action;
/// CommandLine runs it and turns what it throws into a sentence and an exit code.
#pragma once

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
    Interrupt& interrupt;
    Output& out;      ///< results, on standard output
    Notices& notices; ///< progress and problems, on standard error
};

using Action = std::function<ExitCode(Context&)>;

/// Thrown where the person stopped the work; `kept` says in a sentence what is left of it, or is empty.
struct Interrupted {
    std::string kept;
};

void addInspect(CLI::App& app, Action& chosen);
void addTokenize(CLI::App& app, Action& chosen);
void addScore(CLI::App& app, Action& chosen);
void addGenerate(CLI::App& app, Action& chosen);
void addTrain(CLI::App& app, Action& chosen);

} // namespace cli
