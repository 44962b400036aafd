/// A run as it goes, for the terminal: one line of step, loss, speed and time left on standard error, a line for each
/// evaluation, and the numbers of its summary.
#pragma once

#include "core/training/TrainingEvent.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace cli {

class Notices;

class TrainingProgress {
public:
    /// `task` as TrainingConfig names it: what an evaluation's figures are of.
    TrainingProgress(Notices& notices, std::string task) : m_notices(notices), m_task(std::move(task)) {}
    void add(const core::TrainingEvent& event);
    /// What a resumed run has told before: counted up to where it goes on, and not shown again.
    void recall(std::vector<core::TrainingEvent> events) { m_earlier = std::move(events); }
    /// The same of a run that is over: all of it counts.
    void recallWhole(const std::vector<core::TrainingEvent>& events);

    std::int64_t step() const { return m_last ? m_last->step : 0; }
    std::int64_t plannedSteps() const { return m_started.steps; }
    double seconds() const { return m_seconds; }
    std::int64_t learnedTokens() const { return m_learnedTokens; }
    bool stoppedEarly() const { return m_stoppedEarly; }
    /// Empty before the first step.
    std::optional<double> firstLoss() const { return m_firstLoss; }
    std::optional<double> lastLoss() const { return m_last ? std::optional(m_last->loss) : std::nullopt; }
    /// On the validation records: before any training, and the best since. Empty where there are none.
    const std::optional<core::EvaluationFinished>& baseline() const { return m_baseline; }
    const std::optional<core::EvaluationFinished>& best() const { return m_best; }

private:
    void add(const core::RunStarted& started);
    void add(const core::StepFinished& step);
    void add(const core::EvaluationFinished& look);
    void add(const core::CheckpointWritten&) {}
    void add(const core::RunResumed& resumed);
    void add(const core::RunFinished& finished);
    void add(const core::RunStopped& stopped) { m_seconds = stopped.seconds; }
    void add(const core::ProblemReported& problem);
    void say(const std::string& sentence);

    Notices& m_notices;
    std::string m_task;
    std::vector<core::TrainingEvent> m_earlier;
    bool m_isRecalling = false;
    core::RunStarted m_started;
    std::optional<core::StepFinished> m_last;
    std::optional<double> m_firstLoss;
    std::optional<core::EvaluationFinished> m_baseline, m_best;
    std::int64_t m_learnedTokens = 0;
    double m_seconds = 0;
    bool m_stoppedEarly = false;
};

} // namespace cli
