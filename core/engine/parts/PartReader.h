/// Parts from a checkpoint, by the names of their modules.
#pragma once

#include "core/engine/parts/Norm.h"
#include "core/engine/parts/Projection.h"
#include "core/engine/tensor/Weights.h"

namespace core::engine {

inline Norm readNorm(const Weights& weights, const std::string& module, const ModelConfig& config) {
    const bool hasBias = config.normKind == NormKind::Layer;
    return {weights.get(module + ".weight"), hasBias ? weights.get(module + ".bias") : Parameter(), config.normEpsilon};
}

inline Projection readProjection(const Weights& weights, const std::string& module, bool hasBias) {
    return {weights.get(module + ".weight"), hasBias ? weights.get(module + ".bias") : Parameter(),
            weights.module(module)};
}

} // namespace core::engine
