/// What the commands for projects do, and what is done with files and folders that are dropped on the window or named
/// at its start: a project is opened, a model looked at, records and adapters are taken to their pages. Lives on the UI
/// thread.
#pragma once

#include "ui/shell/Destination.h"

#include <QObject>
#include <QStringList>

class QMenu;
class QWidget;

namespace ui {

class Actions;
class Dialogs;
class ModelSession;
class PathSession;
class ProjectSession;
struct PathFinding;

class ProjectCommands : public QObject {
    Q_OBJECT
public:
    ProjectCommands(Actions& actions, ProjectSession& project, ModelSession& models, PathSession& paths,
                    Dialogs& dialogs, QWidget* window);

    /// Files and folders, by what they are, as soon as that is known.
    void take(const QStringList& paths);
    /// Recent projects and the commands; it deletes itself.
    QMenu* makeMenu(QWidget* parent) const;

signals:
    void goTo(const ui::Destination& destination);
    /// Why something that was dropped is of no use.
    void refused(const QString& text);

private:
    bool hasChosenPage() const;
    void create();
    void createFromFile();
    void open();
    void follow(const PathFinding& finding);
    void takeRecords(const QStringList& files);
    void refresh();

    Actions& m_actions;
    ProjectSession& m_project;
    ModelSession& m_models;
    PathSession& m_paths;
    Dialogs& m_dialogs;
    QWidget* m_window;
};

} // namespace ui
