/// A run as it goes, for the terminal: one line of step, loss, speed and time left on standard error, and the numbers
/// of its summary.
#pragma once

#include "core/training/TrainingEvent.h"

#include <optional>
#include <string>

namespace cli {

class Notices;

class TrainingProgress {
public:
    explicit TrainingProgress(Notices& notices) : m_notices(notices) {}
    void add(const core::TrainingEvent& event);

    std::int64_t step() const { return m_last ? m_last->step : 0; }
    std::int64_t plannedSteps() const { return m_started.steps; }
    double seconds() const { return m_seconds; }
    std::int64_t learnedTokens() const { return m_learnedTokens; }
    /// Empty before the first step.
    std::optional<double> firstLoss() const { return m_firstLoss; }
    std::optional<double> lastLoss() const { return m_last ? std::optional(m_last->loss) : std::nullopt; }

private:
    void add(const core::RunStarted& started);
    void add(const core::StepFinished& step);
    void add(const core::RunFinished& finished) { m_seconds = finished.seconds; }
    void add(const core::RunStopped& stopped) { m_seconds = stopped.seconds; }
    void add(const core::ProblemReported& problem);

    Notices& m_notices;
    core::RunStarted m_started;
    std::optional<core::StepFinished> m_last;
    std::optional<double> m_firstLoss;
    std::int64_t m_learnedTokens = 0;
    double m_seconds = 0;
};

} // namespace cli
