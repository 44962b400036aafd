/// Whether a model's weights find room on a device: a first answer from sizes alone, before anything is loaded.
#pragma once

#include "core/engine-api/Engine.h"
#include "core/training/MemoryFit.h"

#include <cstdint>

namespace ui {

using core::Fit;

struct ModelFit {
    Fit fit = Fit::Unknown;
    std::uint64_t neededBytes = 0; ///< the weights as the device holds them
    std::uint64_t freeBytes = 0;
};

/// Weights are two bytes a number on a card, else four.
ModelFit modelFit(std::int64_t parameterCount, const core::Device& device);

} // namespace ui
