/// What a trainer works with, and the one pass that learns: forward, loss, backward.
#pragma once

#include "core/engine-api/Generation.h"
#include "core/engine/adapter/Adapter.h"
#include "core/engine/model/Transformer.h"
#include "core/engine/training/Objective.h"
#include "core/training/TrainingConfig.h"
#include "core/training/TrainingData.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace core::engine {

/// Models and data are shared.
struct TrainingJob {
    std::shared_ptr<const Transformer> model;
    std::string deviceName;
    std::shared_ptr<const TrainingData> training;
    std::shared_ptr<const TrainingData> validation; ///< nullptr: none
    TrainingConfig config;
    std::shared_ptr<Adapter> adapter; ///< its tensors are trained
    std::shared_ptr<const Objective> objective;
    /// Writes the adapter as a folder that can be used.
    std::function<void(const Adapter&, const std::filesystem::path& folder)> write;
    std::string modelFolder;       ///< that the model was opened from
    std::uint64_t resultBytes = 0; ///< of the weights that `write` writes
    AdapterHandle handle = 0;      ///< by which the adapter can be asked
};

/// One micro-batch: adds the gradients of its loss, each token's multiplied by `weight`, to the adapter's tensors, and
/// gives the loss summed over learned tokens. Throws StopRequested; the gradients are worth nothing then.
double learn(const TrainingJob& job, const std::vector<std::int64_t>& samples, double weight,
             const at::Generator& dropout, std::stop_token stop);

/// A stream of chance for the model's device.
at::Generator generatorFor(const Transformer& model);

} // namespace core::engine
