/// How a project's file comes to be open for its writer: made, locked, checked, migrated with a copy first, and with
/// the kind of journal that its drive can bear.
#pragma once

#include "core/project/Database.h"
#include "core/project/FolderLock.h"

#include <filesystem>
#include <optional>
#include <vector>

namespace core {

/// In this order: the lock is given up last.
struct OpenedProject {
    FolderLock lock;
    Database database;
    std::optional<Problem> readOnly;
    std::vector<Problem> notes;
};

/// Throws FolderNotEmpty, FileUnwritable, DiskFull, ProjectBusy.
void makeProject(const std::filesystem::path& folder);
/// Throws ProjectMissing, ProjectBusy, ProjectDamaged, ProjectNewer, FileUnreadable.
OpenedProject openProject(const std::filesystem::path& folder);
/// The file for a reader; one of an older version as a migrated copy. Throws as openProject.
Database openForReading(const std::filesystem::path& folder);

} // namespace core
