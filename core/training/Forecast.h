/// What a run will take, told before it starts: counted from its data, and timed on a few micro-batches of it.
#pragma once

#include "core/Export.h"
#include "core/training/TrainingConfig.h"
#include "core/training/TrainingData.h"

#include <cstdint>

namespace core {

/// What a short trial on the run's own data took; nothing of it is kept.
struct TrainingTrial {
    std::int64_t microBatches = 0;
    double secondsPerToken = 0;          ///< forward and backward
    double secondsPerStep = 0;           ///< of the optimiser
    double secondsPerEvaluatedToken = 0; ///< 0: nothing to evaluate
    std::uint64_t peakBytes = 0;         ///< memory of the process at the largest micro-batch; 0: not known
    std::int64_t trainedParameters = 0;
    std::uint64_t resultBytes = 0; ///< of the adapter's or the model's weights on the disk
};

struct Forecast {
    std::int64_t records = 0; ///< learned from
    std::int64_t cutRecords = 0, leftOutRecords = 0;
    std::int64_t tokens = 0, learnedTokens = 0; ///< an epoch
    std::int64_t stepsPerEpoch = 0, steps = 0;
    std::int64_t evaluations = 0;
    double seconds = 0;
    std::uint64_t peakBytes = 0;
    std::uint64_t resultBytes = 0;     ///< on the disk, of what one uses
    std::uint64_t checkpointBytes = 0; ///< weights and two moments of each
    /// Of the whole run: checkpoint, last, best where there is validation, and result.
    std::uint64_t diskBytes = 0;
};

/// `validation` may be nullptr.
LORIKEET_EXPORT Forecast forecast(const TrainingConfig& config, const TrainingData& training,
                                  const TrainingData* validation, const TrainingTrial& trial);

} // namespace core
