#include "ui/data/DataNotices.h"

#include "ui/session/ProjectSession.h"
#include "ui/shell/ProblemSentence.h"

namespace ui {

DataNotices::DataNotices(ProjectSession& project, QWidget* parent) : NoticeLine(parent) {
    connect(&project, &ProjectSession::opened, this, &QWidget::hide);
    connect(&project, &ProjectSession::closed, this, &QWidget::hide);
}

void DataNotices::showProblems(const std::vector<core::Problem>& problems) {
    show(Kind::Danger, problemLines(problems));
}

void DataNotices::showRepairs(const std::vector<core::Problem>& repairs) {
    show(Kind::Information, problemLines(repairs));
}

} // namespace ui
