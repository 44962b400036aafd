#include "ui/session/RunNotice.h"

#include "ui/session/DesktopNotices.h"
#include "ui/session/TrainingSession.h"

#include <QLocale>

#include <utility>

namespace ui {
namespace {

const core::EvaluationFinished* bestOf(const std::vector<core::TrainingEvent>& events) {
    const core::EvaluationFinished* best = nullptr;
    for (const core::TrainingEvent& event : events)
        if (const auto* look = std::get_if<core::EvaluationFinished>(&event); look && look->isBest) best = look;
    return best;
}

} // namespace

RunNotice::RunNotice(TrainingSession& training, DesktopNotices& notices, std::function<bool()> isWatched,
                     std::chrono::milliseconds shortest, QObject* parent)
    : QObject(parent), m_training(training), m_notices(notices), m_isWatched(std::move(isWatched)),
      m_shortest(shortest) {
    connect(&m_training, &TrainingSession::stateChanged, this, &RunNotice::follow);
    connect(&m_notices, &DesktopNotices::clicked, this, &RunNotice::resultWanted);
}

void RunNotice::follow() {
    if (m_training.isActive()) {
        if (!m_since.isValid()) m_since.start();
        return;
    }
    const bool isLong = m_since.isValid() && m_since.elapsed() >= m_shortest.count();
    m_since.invalidate();
    const TrainingState state = m_training.state();
    const bool isOver = state == TrainingState::Finished || state == TrainingState::Failed;
    if (!isLong || !isOver || m_isWatched()) return;
    const QString name = m_training.runName().isEmpty() ? tr("The training") : m_training.runName();
    const QString title = state == TrainingState::Failed ? tr("%1 has failed") : tr("%1 has finished");
    m_run = m_training.runFolder();
    m_notices.show({title.arg(name), sentence(m_training), tr("Show the result")});
    emit attentionWanted();
}

QString RunNotice::sentence(const TrainingSession& training) {
    if (training.state() == TrainingState::Failed)
        return tr("The training came to no good end. The Train page says why, and what to do.");
    const QLocale locale;
    const core::EvaluationFinished* best = bestOf(training.events());
    if (!best)
        return tr("All %1 steps are done; the loss is %2 at the end.")
            .arg(locale.toString(training.step()), locale.toString(training.loss(), 'f', 2));
    if (best->judged && best->judged->problem == core::ProblemType::Regression)
        return tr("At its best, at step %1, it misses the numbers of the validation records by %2 on average.")
            .arg(locale.toString(static_cast<qint64>(best->step)),
                 locale.toString(best->judged->meanAbsoluteError(), 'g', 3));
    if (best->judged)
        return tr("At its best, at step %1, it gives %2 % of the %3 validation records the right label.")
            .arg(locale.toString(static_cast<qint64>(best->step)),
                 locale.toString(100 * best->judged->accuracy(), 'f', 1),
                 locale.toString(static_cast<qint64>(best->judged->records)));
    return tr("At its best, at step %1, it gets %2 % of the validation tokens right.")
        .arg(locale.toString(static_cast<qint64>(best->step)), locale.toString(100 * best->tokenAccuracy, 'f', 1));
}

} // namespace ui
