/// From a point of a plot to what the run learned from at that step: says how many records these were, and shows them
/// in the table where one asks for it.
#pragma once

#include "core/project/Record.h"
#include "ui/plot/PlotView.h"
#include "ui/session/Worker.h"
#include "ui/shell/Destination.h"

#include <QObject>
#include <QPointer>

#include <vector>

class QAction;

namespace ui {

class RecordQuery;
class TrainingSession;

class StepRecords : public QObject {
    Q_OBJECT
public:
    /// `worker` reads the records that the run froze.
    StepRecords(const TrainingSession& training, RecordQuery& records, Worker& worker, QObject* parent = nullptr);

    /// In place of what was offered before; until another run is shown.
    void offer(PlotView* view, qint64 step);

signals:
    void goTo(const ui::Destination& destination);

private:
    void show();

    void take(const Outcome<std::vector<core::RecordId>>& found, const QString& what);
    void forget();

    const TrainingSession& m_training;
    RecordQuery& m_records;
    Worker& m_worker;
    QAction* m_show;
    QPointer<PlotView> m_view; ///< where it is offered now
    qint64 m_step = 0;
};

} // namespace ui
