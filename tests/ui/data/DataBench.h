/// A real project in a temporary folder, opened through the sessions as the program makes them.
#pragma once

#include "tests/support/Places.h"
#include "ui/session/DataReader.h"
#include "ui/session/DataWriter.h"
#include "ui/session/ExportSession.h"
#include "ui/session/ImportSession.h"
#include "ui/session/LabelCounts.h"
#include "ui/session/ModelSession.h"
#include "ui/session/ProjectSession.h"
#include "ui/session/PromptSession.h"
#include "ui/session/RecordEdits.h"
#include "ui/session/RecordQuery.h"
#include "ui/session/Settings.h"
#include "ui/session/Worker.h"
#include "ui/shell/Actions.h"

#include <QTemporaryDir>
#include <QTest>

namespace tests {

inline core::StoredRecord record(const std::string& instruction, const std::string& input = {},
                                 const std::string& output = {}) {
    return {.record = {.instruction = instruction, .input = input, .output = output}};
}

/// «Instruction 1», «Input 1», «Output 1» …
inline std::vector<core::StoredRecord> numbered(int count) {
    std::vector<core::StoredRecord> records;
    records.reserve(static_cast<std::size_t>(count));
    for (int i = 1; i <= count; ++i) {
        const std::string number = std::to_string(i);
        records.push_back(record("Instruction " + number, "Input " + number, "Output " + number));
    }
    return records;
}

struct DataBench {
    QTemporaryDir folder;
    ui::Worker modelWorker{"model-reader"};
    ui::DataWriter writer;
    ui::DataReader reader;
    ui::Settings settings{folder.filePath(QStringLiteral("settings.ini"))};
    ui::ModelSession models{modelWorker, settings};
    ui::ProjectSession project{writer, reader, settings};
    ui::RecordEdits edits{writer, project};
    ui::RecordQuery query{reader, project, edits};
    ui::LabelCounts labels{reader, project, edits};
    ui::PromptSession prompts{modelWorker, models};
    ui::ImportSession importer{modelWorker, project, edits, settings};
    ui::ExportSession exporter{modelWorker, project};
    ui::Actions actions;

    QString projectFolder() const { return folder.filePath(QStringLiteral("project")); }

    void create(std::vector<core::StoredRecord> records) {
        project.create(projectFolder());
        QTRY_VERIFY(project.isOpen());
        const auto count = static_cast<qint64>(records.size());
        if (count > 0)
            edits.import(std::make_shared<const std::vector<core::StoredRecord>>(std::move(records)),
                         QStringLiteral("records.json"));
        QTRY_VERIFY_WITH_TIMEOUT(isSettled() && query.count() == count && query.counts().total == count, 120'000);
    }
    bool isSettled() const { return edits.isIdle() && !query.isSearching(); }
    /// By its place in the list; waits until it is here.
    core::StoredRecord at(qint64 row) {
        const core::StoredRecord* stored = nullptr;
        [&] { QTRY_VERIFY((stored = row < query.count() ? query.at(row) : nullptr)); }();
        return stored ? *stored : core::StoredRecord{};
    }
    std::string text(qint64 row, core::RecordField field) { return textOf(at(row), field); }
};

} // namespace tests
