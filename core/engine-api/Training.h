/// What a training run is asked for, and what an evaluation finds, sample by sample.
#pragma once

#include "core/engine-api/Generation.h"
#include "core/training/Forecast.h"
#include "core/training/TrainingConfig.h"
#include "core/training/TrainingData.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace core {

/// How well a model foretells what is learned of one sample, token by token, given all that stands before; or how it
/// judges it.
struct SampleEvaluated {
    std::int64_t record = 0;
    double loss = 0; ///< summed over its learned tokens, in nats
    std::int64_t learnedTokens = 0;
    std::int64_t correctTokens = 0; ///< the most probable token was the right one
    /// Of a text that was judged, `[labels]`. It counts as one learned token, correct where the right labels were chosen.
    std::vector<float> logits;
    /// The greedy answer is this one, word for word.
    bool isExact() const { return correctTokens == learnedTokens; }
};

/// What a run learns from and begins with.
struct TrainingRequest {
    std::shared_ptr<const TrainingData> training;
    std::shared_ptr<const TrainingData> validation; ///< nullptr: none
    TrainingConfig config;
    AdapterHandle start = 0; ///< goes on from this adapter; 0: from a fresh one
};

} // namespace core
