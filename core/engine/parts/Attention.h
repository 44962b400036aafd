/// Self-attention with grouped query heads (Ainslie et al. 2023, arXiv 2305.13245), one sequence of the stream at a
/// time, causal or of all tokens. Plain masked products in blocks of queries: what a query cannot see is not computed.
/// A card has faster ways where a batch allows them: FlashAttention, PaddedAttention.
#pragma once

#include "core/engine/parts/Projection.h"
#include "core/engine/parts/Rotary.h"

namespace core::engine {

struct AttentionShape {
    std::int64_t headCount = 0;
    std::int64_t keyValueHeadCount = 0;
    std::int64_t headSize = 0;
    std::int64_t window = 0; ///< tokens a query sees, itself included; 0: all
    double dropout = 0;      ///< share of the weights that is dropped in training
    Sight sight = Sight::Earlier;
};

/// `query` `[new, heads, size]`, `key`/`value` `[past + new, kvHeads, size]` → `[new, heads · size]`. Dropout is on
/// where a generator is given.
at::Tensor attend(const at::Tensor& query, const at::Tensor& key, const at::Tensor& value, const AttentionShape& shape,
                  const std::optional<at::Generator>& dropout = {});

class Attention {
public:
    /// `inputs` are the projections of query, key and value, or one that gives all three side by side.
    Attention(std::vector<Projection> inputs, Projection output, AttentionShape shape, int layer);
    /// `[tokens, hidden]` → `[tokens, hidden]`; appends to the caches of the batch's sequences. `rotation` may be none.
    at::Tensor forward(const at::Tensor& x, const Rotation& rotation, const Pass& pass) const;
    /// The same for one row of each sequence alone, `[sequences, hidden]`: any where all tokens are seen, else the
    /// last.
    at::Tensor forwardRows(const at::Tensor& x, const Rotation& rotation, const Pass& pass,
                           const ChosenRows& rows) const;

    template <class Visitor> void eachProjection(Visitor&& visit) const {
        for (const Projection& each : m_inputs) visit(each);
        visit(m_output);
    }

private:
    /// Query, key and value of every row, `[tokens, heads · size]` each.
    std::vector<at::Tensor> projected(const at::Tensor& x, const Pass& pass) const;
    /// `[rows, heads · size]` → `[rows, heads, size]`
    at::Tensor heads(const at::Tensor& part) const {
        return part.reshape({part.size(0), part.size(1) / m_shape.headSize, m_shape.headSize});
    }
    std::vector<Projection> m_inputs;
    Projection m_output;
    AttentionShape m_shape;
    int m_layer;
};

} // namespace core::engine
