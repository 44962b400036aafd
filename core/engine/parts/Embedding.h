/// Ids become the stream: the token's row, and where the model has them the rows of its position and of its text in a
/// pair, normed, and projected to the size of the stream.
#pragma once

#include "core/engine/parts/Norm.h"
#include "core/engine/parts/Projection.h"
#include "core/engine/tensor/Weights.h"

#include <optional>

namespace core::engine {

class Embedding {
public:
    Embedding(const ModelConfig& config, const Weights& weights);
    /// → `[tokens, hidden]`
    at::Tensor forward(const Pass& pass) const;
    const Parameter& tokens() const { return m_tokens; } ///< [vocabulary, size]
    void appendParameters(std::vector<Parameter>& list) const;

private:
    Parameter m_tokens, m_positions, m_types; ///< undefined where the model has none
    std::int64_t m_positionOffset;
    std::optional<Norm> m_norm;
    std::optional<Projection> m_projection;
    double m_dropout;
};

} // namespace core::engine
