/// What a run tells as it goes, in the order it happens; each is one line of events.jsonl.
#pragma once

#include "core/Export.h"
#include "core/metrics/ClassificationScore.h"

#include <cstdint>
#include <optional>
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

/// On the validation records; step 0 is the model before any training.
struct EvaluationFinished {
    std::int64_t step = 0;
    double epoch = 0;
    double loss = 0; ///< mean over their learned tokens, in nats; its exponential is the perplexity
    double tokenAccuracy = 0;
    double exactMatch = 0; ///< share of records whose greedy answer is the right one, word for word
    std::int64_t records = 0;
    std::int64_t learnedTokens = 0;
    bool isBest = false; ///< the lowest loss so far
    double seconds = 0;
    std::optional<ClassificationScore> judged; ///< where the task is classification; a record is then one token
};

struct CheckpointWritten {
    std::int64_t step = 0;
    double seconds = 0;
};

/// The run goes on from a checkpoint: what was told of later steps before does not count any more.
struct RunResumed {
    std::int64_t step = 0;
    double seconds = 0;
    /// What differs from before, so that the same bits are not to be expected (device, threads …); empty: nothing does.
    std::string differs;
};

struct RunFinished {
    std::int64_t step = 0;
    double seconds = 0;
    bool stoppedEarly = false;  ///< the validation loss had not fallen for long enough
    std::int64_t bestStep = -1; ///< whose weights are the result; -1: the last step's
};

struct RunStopped {
    std::int64_t step = 0;
    double seconds = 0;
};

struct ProblemReported {
    std::string name; ///< problemName of the code
    std::string text; ///< English
};

using TrainingEvent = std::variant<RunStarted, StepFinished, EvaluationFinished, CheckpointWritten, RunResumed,
                                   RunFinished, RunStopped, ProblemReported>;

/// One line without its line break: `{"event":"step","step":1,…}`.
LORIKEET_EXPORT std::string eventLine(const TrainingEvent& event);
/// Reads a line; unknown events of newer versions give an empty vector, as does a torn line.
LORIKEET_EXPORT std::vector<TrainingEvent> eventFromLine(std::string_view line);

} // namespace core
