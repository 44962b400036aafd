/// Every change of the records, newest first, and the way back: «undo to here» undoes one change after the other, until
/// the chosen one is the last that stands. Blocks nothing.
#pragma once

#include <QFrame>

class QLabel;
class QPushButton;
class QTableView;

namespace ui {

class DataReader;
class HistoryModel;
class ProjectSession;
class RecordEdits;

class HistoryPanel : public QFrame {
    Q_OBJECT
public:
    HistoryPanel(DataReader& reader, ProjectSession& project, RecordEdits& edits, QWidget* parent = nullptr);

    QWidget* firstFocus() const;

signals:
    void closeWanted();

protected:
    void changeEvent(QEvent* event) override;

private:
    void layOut();
    void refresh();
    void startOrStop();
    void stepBack();
    /// Whether an undo would take back what came after the entry.
    bool isNewerUndoable(std::int64_t entry) const;
    std::int64_t chosen() const;
    void retranslate();

    ProjectSession& m_project;
    RecordEdits& m_edits;
    HistoryModel* m_model;
    QLabel* m_title;
    QLabel* m_hint;
    QTableView* m_table;
    QPushButton* m_back;
    QPushButton* m_close;
    std::int64_t m_target = 0; ///< 0: nothing is being undone
};

} // namespace ui
