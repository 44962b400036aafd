/// Trains a new adapter on a frozen model, a micro-batch a turn: forward, loss on learned tokens, backward; at the end
/// of a step clip and AdamW. Events go to the run's file before anyone sees them. The autograd reference: readable in
/// one sitting.
#pragma once

#include "core/Error.h"
#include "core/engine-api/Engine.h"
#include "core/engine/model/LanguageModel.h"
#include "core/engine/training/Batches.h"
#include "core/engine/training/Objective.h"
#include "core/engine/training/Optimizer.h"
#include "core/training/Run.h"
#include "core/training/Schedule.h"

#include <chrono>

namespace core::engine {

class Trainer : public TrainingTask {
public:
    /// It shares the model and the data; the run outlives it. `objective` says what is minimised.
    Trainer(std::shared_ptr<const LanguageModel> model, std::string deviceName,
            std::shared_ptr<const TrainingData> data, const TrainingConfig& config, Run& run, Adapter adapter,
            std::unique_ptr<const Objective> objective);

    TaskState advance(std::stop_token stop, std::vector<TrainingEvent>& events) override;
    const Adapter& adapter() const { return m_adapter; }

private:
    TaskState turn(std::stop_token stop, std::vector<TrainingEvent>& events);
    /// After an error: it is written down, and what whole steps have learned is kept.
    void keepAfter(const Error& error, std::vector<TrainingEvent>& events);
    void tell(TrainingEvent event, std::vector<TrainingEvent>& events);
    void start(std::vector<TrainingEvent>& events);
    void beginStep();
    void runMicroBatch(std::stop_token stop);
    void finishStep(std::vector<TrainingEvent>& events);
    TaskState end(TrainingEvent last, TaskState state, std::vector<TrainingEvent>& events);
    double secondsSinceStart() const;

    std::shared_ptr<const LanguageModel> m_model;
    std::string m_deviceName;
    std::shared_ptr<const TrainingData> m_data;
    TrainingConfig m_config;
    Run* m_run;
    Adapter m_adapter;
    std::unique_ptr<const Objective> m_objective;
    Batches m_batches;
    Schedule m_schedule;
    Optimizer m_optimizer;
    at::Generator m_dropout;

    std::chrono::steady_clock::time_point m_started{}, m_stepStarted{};
    std::int64_t m_step = 0; ///< finished steps
    TaskState m_state = TaskState::Running;
    bool m_isStarted = false;
    // Of the step under way
    std::vector<std::vector<std::int64_t>> m_microBatches;
    std::size_t m_nextMicroBatch = 0;
    std::int64_t m_stepTokens = 0, m_stepLearned = 0;
    double m_stepLoss = 0;
};

} // namespace core::engine
