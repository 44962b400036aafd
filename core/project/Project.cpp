#include "core/project/Project.h"

#include "core/Files.h"
#include "core/project/Changesets.h"
#include "core/project/HistoryLog.h"
#include "core/project/OpenedProject.h"
#include "core/project/RecordChanges.h"
#include "core/project/StagedBatch.h"

#include <algorithm>
#include <cassert>
#include <cerrno>
#include <cstring>
#include <functional>
#include <map>

namespace core {

namespace fs = std::filesystem;

namespace {

/// Each record once, ascending.
void join(Touched& touched, const Touched& more) {
    touched.records.insert(touched.records.end(), more.records.begin(), more.records.end());
    std::ranges::sort(touched.records);
    const auto twice = std::ranges::unique(touched.records);
    touched.records.erase(twice.begin(), twice.end());
    touched.listChanged = touched.listChanged || more.listChanged;
}

} // namespace

struct Project::Impl {
    explicit Impl(const fs::path& place) : folder(place), opened(openProject(place)), log(opened.database) {}
    ~Impl() {
        abandonImport();
        if (!opened.readOnly) opened.database.checkpoint();
    }

    void mustBeWritable() const {
        if (opened.readOnly) throw Error(*opened.readOnly);
    }

    using Work = std::function<Touched(HistoryRecorder&)>;
    /// One transaction and one entry; none where nothing was touched.
    RecordChange enter(EntryKind kind, const Work& work, const std::string& detail = {}) {
        mustBeWritable();
        RecordChange change;
        opened.database.transact([&] {
            HistoryRecorder recorder(opened.database, log.latest() + 1);
            Touched touched = work(recorder);
            if (touched.records.empty()) return;
            change.entry = log.append(kind, static_cast<std::int64_t>(touched.records.size()), detail);
            change.records = std::move(touched.records);
            change.listChanged = touched.listChanged;
        });
        return change;
    }
    RecordChange change(EntryKind kind, const std::function<Touched(RecordChanges&)>& work,
                        const std::string& detail = {}) {
        return enter(kind, [&](HistoryRecorder& recorder) {
            RecordChanges changes(opened.database, recorder);
            return work(changes);
        }, detail);
    }

    RecordChange show(StagedBatch& batch, const std::string& file, const Progress& progress) {
        return enter(
            EntryKind::Import, [&](HistoryRecorder& recorder) { return batch.show(recorder, progress); }, file);
    }
    RecordChange importStaged(std::span<const StoredRecord> records, const std::string& file,
                              const Progress& progress) {
        std::optional<StagedBatch> batch;
        try {
            batch.emplace(opened.database, records, log.latest() + 1);
            while (!batch->isWritten()) batch->step(progress);
            return show(*batch, file, progress);
        } catch (...) {
            if (batch) forget(*batch);
            throw;
        }
    }
    /// What a full disk does not let go of now is swept when the project is opened next.
    static void forget(const StagedBatch& batch) noexcept {
        try {
            batch.abandon();
        } catch (const Error&) {
        }
    }
    void abandonImport() noexcept {
        if (import) forget(import->batch);
        import.reset();
    }

    std::optional<RecordChange> takeBack(EntryKind kind) {
        mustBeWritable();
        const UndoState state = log.undoState();
        const HistoryEntry& undone = kind == EntryKind::Undo ? state.undo : state.redo;
        if (undone.id == 0) return std::nullopt;
        RecordChange change;
        opened.database.transact([&] {
            Reversal reversal = reverse(opened.database, undone.id, log.latest() + 1);
            change = {log.appendReversal(kind, undone), std::move(reversal.records), reversal.listChanged};
        });
        return change;
    }

