#include "core/engine/training/Batches.h"

#include <numeric>
#include <random>

namespace core::engine {

Batches::Batches(const TrainingData& data, const TrainingConfig& config)
    : m_data(&data), m_batchSize(config.batchSize), m_shuffle(config.shuffle),
      m_seed(static_cast<std::uint64_t>(config.seed)) {}

std::int64_t Batches::stepsPerEpoch() const {
    return (static_cast<std::int64_t>(m_data->samples.size()) + m_batchSize - 1) / m_batchSize;
}

std::vector<std::int64_t> Batches::order(std::int64_t epoch) const {
    std::vector<std::int64_t> order(m_data->samples.size());
    std::iota(order.begin(), order.end(), std::int64_t{0});
    if (!m_shuffle) return order;
    std::seed_seq seed{m_seed, m_seed >> 32, static_cast<std::uint64_t>(epoch)};
    std::mt19937_64 random(seed);
    // Written out, since std::shuffle may differ between libraries and a run must not.
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
    return order;
}

std::vector<std::int64_t> Batches::step(std::int64_t step) const {
    const std::int64_t epoch = step / stepsPerEpoch();
    if (epoch != m_cachedEpoch) {
        m_cachedOrder = order(epoch);
        m_cachedEpoch = epoch;
    }
    const std::int64_t begin = step % stepsPerEpoch() * m_batchSize;
    const std::int64_t end =
        std::min<std::int64_t>(begin + m_batchSize, static_cast<std::int64_t>(m_cachedOrder.size()));
    return {m_cachedOrder.begin() + begin, m_cachedOrder.begin() + end};
}

std::vector<std::vector<std::int64_t>> microBatches(const TrainingData& data, const std::vector<std::int64_t>& samples,
                                                    std::int64_t tokenBudget) {
    std::vector<std::vector<std::int64_t>> parts;
    std::int64_t tokens = 0;
    for (const std::int64_t sample : samples) {
        const auto length = static_cast<std::int64_t>(data.samples[static_cast<std::size_t>(sample)].ids.size());
        if (parts.empty() || tokens + length > tokenBudget) {
            parts.emplace_back();
            tokens = 0;
        }
        parts.back().push_back(sample);
        tokens += length;
    }
    return parts;
}

} // namespace core::engine
