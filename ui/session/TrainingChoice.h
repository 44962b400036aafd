/// What a person asks of a training, and what becomes of it.
#pragma once

#include "core/project/StoredRecord.h"
#include "core/training/TrainingConfig.h"

#include <QString>

#include <filesystem>
#include <vector>

namespace ui {

enum class TrainingState { Idle, Preparing, Opening, Training, Pausing, Paused, Stopping, Stopped, Finished, Failed };

/// What a run is to learn from.
struct TrainingChoice {
    core::TrainingConfig config;
    QString baseModel;
    std::vector<core::Status> statuses{core::Status::Approved, core::Status::Draft};
    std::vector<core::Record> ownSamples; ///< prompts of the person's own, answered as the run learns
    double validationShare = 0; ///< moved out of the training records where the project has no validation records
};

/// A run on the disk that has not come to its end.
struct UnfinishedRun {
    QString folder;
    QString name; ///< the person's own for it, else the folder's
    qint64 step = 0, steps = 0;
};

/// The runs in a project's folder of runs that can be gone on with, newest first. Reads the disk; any thread.
std::vector<UnfinishedRun> unfinishedRuns(const std::filesystem::path& runs);

} // namespace ui
