/// What a run with these settings would train of a model, from shapes alone: at once, while the settings are chosen.
#pragma once

#include "core/Problem.h"
#include "core/model/ModelConfig.h"
#include "core/training/TrainingConfig.h"

#include <cstdint>
#include <vector>

namespace ui {

struct TrainedSize {
    std::int64_t trained = 0; ///< weights that are trained; 0 where it cannot be told
    std::int64_t all = 0;     ///< weights of the base model
    std::uint64_t bytes = 0;  ///< of the result on the disk
    std::vector<core::Problem> problems; ///< what of the settings does not fit the model
};

/// `labelCount`: of a classification, where it is known already; else the model's own labels, or two, are counted.
TrainedSize trainedSize(const core::TrainingConfig& config, core::ModelConfig model, std::int64_t labelCount = 0);

} // namespace ui
