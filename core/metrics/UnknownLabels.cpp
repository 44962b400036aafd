#include "core/metrics/UnknownLabels.h"

namespace core {

void addUnknown(ClassificationScore& score, std::span<const float> known, std::span<const float> logits) {
    ++score.records;
    std::vector<bool> chosen(score.labels.size());
    for (const std::int64_t label : chosenLabels(score.problem, logits)) chosen[static_cast<std::size_t>(label)] = true;
    for (std::size_t i = 0; i < score.labels.size(); ++i) {
        const bool isRight = i < known.size() && known[i] > 0.5F;
        score.labels[i].hits += isRight && chosen[i];
        score.labels[i].falseAlarms += !isRight && chosen[i];
        score.labels[i].misses += isRight && !chosen[i];
    }
}

/// What was put to a label wrongly, less what was taken for it from another.
std::vector<std::int64_t> unknownTakenFor(const ClassificationScore& score) {
    if (score.confusion.empty()) return {};
    const std::size_t count = score.labels.size();
    std::vector<std::int64_t> row(count);
    for (std::size_t chosen = 0; chosen < count; ++chosen) row[chosen] = score.labels[chosen].falseAlarms;
    for (std::size_t right = 0; right < count; ++right)
        for (std::size_t chosen = 0; chosen < count; ++chosen)
            if (right != chosen) row[chosen] -= score.confusion[right * count + chosen];
    return row;
}

} // namespace core
