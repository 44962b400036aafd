/// A project seen by a reader with a connection of its own: lists, pages, search, counts, history, and the records of a
/// run. Sees every change that is on the disk. One thread, which may be another than the writer's.
#pragma once

#include "core/Export.h"
#include "core/Progress.h"
#include "core/project/HistoryEntry.h"
#include "core/project/RecordFilter.h"
#include "core/project/SplitRecords.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace core {

class LORIKEET_EXPORT ProjectReader {
public:
    /// Throws ProjectMissing, ProjectDamaged, ProjectNewer.
    explicit ProjectReader(const std::filesystem::path& folder);
    ProjectReader(ProjectReader&& other) noexcept;
    ProjectReader& operator=(ProjectReader&& other) noexcept;
    ~ProjectReader();

    /// Called with the next ids of a list, in the list's order.
    using Found = std::function<void(std::vector<RecordId> ids)>;
    /// The records of a filter in their order, delivered as they are found; progress counts records looked at. Throws
    /// PatternInvalid.
    void list(const RecordFilter& filter, const Found& found, const Progress& progress = {}) const;
    /// In the order of `ids`; those that are gone are left out.
    std::vector<StoredRecord> load(std::span<const RecordId> ids) const;
    RecordCounts counts() const;
    /// Every label that records have, by its name; records without one under the empty name.
    std::vector<LabelUse> labels() const;
    std::int64_t version() const;
    /// Everything that `work` reads here is of one state, whatever is written meanwhile.
    void atOnce(const std::function<void()>& work) const;
    /// Newest first, before the entry `before` (0: from the newest).
    std::vector<HistoryEntry> history(std::int64_t before, int limit) const;
    /// What a run learns from: the records with one of `statuses`, by their split, in their order; progress counts
    /// records. Their problems name the project's rows where they came from no file.
    SplitRecords splitRecords(std::span<const Status> statuses, const Progress& progress = {}) const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace core
