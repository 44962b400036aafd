#include "core/engine/generation/Sampler.h"

#include "core/Error.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <vector>

namespace core::engine {
namespace {

constexpr double Never = -std::numeric_limits<double>::infinity();

void penalise(at::Tensor& logits, double penalty, const std::set<std::int32_t>& seen) {
    float* values = logits.data_ptr<float>();
    for (const std::int32_t id : seen)
        if (id >= 0 && id < logits.numel())
            values[id] = static_cast<float>(values[id] < 0 ? values[id] * penalty : values[id] / penalty);
}

/// The tokens that the nucleus keeps, by sorting those that can be among them: of a vocabulary they are few. Nothing
/// where the rounding of a sum, in the order of another sort, might decide otherwise.
std::optional<std::vector<std::int64_t>> plainNucleus(const at::Tensor& logits, double topP) {
    const double removable = 1 - topP;
    const at::Tensor probabilities = at::softmax(logits, -1);
    const float* probability = probabilities.data_ptr<float>();
    const float* logit = logits.data_ptr<float>();
    const std::int64_t count = logits.numel();
    const double least = removable / (2 * static_cast<double>(count)); // all below are removed, however many they are
    double total = 0, sum = 0;
    std::vector<std::int64_t> candidates;
    for (std::int64_t id = 0; id < count; ++id) {
        total += probability[id];
        if (probability[id] < least)
            sum += probability[id];
        else
            candidates.push_back(id);
    }
    std::ranges::sort(candidates, {}, [logit](std::int64_t id) { return logit[id]; });
    // Each float that is added, in at least four sums at once, may be off by half a step of what was added before it.
    double added = sum * static_cast<double>(count - std::ssize(candidates));
    std::vector<double> sums;
    for (const std::int64_t id : candidates) added += sums.emplace_back(sum += probability[id]);
    const double doubt = 1e-6 + added / total * std::numeric_limits<float>::epsilon() / 8;
    const auto first = std::ranges::upper_bound(sums, removable * total);
    const auto place = first - sums.begin();
    const auto isDoubtful = [&](double at) { return std::abs(at - removable * total) <= doubt * removable * total; };
    if (first == sums.end() || isDoubtful(*first)) return {};
    const auto isTied = [&] { return logit[candidates[place]] == logit[candidates[place - 1]]; };
    if (place > 0 && (isDoubtful(sums[place - 1]) || isTied())) return {};
    candidates.erase(candidates.begin(), candidates.begin() + place);
    return candidates;
}

/// Keeps the smallest set of most probable tokens whose probabilities sum to at least topP.
at::Tensor nucleus(const at::Tensor& given, double topP) {
    const at::Tensor logits = given.contiguous();
    if (const auto kept = plainNucleus(logits, topP)) {
        at::Tensor left = at::full_like(logits, Never);
        for (const std::int64_t id : *kept) left.data_ptr<float>()[id] = logits.data_ptr<float>()[id];
        return left;
    }
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
