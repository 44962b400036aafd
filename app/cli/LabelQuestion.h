/// What evaluate is asked for: on the command line, and of models that judge texts as judges and records.
#pragma once

#include "app/cli/DataInput.h"
#include "app/cli/EvaluateLabels.h"
#include "app/cli/ModelInput.h"
#include "core/Error.h"
#include "core/training/RunConfig.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace cli {

struct EvaluateOptions {
    std::filesystem::path model, run;
    std::string split = "test";
    std::vector<std::filesystem::path> adapters, data;
    std::vector<std::string> labels;
    std::int64_t maxLength = 0;
    FormatOptions format;
    DeviceOptions device;
    DataRule rule = DataRule::UseTheRest;
    bool perRecord = false, json = false;
};

/// The run put no records of options.split aside.
core::Error nothingAside(const EvaluateOptions& options);
/// What a run learned to judge by, beside its base where that judges by the same labels already.
LabelQuestion labelsOfRun(const EvaluateOptions& options, const core::RunConfig& config, Context& context);
/// Of --model and --adapter.
LabelQuestion labelsOfModel(const EvaluateOptions& options, const CLI::App& command, Context& context);

} // namespace cli
