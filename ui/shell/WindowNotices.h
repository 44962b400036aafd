/// What the window says above every page: an engine that is missing, a project that cannot be opened or only looked at,
/// changes that could not be written. Lives on the UI thread.
#pragma once

#include "core/Problem.h"

#include <QObject>

#include <vector>

class QAction;

namespace ui {

class Actions;
class EngineScheduler;
class NoticeLine;
class ProjectSession;
class RecordEdits;

class WindowNotices : public QObject {
    Q_OBJECT
public:
    WindowNotices(NoticeLine& line, EngineScheduler& engine, ProjectSession& project, RecordEdits& edits,
                  Actions& actions, QObject* parent = nullptr);

    /// Also when the language is another.
    void showEngine();

private:
    enum class Subject { Nothing, Engine, Project };
    void unsay(Subject subject);
    void showProject();
    void showFailedEdits(const std::vector<core::Problem>& problems);

    NoticeLine& m_line;
    EngineScheduler& m_engine;
    ProjectSession& m_project;
    RecordEdits& m_edits;
    Actions& m_actions;
    QAction* m_retry; ///< of texts that could not be written
    Subject m_subject = Subject::Nothing; ///< of what the line says
};

} // namespace ui
