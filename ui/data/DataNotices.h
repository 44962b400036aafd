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
    explicit DataNotices(ProjectSession& project, QWidget* parent = nullptr);

    void showProblems(const std::vector<core::Problem>& problems);
    void showRepairs(const std::vector<core::Problem>& repairs);
};

} // namespace ui
