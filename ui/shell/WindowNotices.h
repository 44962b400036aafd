/// What the window says above every page: changes that could not be written, a project that cannot be opened or only
/// looked at, an engine that is missing, what came of an export, a run that was left before its end, copies of
/// projects. One line for all of them, the most urgent first. Lives on the UI thread.
#pragma once

#include "core/Problem.h"
#include "ui/shell/Destination.h"
#include "ui/shell/NoticeLine.h"

#include <QObject>

#include <map>
#include <vector>

class QAction;

namespace ui {

class Actions;
class RunOffer;
struct WindowSessions;

class WindowNotices : public QObject {
    Q_OBJECT
public:
    WindowNotices(NoticeLine& line, const WindowSessions& sessions, Actions& actions, QObject* parent = nullptr);

    /// The page that is seen: what it says itself the line does not repeat.
    void setPlace(Place place);
    /// The language is another.
    void retranslate();
    /// Of what was asked for and cannot be done.
    void sayOfProject(const QString& text);
    /// Of copies of projects, with what to do about it.
    void sayOfCopy(const QString& text, QAction* remedy);

signals:
    void goTo(const ui::Destination& destination);
    /// Of a project that cannot be read.
    void copiesWanted(const QString& folder);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    enum class Subject { Edits, Project, Engine, Export, Run, Copy }; ///< by urgency
    struct Notice {
        NoticeLine::Kind kind = NoticeLine::Kind::Danger;
        QString text;
        QAction* remedy = nullptr;
        QAction* otherwise = nullptr;
    };
    void bindRun();
    void bindExport();
    void say(Subject subject, const Notice& notice);
    void unsay(Subject subject);
    void refresh();
    void showEngine();
    void showFailedProject(const QString& folder, const std::vector<core::Problem>& problems);
    void showProject();
    void showRun();
    void sayExported(NoticeLine::Kind kind, const QString& text);
    void showFailedEdits(const std::vector<core::Problem>& problems);

    NoticeLine& m_line;
    const WindowSessions& m_sessions;
    Actions& m_actions;
    RunOffer* m_run;
    QAction* m_retry; ///< of texts that could not be written
    QAction* m_goOn;  ///< with the run that is offered
    QAction* m_putOff;
    QAction* m_showExport;
    QAction* m_copies;
    QString m_damaged; ///< the folder whose copies are wanted
    Place m_place = Place::Start;
    std::map<Subject, Notice> m_notices;
    bool m_isRefreshing = false;
};

} // namespace ui
