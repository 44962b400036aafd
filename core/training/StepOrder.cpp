#include "core/training/StepOrder.h"

#include <algorithm>
#include <numeric>
#include <random>

namespace core {

StepOrder::StepOrder(std::int64_t samples, const TrainingConfig& config)
    : m_samples(samples), m_batchSize(config.batchSize), m_shuffle(config.shuffle),
      m_seed(static_cast<std::uint64_t>(config.seed)) {}

std::int64_t StepOrder::stepsPerEpoch() const {
    return (m_samples + m_batchSize - 1) / m_batchSize;
}

std::vector<std::int64_t> StepOrder::order(std::int64_t epoch) const {
    std::vector<std::int64_t> order(static_cast<std::size_t>(m_samples));
    std::iota(order.begin(), order.end(), std::int64_t{0});
    if (!m_shuffle) return order;
    std::seed_seq seed{m_seed, m_seed >> 32, static_cast<std::uint64_t>(epoch)};
    std::mt19937_64 random(seed);
    // Written out, since std::shuffle may differ between libraries and a run must not.
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
    return order;
}

std::vector<std::int64_t> StepOrder::samplesOf(std::int64_t step) const {
    if (m_samples == 0) return {};
    const std::int64_t epoch = step / stepsPerEpoch();
    if (epoch != m_cachedEpoch) {
        m_cachedOrder = order(epoch);
        m_cachedEpoch = epoch;
    }
    const std::int64_t begin = step % stepsPerEpoch() * m_batchSize;
    return {m_cachedOrder.begin() + begin, m_cachedOrder.begin() + std::min(begin + m_batchSize, m_samples)};
}

} // namespace core
