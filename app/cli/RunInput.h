/// What a run is made of, from the command line or from the folder of a run to be resumed: settings, model, frozen
/// records, and these encoded for the trainer.
#pragma once

#include "app/cli/DataInput.h"
#include "app/cli/ModelInput.h"
#include "app/cli/TrainingSettings.h"
#include "core/training/FrozenRecords.h"
#include "core/training/RunConfig.h"
#include "core/training/TrainingData.h"

#include <filesystem>
#include <memory>
#include <vector>

namespace cli {

struct RunOptions {
    std::filesystem::path model;
    std::filesystem::path adapter; ///< to begin with; empty: a fresh one
    std::filesystem::path out;
    std::vector<std::filesystem::path> data, validation, test;
    double validationShare = 0, testShare = 0;
    FormatOptions format;
    TrainingSettings settings;
    DataRule rule = DataRule::UseTheRest;
    bool resume = false;
};

struct RunInput {
    core::RunConfig config; ///< its hash of data is empty until the records are frozen
    core::SplitRecords records;
    std::shared_ptr<const core::TrainingData> training;
    std::shared_ptr<const core::TrainingData> validation; ///< nullptr: none
};

/// Reads, splits and encodes; what was cut or left out is said. Throws what is wrong with settings, model or data.
RunInput newRun(const RunOptions& options, Context& context);
/// Throws RunDataChanged, and what is wrong with the run's folder.
RunInput resumedRun(const std::filesystem::path& run, Context& context);
/// Where the frozen records of a run lie: data/ beside its folder.
std::filesystem::path frozenFolder(const std::filesystem::path& run);
/// What one uses of a run: its adapter, or with method «full» its model. It may not be there yet.
std::filesystem::path resultFolder(const std::filesystem::path& run, const core::RunConfig& config);
/// The same, there. Throws ResultMissing.
std::filesystem::path writtenResult(const std::filesystem::path& run, const core::RunConfig& config);

/// core::makeTrainingData, shown as it goes; what was cut or left out is listed.
core::TrainingData encodeRecords(std::span<const core::Record> records, const core::PromptFormat& format,
                                 const core::TrainingConfig& config, Context& context);

} // namespace cli
