#include "core/engine/training/Objective.h"

#include "core/engine/tensor/Failure.h"

#include <algorithm>
#include <cmath>

namespace core::engine {
namespace {

/// Bytes of logits that exist at once; a card works on more at a time.
constexpr std::int64_t LogitBytes = 64 << 20, CardLogitBytes = 256 << 20;

std::int64_t rowsPerChunk(const Transformer& model) {
    const std::int64_t bytes = model.device().is_cpu() ? LogitBytes : CardLogitBytes;
    return std::max<std::int64_t>(1, bytes / (4 * model.config().vocabularySize));
}

} // namespace

std::int64_t CausalObjective::learnedTokens(const TrainingSample& sample) const {
    if (sample.learned.empty()) return 0;
    return std::count_if(sample.learned.begin() + 1, sample.learned.end(),
                         [](std::uint8_t learned) { return learned != 0; });
}

LearnedRows CausalObjective::learnedRows(const Pass& pass, std::span<const TrainingSample* const> samples) const {
    LearnedRows result;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const TrainingSample& sample = *samples[i];
        for (std::size_t t = 1; t < sample.ids.size(); ++t) {
            if (!sample.learned[t]) continue;
            result.rows.push_back(pass.batch.sequences[i].begin + static_cast<std::int64_t>(t) - 1);
            result.targets.push_back(sample.ids[t]);
            result.samples.push_back(i);
        }
    }
    return result;
}

double TokenObjective::largestRise(const ModelConfig& config) const {
    // A model that has come to know less than nothing: further from the text than guessing is from knowing.
    return std::log(static_cast<double>(config.vocabularySize));
}

ObjectiveResult TokenObjective::evaluate(const Transformer& model, const at::Tensor& hidden, const Pass& pass,
                                          std::span<const TrainingSample* const> samples, double weight) const {
    const LearnedRows learned = learnedRows(pass, samples);
    ObjectiveResult result;
    result.learned = static_cast<std::int64_t>(learned.rows.size());
    if (result.learned == 0) return result;
    const at::Tensor rows = at::tensor(learned.rows, at::kLong).to(hidden.device());
    const at::Tensor targets = at::tensor(learned.targets, at::kLong).to(hidden.device());
    const at::Tensor chosen = hidden.detach().index_select(0, rows);
    std::vector<at::Tensor> gradients;
    // Added up where it is computed and asked for once: each question waits for the card.
    at::Tensor sum = at::zeros({}, hidden.options().dtype(at::kDouble).requires_grad(false));
    const std::int64_t chunk = rowsPerChunk(model);
    for (std::int64_t begin = 0; begin < result.learned; begin += chunk) {
        if (pass.stop.stop_requested()) throw StopRequested();
        const std::int64_t count = std::min(chunk, result.learned - begin);
        const std::span<const std::int64_t> numbers(learned.rows.data() + begin, static_cast<std::size_t>(count));
        // Each chunk has its own little graph, from its hidden rows to its loss, and is done with before the next.
        const at::Tensor part = chosen.narrow(0, begin, count).clone().requires_grad_();
        const at::Tensor logits = model.logits(part, segmentsOfRows(pass.batch.segments, numbers), pass.dropout);
        const at::Tensor loss =
            at::cross_entropy_loss(logits.to(at::kFloat), targets.narrow(0, begin, count), {}, at::Reduction::Sum);
        sum.add_(loss.detach());
        if (std::isfinite(weight) && weight != 0) {
            (loss * weight).backward();
            gradients.push_back(part.grad());
        }
    }
    result.lossSum = sum.item<double>();
    if (!gradients.empty()) result.gradient = at::zeros_like(hidden).index_copy_(0, rows, at::cat(gradients));
    return result;
}

std::vector<SampleEvaluated> TokenObjective::measure(const Transformer& model, const at::Tensor& hidden,
                                                      const Pass& pass,
                                                      std::span<const TrainingSample* const> samples) const {
    const LearnedRows learned = learnedRows(pass, samples);
    std::vector<SampleEvaluated> figures(samples.size());
    for (std::size_t i = 0; i < samples.size(); ++i) figures[i].record = samples[i]->record;
    const auto total = static_cast<std::int64_t>(learned.rows.size());
    const std::int64_t chunk = rowsPerChunk(model);
    for (std::int64_t begin = 0; begin < total; begin += chunk) {
        if (pass.stop.stop_requested()) throw StopRequested();
        const std::int64_t count = std::min(chunk, total - begin);
        const std::span<const std::int64_t> numbers(learned.rows.data() + begin, static_cast<std::size_t>(count));
        const at::Tensor rows =
            at::tensor(at::ArrayRef<std::int64_t>(numbers.data(), numbers.size()), at::kLong).to(hidden.device());
        const at::Tensor logits =
            model.logits(hidden.index_select(0, rows), segmentsOfRows(pass.batch.segments, numbers)).to(at::kFloat);
        const at::Tensor targets =
            at::tensor(at::ArrayRef<std::int64_t>(learned.targets.data() + begin, numbers.size()), at::kLong)
                .to(hidden.device());
        const at::Tensor losses =
            at::cross_entropy_loss(logits, targets, {}, at::Reduction::None).to(at::kCPU, at::kDouble).contiguous();
        const at::Tensor hits = logits.argmax(-1).eq(targets).to(at::kCPU).contiguous();
        for (std::int64_t i = 0; i < count; ++i) {
            SampleEvaluated& figure = figures[learned.samples[static_cast<std::size_t>(begin + i)]];
            figure.loss += losses.data_ptr<double>()[i];
            figure.learnedTokens += 1;
            figure.correctTokens += hits.data_ptr<bool>()[i] ? 1 : 0;
        }
    }
    return figures;
}

} // namespace core::engine
