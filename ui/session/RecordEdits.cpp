#include "ui/session/RecordEdits.h"

#include "core/project/Project.h"
#include "ui/session/DataWriter.h"
#include "ui/session/ProjectSession.h"

#include <utility>

namespace ui {

using core::EntryKind;
using core::Project;
using core::RecordChange;
using core::RecordId;

namespace {

std::vector<RecordId> recordsOf(const std::vector<core::TextEdit>& edits) {
    std::vector<RecordId> records;
    records.reserve(edits.size());
    for (const core::TextEdit& each : edits)
        if (records.empty() || records.back() != each.record) records.push_back(each.record);
    return records;
}

/// A job is copied on its way to the writer; of a million ids only their place is.
template <class T> std::shared_ptr<const std::vector<T>> shared(std::vector<T>&& values) {
    return std::make_shared<const std::vector<T>>(std::move(values));
}

/// The texts of records that are gone do not keep the others from the disk; `lost` says of them.
RecordChange editWhatIsThere(Project& project, const std::vector<core::TextEdit>& edits,
                             std::vector<core::Problem>& lost) {
    try {
        return project.edit(edits);
    } catch (const core::Error& error) {
        if (error.problems().front().code != core::ProblemCode::RecordGone) throw;
        const std::vector<RecordId> missing = project.gone(recordsOf(edits));
        const std::unordered_set<RecordId> gone(missing.begin(), missing.end());
        std::vector<core::TextEdit> there;
        for (const core::TextEdit& each : edits)
            if (!gone.contains(each.record)) there.push_back(each);
        RecordChange change = project.edit(there);
        lost = error.problems();
        return change;
    }
}

} // namespace

RecordEdits::RecordEdits(DataWriter& writer, ProjectSession& project, QObject* parent)
    : QObject(parent), m_writer(writer), m_project(project) {
    connect(&m_work, &SlowWatch::slowChanged, this, &RecordEdits::slowChanged);
    connect(&m_project, &ProjectSession::opened, this, [this](const ProjectReport& report) {
        m_undo = report.undo;
        emit undoStateChanged();
    });
    connect(&m_project, &ProjectSession::closed, this, [this] {
        // What was asked is still written; nobody waits for the answer.
        cancelImport();
        ++m_generation;
        m_pending.clear();
        m_failed.clear();
        m_work.clear();
        m_undo = {};
        emit undoStateChanged();
        if (std::exchange(m_isImporting, false)) emit importEnded();
    });
}

RecordEdits::~RecordEdits() {
    cancelImport();
}

void RecordEdits::write(Work work, std::function<void(bool)> after) {
    if (!m_project.isWritable()) {
        refuse();
        if (after) after(false);
        return;
    }
    m_work.begin();
    const auto job = [work = std::move(work)](Project& project, const std::stop_token& stop) {
        Written written{.change = work(project, stop), .undo = {}};
        written.undo = project.undoState();
        return written;
    };
    m_writer.run({}, job, this, [this, generation = m_generation, after](Outcome<Written> outcome) {
        if (generation != m_generation) return; // of a project that is closed
        m_work.end();
        const bool isWritten = outcome.value.has_value();
        if (after) after(isWritten);
        if (isWritten)
            told(std::move(*outcome.value));
        else if (!outcome.problems.empty())
            emit failed(outcome.problems);
        if (isIdle()) emit idle();
    });
}

void RecordEdits::refuse() {
    if (m_project.isOpen()) emit failed({*m_project.project()->readOnly});
}

void RecordEdits::told(Written written) {
    m_undo = written.undo;
    if (written.change && (written.change->entry.id != 0 || !written.change->records.empty()))
        emit changed(*written.change);
    emit undoStateChanged();
}

void RecordEdits::edit(RecordId record, core::RecordField field, const QString& text) {
    edit({{record, field, text.toStdString()}});
}

void RecordEdits::edit(std::vector<core::TextEdit> edits) {
    if (edits.empty()) return;
    if (!m_project.isWritable()) return refuse(); // it would be laid over what is opened next
    const qint64 number = ++m_editNumber;
    for (const core::TextEdit& each : edits) {
        m_pending[{each.record, each.field}] = {each.text, number};
        m_failed.erase({each.record, each.field});
    }
    const auto all = shared(std::move(edits));
    emit pendingChanged(recordsOf(*all));
    const auto lost = std::make_shared<std::vector<core::Problem>>();
    write([all, lost](Project& project, const std::stop_token&) { return editWhatIsThere(project, *all, *lost); },
          [this, all, lost, number](bool isWritten) {
              settle(*all, number, isWritten);
              if (!lost->empty()) emit failed(*lost);
          });
}

/// A text that was written, or whose record is gone, is pending no more, unless a newer one is on its way.
void RecordEdits::settle(const std::vector<core::TextEdit>& edits, qint64 number, bool isSettled) {
    for (const core::TextEdit& each : edits) {
        const Place place{each.record, each.field};
        const auto found = m_pending.find(place);
        if (found == m_pending.end() || found->second.number != number) continue;
        if (isSettled)
            m_pending.erase(found);
        else
            m_failed.insert(place);
    }
}

void RecordEdits::retry() {
    std::vector<core::TextEdit> edits;
    for (const Place& place : m_failed) edits.push_back({place.first, place.second, m_pending[place].text});
    edit(std::move(edits));
}

std::optional<std::string> RecordEdits::pending(RecordId record, core::RecordField field) const {
    const auto found = m_pending.find({record, field});
    return found == m_pending.end() ? std::nullopt : std::optional(found->second.text);
}

void RecordEdits::add(std::vector<core::StoredRecord> records, RecordId after, EntryKind kind) {
    if (records.empty()) return;
    const auto made = std::make_shared<std::vector<RecordId>>();
    write(
        [records = shared(std::move(records)), after, kind, made](Project& project, const std::stop_token&) {
            RecordChange change = project.add(*records, after, kind);
            *made = change.records;
            return change;
        },
        [this, made](bool isWritten) {
            if (isWritten) emit added(*made);
        });
}

void RecordEdits::paste(std::vector<core::TextEdit> edits, std::vector<core::StoredRecord> records,
                        std::vector<core::PastedDecision> decisions) {
    if (edits.empty() && records.empty() && decisions.empty()) return;
    write([edits = shared(std::move(edits)), records = shared(std::move(records)),
           decisions = shared(std::move(decisions))](Project& project, const std::stop_token&) {
        return project.paste(*edits, *records, *decisions);
    });
}

void RecordEdits::fill(Ids records, core::Filling filling) {
    if (records.empty()) return;
    write([ids = shared(std::move(records)), filling = std::move(filling)](Project& project, const std::stop_token&) {
        return project.fill(*ids, filling);
    });
}

void RecordEdits::setStatus(Ids records, core::Status status) {
    if (records.empty()) return;
    write([ids = shared(std::move(records)), status](Project& project, const std::stop_token&) {
        return project.setStatus(*ids, status);
    });
}

void RecordEdits::setSplit(Ids records, core::Split split) {
    if (records.empty()) return;
    write([ids = shared(std::move(records)), split](Project& project, const std::stop_token&) {
        return project.setSplit(*ids, split);
    });
}

void RecordEdits::remove(Ids records) {
    if (records.empty()) return;
    write(
        [ids = shared(std::move(records))](Project& project, const std::stop_token&) { return project.remove(*ids); });
}

void RecordEdits::move(Ids records, RecordId after) {
    if (records.empty()) return;
    write([ids = shared(std::move(records)), after](Project& project, const std::stop_token&) {
        return project.move(*ids, after);
    });
}

void RecordEdits::undo() {
    write([](Project& project, const std::stop_token&) { return project.undo(); });
}

void RecordEdits::redo() {
    write([](Project& project, const std::stop_token&) { return project.redo(); });
}

void RecordEdits::import(std::shared_ptr<const std::vector<core::StoredRecord>> records, const QString& file) {
    if (m_isImporting || records->empty()) return;
    if (!m_project.isWritable()) {
        refuse();
        emit importEnded();
        return;
    }
    m_work.begin();
    m_isImporting = true;
    m_stopImport = std::stop_source();
    const auto begin = [records, name = file.toStdString()](Project& project, const std::stop_token&) {
        project.beginImport(records, name);
        return std::optional<RecordChange>();
    };
    stepImport(begin, static_cast<qint64>(records->size()));
}

/// Each step is a job of its own: what was asked for meanwhile comes before the next.
void RecordEdits::stepImport(Work work, qint64 count) {
    const auto job = [work = std::move(work), stop = m_stopImport.get_token()](Project& project,
                                                                               const std::stop_token&) {
        Written written{.change = work(project, stop), .undo = {}};
        written.undo = project.undoState();
        return written;
    };
    m_writer.run({}, job, this, [this, generation = m_generation, count](Outcome<Written> outcome) {
        if (generation != m_generation) return; // of a project that is closed
        if (!outcome.problems.empty()) emit failed(outcome.problems);
        if (!outcome.value || outcome.value->change) return endImport(std::move(outcome.value), count);
        const auto listen = m_writer.listener<std::pair<qint64, qint64>>(
            this, [this](const std::pair<qint64, qint64>& part) { emit importing(part.first, part.second); });
        const auto next = [listen](Project& project, const std::stop_token& stop) {
            const auto tell = [&](std::uint64_t done, std::uint64_t total) {
                listen({static_cast<qint64>(done), static_cast<qint64>(total)});
            };
            return project.stepImport({stop, tell});
        };
        stepImport(next, count);
    });
}

void RecordEdits::endImport(std::optional<Written> written, qint64 count) {
    m_work.end();
    m_isImporting = false;
    if (written) emit imported(count);
    emit importEnded();
    if (written) told(std::move(*written));
    if (isIdle()) emit idle();
}

void RecordEdits::cancelImport() {
    m_stopImport.request_stop();
}

} // namespace ui
