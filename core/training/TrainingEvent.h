/// What a run tells as it goes, in the order it happens; each is one line of events.jsonl.
#pragma once

#include "core/Export.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace core {

struct RunStarted {
    std::int64_t steps = 0;   ///< of the whole run
    std::int64_t records = 0; ///< per epoch
    std::int64_t tokens = 0;  ///< per epoch
    std::int64_t trainableParameters = 0;
    std::string device;
    std::string dtype;
    std::int64_t threads = 0;
};

struct StepFinished {
    std::int64_t step = 0;
    double epoch = 0;
    double loss = 0; ///< mean over the learned tokens of the step, in nats
    double learningRate = 0;
    double gradientNorm = 0; ///< before clipping
    std::int64_t tokens = 0;
    std::int64_t learnedTokens = 0;
    double tokensPerSecond = 0;
    double seconds = 0; ///< since the run started
};

struct RunFinished {
    std::int64_t step = 0;
    double seconds = 0;
};

struct RunStopped {
    std::int64_t step = 0;
    double seconds = 0;
};

struct ProblemReported {
    std::string name; ///< problemName of the code
    std::string text; ///< English
};

using TrainingEvent = std::variant<RunStarted, StepFinished, RunFinished, RunStopped, ProblemReported>;

/// One line without its line break: `{"event":"step","step":1,…}`.
LORIKEET_EXPORT std::string eventLine(const TrainingEvent& event);
/// Reads a line; unknown events of newer versions give an empty vector, as does a torn line.
LORIKEET_EXPORT std::vector<TrainingEvent> eventFromLine(std::string_view line);

} // namespace core
