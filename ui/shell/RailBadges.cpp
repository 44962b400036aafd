#include "ui/shell/RailBadges.h"

#include "ui/session/ProjectSession.h"
#include "ui/session/RecordEdits.h"
#include "ui/session/TrainingSession.h"
#include "ui/shell/Actions.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/Rail.h"

#include <QAction>

#include <algorithm>

namespace ui {

RailBadges::RailBadges(Rail& rail, const WindowSessions& sessions, const Actions& actions, QObject* parent)
    : QObject(parent), m_rail(rail), m_edits(sessions.edits), m_training(sessions.training) {
    const QAction* train = actions.goTo(Place::Train);
    connect(train, &QAction::toggled, this, [this](bool isShown) {
        m_isSeen = m_isSeen || isShown;
        refresh();
    });
    connect(&m_training, &TrainingSession::stateChanged, this, [this, train] {
        m_isSeen = train->isChecked();
        refresh();
    });
    connect(&m_training, &TrainingSession::unfinishedChanged, this, &RailBadges::refresh);
    for (const auto signal : {&RecordEdits::idle, &RecordEdits::importEnded})
        connect(&m_edits, signal, this, &RailBadges::refresh);
    connect(&m_edits, &RecordEdits::importing, this, &RailBadges::refresh);
    connect(&m_edits, &RecordEdits::failed, this, &RailBadges::refresh);
    connect(&sessions.project, &ProjectSession::closed, this, &RailBadges::refresh);
    refresh();
}

void RailBadges::refresh() {
    m_rail.setBadge(Place::Data, ofRecords());
    m_rail.setBadge(Place::Train, ofTraining());
    m_rail.setBadge(Place::Runs, ofRuns());
}

std::optional<Badge> RailBadges::ofTraining() const {
    const TrainingState state = m_training.state();
    if (m_training.isActive()) return Badge{Badge::Kind::Running, 0, tr("A run is under way.")};
    if (state == TrainingState::Paused) return Badge{Badge::Kind::Paused, 0, tr("A run is paused.")};
    if (m_isSeen) return {};
    if (state == TrainingState::Finished) return Badge{Badge::Kind::Done, 0, tr("The run is done.")};
    if (state == TrainingState::Failed) return Badge{Badge::Kind::Problem, 0, tr("The run has ended with a problem.")};
    return {};
}

std::optional<Badge> RailBadges::ofRecords() const {
    if (m_edits.hasFailed()) return Badge{Badge::Kind::Problem, 0, tr("Some changes could not be written.")};
    if (m_edits.isImporting()) return Badge{Badge::Kind::Running, 0, tr("Records are being imported.")};
    return {};
}

std::optional<Badge> RailBadges::ofRuns() const {
    const auto waits = [this](const UnfinishedRun& run) {
        return !m_training.isActive() || run.folder != m_training.runFolder();
    };
    const auto count = static_cast<int>(std::ranges::count_if(m_training.unfinished(), waits));
    if (count == 0) return {};
    return Badge{Badge::Kind::Count, count, tr("%Ln run(s) can go on.", nullptr, count)};
}

} // namespace ui
