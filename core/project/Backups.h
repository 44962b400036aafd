/// Daily copies of a project's file in backups/ of its folder: made beside the one who writes, the newest five kept. A
/// copy holds records, history and settings; runs and adapters stay where they are. Any thread.
#pragma once

#include "core/Export.h"
#include "core/Progress.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

namespace core {

constexpr std::size_t KeptBackups = 5;

struct Backup {
    std::filesystem::path file;
    std::int64_t day = 0; ///< as its name says it: 20261126
    std::int64_t version = 0;
    std::int64_t records = 0;
    std::uint64_t bytes = 0;
};

/// Where a project keeps them.
LORIKEET_EXPORT std::filesystem::path backupsFolder(const std::filesystem::path& project);
/// Newest first; other files and those that cannot be read are left out. Throws FileUnreadable.
LORIKEET_EXPORT std::vector<Backup> backups(const std::filesystem::path& project);
/// Today on this computer's calendar, as 20261126.
LORIKEET_EXPORT std::int64_t today();
/// Copies the project, unless there is a copy of this `day` or the newest one is of the same version; removes what is
/// older than the newest five. It has a connection of its own, so edits go on meanwhile. Progress counts pages. Throws
/// ProjectMissing, ProjectDamaged, FileUnwritable, DiskFull.
LORIKEET_EXPORT std::optional<Backup> backUp(const std::filesystem::path& project, std::int64_t day,
                                             const Progress& progress = {});
/// A new project with what the copy holds, in a folder that is new or empty. Throws FolderNotEmpty, ProjectDamaged,
/// FileMissing, FileUnwritable, DiskFull.
LORIKEET_EXPORT void restoreBackup(const std::filesystem::path& copy, const std::filesystem::path& folder,
                                   const Progress& progress = {});
/// A new project with the records, history and settings of this one as they are now, in a folder that is new or empty;
/// as backUp(), edits go on meanwhile. Throws ProjectMissing, ProjectDamaged, FolderNotEmpty, FileUnwritable, DiskFull.
LORIKEET_EXPORT void copyProject(const std::filesystem::path& project, const std::filesystem::path& folder,
                                 const Progress& progress = {});

} // namespace core
