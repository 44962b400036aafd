/// What training minimises: from the stream after the last block to a loss and the gradient of that stream.
/// The blocks below know nothing of it; LabelObjective, MaskedObjective and later preference objectives take its place.
#pragma once

#include "core/engine-api/Engine.h"
#include "core/engine/model/Transformer.h"
#include "core/training/TrainingData.h"

#include <span>

namespace core::engine {

struct ObjectiveResult {
    double lossSum = 0;       ///< over learned tokens, in nats
    std::int64_t learned = 0; ///< tokens it was summed over
    at::Tensor gradient;      ///< of the stream: of lossSum · weight; undefined where nothing is learned
};

class Objective {
public:
    virtual ~Objective() = default;
    /// Learned tokens of a sample; a text that is judged is one.
    virtual std::int64_t learnedTokens(const TrainingSample& sample) const = 0;
    /// What a sample adds to the number that the step's loss is divided by.
    virtual double weightOf(const TrainingSample& sample) const {
        return static_cast<double>(learnedTokens(sample));
    }
    /// How far the smoothed loss may rise above its lowest before the run counts as diverged, in units of the loss.
    virtual double largestRise(const ModelConfig& config) const = 0;
    /// The stream that the loss is computed from: of every token, or of those alone that are judged.
    /// `samples` are the batch's sequences in order.
    virtual at::Tensor stream(const Transformer& model, const Pass& pass,
                              std::span<const TrainingSample* const>) const {
        return model.hidden(pass);
    }
    /// `hidden` is that stream; `weight` multiplies every token's loss. Adapter terms of the head get their gradients
    /// here.
    virtual ObjectiveResult evaluate(const Transformer& model, const at::Tensor& hidden, const Pass& pass,
                                     std::span<const TrainingSample* const> samples, double weight) const = 0;
    /// The figures of each sample, without gradients; `hidden` has none.
    virtual std::vector<SampleEvaluated> measure(const Transformer& model, const at::Tensor& hidden,
                                                 const Pass& pass,
                                                 std::span<const TrainingSample* const> samples) const = 0;
};

/// Rows of a stream from which tokens are foretold, ascending.
struct LearnedRows {
    std::vector<std::int64_t> rows;
    std::vector<std::int64_t> targets; ///< those tokens
    std::vector<std::size_t> samples;  ///< the samples they belong to
};

/// Cross-entropy of foretold tokens; only their rows reach the head, in chunks, so that the logits of a large
/// vocabulary never exist all at once.
class TokenObjective : public Objective {
public:
    double largestRise(const ModelConfig& config) const override;
    ObjectiveResult evaluate(const Transformer& model, const at::Tensor& hidden, const Pass& pass,
                             std::span<const TrainingSample* const> samples, double weight) const override;
    std::vector<SampleEvaluated> measure(const Transformer& model, const at::Tensor& hidden, const Pass& pass,
                                         std::span<const TrainingSample* const> samples) const override;

protected:
    virtual LearnedRows learnedRows(const Pass& pass, std::span<const TrainingSample* const> samples) const = 0;
};

/// Each learned token is foretold from the row before it.
class CausalObjective : public TokenObjective {
public:
    std::int64_t learnedTokens(const TrainingSample& sample) const override;

protected:
    LearnedRows learnedRows(const Pass& pass, std::span<const TrainingSample* const> samples) const override;
};

} // namespace core::engine
