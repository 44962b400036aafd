/// An objective for tests of what happens where memory runs out.
#pragma once

#include "core/engine/training/Objective.h"

#include <new>

namespace tests {

using namespace core;
using namespace core::engine;

/// A computer whose memory holds no more than a few sequences at once.
class ShortOfMemory : public CausalObjective {
public:
    explicit ShortOfMemory(std::size_t most) : m_most(most) {}
    ObjectiveResult evaluate(const Transformer& model, const at::Tensor& hidden, const Pass& pass,
                             std::span<const TrainingSample* const> samples, double weight) const override {
        if (samples.size() > m_most) throw std::bad_alloc();
        return CausalObjective::evaluate(model, hidden, pass, samples, weight);
    }

private:
    std::size_t m_most;
};

} // namespace tests
