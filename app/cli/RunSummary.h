/// How a run ended, in a sentence or as the answer of --json.
#pragma once

#include "app/cli/Json.h"
#include "core/engine-api/Task.h"
#include "core/training/RunConfig.h"

#include <filesystem>
#include <optional>
#include <string>

namespace cli {

class TrainingProgress;

class RunSummary {
public:
    RunSummary(const std::filesystem::path& run, const core::RunConfig& config, const TrainingProgress& progress);
    std::string sentence() const;
    /// The command that goes on with the run, to be copied into a shell.
    std::string resumption() const;
    Json json(core::TaskState state) const;

private:
    std::string losses() const;
    std::string place() const;
    const TrainingProgress& m_progress;
    std::filesystem::path m_run;
    std::string m_kind;                            ///< adapter, model
    std::string m_learned;                         ///< what its steps learned from: learned token, judged text …
    std::optional<std::filesystem::path> m_result; ///< where one was written
};

} // namespace cli
