/// The table of runs and its keys: Space ticks, F2 renames (in the column of notes it edits the note), Del takes the
/// selected runs to the bin, Enter edits the note. Columns and order are kept between starts.
#pragma once

#include "ui/runs/RunTableModel.h"

#include <QStringList>
#include <QTableView>

namespace ui {

class RunSort;

class RunTableView : public QTableView {
    Q_OBJECT
public:
    explicit RunTableView(RunTableModel* runs, QWidget* parent = nullptr);

    /// The run that commands are for, or empty.
    QString currentRun() const;
    QStringList selectedRuns() const;
    void setCurrentRun(const QString& folder);
    void editName();
    void editNote();

    QByteArray layoutState() const;
    void restoreLayout(const QByteArray& state);

signals:
    void currentRunChanged();
    void binAsked();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) override;

private:
    void toggleTicks();
    void editColumn(RunColumn column);
    void showOfLabels(); ///< what only runs that learned labels have

    RunTableModel* m_runs;
    RunSort* m_sort;
};

} // namespace ui
