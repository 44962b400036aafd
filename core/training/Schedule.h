/// The learning rate at each step, as transformers' get_scheduler gives it (optimization.py: linear, cosine with half a
/// wave, constant_with_warmup); warm-up steps are ceil(ratio × steps) as its Trainer counts them.
#pragma once

#include "core/Export.h"
#include "core/training/TrainingConfig.h"

#include <cstdint>

namespace core {

class LORIKEET_EXPORT Schedule {
public:
    Schedule(const TrainingConfig& config, std::int64_t totalSteps);
    /// `step` counts from 0: the rate used for the first step is at(0).
    double at(std::int64_t step) const;
    std::int64_t totalSteps() const { return m_totalSteps; }
    std::int64_t warmupSteps() const { return m_warmupSteps; }
    /// Optimiser steps of a run over `recordCount` records: epochs × ceil(records / batch) rounded up, or max_steps.
    static std::int64_t stepCount(const TrainingConfig& config, std::int64_t recordCount);

private:
    enum class Kind { Linear, Cosine, Constant };
    Kind m_kind;
    double m_peak;
    std::int64_t m_warmupSteps;
    std::int64_t m_totalSteps;
};

} // namespace core
