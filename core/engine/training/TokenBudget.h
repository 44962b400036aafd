/// How many tokens are computed at once: many small products leave a card idle, and a processor gains nothing by more.
#pragma once

#include "core/engine/model/Transformer.h"
#include "core/training/TrainingConfig.h"

#include <algorithm>

namespace core::engine {

/// Few enough for any device: what is judged beside a training or without one.
inline constexpr std::int64_t FewTokens = 2048;

/// As many as suit a device with so much memory, of a model whose values take `valueBytes` each: a part of a card's
/// memory, by what a token's values take until their gradients are computed.
std::int64_t suitableTokens(const ModelConfig& model, std::uint64_t cardBytes, std::int64_t valueBytes);

/// What the settings say, or, where they leave it open, what suits the model's device. The same on the same machine
/// whatever else it does.
std::int64_t tokenBudget(const TrainingConfig& config, const Transformer& model);

/// How many of them at a look at the validation records, where a step takes `budget`.
inline std::int64_t evaluationTokens(std::int64_t budget, const TrainingConfig& config) {
    return std::min(budget, std::max(FewTokens, config.tokensPerMicroBatch));
}

} // namespace core::engine
