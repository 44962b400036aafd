/// An import session on a project without records, and what comes to lie on the disk.
#pragma once

#include "core/project/ProjectReader.h"
#include "tests/ui/session/Patience.h"
#include "ui/session/DataReader.h"
#include "ui/session/DataWriter.h"
#include "ui/session/ExportSession.h"
#include "ui/session/ImportSession.h"
#include "ui/session/ProjectSession.h"
#include "ui/session/RecordEdits.h"
#include "ui/session/RecordQuery.h"
#include "ui/session/Settings.h"
#include "ui/session/Worker.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>

namespace tests {

using namespace Qt::StringLiterals;

struct ImportBench {
    QTemporaryDir folder;
    ui::Worker worker{"files"};
    ui::DataWriter writer;
    ui::DataReader reader;
    ui::Settings settings{folder.filePath(u"settings.ini"_s)};
    ui::ProjectSession project{writer, reader, settings};
    ui::RecordEdits edits{writer, project};
    ui::RecordQuery query{reader, project, edits};
    ui::ImportSession session{worker, project, edits, settings};
    ui::ExportSession exports{worker, project};
    QSignalSpy imported{&session, &ui::ImportSession::imported};

    ImportBench() {
        project.create(folder.filePath(u"project"_s));
        EVENTUALLY(project.isOpen());
    }
    QString write(const QString& name, const QByteArray& bytes) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly)) return {};
        file.write(bytes);
        return file.fileName();
    }
    std::vector<core::StoredRecord> onDisk() {
        const core::ProjectReader fresh(project.path());
        std::vector<core::RecordId> ids;
        const auto take = [&](const auto& found) { ids.insert(ids.end(), found.begin(), found.end()); };
        fresh.list({}, take);
        return fresh.load(ids);
    }
    void readWhole() {
        EVENTUALLY(session.state() == ui::ImportSession::State::Ready && session.isWhole());
    }
};

} // namespace tests