    fs::path folder;
    OpenedProject opened;
    HistoryLog log;
    /// One that is done in steps.
    struct Import {
        std::shared_ptr<const std::vector<StoredRecord>> records;
        std::string file;
        StagedBatch batch;
    };
    std::optional<Import> import;
};

Project::Project(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
Project::Project(Project&& other) noexcept = default;
Project& Project::operator=(Project&& other) noexcept = default;
Project::~Project() = default;

Project Project::create(const fs::path& folder) {
    makeProject(folder);
    return open(folder);
}

Project Project::open(const fs::path& folder) { return Project(std::make_unique<Impl>(folder)); }

const fs::path& Project::folder() const { return m_impl->folder; }
const std::optional<Problem>& Project::readOnly() const { return m_impl->opened.readOnly; }
const std::vector<Problem>& Project::notes() const { return m_impl->opened.notes; }
std::int64_t Project::version() const { return m_impl->log.latest(); }

RecordChange Project::add(std::span<const StoredRecord> records, RecordId after, EntryKind kind) {
    assert(kind == EntryKind::Add || kind == EntryKind::Duplicate || kind == EntryKind::Paste);
    return m_impl->change(kind, [&](RecordChanges& changes) { return changes.add(records, after); });
}

RecordChange Project::import(std::span<const StoredRecord> records, std::string_view file, const Progress& progress) {
    m_impl->mustBeWritable();
    if (records.size() > RowsInChunk) return m_impl->importStaged(records, std::string(file), progress);
    return m_impl->change(EntryKind::Import, [&](RecordChanges& changes) { return changes.add(records, 0, progress); },
                          std::string(file));
}

void Project::beginImport(std::shared_ptr<const std::vector<StoredRecord>> records, std::string_view file) {
    m_impl->mustBeWritable();
    abandonImport();
    StagedBatch batch(m_impl->opened.database, *records, m_impl->log.latest() + 1);
    m_impl->import.emplace(std::move(records), std::string(file), batch);
}

std::optional<RecordChange> Project::stepImport(const Progress& progress) {
    // It was opened anew meanwhile, because its drive was gone.
    if (!m_impl->import) throw Error(ProblemCode::FileUnwritable, {.file = utf8(folder())}, {std::strerror(ENOTCONN)});
    auto& [records, file, batch] = *m_impl->import;
    try {
        if (!batch.isWritten()) return batch.step(progress), std::nullopt;
        RecordChange change = m_impl->show(batch, file, progress);
        m_impl->import.reset();
        return change;
    } catch (...) {
        abandonImport();
        throw;
    }
}

void Project::abandonImport() { m_impl->abandonImport(); }

RecordChange Project::edit(std::span<const TextEdit> edits) {
    return m_impl->change(EntryKind::Edit, [&](RecordChanges& changes) { return changes.edit(edits); });
}

RecordChange Project::paste(std::span<const TextEdit> edits, std::span<const StoredRecord> added,
                            std::span<const PastedDecision> decisions) {
    std::map<Status, std::vector<RecordId>> statuses;
    std::map<Split, std::vector<RecordId>> splits;
    for (const PastedDecision& each : decisions) {
        if (each.status) statuses[*each.status].push_back(each.record);
        if (each.split) splits[*each.split].push_back(each.record);
    }
    return m_impl->change(EntryKind::Paste, [&](RecordChanges& changes) {
        Touched touched = changes.edit(edits);
        for (const auto& [status, records] : statuses) join(touched, changes.setStatus(records, status));
        for (const auto& [split, records] : splits) join(touched, changes.setSplit(records, split));
        join(touched, changes.add(added, 0));
        return touched;
    });
}

RecordChange Project::fill(std::span<const RecordId> records, const Filling& filling) {
    std::vector<TextEdit> edits;
    for (const RecordId record : records)
        for (const auto& [field, text] : filling.texts) edits.push_back({record, field, text});
    return m_impl->change(EntryKind::Fill, [&](RecordChanges& changes) {
        Touched touched = changes.edit(edits);
        if (filling.status) join(touched, changes.setStatus(records, *filling.status));
        if (filling.split) join(touched, changes.setSplit(records, *filling.split));
        return touched;
    });
}

RecordChange Project::setStatus(std::span<const RecordId> records, Status status) {
    return m_impl->change(EntryKind::Status,
                          [&](RecordChanges& changes) { return changes.setStatus(records, status); });
}

RecordChange Project::setSplit(std::span<const RecordId> records, Split split) {
    return m_impl->change(EntryKind::Split, [&](RecordChanges& changes) { return changes.setSplit(records, split); });
}

RecordChange Project::remove(std::span<const RecordId> records) {
    return m_impl->change(EntryKind::Remove, [&](RecordChanges& changes) { return changes.remove(records); });
}

RecordChange Project::move(std::span<const RecordId> records, RecordId after) {
    return m_impl->change(EntryKind::Move, [&](RecordChanges& changes) { return changes.move(records, after); });
}

std::vector<RecordId> Project::gone(std::span<const RecordId> records) const {
    const Database& database = m_impl->opened.database;
    return database.translated([&] {
        SQLite::Statement query(database.connection(), "select 1 from record where id = ? and alive = 1");
        std::vector<RecordId> gone;
        for (const RecordId record : records) {
            query.bind(1, record);
            if (!query.executeStep()) gone.push_back(record);
            query.reset();
        }
        return gone;
    });
}

UndoState Project::undoState() const { return m_impl->log.undoState(); }
std::optional<RecordChange> Project::undo() { return m_impl->takeBack(EntryKind::Undo); }
std::optional<RecordChange> Project::redo() { return m_impl->takeBack(EntryKind::Redo); }

std::string Project::setting(std::string_view name) const {
    const Database& database = m_impl->opened.database;
    return database.translated([&] {
        SQLite::Statement query(database.connection(), "select value from project_setting where name = ?");
        query.bind(1, std::string(name));
        return query.executeStep() ? query.getColumn(0).getString() : std::string();
    });
}

void Project::setSetting(std::string_view name, std::string_view value) {
    m_impl->mustBeWritable();
    const Database& database = m_impl->opened.database;
    database.transact([&] {
        SQLite::Statement insert(database.connection(), "insert or replace into project_setting values(?, ?)");
        insert.bind(1, std::string(name));
        insert.bind(2, std::string(value));
        insert.exec();
    });
}

void Project::saveCopy(const fs::path& file, const Progress& progress) const {
    m_impl->opened.database.copyTo(file, progress);
}

} // namespace core
