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

RecordEdits::RecordEdits(DataWriter& writer, ProjectSession& project, QObject* parent)
    : QObject(parent), m_writer(writer), m_project(project) {
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
        m_running = 0;
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
    ++m_running;
    const auto job = [work](Project& project, const std::stop_token& stop) {
        Written written{.change = work(project, stop), .undo = {}};
        written.undo = project.undoState();
        return written;
    };
    m_writer.run({}, job, this, [this, generation = m_generation, work, after](Outcome<Written> outcome) {
        if (generation != m_generation) return; // of a project that is closed
        --m_running;
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
        emit pendingChanged(each.record);
    }
    const auto shared = std::make_shared<const std::vector<core::TextEdit>>(std::move(edits));
    write([shared](Project& project, const std::stop_token&) { return project.edit(*shared); },
          [this, shared, number](bool isWritten) { settle(*shared, number, isWritten); });
}

/// A text that was written is pending no more, unless a newer one is on its way.
void RecordEdits::settle(const std::vector<core::TextEdit>& edits, qint64 number, bool isWritten) {
    for (const core::TextEdit& each : edits) {
        const Place place{each.record, each.field};
        const auto found = m_pending.find(place);
        if (found == m_pending.end() || found->second.number != number) continue;
        if (isWritten)
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
        [records = std::move(records), after, kind, made](Project& project, const std::stop_token&) {
            RecordChange change = project.add(records, after, kind);
            *made = change.records;
            return change;
        },
        [this, made](bool isWritten) {
            if (isWritten) emit added(*made);
        });
}

void RecordEdits::paste(std::vector<core::TextEdit> edits, std::vector<core::StoredRecord> records) {
    if (edits.empty() && records.empty()) return;
    write([edits = std::move(edits), records = std::move(records)](
              Project& project, const std::stop_token&) { return project.paste(edits, records); });
}

void RecordEdits::setStatus(Ids records, core::Status status) {
    if (records.empty()) return;
    write([records = std::move(records), status](Project& project, const std::stop_token&) {
        return project.setStatus(records, status);
    });
}

void RecordEdits::setSplit(Ids records, core::Split split) {
    if (records.empty()) return;
    write([records = std::move(records), split](Project& project, const std::stop_token&) {
        return project.setSplit(records, split);
    });
}

void RecordEdits::remove(Ids records) {
    if (records.empty()) return;
    write([records = std::move(records)](Project& project, const std::stop_token&) { return project.remove(records); });
}

void RecordEdits::move(Ids records, RecordId after) {
    if (records.empty()) return;
    write([records = std::move(records), after](Project& project, const std::stop_token&) {
        return project.move(records, after);
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
    m_isImporting = true;
    m_stopImport = std::stop_source();
    const auto listen = m_writer.listener<std::pair<qint64, qint64>>(
        this, [this](const std::pair<qint64, qint64>& part) { emit importing(part.first, part.second); });
    write(
        [records, listen, name = file.toStdString(), stop = m_stopImport.get_token()](Project& project,
                                                                                     const std::stop_token&) {
            const auto tell = [&](std::uint64_t done, std::uint64_t total) {
                listen({static_cast<qint64>(done), static_cast<qint64>(total)});
            };
            return project.import(*records, name, {stop, tell});
        },
        [this, count = static_cast<qint64>(records->size())](bool isWritten) {
            m_isImporting = false;
            if (isWritten) emit imported(count);
            emit importEnded();
        });
}

void RecordEdits::cancelImport() {
    m_stopImport.request_stop();
}

} // namespace ui
