/// Which samples each optimiser step learns from, and how they are cut into micro-batches that fit a token budget.
/// Order depends on the seed and the epoch alone, so a run can be repeated and resumed.
#pragma once

#include "core/training/TrainingConfig.h"
#include "core/training/TrainingData.h"

#include <cstdint>
#include <vector>

namespace core::engine {

class Batches {
public:
    Batches(const TrainingData& data, const TrainingConfig& config);

    std::int64_t stepsPerEpoch() const;
    /// Samples of a step, which counts from 0 over all epochs.
    std::vector<std::int64_t> step(std::int64_t step) const;

private:
    std::vector<std::int64_t> order(std::int64_t epoch) const;
    const TrainingData* m_data;
    std::int64_t m_batchSize;
    bool m_shuffle;
    std::uint64_t m_seed;
    mutable std::int64_t m_cachedEpoch = -1;
    mutable std::vector<std::int64_t> m_cachedOrder;
};

/// The samples in order, cut so that each part has at most `tokenBudget` tokens; a longer sample stands alone.
std::vector<std::vector<std::int64_t>> microBatches(const TrainingData& data, const std::vector<std::int64_t>& samples,
                                                    std::int64_t tokenBudget);

} // namespace core::engine
