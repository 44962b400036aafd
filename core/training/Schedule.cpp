#include "core/training/Schedule.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace core {

Schedule::Schedule(const TrainingConfig& config, std::int64_t totalSteps)
    : m_kind(config.lrScheduler == "cosine"     ? Kind::Cosine
             : config.lrScheduler == "constant" ? Kind::Constant
                                                : Kind::Linear),
      m_peak(config.learningRate),
      m_warmupSteps(static_cast<std::int64_t>(std::ceil(static_cast<double>(totalSteps) * config.warmupRatio))),
      m_totalSteps(totalSteps) {}

double Schedule::at(std::int64_t step) const {
    const auto ratio = [](std::int64_t part, std::int64_t whole) {
        return static_cast<double>(part) / static_cast<double>(std::max<std::int64_t>(1, whole));
    };
    if (step < m_warmupSteps) return m_peak * ratio(step, m_warmupSteps);
    const std::int64_t fallingSteps = m_totalSteps - m_warmupSteps;
    switch (m_kind) {
    case Kind::Linear:
        return m_peak * std::max(0.0, ratio(m_totalSteps - step, fallingSteps));
    case Kind::Cosine:
        return m_peak *
               std::max(0.0, 0.5 * (1.0 + std::cos(std::numbers::pi * ratio(step - m_warmupSteps, fallingSteps))));
    case Kind::Constant:
        break;
    }
    return m_peak;
}

std::int64_t Schedule::stepCount(const TrainingConfig& config, std::int64_t recordCount) {
    if (recordCount <= 0) return 0;
    if (config.maxSteps > 0) return config.maxSteps;
    const std::int64_t batch = std::max<std::int64_t>(1, config.batchSize);
    const std::int64_t perEpoch = recordCount / batch + (recordCount % batch == 0 ? 0 : 1);
    return static_cast<std::int64_t>(std::ceil(config.epochs * static_cast<double>(perEpoch)));
}

} // namespace core
