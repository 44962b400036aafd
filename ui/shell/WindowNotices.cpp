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
    connect(&m_project, &ProjectSession::closed, &m_line, &QWidget::hide);
    connect(&m_project, &ProjectSession::failed, this,
            [this](const QString&, const std::vector<core::Problem>& problems) {
                m_line.show(NoticeLine::Kind::Danger, problemLines(problems));
            });
    connect(m_retry, &QAction::triggered, &m_edits, &RecordEdits::retry);
    connect(&m_edits, &RecordEdits::failed, this, &WindowNotices::showFailedEdits);
    showEngine();
}

void WindowNotices::showEngine() {
    const EngineReport& report = m_engine.report();
    const bool isMissing = report.state == EngineState::Missing;
    m_actions[Actions::Id::StartEngine]->setEnabled(isMissing);
    if (isMissing)
        m_line.show(NoticeLine::Kind::Danger, problemLines(report.problems), m_actions[Actions::Id::StartEngine]);
    else
        m_line.hide(); // whichever way it was started again
}

void WindowNotices::showProject() {
    const ProjectReport& report = *m_project.project();
    std::vector<core::Problem> said = report.notes;
    if (report.readOnly) said.push_back(*report.readOnly);
    if (said.empty())
        m_line.hide();
    else
        m_line.show(NoticeLine::Kind::Information, problemLines(said));
}

void WindowNotices::showFailedEdits(const std::vector<core::Problem>& problems) {
    m_retry->setText(tr("Write again"));
    m_line.show(NoticeLine::Kind::Danger, problemLines(problems), m_edits.hasFailed() ? m_retry : nullptr);
}

} // namespace ui
