/// Every run of the open project, as the Runs page shows them: read from their folders on a worker, with live figures
/// of the one that is being trained. Names, notes and the bin are written there, too. Lives on the UI thread.
#pragma once

#include "core/Problem.h"
#include "core/training/DataDifference.h"
#include "core/training/RunKeeping.h"
#include "core/training/RunOverview.h"
#include "ui/session/Worker.h"

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
    /// A run that is under way is refused; the others go. `binned` tells of both.
    void bin(const QStringList& folders);
    /// What the last bin() took away comes back; what cannot, stays to be tried again.
    void undoBin();
    bool canUndoBin() const { return !m_binned.isEmpty(); }
    /// The project takes names, notes and what goes to the bin.
    bool isWritable() const;

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
    /// The names that one would call those by that went, and why others did not.
    void binned(const QStringList& names, const std::vector<core::Problem>& problems);
    void restored(const QStringList& folders);
    /// What others read of runs is another on the disk: a name, a note, what lies in the bin.
    void kept();
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
    void setLabels(const QString& folder, const core::LabelChange& change);
    void takeBinned(const QStringList& names, const QStringList& places, const std::vector<core::Problem>& problems);
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
    Worker m_keeping{"labels", {}, Worker::Rest::Done}; ///< what was typed is on the disk when the program ends
};

} // namespace ui
