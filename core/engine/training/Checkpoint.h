/// All that a run needs to go on to the bit: weights, the optimiser's moments, and where it was. One safetensors file,
/// replaced in one step, so that after a crash an older or a newer one is there, never half.
#pragma once

#include "core/engine/training/Optimizer.h"

#include <cstdint>
#include <filesystem>
#include <string>

namespace core::engine {

struct TrainingState {
    std::int64_t step = 0; ///< finished steps
    double seconds = 0;    ///< of training so far
    std::int64_t tokenBudget = 0;
    std::int64_t evaluatedStep = -1; ///< the last step that was evaluated
    std::int64_t bestStep = -1;
    double bestLoss = 0; ///< where there is a best step
    std::int64_t evaluationsSinceBest = 0;
    double smoothedLoss = 0, lowestLoss = 0; ///< what divergence is judged by

    friend bool operator==(const TrainingState&, const TrainingState&) = default;
};

/// What the bits of a run depend on beside its config.
struct Environment {
    std::string device, dtype, libtorch;
    std::int64_t threads = 0;
    std::string data;  ///< fingerprint of the samples: another tokenizer or template changes them
    std::string model; ///< its folder; empty in a checkpoint of an earlier version

    /// What differs, in English; empty where nothing does.
    std::string differenceFrom(const Environment& earlier) const;
};

struct Checkpoint {
    TrainingState state;
    Environment environment;
};

/// Throws FileUnwritable, DiskFull.
void writeCheckpoint(const std::filesystem::path& file, const Checkpoint& checkpoint, const Optimizer& optimizer);
/// Puts weights and moments into the optimiser's tensors. Throws CheckpointUnfit, or what is wrong with the file.
Checkpoint readCheckpoint(const std::filesystem::path& file, Optimizer& optimizer);

} // namespace core::engine
