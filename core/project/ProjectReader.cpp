#include "core/project/ProjectReader.h"

#include "core/Files.h"
#include "core/project/HistoryLog.h"
#include "core/project/OpenedProject.h"
#include "core/project/Project.h"
#include "core/project/RecordOrder.h"
#include "core/project/RecordSearch.h"
#include "core/project/RecordTables.h"

#include <algorithm>

namespace core {

struct ProjectReader::Impl {
    explicit Impl(const std::filesystem::path& folder)
        : database(openForReading(folder)), log(database), name(utf8(projectFile(folder).filename())) {}

    Database database;
    HistoryLog log;
    std::string name;
};

ProjectReader::ProjectReader(const std::filesystem::path& folder) : m_impl(std::make_unique<Impl>(folder)) {}
ProjectReader::ProjectReader(ProjectReader&& other) noexcept = default;
ProjectReader& ProjectReader::operator=(ProjectReader&& other) noexcept = default;
ProjectReader::~ProjectReader() = default;

void ProjectReader::list(const RecordFilter& filter, const Found& found, const Progress& progress) const {
    searchRecords(m_impl->database, filter, found, progress);
}

std::vector<StoredRecord> ProjectReader::load(std::span<const RecordId> ids) const {
    std::vector<StoredRecord> records;
    m_impl->database.look([&] {
        RecordReadout readout(m_impl->database);
        for (const RecordId id : ids)
            if (auto stored = readout.load(id)) records.push_back(std::move(*stored));
    });
    return records;
}

RecordCounts ProjectReader::counts() const {
    RecordCounts counts;
    const Database& database = m_impl->database;
    database.translated([&] {
        SQLite::Statement query(database.connection(), "select status, split from record where alive = 1");
        while (query.executeStep()) {
            const auto status = static_cast<std::size_t>(statusFrom(query.getColumn(0).getInt()));
            const auto split = static_cast<std::size_t>(splitFrom(query.getColumn(1).getInt()));
            ++counts.total;
            ++counts.byStatus[status];
            ++counts.bySplit[split];
            ++counts.by[status][split];
        }
    });
    return counts;
}

std::vector<LabelUse> ProjectReader::labels() const {
    std::vector<LabelUse> uses;
    const Database& database = m_impl->database;
    database.translated([&] {
        SQLite::Statement query(database.connection(), "select ifnull(label, ''), split, count(*) from record "
                                                       "where alive = 1 group by 1, 2 order by 1");
        while (query.executeStep()) {
            std::string label = query.getColumn(0).getString();
            if (uses.empty() || uses.back().label != label) uses.push_back({std::move(label)});
            const auto split = static_cast<std::size_t>(splitFrom(query.getColumn(1).getInt()));
            uses.back().bySplit[split] += query.getColumn(2).getInt64();
        }
    });
    return uses;
}

void ProjectReader::atOnce(const std::function<void()>& work) const { m_impl->database.look(work); }

std::int64_t ProjectReader::version() const { return m_impl->log.latest(); }

std::vector<HistoryEntry> ProjectReader::history(std::int64_t before, int limit) const {
    return m_impl->log.list(before, limit);
}

SplitRecords ProjectReader::splitRecords(std::span<const Status> statuses, const Progress& progress) const {
    SplitRecords result;
    const Database& database = m_impl->database;
    database.look([&] {
        const std::vector<ListedRecord> records = recordsInOrder(database, progress);
        RecordReadout readout(database);
        for (std::size_t i = 0; i < records.size(); ++i) {
            progress.at(i, records.size());
            const ListedRecord& each = records[i];
            if (std::find(statuses.begin(), statuses.end(), each.status) == statuses.end()) continue;
            auto stored = readout.load(each.id);
            if (!stored) continue;
            Record& record = stored->record;
            if (record.file.empty()) {
                record.file = m_impl->name;
                record.line = static_cast<std::int64_t>(i) + 1;
                record.row = 0;
            }
            result.of(each.split).push_back(std::move(record));
        }
        progress.at(records.size(), records.size());
    });
    return result;
}

} // namespace core
