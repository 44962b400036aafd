#include "core/engine/training/LabelObjective.h"

#include "core/Error.h"
#include "core/engine/model/SequenceClassifier.h"
#include "core/engine/tensor/Failure.h"
#include "core/metrics/ClassificationScore.h"
#include "core/training/TrainingConfig.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace core::engine {
namespace {

/// Far above what noise of small batches does, whatever the number of labels.
constexpr double LargestRise = 10;

at::Tensor targetsOf(std::span<const TrainingSample* const> samples, std::int64_t labels, at::Device device) {
    std::vector<float> values;
    for (const TrainingSample* sample : samples) {
        // Of a text with an unknown label none or one too many: its loss is not looked at.
        const std::size_t end = values.size() + static_cast<std::size_t>(labels);
        values.insert(values.end(), sample->targets.begin(), sample->targets.end());
        values.resize(end);
    }
    return at::tensor(values, at::kFloat).view({-1, labels}).to(device);
}

std::size_t rightLabel(const TrainingSample& sample) {
    return static_cast<std::size_t>(std::max_element(sample.targets.begin(), sample.targets.end()) -
                                    sample.targets.begin());
}

bool isRight(ProblemType problem, const TrainingSample& sample, const std::vector<float>& logits) {
    std::vector<std::int64_t> right;
    for (std::size_t i = 0; i < sample.targets.size(); ++i)
        if (sample.targets[i] > 0.5F) right.push_back(static_cast<std::int64_t>(i));
    return problem != ProblemType::Regression && chosenLabels(problem, logits) == right;
}

} // namespace

LabelObjective::LabelObjective(ProblemType problem, std::vector<float> classWeights)
    : m_problem(problem), m_classWeights(std::move(classWeights)) {}

double LabelObjective::weightOf(const TrainingSample& sample) const {
    if (sample.targets.empty()) return 0;
    return m_classWeights.empty() ? 1 : static_cast<double>(m_classWeights[rightLabel(sample)]);
}

double LabelObjective::largestRise(const ModelConfig&) const {
    return m_problem == ProblemType::Regression ? std::numeric_limits<double>::infinity() : LargestRise;
}

at::Tensor LabelObjective::stream(const Transformer& model, const Pass& pass,
                                  std::span<const TrainingSample* const>) const {
    return dynamic_cast<const SequenceClassifier&>(model).judgedRows(pass);
}

at::Tensor LabelObjective::losses(const at::Tensor& logits, const at::Tensor& targets) const {
    switch (m_problem) {
    case ProblemType::SingleLabel: {
        const at::Tensor weights =
            m_classWeights.empty() ? at::Tensor() : at::tensor(m_classWeights, at::kFloat).to(logits.device());
        return at::cross_entropy_loss(logits, targets.argmax(-1), weights, at::Reduction::None);
    }
    case ProblemType::MultiLabel:
        return at::binary_cross_entropy_with_logits(logits, targets, {}, {}, at::Reduction::None).mean(-1);
    case ProblemType::Regression:
        return at::mse_loss(logits, targets, at::Reduction::None).mean(-1);
    }
    return {};
}

ObjectiveResult LabelObjective::evaluate(const Transformer& model, const at::Tensor& hidden, const Pass& pass,
                                         std::span<const TrainingSample* const> samples, double weight) const {
    if (pass.stop.stop_requested()) throw StopRequested();
    const at::Tensor rows = hidden.detach().clone().requires_grad_(); // the head's own little graph
    const at::Tensor logits =
        model.logits(rows, SequenceClassifier::judgedSegments(pass.batch), pass.dropout).to(at::kFloat);
    const at::Tensor loss = losses(logits, targetsOf(samples, logits.size(1), hidden.device())).sum();
    ObjectiveResult result;
    result.learned = static_cast<std::int64_t>(samples.size());
    result.lossSum = loss.item<double>();
    if (!std::isfinite(weight) || weight == 0) return result;
    (loss * weight).backward();
    result.gradient = rows.grad();
    return result;
}

std::vector<SampleEvaluated> LabelObjective::measure(const Transformer& model, const at::Tensor& hidden,
                                                     const Pass& pass,
                                                     std::span<const TrainingSample* const> samples) const {
    const at::Tensor logits =
        model.logits(hidden, SequenceClassifier::judgedSegments(pass.batch)).to(at::kFloat).to(at::kCPU).contiguous();
    const std::int64_t labels = logits.size(1);
    const at::Tensor found = losses(logits, targetsOf(samples, labels, at::kCPU)).to(at::kDouble).contiguous();
    std::vector<SampleEvaluated> figures(samples.size());
    for (std::size_t i = 0; i < samples.size(); ++i) {
        SampleEvaluated& figure = figures[i];
        const float* begin = logits.data_ptr<float>() + static_cast<std::int64_t>(i) * labels;
        figure.record = samples[i]->record;
        figure.logits.assign(begin, begin + labels);
        if (std::ssize(samples[i]->targets) != labels) continue;
        figure.loss = found.data_ptr<double>()[i];
        figure.learnedTokens = 1;
        figure.correctTokens = isRight(m_problem, *samples[i], figure.logits) ? 1 : 0;
    }
    return figures;
}

std::vector<float> classWeightsOf(const std::vector<std::string>& chosen, const LabelSet& labels,
                                  const TrainingData& data) {
    if (chosen.empty()) return {};
    std::vector<float> weights(labels.names.size(), 1);
    if (chosen == std::vector<std::string>{"balanced"}) {
        std::vector<double> counts(labels.names.size());
        for (const TrainingSample& sample : data.samples) ++counts[rightLabel(sample)];
        const auto present = static_cast<double>(std::ranges::count_if(counts, [](double count) { return count > 0; }));
        for (std::size_t i = 0; i < weights.size(); ++i)
            if (counts[i] > 0)
                weights[i] = static_cast<float>(static_cast<double>(data.samples.size()) / (present * counts[i]));
        return weights;
    }
    for (const std::string& each : chosen) {
        const auto weight = classWeight(each);
        const auto place = weight ? std::ranges::find(labels.names, weight->first) : labels.names.end();
        if (place == labels.names.end())
            throw Error(ProblemCode::SettingInvalid, {.field = "class_weights"}, {each, "names of labels with weights"});
        weights[static_cast<std::size_t>(place - labels.names.begin())] = static_cast<float>(weight->second);
    }
    return weights;
}

} // namespace core::engine
