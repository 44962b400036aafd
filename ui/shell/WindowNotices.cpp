#include "ui/shell/WindowNotices.h"

#include "ui/session/EngineScheduler.h"
#include "ui/session/ProjectSession.h"
#include "ui/session/RecordEdits.h"
#include "ui/shell/Actions.h"
#include "ui/shell/ProblemSentence.h"

#include <QAction>
#include <QEvent>
#include <QScopedValueRollback>

namespace ui {

WindowNotices::WindowNotices(NoticeLine& line, EngineScheduler& engine, ProjectSession& project, RecordEdits& edits,
                             Actions& actions, QObject* parent)
    : QObject(parent), m_line(line), m_engine(engine), m_project(project), m_edits(edits), m_actions(actions),
      m_retry(new QAction(this)) {
    connect(&m_engine, &EngineScheduler::changed, this, &WindowNotices::showEngine);
    connect(&m_project, &ProjectSession::opened, this, &WindowNotices::showProject);
    connect(&m_project, &ProjectSession::closed, this, [this] {
        unsay(Subject::Project);
        unsay(Subject::Edits);
    });
    connect(&m_project, &ProjectSession::failed, this,
            [this](const QString&, const std::vector<core::Problem>& problems) { sayOfProject(problemLines(problems)); });
    connect(m_retry, &QAction::triggered, &m_edits, &RecordEdits::retry);
    connect(&m_edits, &RecordEdits::failed, this, &WindowNotices::showFailedEdits);
    connect(&m_edits, &RecordEdits::idle, this, [this] {
        const auto said = m_notices.find(Subject::Edits);
        const bool isMended = said != m_notices.end() && said->second.remedy && !m_edits.hasFailed();
        if (isMended) unsay(Subject::Edits);
    });
    m_line.installEventFilter(this);
    showEngine();
}

void WindowNotices::say(Subject subject, const Notice& notice) {
    m_notices[subject] = notice;
    refresh();
}

/// What was said of something else stays to be read.
void WindowNotices::unsay(Subject subject) {
    if (m_notices.erase(subject) > 0) refresh();
}

/// A line that was closed, or whose remedy was taken, makes room for the next.
bool WindowNotices::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Hide && m_line.isHidden() && !m_isRefreshing && !m_notices.empty()) {
        m_notices.erase(m_notices.begin());
        QMetaObject::invokeMethod(this, &WindowNotices::refresh, Qt::QueuedConnection);
    }
    return QObject::eventFilter(watched, event);
}

void WindowNotices::refresh() {
    const QScopedValueRollback own(m_isRefreshing, true);
    if (m_notices.empty()) return m_line.hide();
    const Notice& first = m_notices.begin()->second;
    m_line.show(first.kind, first.text, first.remedy);
}

void WindowNotices::showEngine() {
    const EngineReport& report = m_engine.report();
    const bool isMissing = report.state == EngineState::Missing;
    m_actions[Actions::Id::StartEngine]->setEnabled(isMissing);
    if (!isMissing) return unsay(Subject::Engine); // whichever way it was started again
    say(Subject::Engine, {.text = problemLines(report.problems), .remedy = m_actions[Actions::Id::StartEngine]});
}

void WindowNotices::sayOfProject(const QString& text) {
    say(Subject::Project, {.text = text});
}

void WindowNotices::showProject() {
    const ProjectReport& report = *m_project.project();
    std::vector<core::Problem> said = report.notes;
    if (report.readOnly) said.insert(said.begin(), *report.readOnly);
    if (said.empty()) return unsay(Subject::Project);
    say(Subject::Project, {.kind = NoticeLine::Kind::Information, .text = problemLines(said)});
}

void WindowNotices::showFailedEdits(const std::vector<core::Problem>& problems) {
    m_retry->setText(tr("Write again"));
    m_retry->setToolTip(tr("Writes what could not be written once more."));
    say(Subject::Edits, {.text = problemLines(problems), .remedy = m_edits.hasFailed() ? m_retry : nullptr});
}

} // namespace ui
