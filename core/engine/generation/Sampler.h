/// Chooses the next token from logits as transformers does: repetition penalty, temperature, top-k, top-p, min-p, in
/// this order. Chance comes from the seed alone, a stream of its own for each column: an answer does not depend on its
/// neighbours.
#pragma once

#include "core/engine-api/Engine.h"

#include <ATen/ATen.h>
#include <random>
#include <set>

namespace core::engine {

class Sampler {
public:
    Sampler(const Sampling& sampling, const std::vector<std::int32_t>& prompt);

    struct Choice {
        std::int32_t id = 0;
        float logProbability = 0; ///< under the model, before any filter
    };
    /// `logits` `[vocabulary]`, float32 on the CPU; they are not changed.
    Choice choose(const at::Tensor& logits);

private:
    Sampling m_sampling;
    std::set<std::int32_t> m_seen;
    std::mt19937_64 m_random;
};

/// What is left of the distribution after the filters: logits, −∞ where filtered. Exposed for tests.
at::Tensor filtered(at::Tensor logits, const Sampling& sampling, const std::set<std::int32_t>& seen);

} // namespace core::engine
