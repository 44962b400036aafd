/// A few micro-batches of a run, for its forecast: the largest for the memory, others for the time. The job's adapter
/// is used up by it.
#pragma once

#include "core/engine-api/Engine.h"
#include "core/engine/training/Optimizer.h"
#include "core/engine/training/TrainingJob.h"

#include <vector>

namespace core::engine {

class Trial : public TrialTask {
public:
    explicit Trial(TrainingJob job);
    TaskState advance(std::stop_token stop, std::vector<TrainingTrial>& events) override;

private:
    bool isTimedEnough() const;
    void learnPart(std::stop_token stop);
    /// As a run does where memory is short: begins anew with smaller parts.
    void shrink();
    void stepAndEvaluate(std::stop_token stop);

    TrainingJob m_job;
    Optimizer m_optimizer;
    at::Generator m_dropout;
    std::int64_t m_budget;                          ///< tokens of a part
    std::vector<std::vector<std::int64_t>> m_parts; ///< the largest first, then some from all over the run
    std::size_t m_next = 0;
    std::int64_t m_timedTokens = 0;
    double m_timedSeconds = 0;
    TrainingTrial m_trial;
    TaskState m_state = TaskState::Running;
};

} // namespace core::engine
