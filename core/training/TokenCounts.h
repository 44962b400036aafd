/// What a forecast counts of a run's records, whatever they are learned with: once counted, another forecast of them
/// takes no time.
#pragma once

#include "core/training/Forecast.h"

namespace core {

struct TokenCounts {
    std::int64_t records = 0; ///< learned from
    std::int64_t cutRecords = 0, leftOutRecords = 0;
    std::int64_t tokens = 0, learnedTokens = 0;
    bool hasValidation = false;
    std::int64_t validationTokens = 0;
};

/// `validation` may be nullptr.
LORIKEET_EXPORT TokenCounts countTokens(const TrainingData& training, const TrainingData* validation);
LORIKEET_EXPORT Forecast forecast(const TrainingConfig& config, const TokenCounts& counts, const TrainingTrial& trial);

} // namespace core
