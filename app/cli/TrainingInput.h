/// From the files of a run to what the trainer learns from: read, encoded in pieces (so that it can be stopped), and
/// every record that was cut or left out named with its file and line.
#pragma once

#include "app/cli/DataInput.h"
#include "core/training/TrainingConfig.h"
#include "core/training/TrainingData.h"

namespace cli {

class ModelInput;

/// max_length cannot be more than the model reads; where it is, it is lowered and said. The run's config holds the
/// value used.
void fitToContext(core::TrainingConfig& config, const std::filesystem::path& model, Context& context);

/// Throws NothingToLearn where no record gives anything, RecordCut (all of them) where overlong is «refuse», and
/// Interrupted.
core::TrainingData encodeRecords(const std::vector<DataRecord>& records, const core::PromptFormat& format,
                                 const core::TrainingConfig& config, Context& context);

} // namespace cli
