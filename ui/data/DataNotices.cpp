#include "ui/data/DataNotices.h"

#include "ui/session/ProjectSession.h"
#include "ui/shell/ProblemSentence.h"

#include <algorithm>

namespace ui {

DataNotices::DataNotices(ProjectSession& project, QAction* restoreCopy, QWidget* parent)
    : NoticeLine(parent), m_restoreCopy(restoreCopy) {
    connect(&project, &ProjectSession::opened, this, &QWidget::hide);
    connect(&project, &ProjectSession::closed, this, &QWidget::hide);
}

void DataNotices::showProblems(const std::vector<core::Problem>& problems) {
    const bool isDamaged = std::ranges::any_of(
        problems, [](const core::Problem& problem) { return problem.code == core::ProblemCode::ProjectDamaged; });
    show(Kind::Danger, problemLines(problems), isDamaged ? m_restoreCopy : nullptr);
}

void DataNotices::showRepairs(const std::vector<core::Problem>& repairs) {
    show(Kind::Information, problemLines(repairs));
}

} // namespace ui
