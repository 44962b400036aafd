/// What a plot needs around it, and dialogs that answer by a script.
#pragma once

#include "tests/journeys/ScriptedDialogs.h"
#include "ui/plot/PlotPace.h"
#include "ui/session/Settings.h"
#include "ui/session/Worker.h"
#include "ui/shell/SystemColorScheme.h"
#include "ui/shell/Theme.h"

#include <QFile>
#include <QTemporaryDir>

namespace tests {

/// Remembers what was asked.
class SavingDialogs : public ScriptedDialogs {
public:
    SavingDialogs() : ScriptedDialogs(noFolders) {}
    void chooseSaveFile(QWidget*, const ui::SaveQuestion& question,
                        std::function<void(const QString&)> chosen) override {
        asked = question;
        if (!path.isEmpty()) chosen(path);
    }

    ui::SaveQuestion asked;
    QString path; ///< empty: the person gives up
    static inline QStringList noFolders;
};

struct PlotBench {
    QTemporaryDir folder;
    ui::Worker worker{"plots"};
    ui::Settings settings{folder.filePath(QStringLiteral("settings.ini"))};
    ui::SystemColorScheme system{settings};
    ui::Theme theme{settings, system};
    SavingDialogs dialogs;
    ui::PlotPace pace;

    PlotBench() { show(ui::ColorSchemeChoice::Light); }
    void show(ui::ColorSchemeChoice scheme) {
        settings.setColorScheme(scheme);
        theme.apply();
    }
    QByteArray read(const QString& name) const {
        QFile file(folder.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
};

} // namespace tests
