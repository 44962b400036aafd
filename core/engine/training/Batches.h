/// What of a step is computed at once: its samples, cut into micro-batches that fit a token budget.
#pragma once

#include "core/training/TrainingData.h"

#include <cstdint>
#include <vector>

namespace core::engine {

/// The samples in order, cut so that each part has at most `tokenBudget` tokens; a longer sample stands alone.
std::vector<std::vector<std::int64_t>> microBatches(const TrainingData& data, const std::vector<std::int64_t>& samples,
                                                    std::int64_t tokenBudget);

} // namespace core::engine
