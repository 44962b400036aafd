#include "ui/train/StepRecords.h"

#include "core/training/FrozenRecords.h"
#include "core/training/Run.h"
#include "ui/plot/PlotView.h"
#include "ui/session/Paths.h"
#include "ui/session/RecordQuery.h"
#include "ui/session/TrainingSession.h"
#include "ui/session/Worker.h"
#include "ui/shell/Quantity.h"

#include <QAction>

namespace ui {

using namespace Qt::StringLiterals;

StepRecords::StepRecords(const TrainingSession& training, RecordQuery& records, Worker& worker, QObject* parent)
    : QObject(parent), m_training(training), m_records(records), m_worker(worker), m_show(new QAction(this)) {
    m_show->setObjectName(u"showStepRecords"_s);
    connect(m_show, &QAction::triggered, this, &StepRecords::show);
}

void StepRecords::offer(PlotView* view, qint64 step) {
    const auto count = static_cast<int>(m_training.recordsOfStep(step).size());
    if (count == 0) return;
    m_step = step;
    m_show->setText(tr("Show them"));
    m_show->setToolTip(tr("Shows the records of this step in the table."));
    view->say(tr("Step %1 learned from %Ln record(s).", nullptr, count).arg(countText(step)), m_show);
}

/// The run froze its records: their numbers are read there.
void StepRecords::show() {
    const auto read = [folder = toPath(m_training.runFolder()), data = m_training.config().data,
                       places = m_training.recordsOfStep(m_step)](const std::stop_token& stop) {
        const core::SplitRecords frozen = core::thaw(core::frozenFolder(folder), data, {stop, {}});
        std::vector<core::RecordId> ids;
        for (const std::int64_t place : places)
            if (const core::RecordId id = frozen.training.at(static_cast<std::size_t>(place)).id; id > 0)
                ids.push_back(id);
        return ids;
    };
    const QString what = tr("%1, step %2", "a run, its step").arg(m_training.runName(), countText(m_step));
    m_worker.run({}, read, this, [this, what](const Outcome<std::vector<core::RecordId>>& outcome) {
        if (!outcome.value || outcome.value->empty()) return;
        m_records.setFilter({});
        m_records.setChosen({*outcome.value, what});
        emit goTo({.place = Place::Data});
    });
}

} // namespace ui
