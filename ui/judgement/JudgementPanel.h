/// How a run judges the records that it did not learn from: its figures, the confusion matrix, the worst records, and
/// from each of them the way to the records in the project. Lives on the UI thread.
#pragma once

#include "ui/session/JudgedRun.h"
#include "ui/shell/Destination.h"

#include <QFrame>

class QBoxLayout;
class QComboBox;
class QLabel;
class QPushButton;
class QTableView;

namespace ui {

class ConfusionModel;
class ConfusionView;
class JudgementSession;
class LabelCountsModel;
class RecordQuery;
class WorstModel;

class JudgementPanel : public QFrame {
    Q_OBJECT
public:
    /// Where a run has nothing to be seen: it says why, or leaves the page.
    enum class Empty { Says, Leaves };

    JudgementPanel(JudgementSession& session, RecordQuery& records, Empty empty, QWidget* parent = nullptr);

    /// The run that is shown; empty: none.
    void setRun(const QString& folder);
    const JudgedRun& run() const { return m_run; }

signals:
    void goTo(const ui::Destination& destination);

protected:
    void changeEvent(QEvent* event) override;

private:
    QWidget* makeMatrix();
    QWidget* makeWorst();
    QBoxLayout* makeHead();
    void bind();
    void bindTables();
    void take();
    void showAll();
    void showJudge();
    void showMatrix();
    void showWorst();
    void showSplits();
    core::Split split() const;
    void showPlace(int right, int chosen);
    void showLabel(int label);
    void goToRecords(const std::vector<const core::Judgement*>& judged, const QString& what);
    void retranslate();

    JudgementSession& m_session;
    RecordQuery& m_records;
    Empty m_empty;
    QString m_folder;
    JudgedRun m_run;
    QLabel* m_title;
    QComboBox* m_split;
    QPushButton* m_judge;
    QLabel* m_state;
    QLabel* m_figures;
    ConfusionModel* m_confusion;
    ConfusionView* m_matrix;
    QLabel* m_caption; ///< of the matrix
    QLabel* m_pairs;
    LabelCountsModel* m_counts;
    QTableView* m_labels;
    QWidget* m_left; ///< matrix or labels
    WorstModel* m_worst;
    QTableView* m_table;
    QLabel* m_worstTitle;
    QWidget* m_right; ///< the worst records
    QBoxLayout* m_parts;
};

} // namespace ui
