/// The part of evaluate for models that judge texts: records with labels, judged by one judge after the other.
#pragma once

#include "app/cli/Command.h"
#include "app/cli/Judges.h"
#include "core/project/Record.h"
#include "core/training/TrainingConfig.h"

#include <optional>
#include <vector>

namespace cli {

struct LabelQuestion {
    std::vector<Judge> judges;
    std::vector<core::Record> records;
    std::vector<core::Record> learned; ///< by the run, for what is guessed without reading; none: not known
    core::TrainingConfig settings;     ///< how records become texts
    bool perRecord = false, json = false;
};

/// Throws UsageInvalid where the judges have not the same labels, or the records none of them.
ExitCode evaluateLabels(const LabelQuestion& question, const DeviceOptions& device, Context& context);

} // namespace cli
