/// What a project's folder occupies on the disk, by what it is for, and how much of it can be let go of. What a run
/// under way uses is never let go of. Any thread.
#pragma once

#include "core/Export.h"
#include "core/Progress.h"

#include <cstdint>
#include <filesystem>
#include <vector>

namespace core {

enum class StoragePart {
    Records,     ///< project.lorikeet: records, their history, settings
    Caches,      ///< counted again when they are needed
    Frozen,      ///< data/: the records of runs as they were; free where no run names them
    Checkpoints, ///< of runs, with the weights beside their result; free where the run has come to its end
    Runs,        ///< what remains of runs: results, curves, samples
    Adapters,    ///< imported ones
    Backups,     ///< free but for the newest
    Bin,         ///< runs and adapters that were thrown away; free
    Other,       ///< whatever else lies in the folder
};
constexpr std::size_t StorageParts = 9;

struct StorageShare {
    StoragePart part{};
    std::uint64_t bytes = 0;
    std::uint64_t freeBytes = 0; ///< that freeStorage would give back
    std::int64_t freeCount = 0;  ///< copies, runs, frozen files: in pieces that a person would count
};

/// One of each part, in their order. A file with several names counts once. Progress counts files; nobody knows of how
/// many. Throws FileUnreadable.
LORIKEET_EXPORT std::vector<StorageShare> storageUse(const std::filesystem::path& project,
                                                     const Progress& progress = {});
/// Lets go of what is free of a part, for good; after a stop, of some of it. Throws FileUnwritable.
LORIKEET_EXPORT void freeStorage(const std::filesystem::path& project, StoragePart part, const Progress& progress = {});

} // namespace core
