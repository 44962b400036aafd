#include "core/engine/training/Batches.h"

namespace core::engine {

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
