/// A project in a temporary folder with everything that the parts beside the table work with, in the order in which the
/// program makes it.
#pragma once

#include "core/project/ProjectReader.h"
#include "tests/support/Places.h"
#include "ui/session/DataReader.h"
#include "ui/session/DataWriter.h"
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

#include <utility>

namespace tests {

inline core::StoredRecord stored(const char* instruction, const char* input = "", const char* output = "An answer.") {
    core::StoredRecord made;
    made.record = {.instruction = instruction, .input = input, .output = output};
    return made;
}

struct EditorBench {
    QTemporaryDir folder;
    ui::Worker worker{"worker"};
    ui::DataWriter writer;
    ui::DataReader reader;
    ui::Settings settings{folder.filePath(QStringLiteral("settings.ini"))};
    ui::ProjectSession project{writer, reader, settings};
    ui::RecordEdits edits{writer, project};
    ui::RecordQuery query{reader, project, edits};
    ui::LabelCounts labels{reader, project, edits};
    ui::ModelSession models{worker, settings};
    ui::PromptSession prompts{worker, models};
    ui::Actions actions;

    EditorBench() { actions.retranslate(); }
    QString path() const { return folder.filePath(QStringLiteral("project")); }

    /// An open project with these records.
    void open(std::vector<core::StoredRecord> records) {
        project.create(path());
        QTRY_VERIFY(project.isOpen());
        if (!records.empty()) edits.add(records, 0);
        QTRY_COMPARE(query.count(), static_cast<qint64>(records.size()));
        for (const core::RecordId id : query.ids()) QTRY_VERIFY(query.record(id));
        settle();
    }
    /// Everything that is on its way has arrived.
    void settle() {
        QTRY_VERIFY(edits.isIdle());
        QTRY_VERIFY(!query.isSearching());
    }
    void chooseModel(const std::filesystem::path& model) {
        models.inspect(QString::fromStdString(model.string()));
        QTRY_VERIFY(prompts.isReady());
    }
    /// As it is on the disk.
    core::StoredRecord onDisk(core::RecordId record) const {
        const core::ProjectReader fresh(path().toStdString());
        const auto found = fresh.load({&record, 1});
        return found.empty() ? core::StoredRecord() : found.front();
    }
    std::int64_t version() const { return core::ProjectReader(path().toStdString()).version(); }
};

} // namespace tests
