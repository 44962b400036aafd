/// Which samples each optimiser step of a run learns from. Order depends on the seed and the epoch alone, so that a run
/// can be repeated, resumed, and asked about afterwards.
#pragma once

#include "core/Export.h"
#include "core/training/TrainingConfig.h"

#include <cstdint>
#include <vector>

namespace core {

class LORIKEET_EXPORT StepOrder {
public:
    StepOrder(std::int64_t samples, const TrainingConfig& config);

    std::int64_t stepsPerEpoch() const;
    /// Of a step, which counts from 0 over all epochs.
    std::vector<std::int64_t> samplesOf(std::int64_t step) const;

private:
    std::vector<std::int64_t> order(std::int64_t epoch) const;

    std::int64_t m_samples;
    std::int64_t m_batchSize;
    bool m_shuffle;
    std::uint64_t m_seed;
    mutable std::int64_t m_cachedEpoch = -1;
    mutable std::vector<std::int64_t> m_cachedOrder;
};

} // namespace core
