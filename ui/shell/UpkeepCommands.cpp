#include "ui/shell/UpkeepCommands.h"

#include "ui/session/ProjectBackups.h"
#include "ui/session/ProjectSession.h"
#include "ui/session/RunNotice.h"
#include "ui/session/Storage.h"
#include "ui/shell/Actions.h"
#include "ui/shell/Dialogs.h"
#include "ui/shell/ProblemSentence.h"
#include "ui/shell/Quantity.h"
#include "ui/shell/RestoreBox.h"
#include "ui/shell/StorageBox.h"

#include <QAction>
#include <QApplication>

namespace ui {

using Id = Actions::Id;

UpkeepCommands::UpkeepCommands(const UpkeepSessions& sessions, Actions& actions, Dialogs& dialogs, QWidget* window)
    : QObject(window), m_sessions(sessions), m_actions(actions), m_dialogs(dialogs), m_window(window),
      m_openRestored(new QAction(this)) {
    connect(m_actions[Id::ShowStorage], &QAction::triggered, this, &UpkeepCommands::showStorage);
    connect(m_actions[Id::SaveCopy], &QAction::triggered, this, &UpkeepCommands::saveCopy);
    connect(m_actions[Id::RestoreCopy], &QAction::triggered, this, &UpkeepCommands::restoreCopy);
    connect(&m_sessions.project, &ProjectSession::busyChanged, this, &UpkeepCommands::refresh);
    connect(&m_sessions.project, &ProjectSession::opened, this, &UpkeepCommands::refresh);
    connect(&m_sessions.project, &ProjectSession::closed, this, &UpkeepCommands::refresh);
    connect(&m_sessions.notice, &RunNotice::attentionWanted, this, [this] { QApplication::alert(m_window); });
    connect(&m_sessions.notice, &RunNotice::resultWanted, this, [this](const QString& token) {
        bringToFront(token);
        const QString run = m_sessions.notice.run();
        const bool isElsewhere = m_sessions.project.isOpen() && !run.isEmpty() &&
                                 !run.startsWith(m_sessions.project.project()->folder + u'/');
        if (!isElsewhere) emit goTo({.place = Place::Train}); // of another project's run that page knows nothing
    });
    connect(&m_sessions.backups, &ProjectBackups::failed, this, [this](const std::vector<core::Problem>& problems) {
        emit said(tr("Today’s copy of the project could not be made. %1").arg(problemLines(problems, 1)), nullptr);
    });
    connect(&m_sessions.backups, &ProjectBackups::copyFailed, this, [this](const std::vector<core::Problem>& problems) {
        emit said(tr("The copy could not be saved. %1").arg(problemLines(problems, 1)), nullptr);
    });
    connect(&m_sessions.backups, &ProjectBackups::copied, this, [this](const QString& folder) {
        m_restored = folder;
        sayRestored();
    });
    connect(&m_sessions.backups, &ProjectBackups::restored, this, [this](const QString& folder) {
        m_restored = folder;
        sayRestored();
    });
    connect(&m_sessions.project, &ProjectSession::opened, this, [this](const ProjectReport& project) {
        if (project.folder == m_restored) sayRestored();
    });
    connect(m_openRestored, &QAction::triggered, this, [this] { m_sessions.project.open(m_restored); });
    refresh();
}

void UpkeepCommands::refresh() {
    m_actions[Id::ShowStorage]->setEnabled(m_sessions.project.isOpen());
    m_actions[Id::SaveCopy]->setEnabled(m_sessions.project.isOpen());
    m_actions[Id::RestoreCopy]->setEnabled(!m_sessions.project.isBusy());
}

void UpkeepCommands::showStorage() {
    auto* box = new StorageBox(m_sessions.storage, m_window);
    connect(&m_sessions.project, &ProjectSession::closed, box, &QDialog::accept);
    box->open();
}

void UpkeepCommands::saveCopy() {
    const QString name = tr("%1 copy", "a project").arg(m_sessions.project.project()->name);
    const SaveQuestion question{.title = tr("Name a folder for the copy"),
                                .suggestedName = ProjectSession::defaultFolder() + QLatin1Char('/') + name,
                                .filter = {},
                                .defaultEnding = {}};
    m_dialogs.chooseSaveFile(m_window, question, [this](const QString& folder) { m_sessions.backups.saveCopy(folder); });
}

/// A project that is damaged cannot be opened, and its copies are wanted most.
void UpkeepCommands::restoreCopy() {
    if (m_sessions.project.isOpen()) return showCopies(m_sessions.project.project()->folder);
    const FolderQuestion question{tr("Choose the project folder whose copy you want"), ProjectSession::defaultFolder()};
    m_dialogs.chooseFolder(m_window, question, [this](const QString& folder) { showCopies(folder); });
}

void UpkeepCommands::showCopies(const QString& folder) {
    (new RestoreBox(m_sessions.backups, folder, m_window))->open();
}

void UpkeepCommands::sayRestored() {
    const bool isOpen = m_sessions.project.isOpen() && m_sessions.project.project()->folder == m_restored;
    m_openRestored->setText(tr("Open it"));
    m_openRestored->setToolTip(tr("Leaves the project that is open now for the copy."));
    const QString where = pathText(m_restored);
    if (!isOpen) {
        emit said(tr("The copy is a project of its own now, in %1.").arg(where), m_openRestored);
        return;
    }
    emit said(tr("This is the copy, a project of its own in %1. The other one is as it was.").arg(where), nullptr);
    m_restored.clear(); // said once
}

void UpkeepCommands::bringToFront(const QString& token) {
    if (!token.isEmpty()) qputenv("XDG_ACTIVATION_TOKEN", token.toUtf8()); // Wayland asks for it
    m_window->setWindowState(m_window->windowState() & ~Qt::WindowMinimized);
    m_window->show();
    m_window->raise();
    m_window->activateWindow();
}

} // namespace ui
