/// What is asked of a model that writes, and what it tells as it does: a column is one answer, with its own adapter and
/// sampling.
#pragma once

#include <cstdint>
#include <variant>
#include <vector>

namespace core {

/// 0 is the bare base.
using AdapterHandle = std::uint32_t;

/// Temperature 0 is greedy. topK 0, topP 1, minP 0, repetitionPenalty 1 switch each filter off. Filters act in
/// transformers' order.
struct Sampling {
    double temperature = 0;
    double topP = 1;
    double minP = 0;
    double repetitionPenalty = 1;
    std::int64_t topK = 0;
    std::int64_t maximumTokens = 256;
    std::uint64_t seed = 0;
};

/// One answer to be written. `endTokens` end it; the model's own are used where it is empty.
struct Column {
    AdapterHandle adapter = 0;
    std::vector<std::int32_t> prompt;
    Sampling sampling;
    std::vector<std::int32_t> endTokens;
};

struct TokenChosen {
    std::uint32_t column = 0;
    std::int32_t id = 0;
    float logProbability = 0; ///< of this id under the model, before any filter, in nats
};

enum class FinishReason { EndToken, MaximumTokens, ContextFull };

struct ColumnFinished {
    std::uint32_t column = 0;
    FinishReason reason = FinishReason::EndToken;
    std::int64_t promptTokens = 0;
    std::int64_t tokens = 0;
    double seconds = 0;
};

using GenerationEvent = std::variant<TokenChosen, ColumnFinished>;

} // namespace core
