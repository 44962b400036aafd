#include "core/engine/generation/Sampler.h"

#include "core/Error.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace core::engine {
namespace {

constexpr double Never = -std::numeric_limits<double>::infinity();

void penalise(at::Tensor& logits, double penalty, const std::set<std::int32_t>& seen) {
    float* values = logits.data_ptr<float>();
    for (const std::int32_t id : seen)
        if (id >= 0 && id < logits.numel())
            values[id] = static_cast<float>(values[id] < 0 ? values[id] * penalty : values[id] / penalty);
}

/// Keeps the smallest set of most probable tokens whose probabilities sum to at least topP.
at::Tensor nucleus(const at::Tensor& logits, double topP) {
    const auto [ascending, order] = at::sort(logits);
    at::Tensor removed = at::cumsum(at::softmax(ascending, -1), -1) <= 1 - topP;
    removed[-1].fill_(false); // one token always stays
    return logits.masked_fill(at::empty_like(removed).scatter_(0, order, removed), Never);
}

at::Tensor aboveShareOfBest(const at::Tensor& logits, double minP) {
    const at::Tensor probabilities = at::softmax(logits, -1);
    return logits.masked_fill(probabilities < probabilities.max() * minP, Never);
}

} // namespace

at::Tensor filtered(at::Tensor logits, const Sampling& sampling, const std::set<std::int32_t>& seen) {
    if (sampling.repetitionPenalty != 1) {
        logits = logits.clone();
        penalise(logits, sampling.repetitionPenalty, seen);
    }
    if (sampling.temperature <= 0) return logits;
    // Less the largest first: a tiny temperature must not make it infinite.
    if (sampling.temperature != 1) logits = (logits - logits.max()) / sampling.temperature;
    if (sampling.topK > 0 && sampling.topK < logits.numel()) {
        const at::Tensor least = std::get<0>(at::topk(logits, sampling.topK))[-1];
        logits = logits.masked_fill(logits < least, Never);
    }
    if (sampling.topP < 1) logits = nucleus(logits, sampling.topP);
    if (sampling.minP > 0) logits = aboveShareOfBest(logits, sampling.minP);
    return logits;
}

Sampler::Sampler(const Sampling& sampling, const std::vector<std::int32_t>& prompt)
    : m_sampling(sampling), m_seen(prompt.begin(), prompt.end()), m_random(sampling.seed) {}

Sampler::Choice Sampler::choose(const at::Tensor& logits) {
    // at::logsumexp has MKL start its threads for every single row.
    const at::Tensor logProbabilities = at::log_softmax(logits, 0);
    if (!std::isfinite(logProbabilities.max().item<float>())) throw Error(ProblemCode::ScoreNotFinite, {});
    const at::Tensor left = filtered(logits, m_sampling, m_seen);
    std::int64_t id = 0;
    if (m_sampling.temperature <= 0) {
        id = at::argmax(left).item<std::int64_t>();
    } else {
        const at::Tensor sums = at::cumsum(at::softmax(left.to(at::kDouble), -1), -1);
        const double* sum = sums.data_ptr<double>();
        const std::int64_t count = sums.numel();
        const double draw = static_cast<double>(m_random() >> 11) * 0x1p-53 * sum[count - 1];
        id = std::upper_bound(sum, sum + count, draw) - sum;
        if (id == count) id = std::lower_bound(sum, sum + count, sum[count - 1]) - sum;
    }
    m_seen.insert(static_cast<std::int32_t>(id));
    return {static_cast<std::int32_t>(id), logProbabilities[id].item<float>()};
}

} // namespace core::engine
