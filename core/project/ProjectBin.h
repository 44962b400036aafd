/// The bin of a project: runs and imported adapters that were thrown away, each a folder in bin/, until they are put
/// back or let go of for good (StorageUse). Each remembers what its folder was called.
#pragma once

#include "core/Export.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace core {

struct BinnedFolder {
    std::filesystem::path place; ///< in the bin
    std::string name;            ///< what the person calls it, else what its folder was called
    bool isRun = false;          ///< else an adapter
    std::int64_t time = 0;       ///< when it was thrown away: milliseconds since 1970, UTC
};

/// Newest first. Throws FileUnreadable.
LORIKEET_EXPORT std::vector<BinnedFolder> listBin(const std::filesystem::path& project);
/// Moves a folder into the bin of `project` and gives where it lies now. Throws FolderMissing, FileUnwritable.
LORIKEET_EXPORT std::filesystem::path moveToBin(const std::filesystem::path& folder,
                                                const std::filesystem::path& project);
/// Back among the runs or the adapters of its project, under its old name where that is free, else with a number after
/// it; gives where it lies now. Throws FolderMissing, FileUnwritable.
LORIKEET_EXPORT std::filesystem::path putBack(const std::filesystem::path& place);

} // namespace core
