#include "core/engine/training/Objective.h"

#include "core/engine/tensor/Failure.h"

#include <algorithm>
#include <cmath>

namespace core::engine {
namespace {

/// Bytes of logits that exist at once.
constexpr std::int64_t LogitBytes = 64 << 20;

struct LearnedRows {
    std::vector<std::int64_t> rows;    ///< row whose next token is learned
    std::vector<std::int64_t> targets; ///< that token
};

LearnedRows learnedRows(const FlatBatch& batch, std::span<const TrainingSample* const> samples) {
    LearnedRows result;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const TrainingSample& sample = *samples[i];
        for (std::size_t t = 1; t < sample.ids.size(); ++t) {
            if (!sample.learned[t]) continue;
            result.rows.push_back(batch.sequences[i].begin + static_cast<std::int64_t>(t) - 1);
            result.targets.push_back(sample.ids[t]);
        }
    }
    return result;
}

} // namespace

std::int64_t CausalObjective::learnedTokens(const TrainingSample& sample) const {
    if (sample.learned.empty()) return 0;
    return std::count_if(sample.learned.begin() + 1, sample.learned.end(),
                         [](std::uint8_t learned) { return learned != 0; });
}

ObjectiveResult CausalObjective::evaluate(const LanguageModel& model, const at::Tensor& hidden, const Pass& pass,
                                          std::span<const TrainingSample* const> samples, double weight) const {
    const LearnedRows learned = learnedRows(pass.batch, samples);
    ObjectiveResult result;
    result.learned = static_cast<std::int64_t>(learned.rows.size());
    if (result.learned == 0) return result;
    const at::Tensor rows = at::tensor(learned.rows, at::kLong).to(hidden.device());
    const at::Tensor targets = at::tensor(learned.targets, at::kLong).to(hidden.device());
    const at::Tensor chosen = hidden.detach().index_select(0, rows);
    std::vector<at::Tensor> gradients;
    const std::int64_t chunk = std::max<std::int64_t>(1, LogitBytes / (4 * model.config().vocabularySize));
    for (std::int64_t begin = 0; begin < result.learned; begin += chunk) {
        if (pass.stop.stop_requested()) throw StopRequested();
        const std::int64_t count = std::min(chunk, result.learned - begin);
        const std::span<const std::int64_t> numbers(learned.rows.data() + begin, static_cast<std::size_t>(count));
        // Each chunk has its own little graph, from its hidden rows to its loss, and is done with before the next.
        const at::Tensor part = chosen.narrow(0, begin, count).clone().requires_grad_();
        const at::Tensor logits = model.logits(part, segmentsOfRows(pass.batch.segments, numbers), pass.dropout);
        const at::Tensor loss =
            at::cross_entropy_loss(logits.to(at::kFloat), targets.narrow(0, begin, count), {}, at::Reduction::Sum);
        result.lossSum += loss.item<double>();
        if (std::isfinite(weight) && weight != 0) {
            (loss * weight).backward();
            gradients.push_back(part.grad());
        }
    }
    if (!gradients.empty()) result.gradient = at::zeros_like(hidden).index_copy_(0, rows, at::cat(gradients));
    return result;
}

} // namespace core::engine
