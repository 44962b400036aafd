/// What the window says above every page: changes that could not be written, a project that cannot be opened or only
/// looked at, an engine that is missing. One line for all of them, the most urgent first. Lives on the UI thread.
#pragma once

#include "core/Problem.h"
#include "ui/shell/NoticeLine.h"

#include <QObject>

#include <map>
#include <vector>

class QAction;

namespace ui {

class Actions;
class EngineScheduler;
class ProjectSession;
class RecordEdits;

class WindowNotices : public QObject {
    Q_OBJECT
public:
    WindowNotices(NoticeLine& line, EngineScheduler& engine, ProjectSession& project, RecordEdits& edits,
                  Actions& actions, QObject* parent = nullptr);

    /// Also when the language is another.
    void showEngine();
    /// Of what was asked for and cannot be done.
    void sayOfProject(const QString& text);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    enum class Subject { Edits, Project, Engine }; ///< by urgency
    struct Notice {
        NoticeLine::Kind kind = NoticeLine::Kind::Danger;
        QString text;
        QAction* remedy = nullptr;
    };
    void say(Subject subject, const Notice& notice);
    void unsay(Subject subject);
    void refresh();
    void showProject();
    void showFailedEdits(const std::vector<core::Problem>& problems);

    NoticeLine& m_line;
    EngineScheduler& m_engine;
    ProjectSession& m_project;
    RecordEdits& m_edits;
    Actions& m_actions;
    QAction* m_retry; ///< of texts that could not be written
    std::map<Subject, Notice> m_notices;
    bool m_isRefreshing = false;
};

} // namespace ui
