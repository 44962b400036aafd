/// A run at a glance, from what lies in its folder: what it was trained on and how, how far it is, and what came of it.
/// Cheap: of its steps only the first and the last are read. A damaged folder has a problem and hides no other run.
#pragma once

#include "core/Export.h"
#include "core/Problem.h"
#include "core/Progress.h"
#include "core/training/RunConfig.h"
#include "core/training/RunKeeping.h"
#include "core/training/TrainingEvent.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace core {

enum class RunState {
    UnderWay,    ///< a program trains it now
    Finished,    ///< all its steps, or it stopped early by itself
    Stopped,     ///< by the person
    Interrupted, ///< the program ended in the middle of it
    Failed,
    Unreadable,
};

struct RunOverview {
    std::filesystem::path folder;
    RunLabels labels;
    RunState state = RunState::Unreadable;
    std::optional<Problem> problem;  ///< why it, or its labels, cannot be read
    std::string failure;             ///< what a failed run told, in English
    std::optional<RunConfig> config; ///< empty where it cannot be read
    std::int64_t started = 0;        ///< what a clock on the wall showed, as seconds since 1970
    std::int64_t step = 0, steps = 0;
    double seconds = 0;
    std::int64_t trainedParameters = 0;
    std::optional<double> firstLoss, lastLoss;
    std::optional<EvaluationFinished> untrained; ///< the model before any training
    std::optional<EvaluationFinished> best;      ///< whose weights are the result; without it the last step's are
    bool stoppedEarly = false;
    bool hasResult = false;
    bool canGoOn = false; ///< it has a checkpoint and has not come to its end

    /// The person's name for it, else the folder's.
    std::string name() const { return labels.name.empty() ? folder.filename().string() : labels.name; }
};

/// Throws nothing of what is wrong with the run: that is its problem.
LORIKEET_EXPORT RunOverview runOverview(const std::filesystem::path& run);
/// Every run in a folder, newest first; none where the folder is not there. Progress counts runs. Throws
/// FileUnreadable.
LORIKEET_EXPORT std::vector<RunOverview> runOverviews(const std::filesystem::path& runsFolder,
                                                      const Progress& progress = {});

} // namespace core
