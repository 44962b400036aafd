/// How many tokens are computed at once: many small products leave a card idle, and a processor gains nothing by more.
#pragma once

#include "core/engine/model/Transformer.h"
#include "core/training/TrainingConfig.h"

namespace core::engine {

/// As many as suit a device with so much memory, of a model whose values take `valueBytes` each: a part of a card's
/// memory, by what a token's values take until their gradients are computed.
std::int64_t suitableTokens(const ModelConfig& model, std::uint64_t cardBytes, std::int64_t valueBytes);

/// What the settings say, or, where they leave it open, what suits the model's device. The same on the same machine
/// whatever else it does.
std::int64_t tokenBudget(const TrainingConfig& config, const Transformer& model);

} // namespace core::engine
