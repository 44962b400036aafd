/// One layer of a decoder: norm → attention, norm → feed-forward, each added to the stream (pre-norm). A wiring of
/// parts, chosen by ModelConfig.
#pragma once

#include "core/engine/parts/Attention.h"
#include "core/engine/parts/Mlp.h"
#include "core/engine/parts/Norm.h"
#include "core/engine/tensor/Weights.h"

namespace core::engine {

class DecoderBlock {
public:
    /// `firstModule`: number of its first linear in core::linearModules.
    DecoderBlock(const ModelConfig& config, const Weights& weights, int layer, int firstModule);
    /// `[tokens, hidden]` → `[tokens, hidden]`
    at::Tensor forward(const at::Tensor& x, const Rotation& rotation, const Pass& pass) const;
    void appendParameters(std::vector<Parameter>& list) const;
    /// Linears of one layer, in the order of core::linearModules.
    static constexpr int ModulesPerLayer = 7;

private:
    RmsNorm m_attentionNorm;
    Attention m_attention;
    RmsNorm m_mlpNorm;
    Mlp m_mlp;
};

} // namespace core::engine
