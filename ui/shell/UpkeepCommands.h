/// What the commands for the upkeep of a project do (storage, copies), and what is said in the window of a run's end
/// and of copies. Lives on the UI thread.
#pragma once

#include "ui/shell/Destination.h"

#include <QObject>
#include <QString>

class QAction;
class QWidget;

namespace ui {

class Actions;
class Dialogs;
class ProjectBackups;
class ProjectSession;
class RunNotice;
class Storage;

struct UpkeepSessions {
    ProjectSession& project;
    ProjectBackups& backups;
    Storage& storage;
    RunNotice& notice;
};

class UpkeepCommands : public QObject {
    Q_OBJECT
public:
    UpkeepCommands(const UpkeepSessions& sessions, Actions& actions, Dialogs& dialogs, QWidget* window);

    /// Of any project, open or not.
    void showCopies(const QString& folder);

signals:
    void goTo(const ui::Destination& destination);
    /// Of copies, nothing urgent; `remedy` may be nullptr.
    void said(const QString& text, QAction* remedy);

private:
    void refresh();
    void showStorage();
    void saveCopy();
    void restoreCopy();
    /// Where a copy lies that was brought back, and the way to it where the person stayed with another project.
    void sayRestored();
    void bringToFront(const QString& token);

    UpkeepSessions m_sessions;
    Actions& m_actions;
    Dialogs& m_dialogs;
    QWidget* m_window;
    QAction* m_openRestored;
    QString m_restored; ///< folder of the copy that was brought back last
};

} // namespace ui
