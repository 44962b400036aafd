/// The import panel on a project without records.
#pragma once

#include "tests/ui/data/EditorBench.h"
#include "ui/data/ImportPanel.h"
#include "ui/session/ImportSession.h"

#include <QFile>
#include <QPushButton>

namespace tests {

struct ImportDesk : EditorBench {
    ui::ImportSession session{worker, project, edits, settings};
    ui::ImportPanel panel{session};

    ImportDesk() {
        open({});
        panel.resize(760, 560);
    }
    template <class T> T* part(const char* name) { return panel.findChild<T*>(QLatin1StringView(name)); }
    QString add(const QString& name, const QByteArray& bytes) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly)) return {};
        file.write(bytes);
        file.close();
        session.add({file.fileName()});
        return file.fileName();
    }
    QString button() { return part<QPushButton>("importNow")->text(); }
    void readWhole() { QTRY_VERIFY(session.state() == ui::ImportSession::State::Ready && session.isWhole()); }
};

} // namespace tests
