/// What a person does with the runs of a project: a name and a note for each, and the bin. A run's id stays the name of
/// its folder; one that is under way is left alone.
#pragma once

#include "core/Export.h"

#include <filesystem>
#include <optional>
#include <string>

namespace core {

/// In run.json beside config.json; both are empty until the person writes something.
struct RunLabels {
    std::string name;
    std::string note;
    friend bool operator==(const RunLabels&, const RunLabels&) = default;
};

/// Empty where there are none. Throws ConfigInvalid where the file is not ours, FileUnreadable.
LORIKEET_EXPORT RunLabels runLabels(const std::filesystem::path& run);
/// What is empty stays as it is: pages that read the labels at different times do not take back what another wrote.
struct LabelChange {
    std::optional<std::string> name;
    std::optional<std::string> note;
};
/// Throws FolderMissing, FileUnwritable, DiskFull.
LORIKEET_EXPORT void setRunLabels(const std::filesystem::path& run, const LabelChange& change);

/// Whether a program is training this run now, this one or another.
LORIKEET_EXPORT bool isUnderWay(const std::filesystem::path& run);
/// Moves the run into bin/ of its project and gives where it lies now. Throws FolderMissing, RunBusy, FileUnwritable.
LORIKEET_EXPORT std::filesystem::path binRun(const std::filesystem::path& run);
/// Back among the runs of its project, under its old name where that is still free; gives where it lies now. Throws
/// FolderMissing, FileUnwritable.
LORIKEET_EXPORT std::filesystem::path restoreRun(const std::filesystem::path& binned);

} // namespace core
