/// The line above the table that says what is wrong with the project or its changes: why it cannot be changed, what
/// opening did, what could not be written, with the way to try again.
#pragma once

#include "core/Problem.h"
#include "ui/shell/NoticeLine.h"

#include <vector>

class QAction;

namespace ui {

class ProjectSession;
class RecordEdits;

class DataNotices : public NoticeLine {
    Q_OBJECT
public:
    DataNotices(ProjectSession& project, RecordEdits& edits, QWidget* parent = nullptr);

    void showProblems(const std::vector<core::Problem>& problems);

protected:
    void changeEvent(QEvent* event) override;

private:
    void showNotes();
    void followWriting();
    void retranslate();

    ProjectSession& m_project;
    RecordEdits& m_edits;
    QAction* m_retry;
};

} // namespace ui
