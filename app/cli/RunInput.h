/// What a run is made of, from the command line or from the folder of a run to be resumed, read and prepared; what was
/// changed, cut or left out is said.
#pragma once

#include "app/cli/DataInput.h"
#include "app/cli/ModelInput.h"
#include "app/cli/TrainingSettings.h"
#include "core/training/FrozenRecords.h"
#include "core/training/LabelledTexts.h"
#include "core/training/RunPreparation.h"

#include <filesystem>
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
    core::PreparedRun prepared;
    core::SplitRecords records;
};

/// Throws what is wrong with settings, model, adapter or data.
RunInput newRun(const RunOptions& options, Context& context);
/// On the model and the device that the options name, or else those of the run. Throws RunDataChanged, ModelChanged,
/// and what is wrong with the run's folder.
RunInput resumedRun(const RunOptions& options, Context& context);

/// core::makeTrainingData, shown as it goes; what was cut or left out is listed.
core::TrainingData encodeRecords(std::span<const core::Record> records, const core::PromptFormat& format,
                                 const core::TrainingConfig& config, Context& context);
/// The same with core::makeLabelledTexts, for figures. Throws UsageInvalid where no record has a label that is known.
core::TrainingData encodeTexts(std::span<const core::Record> records, const core::Tokenizer& tokenizer,
                               const core::LabelSet& labels, const core::TrainingConfig& config,
                               core::UnknownLabel unknown, Context& context);
/// For core::thaw, and for core::fingerprint and core::freeze.
core::Progress thawing(Context& context);
core::Progress freezing(Context& context);

} // namespace cli
