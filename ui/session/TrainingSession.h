/// The run that is under way, or was last: prepares it, hands it to the engine, pauses, stops and goes on with it, and
/// tells its events. A run belongs to the project; what it has done is on the disk before it is told. Lives on the UI
/// thread.
#pragma once

#include "core/engine-api/Task.h"
#include "core/Problem.h"
#include "core/training/RunConfig.h"
#include "core/training/RunPreparation.h"
#include "core/training/RunSamples.h"
#include "core/training/TrainingEvent.h"
#include "ui/session/RunDraft.h"

#include <QObject>
#include <QString>

#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

namespace ui {

class DataReader;
class EngineScheduler;
class ProjectSession;
class PromptSession;
class Worker;

class TrainingSession : public QObject {
    Q_OBJECT
public:
    TrainingSession(ProjectSession& project, DataReader& reader, PromptSession& prompts, Worker& worker,
                    EngineScheduler& engine, QObject* parent = nullptr);
    ~TrainingSession() override;

    void start(const TrainingChoice& choice);
    void pause(); ///< writes a checkpoint and waits
    void resume(); ///< after a pause
    void resume(const QString& runFolder); ///< goes on with a run of the project from its checkpoint
    void stop(); ///< keeps what whole steps have learned, as adapter and checkpoint
    void dismiss(); ///< the run is shown no more; it stays on the disk

    TrainingState state() const { return m_state; }
    bool isActive() const; ///< something is prepared, computed or written
    QString runFolder() const { return m_folder; }
    QString runName() const;
    const core::RunConfig& config() const { return m_prepared.config; }
    /// Of the run so far, without what a resumed part did anew.
    const std::vector<core::TrainingEvent>& events() const { return m_events; }
    /// The chosen prompts and what was answered to them so far.
    const core::RunSamples& samples() const { return m_samples; }
    qint64 step() const { return m_step; }
    qint64 steps() const { return m_steps; }
    double loss() const { return m_loss; }
    /// Of the rest of the run; negative: not known yet.
    double secondsLeft() const;
    double prepared() const { return m_preparedShare; } ///< 0…1 of what is prepared or opened
    /// What the run learned from at a step, which counts from 1: places among its training records.
    std::vector<std::int64_t> recordsOfStep(qint64 step) const;
    const std::vector<core::Problem>& problems() const { return m_problems; }
    const std::vector<core::Problem>& notes() const { return m_prepared.notes; }
    /// Runs of the project that wait to be gone on with, newest first.
    const std::vector<UnfinishedRun>& unfinished() const { return m_unfinished; }
    void lookForUnfinished(); ///< again: others may have named or moved one

signals:
    void stateChanged();
    void progressChanged();
    /// Another run is shown: its events begin anew.
    void runChanged();
    void told(const std::vector<core::TrainingEvent>& events);
    void sampled(); ///< new answers are there
    void unfinishedChanged();

private:
    struct Prepared {
        QString folder;
        core::PreparedRun run;
        std::vector<core::TrainingEvent> events; ///< so far
        core::RunSamples samples;
        std::shared_ptr<const core::ModelText> text;
    };

    void collect(const RunDraft& draft);
    void prepare(const RunDraft& draft, core::SplitRecords records);
    void take(Prepared prepared);
    void launch(bool goesOn);
    void arrive(const std::vector<core::TrainingEvent>& events);
    void follow(const core::TrainingEvent& event);
    void end(core::TaskState state, const std::vector<core::Problem>& problems);
    void fail(const std::vector<core::Problem>& problems);
    void setState(TrainingState state);
    void begin();
    void forget();
    std::function<void(std::uint64_t, std::uint64_t)> preparing();

    ProjectSession& m_project;
    DataReader& m_reader;
    PromptSession& m_prompts;
    Worker& m_worker;
    EngineScheduler& m_engine;
    TrainingState m_state = TrainingState::Idle;
    TrainingState m_wanted = TrainingState::Idle; ///< what a stop is for: Paused or Stopped
    std::stop_source m_stop;
    int m_launch = 0; ///< counts jobs: what one tells that is shown no more comes to nothing
    QString m_folder;
    core::PreparedRun m_prepared;
    core::RunSamples m_samples;
    std::shared_ptr<const core::ModelText> m_text; ///< of the run's model
    std::vector<core::TrainingEvent> m_events;
    std::vector<core::Problem> m_problems;
    std::vector<UnfinishedRun> m_unfinished;
    qint64 m_step = 0, m_steps = 0;
    qint64 m_firstStep = 0;
    double m_loss = 0, m_seconds = 0, m_firstSeconds = 0;
    double m_preparedShare = 0;
};

} // namespace ui
