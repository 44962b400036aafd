/// From the records of a run to what the trainer learns from: encoded, stoppable and shown, within what the model
/// reads.
#pragma once

#include "app/cli/DataInput.h"
#include "core/training/TrainingConfig.h"
#include "core/training/TrainingData.h"

namespace cli {

class ModelInput;

/// max_length cannot be more than the model reads; where it is, it is lowered and said. The run's config holds the
/// value used.
void fitToContext(core::TrainingConfig& config, const std::filesystem::path& model, Context& context);

/// core::makeTrainingData, shown as it goes.
core::TrainingData encodeRecords(std::span<const core::Record> records, const core::PromptFormat& format,
                                 const core::TrainingConfig& config, Context& context);

} // namespace cli
