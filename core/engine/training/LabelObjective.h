/// The loss of judging whole texts, as transformers computes it for a problem_type: cross-entropy with a weight for
/// each label, binary cross-entropy of each label by itself, or the squared distance from numbers.
#pragma once

#include "core/engine/training/Objective.h"

namespace core::engine {

class LabelObjective : public Objective {
public:
    /// `classWeights` `[labels]`, or none.
    LabelObjective(ProblemType problem, std::vector<float> classWeights);

    std::int64_t learnedTokens(const TrainingSample& sample) const override { return sample.targets.empty() ? 0 : 1; }
    double weightOf(const TrainingSample& sample) const override;
    double largestRise(const ModelConfig& config) const override;
    /// One row a text; `model` is a SequenceClassifier.
    at::Tensor stream(const Transformer& model, const Pass& pass,
                      std::span<const TrainingSample* const> samples) const override;
    ObjectiveResult evaluate(const Transformer& model, const at::Tensor& hidden, const Pass& pass,
                             std::span<const TrainingSample* const> samples, double weight) const override;
    std::vector<SampleEvaluated> measure(const Transformer& model, const at::Tensor& hidden, const Pass& pass,
                                         std::span<const TrainingSample* const> samples) const override;

private:
    /// `[samples]`, of those that have targets; the mean over labels for all but one label a text.
    at::Tensor losses(const at::Tensor& logits, const at::Tensor& targets) const;
    ProblemType m_problem;
    std::vector<float> m_classWeights;
};

/// Weights of the labels as `chosen` says (TrainingConfig::classWeights); «balanced» is scikit-learn's: records /
/// (labels · records of the label). Throws SettingInvalid where a name is no label.
std::vector<float> classWeightsOf(const std::vector<std::string>& chosen, const LabelSet& labels,
                                  const TrainingData& data);

} // namespace core::engine
