#include "ui/shell/WindowNotices.h"

#include "ui/session/EngineScheduler.h"
#include "ui/session/ProjectSession.h"
#include "ui/session/RecordEdits.h"
#include "ui/shell/Actions.h"
#include "ui/shell/NoticeLine.h"
#include "ui/shell/ProblemSentence.h"

#include <QAction>

namespace ui {

WindowNotices::WindowNotices(NoticeLine& line, EngineScheduler& engine, ProjectSession& project, RecordEdits& edits,
                             Actions& actions, QObject* parent)
    : QObject(parent), m_line(line), m_engine(engine), m_project(project), m_edits(edits), m_actions(actions),
      m_retry(new QAction(this)) {
    connect(&m_engine, &EngineScheduler::changed, this, &WindowNotices::showEngine);
    connect(&m_project, &ProjectSession::opened, this, &WindowNotices::showProject);
    connect(&m_project, &ProjectSession::closed, this, [this] { unsay(Subject::Project); });
    connect(&m_project, &ProjectSession::failed, this,
            [this](const QString&, const std::vector<core::Problem>& problems) {
                m_subject = Subject::Project;
                m_line.show(NoticeLine::Kind::Danger, problemLines(problems));
            });
    connect(m_retry, &QAction::triggered, &m_edits, &RecordEdits::retry);
    connect(&m_edits, &RecordEdits::failed, this, &WindowNotices::showFailedEdits);
    showEngine();
}

/// What was said of something else stays to be read.
void WindowNotices::unsay(Subject subject) {
    if (m_subject == subject) m_line.hide();
}

void WindowNotices::showEngine() {
    const EngineReport& report = m_engine.report();
    const bool isMissing = report.state == EngineState::Missing;
    m_actions[Actions::Id::StartEngine]->setEnabled(isMissing);
    if (!isMissing) return unsay(Subject::Engine); // whichever way it was started again
    m_subject = Subject::Engine;
    m_line.show(NoticeLine::Kind::Danger, problemLines(report.problems), m_actions[Actions::Id::StartEngine]);
}

void WindowNotices::showProject() {
    const ProjectReport& report = *m_project.project();
    std::vector<core::Problem> said = report.notes;
    if (report.readOnly) said.push_back(*report.readOnly);
    if (said.empty()) return unsay(Subject::Project);
    m_subject = Subject::Project;
    m_line.show(NoticeLine::Kind::Information, problemLines(said));
}

void WindowNotices::showFailedEdits(const std::vector<core::Problem>& problems) {
    m_subject = Subject::Project;
    m_retry->setText(tr("Write again"));
    m_line.show(NoticeLine::Kind::Danger, problemLines(problems), m_edits.hasFailed() ? m_retry : nullptr);
}

} // namespace ui
