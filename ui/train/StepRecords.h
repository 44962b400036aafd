/// From a point of a plot to what the run learned from at that step: says how many records these were, and shows them
/// in the table where one asks for it.
#pragma once

#include "ui/shell/Destination.h"

#include <QObject>

class QAction;

namespace ui {

class PlotView;
class RecordQuery;
class TrainingSession;
class Worker;

class StepRecords : public QObject {
    Q_OBJECT
public:
    /// `worker` reads the records that the run froze.
    StepRecords(const TrainingSession& training, RecordQuery& records, Worker& worker, QObject* parent = nullptr);

    void offer(PlotView* view, qint64 step);

signals:
    void goTo(const ui::Destination& destination);

private:
    void show();

    const TrainingSession& m_training;
    RecordQuery& m_records;
    Worker& m_worker;
    QAction* m_show;
    qint64 m_step = 0;
};

} // namespace ui
