/// Every run of the open project, as the Runs page shows them: read from their folders on a worker, with live figures
/// of the one that is being trained. Names, notes and the bin are written there, too. Lives on the UI thread.
#pragma once

#include "core/Problem.h"
#include "core/training/DataDifference.h"
#include "core/training/RunOverview.h"

#include <QObject>
#include <QStringList>
#include <QTimer>

#include <list>
#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

namespace ui {

class ProjectSession;
class TrainingSession;
class Worker;

class RunsSession : public QObject {
    Q_OBJECT
public:
    using Events = std::shared_ptr<const std::vector<core::TrainingEvent>>;
    /// Runs whose events are kept in memory.
    static constexpr std::size_t CachedRuns = 8;

    /// `worker` reads and writes the folders.
    RunsSession(ProjectSession& project, TrainingSession& training, Worker& worker, QObject* parent = nullptr);
    ~RunsSession() override;

    /// Looks at the folders again.
    void refresh();
    /// Newest first.
    const std::vector<core::RunOverview>& runs() const { return m_runs; }
    /// nullptr where there is none in this folder.
    const core::RunOverview* find(const QString& folder) const;
    /// The folders have been read at least once since the project was opened.
    bool isKnown() const { return m_isKnown; }
    /// It is this program's own training.
    bool isOwn(const QString& folder) const;

    void setName(const QString& folder, const QString& name);
    void setNote(const QString& folder, const QString& note);
    /// A run that is under way is refused; the others go.
    void bin(const QStringList& folders);
    /// What the last bin() took away comes back.
    void undoBin();
    bool canUndoBin() const { return !m_binned.isEmpty(); }

    /// Empty until they are read; eventsRead tells when.
    Events events(const QString& folder);
    /// How the records differ from the run `before` to the run `after`; the newest question is answered.
    void compareData(const QString& before, const QString& after);

signals:
    /// Runs came, went or are others.
    void changed();
    /// Figures or labels of one.
    void runChanged(const QString& folder);
    void eventsRead(const QString& folder);
    /// The names that one would call them by.
    void binned(const QStringList& names);
    void restored(const QStringList& folders);
    void compared(const QString& before, const QString& after, const std::optional<core::DataDifference>& difference,
                  const std::vector<core::Problem>& problems);
    void failed(const std::vector<core::Problem>& problems);

private:
    struct Cached {
        QString folder;
        Events events;
    };

    void take(std::vector<core::RunOverview> runs);
    void forget();
    void showLive(const std::vector<core::TrainingEvent>& events);
    core::RunOverview* mutableRun(const QString& folder);
    void setLabels(const QString& folder, const core::RunLabels& labels);
    void keep(const QString& folder, Events events);

    ProjectSession& m_project;
    TrainingSession& m_training;
    Worker& m_worker;
    std::vector<core::RunOverview> m_runs;
    std::list<Cached> m_cache; ///< the newest first
    QStringList m_reading;     ///< runs whose events are on their way
    QStringList m_binned;      ///< folders in the bin that undoBin() brings back
    std::stop_source m_listing, m_comparing, m_events;
    QTimer m_again; ///< while another program trains
    bool m_isKnown = false;
};

} // namespace ui
