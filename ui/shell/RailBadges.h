/// What the rail's badges say: a run that is under way, paused, done or broken beside Train, until the page is seen;
/// how many runs wait to go on beside Runs; an import and changes that could not be written beside Data. Lives on the
/// UI thread.
#pragma once

#include "ui/shell/RailButton.h"

#include <QObject>

namespace ui {

class Actions;
class Rail;
class RecordEdits;
class TrainingSession;
struct WindowSessions;

class RailBadges : public QObject {
    Q_OBJECT
public:
    RailBadges(Rail& rail, const WindowSessions& sessions, const Actions& actions, QObject* parent = nullptr);

    /// Also when the language is another.
    void refresh();

private:
    std::optional<Badge> ofTraining() const;
    std::optional<Badge> ofRecords() const;
    std::optional<Badge> ofRuns() const;

    Rail& m_rail;
    const RecordEdits& m_edits;
    const TrainingSession& m_training;
    bool m_isSeen = true; ///< how the last run ended
};

} // namespace ui
