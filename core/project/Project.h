/// A project folder opened by the one who writes to it: project.lorikeet, locked against a second window, with its
/// records, their history and its settings. Everything that returns is on the disk. One thread; readers open a
/// ProjectReader beside it.
#pragma once

#include "core/Export.h"
#include "core/Progress.h"
#include "core/project/HistoryEntry.h"
#include "core/project/PastedDecision.h"
#include "core/project/StoredRecord.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace core {

class LORIKEET_EXPORT Project {
public:
    /// Makes the folder with an empty project. Throws FolderNotEmpty, FileUnwritable, DiskFull.
    static Project create(const std::filesystem::path& folder);
    /// Throws ProjectMissing, ProjectBusy, ProjectDamaged, FileUnreadable.
    static Project open(const std::filesystem::path& folder);
    Project(Project&& other) noexcept;
    Project& operator=(Project&& other) noexcept;
    ~Project();

    const std::filesystem::path& folder() const;
    /// Why nothing can be changed (ProjectNewer, ProjectReadOnly); nullopt where everything can.
    const std::optional<Problem>& readOnly() const;
    /// What opening did or found that a person should know (ProjectMigrated, ProjectOnNetwork).
    const std::vector<Problem>& notes() const;
    /// The number of the last history entry; 0: nothing was ever changed.
    std::int64_t version() const;

    // Each is one history entry, on the disk when it returns. They throw ProjectReadOnly, DiskFull, FileUnwritable, and
    // RecordGone where a record is not there any more; then nothing is changed.
    /// New records after `after`; 0: at the end. Their ids are in the change, in order. `kind` is Add, Duplicate or
    /// Paste.
    RecordChange add(std::span<const StoredRecord> records, RecordId after, EntryKind kind);
    /// All records of an import, one entry whatever their number; progress counts records. After a stop nothing of it
    /// is there. `file` is its name in the history.
    RecordChange import(std::span<const StoredRecord> records, std::string_view file, const Progress& progress = {});
    /// The same in short steps, between which other changes are made: stepImport() writes some thousand records, until
    /// it shows them all and gives the entry. What it throws ends the import, and so does the next one.
    void beginImport(std::shared_ptr<const std::vector<StoredRecord>> records, std::string_view file);
    std::optional<RecordChange> stepImport(const Progress& progress = {});
    /// Nothing of it stays.
    void abandonImport();
    RecordChange edit(std::span<const TextEdit> edits);
    /// Edits, decisions, and new records at the end, as one entry: a paste over cells that runs past the last row.
    RecordChange paste(std::span<const TextEdit> edits, std::span<const StoredRecord> added,
                       std::span<const PastedDecision> decisions = {});
    /// The same texts, status and split for all of them, as one entry.
    RecordChange fill(std::span<const RecordId> records, const Filling& filling);
    RecordChange setStatus(std::span<const RecordId> records, Status status);
    RecordChange setSplit(std::span<const RecordId> records, Split split);
    RecordChange remove(std::span<const RecordId> records);
    /// Behind `after`; 0: to the front. They keep their order.
    RecordChange move(std::span<const RecordId> records, RecordId after);

    /// Those of `records` that are not there any more.
    std::vector<RecordId> gone(std::span<const RecordId> records) const;

    UndoState undoState() const;
    /// nullopt where there is nothing to take back.
    std::optional<RecordChange> undo();
    std::optional<RecordChange> redo();

    /// Settings of the project (base model, format …), outside of the dataset's history; empty where not set.
    std::string setting(std::string_view name) const;
    void setSetting(std::string_view name, std::string_view value);

    /// The project's file as of now at `file`, which must not exist, by SQLite's backup; progress counts pages.
    void saveCopy(const std::filesystem::path& file, const Progress& progress = {}) const;

private:
    struct Impl;
    explicit Project(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

/// Where a project keeps its parts.
LORIKEET_EXPORT std::filesystem::path projectFile(const std::filesystem::path& folder);
LORIKEET_EXPORT std::filesystem::path dataFolder(const std::filesystem::path& folder);
LORIKEET_EXPORT std::filesystem::path runsFolder(const std::filesystem::path& folder);
LORIKEET_EXPORT std::filesystem::path adaptersFolder(const std::filesystem::path& folder);
/// Whether a folder holds a project.
LORIKEET_EXPORT bool isProject(const std::filesystem::path& folder);

} // namespace core
