/// What the results of runs make of the records that were put aside: read beside a run, and found out by the engine
/// where it is not known — by itself when a run of this window is over, else when it is asked for. One run at a time; a
/// training that begins comes first. Lives on the UI thread.
#pragma once

#include "core/Problem.h"
#include "core/training/RunOverview.h"
#include "ui/session/JudgedRun.h"

#include <QObject>
#include <QString>
#include <QTimer>

#include <list>
#include <stop_token>
#include <vector>

namespace ui {

class DataReader;
class EngineScheduler;
class ModelSession;
class RecordEdits;
class RunsSession;
class TrainingSession;
class Worker;
struct JudgeOrder;

/// What the session works on.
struct JudgementSources {
    RunsSession& runs;
    TrainingSession& training;
    ModelSession& models;
    RecordEdits& edits;
    DataReader& reader;
    Worker& files;       ///< reads runs
    Worker& preparation; ///< reads records for a model
    EngineScheduler& engine;
};

class JudgementSession : public QObject {
    Q_OBJECT
public:
    /// Judgements of so many runs stay in memory.
    static constexpr std::size_t KeptRuns = 4;

    explicit JudgementSession(const JudgementSources& sources, QObject* parent = nullptr);
    ~JudgementSession() override;

    /// What is known now; what has to be read first is asked for, and `changed` tells.
    JudgedRun of(const QString& folder);
    /// Does nothing while another is judged.
    void judge(const QString& folder);
    void cancel();

    /// Why no run can be judged now.
    enum class Hindrance { None, Judging, Training, ReadOnly };
    Hindrance hindrance() const;
    bool isJudging() const { return !m_judging.isEmpty(); }
    bool isCancelling() const { return isJudging() && m_stop.stop_requested(); }
    /// The run that is judged, or empty.
    const QString& judging() const { return m_judging; }
    QString name() const; ///< what the person calls it
    double part() const { return m_part; } ///< 0…1

signals:
    /// Of this run something else is known.
    void changed(const QString& folder);
    /// A run is judged, is further, or is judged no more; or another hindrance is there.
    void progressed();

private:
    struct Known {
        QString folder;
        std::shared_ptr<const SummedJudgements> judgements; ///< nullptr: none, or not read yet
        bool isRead = false;
        std::vector<core::RecordId> others, gone; ///< as JudgedRun has them
        std::vector<core::Problem> problems;
    };

    void follow();
    void forget();
    Known& known(const QString& folder);
    Known* find(const QString& folder);
    void read(const QString& folder);
    void lookForChanges(const QString& folder);
    void sweep();
    void launch(JudgeOrder order);
    void end(const std::vector<core::Problem>& problems);
    JudgedState stateOf(const core::RunOverview& run, const Known& known) const;

    JudgementSources m_sources;
    std::list<Known> m_known; ///< the newest first
    std::vector<std::shared_ptr<const SummedJudgements>> m_held; ///< every one that somebody may show
    QTimer m_sweeping;
    std::stop_source m_stop, m_reading, m_looking;
    QString m_judging;
    double m_part = 0;
    bool m_isLaunched = false; ///< the engine has it
    bool m_wasActive = false;  ///< a training of this window
};

} // namespace ui
