/// Trains an adapter (or, with method «full», a copy of every weight) on a frozen model, a micro-batch a turn: forward,
/// loss on learned tokens, backward; at the end of a step clip and AdamW; between steps evaluations and checkpoints.
/// Events go to the run's file before anyone sees them. The autograd reference: readable in one sitting.
#pragma once

#include "core/Error.h"
#include "core/engine-api/Engine.h"
#include "core/engine/training/Batches.h"
#include "core/engine/training/Checkpoint.h"
#include "core/engine/training/Evaluation.h"
#include "core/engine/training/Optimizer.h"
#include "core/engine/training/TrainingJob.h"
#include "core/training/Run.h"
#include "core/training/Schedule.h"
#include "core/training/StepOrder.h"

#include <chrono>
#include <optional>

namespace core::engine {

class Trainer : public TrainingTask {
public:
    /// The run outlives it; where that has a checkpoint, training goes on from there. Throws CheckpointUnfit.
    Trainer(TrainingJob job, Run& run);

    TaskState advance(std::stop_token stop, std::vector<TrainingEvent>& events) override;
    AdapterHandle adapter() const override { return m_job.handle; }
    const Adapter& weights() const { return *m_job.adapter; }

private:
    using Clock = std::chrono::steady_clock;

    TaskState turn(std::stop_token stop, std::vector<TrainingEvent>& events);
    /// After an error: it is written down, and what whole steps have learned is kept.
    void keepAfter(const Error& error, std::vector<TrainingEvent>& events);
    void tell(TrainingEvent event, std::vector<TrainingEvent>& events);
    void start(std::vector<TrainingEvent>& events);

    void beginStep();
    void cutStep();
    void runMicroBatch(std::stop_token stop, std::vector<TrainingEvent>& events);
    void finishStep(std::vector<TrainingEvent>& events);
    /// Throws LossNotFinite, LossDiverged with the records of the step.
    void judge(double loss, double gradientNorm);

    bool evaluationIsDue() const;
    void advanceEvaluation(std::stop_token stop, std::vector<TrainingEvent>& events);
    void finishEvaluation(std::vector<TrainingEvent>& events);
    /// Throws ValidationFailed with the records.
    void judgeEvaluation() const;
    bool checkpointIsDue() const;
    void saveCheckpoint(std::vector<TrainingEvent>& events);
    bool isSaved() const;
    /// After a crash between two writes: the new best takes its place where the checkpoint knows of it, else it goes.
    void settleBest();
    /// Puts what one uses in its place: the best, or the last.
    void writeResult();
    TaskState end(TrainingEvent last, TaskState state, std::vector<TrainingEvent>& events);

    bool hasPatience() const;
    double epoch() const;
    double seconds() const;
    Environment environment() const;

    TrainingJob m_job;
    Run* m_run;
    StepOrder m_order;
    Schedule m_schedule;
    Optimizer m_optimizer;
    at::Generator m_dropout;

    TrainingState m_state;
    std::string m_differs;       ///< after a resume: what is not as it was
    double m_secondsBefore = 0;  ///< trained before a resume
    std::optional<TrainingState> m_saved; ///< of the checkpoint that is there
    std::string m_fingerprint;            ///< of the training samples
    Clock::time_point m_started{}, m_stepStarted{}, m_savedAt{};
    TaskState m_taskState = TaskState::Running;
    bool m_isStarted = false, m_isResumed = false;
    // Of the step under way
    std::vector<std::vector<std::int64_t>> m_microBatches;
    std::size_t m_nextMicroBatch = 0;
    std::int64_t m_stepTokens = 0, m_stepLearned = 0;
    double m_stepLoss = 0, m_stepWeight = 0; ///< and what it is divided by
    // Of the evaluation under way
    std::unique_ptr<Evaluation> m_evaluation;
    std::vector<SampleEvaluated> m_figures;
};

} // namespace core::engine
