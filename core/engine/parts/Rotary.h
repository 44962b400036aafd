/// Rotary position embedding and its stretched kinds; see RopeConfig for the sources. Angles are computed in float32 as
/// transformers does.
#pragma once

#include "core/engine/parts/FlatBatch.h"
#include "core/model/ModelConfig.h"

#include <ATen/ATen.h>

namespace core::engine {

/// Cosines and sines of every row of a batch, `[tokens, 1, headSize / 2]` each, in the type they are applied in;
/// undefined for a model without rotary positions, whose vectors stay as they are.
struct Rotation {
    at::Tensor cosine;
    at::Tensor sine;
    /// `[tokens, heads, headSize]` → the same, halves rotated against each other.
    at::Tensor apply(const at::Tensor& x) const;
    Rotation ofRows(const at::Tensor& index) const {
        return cosine.defined() ? Rotation{cosine.index_select(0, index), sine.index_select(0, index)} : Rotation();
    }
};

class Rotary {
public:
    Rotary(const ModelConfig& config, at::Device device);
    /// Dynamic scaling follows each sequence's own length, so a sequence is treated alike alone and in a batch.
    Rotation rotation(const FlatBatch& batch, at::ScalarType type) const;

private:
    at::Tensor frequencies(std::int64_t sequenceLength) const;
    RopeConfig m_rope;
    std::int64_t m_headSize;
    std::int64_t m_originalMaxPositions;
    at::Device m_device;
    double m_scaling = 1;
    at::Tensor m_frequencies; ///< [headSize / 2]
};

} // namespace core::engine
