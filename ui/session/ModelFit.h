/// Whether a model's weights find room on a device: a first answer from sizes alone, before anything is loaded.
#pragma once

#include "core/engine-api/Engine.h"

#include <cstdint>

namespace ui {

enum class Fit { Unknown, Fits, Tight, TooLarge };

struct ModelFit {
    Fit fit = Fit::Unknown;
    std::uint64_t neededBytes = 0; ///< the weights as the device holds them
    std::uint64_t freeBytes = 0;
};

/// Weights are two bytes a number on a card or a CPU with fast bfloat16, else four. Up to 60 % of the free memory
/// leaves room for training, up to 90 % the model can be loaded and used.
ModelFit modelFit(std::int64_t parameterCount, const core::Device& device);

} // namespace ui
