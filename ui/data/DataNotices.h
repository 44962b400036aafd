/// The line above the table that says what became of what was asked for there: a paste, a copy, a search. What is wrong
/// with the project or its changes, the window says.
#pragma once

#include "core/Problem.h"
#include "ui/shell/NoticeLine.h"

#include <vector>

namespace ui {

class ProjectSession;

class DataNotices : public NoticeLine {
    Q_OBJECT
public:
    /// `restoreCopy` is what one does where the project turns out to be damaged.
    DataNotices(ProjectSession& project, QAction* restoreCopy, QWidget* parent = nullptr);

    void showProblems(const std::vector<core::Problem>& problems);
    void showRepairs(const std::vector<core::Problem>& repairs);

private:
    QAction* m_restoreCopy;
};

} // namespace ui
