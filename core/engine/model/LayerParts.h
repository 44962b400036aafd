/// The parts of one layer, read by their names; DecoderBlock and EncoderBlock wire them in their own order.
#pragma once

#include "core/engine/parts/Attention.h"
#include "core/engine/parts/Dropout.h"
#include "core/engine/parts/Mlp.h"
#include "core/engine/parts/Norm.h"
#include "core/engine/tensor/Weights.h"

namespace core::engine {

class LayerParts {
public:
    LayerParts(const ModelConfig& config, const Weights& weights, std::int64_t layer);
    void appendParameters(std::vector<Parameter>& list) const;

    /// `[tokens, hidden]` → `[tokens, hidden]`, what is dropped in training dropped.
    at::Tensor attended(const at::Tensor& x, const Rotation& rotation, const Pass& pass) const {
        return droppedInTraining(attention.forward(x, rotation, pass), attentionDropout, pass.dropout);
    }
    at::Tensor attendedRows(const at::Tensor& x, const Rotation& rotation, const Pass& pass,
                            const ChosenRows& rows) const {
        return droppedInTraining(attention.forwardRows(x, rotation, pass, rows), attentionDropout, pass.dropout);
    }
    at::Tensor fed(const at::Tensor& x, const Pass& pass) const {
        return droppedInTraining(mlp.forward(x, pass), mlpDropout, pass.dropout);
    }

    Norm attentionNorm;
    Attention attention;
    Norm mlpNorm;
    Mlp mlp;
    double attentionDropout, mlpDropout; ///< of what they give
};

} // namespace core::engine
