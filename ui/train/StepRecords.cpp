#include "ui/train/StepRecords.h"

#include "core/training/FrozenRecords.h"
#include "core/training/Run.h"
#include "ui/session/Paths.h"
#include "ui/session/RecordQuery.h"
#include "ui/session/TrainingSession.h"
#include "ui/shell/ProblemSentence.h"
#include "ui/shell/Quantity.h"

#include <QAction>

namespace ui {

using namespace Qt::StringLiterals;

StepRecords::StepRecords(const TrainingSession& training, RecordQuery& records, Worker& worker, QObject* parent)
    : QObject(parent), m_training(training), m_records(records), m_worker(worker), m_show(new QAction(this)) {
    m_show->setObjectName(u"showStepRecords"_s);
    connect(m_show, &QAction::triggered, this, &StepRecords::show);
    connect(&m_training, &TrainingSession::runChanged, this, &StepRecords::forget);
}

void StepRecords::forget() {
    if (m_view) m_view->unsay();
    m_view = nullptr;
}

void StepRecords::offer(PlotView* view, qint64 step) {
    const auto count = static_cast<int>(m_training.recordsOfStep(step).size());
    if (count == 0) return;
    if (m_view != view) forget();
    m_view = view;
    m_step = step;
    m_show->setText(tr("Show them"));
    m_show->setToolTip(tr("Shows the records of this step in the table."));
    view->say(tr("Step %1 learned from %Ln record(s).", nullptr, count).arg(countText(step)), m_show);
}

/// The run froze its records: their numbers are read there.
void StepRecords::show() {
    const QString run = m_training.runFolder();
    const auto read = [folder = toPath(run), data = m_training.config().data,
                       places = m_training.recordsOfStep(m_step)](const std::stop_token& stop) {
        const core::SplitRecords frozen = core::thaw(core::frozenFolder(folder), data, {stop, {}});
        std::vector<core::RecordId> ids;
        for (const std::int64_t place : places)
            if (const core::RecordId id = frozen.training.at(static_cast<std::size_t>(place)).id; id > 0)
                ids.push_back(id);
        return ids;
    };
    const QString what = tr("%1, step %2", "a run, its step").arg(m_training.runName(), countText(m_step));
    m_worker.run({}, read, this, [this, what, run](const Outcome<std::vector<core::RecordId>>& found) {
        if (m_training.runFolder() == run) take(found, what); // else another is shown, maybe of another project
    });
}

void StepRecords::take(const Outcome<std::vector<core::RecordId>>& found, const QString& what) {
    if (m_view && !found.problems.empty()) m_view->sayProblem(problemLines(found.problems));
    if (!found.value || found.value->empty()) return;
    m_records.setFilter({});
    m_records.setChosen({*found.value, what});
    emit goTo({.place = Place::Data});
}

} // namespace ui
