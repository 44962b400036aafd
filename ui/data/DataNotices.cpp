#include "ui/data/DataNotices.h"

#include "ui/session/ProjectSession.h"
#include "ui/session/RecordEdits.h"
#include "ui/shell/ProblemSentence.h"

#include <QAction>
#include <QEvent>

namespace ui {

DataNotices::DataNotices(ProjectSession& project, RecordEdits& edits, QWidget* parent)
    : NoticeLine(parent), m_project(project), m_edits(edits), m_retry(new QAction(this)) {
    connect(&m_project, &ProjectSession::opened, this, &DataNotices::showNotes);
    connect(&m_project, &ProjectSession::closed, this, &QWidget::hide);
    connect(&m_edits, &RecordEdits::failed, this, &DataNotices::showProblems);
    connect(&m_edits, &RecordEdits::idle, this, &DataNotices::followWriting);
    connect(m_retry, &QAction::triggered, &m_edits, &RecordEdits::retry);
    retranslate();
    showNotes();
}

void DataNotices::showProblems(const std::vector<core::Problem>& problems) {
    m_retry->setEnabled(m_edits.hasFailed());
    show(Kind::Danger, problemLines(problems), m_edits.hasFailed() ? m_retry : nullptr);
}

void DataNotices::showNotes() {
    hide();
    const auto& project = m_project.project();
    if (!project) return;
    std::vector<core::Problem> notes = project->notes;
    if (project->readOnly) notes.insert(notes.begin(), *project->readOnly);
    if (!notes.empty()) show(Kind::Information, problemLines(notes));
}

/// What could not be written before is written now.
void DataNotices::followWriting() {
    if (m_retry->isEnabled() && !m_edits.hasFailed()) hide();
    m_retry->setEnabled(m_edits.hasFailed());
}

void DataNotices::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    NoticeLine::changeEvent(event);
}

void DataNotices::retranslate() {
    m_retry->setText(tr("Try again"));
    m_retry->setToolTip(tr("Writes what could not be written once more."));
}

} // namespace ui
