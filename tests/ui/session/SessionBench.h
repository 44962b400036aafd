/// The sessions of a project in a temporary folder, in the order in which the program makes them; no window, no engine.
#pragma once

#include "tests/support/Places.h"
#include "tests/ui/session/Patience.h"
#include "ui/session/DataReader.h"
#include "ui/session/DataWriter.h"
#include "ui/session/ProjectSession.h"
#include "ui/session/RecordEdits.h"
#include "ui/session/RecordQuery.h"
#include "ui/session/Settings.h"

#include <QTemporaryDir>

#include <future>

namespace tests {

inline core::StoredRecord record(const std::string& instruction, const std::string& output = "An answer") {
    return {.record = {.instruction = instruction, .output = output}, .status = core::Status::Approved};
}

/// «Instruction 1» …
inline std::vector<core::StoredRecord> numbered(int count, const std::string& output = "An answer") {
    std::vector<core::StoredRecord> records;
    for (int i = 1; i <= count; ++i) records.push_back(record("Instruction " + std::to_string(i), output));
    return records;
}

/// Keeps a worker busy until it is let go.
class Gate {
public:
    /// A job for a worker: it waits at the gate.
    auto job() {
        return [opened = m_opened](const auto&...) {
            opened.wait();
            return true;
        };
    }
    void open() { m_gate.set_value(); }

private:
    std::promise<void> m_gate;
    std::shared_future<void> m_opened = m_gate.get_future().share();
};

struct SessionBench {
    QTemporaryDir folder;
    ui::DataWriter writer;
    ui::DataReader reader;
    ui::Settings settings{folder.filePath(QStringLiteral("settings.ini"))};
    ui::ProjectSession project{writer, reader, settings};
    ui::RecordEdits edits{writer, project};
    ui::RecordQuery query{reader, project, edits};

    QString projectFolder(const char* name = "project") const { return folder.filePath(QLatin1String(name)); }
    bool isSettled() const { return edits.isIdle() && !query.isSearching() && !project.isBusy(); }

    void create(std::vector<core::StoredRecord> records = {}, const char* name = "project") {
        project.create(projectFolder(name));
        EVENTUALLY(project.isOpen() && !project.isBusy());
        const auto count = static_cast<qint64>(records.size());
        edits.add(std::move(records), 0);
        EVENTUALLY(isSettled() && query.count() == count && query.counts().total == count);
    }
    void open(const char* name = "project") {
        QObject context;
        QObject::connect(&project, &ui::ProjectSession::failed, &context, [](const QString&, const auto& problems) {
            qWarning("%s", core::Error(problems).what());
        });
        project.open(projectFolder(name));
        EVENTUALLY(project.isOpen() && isSettled());
    }
    /// Closed, and the lock given up.
    void close() {
        project.close();
        bool isClosed = false;
        writer.close(&edits, [&] { isClosed = true; });
        EVENTUALLY(isClosed);
    }
    /// The record of a row; waits until it is here.
    core::StoredRecord at(qint64 row) {
        const core::StoredRecord* stored = nullptr;
        [&] { EVENTUALLY((stored = row < query.count() ? query.at(row) : nullptr)); }();
        return stored ? *stored : core::StoredRecord{};
    }
    /// Whether these rows are here; asks for those that are not.
    bool isHere(qint64 first, qint64 count) {
        qint64 here = 0;
        for (qint64 row = first; row < first + count; ++row) here += query.at(row) ? 1 : 0;
        return here == count;
    }
    QString instruction(qint64 row) { return QString::fromStdString(at(row).record.instruction); }
    /// The texts on the disk, in their order.
    QStringList written(const char* name = "project") const {
        QStringList texts;
        std::vector<core::RecordId> all;
        const core::ProjectReader disk(projectFolder(name).toStdString());
        disk.list({}, [&](const std::vector<core::RecordId>& ids) { all.insert(all.end(), ids.begin(), ids.end()); });
        for (const core::StoredRecord& stored : disk.load(all))
            texts += QString::fromStdString(stored.record.instruction);
        return texts;
    }
};

} // namespace tests
