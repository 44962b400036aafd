/// A training that learns nothing but leaves in its run what a real one does: events, a checkpoint on a stop, a result
/// at the end. A test holds it, lets it go on and breaks it while it runs.
#pragma once

#include "core/Error.h"
#include "core/Files.h"
#include "core/engine-api/Engine.h"
#include "core/training/Run.h"

#include <atomic>
#include <chrono>
#include <string>
#include <thread>
#include <utility>

namespace tests {

/// What a test says of every training and trial of its engine, and what it learns of them. Outlives the engine.
struct TrainingScript {
    std::atomic<int> steps = 20;
    std::atomic<int> turnMs = 1;
    std::atomic<int> lastStep = 1'000'000; ///< held after this one, until the number is raised
    std::atomic<int> failAtStep = -1;
    std::atomic<bool> openingIsHeld = false, trialIsHeld = false, judgingIsHeld = false;
    std::atomic<int> judgings = 0; ///< that began
    std::atomic<bool> writesWeights = false; ///< beside the configuration of an adapter
    std::atomic<int> openingTurns = 0, trialTurns = 0;
    std::atomic<int> trials = 0; ///< that came to an end
    std::vector<std::shared_ptr<const core::TrainingData>>
        tried; ///< their records; read it when `trials` has counted them
    std::atomic<int> trainings = 0, trainingsDestroyed = 0;
    std::atomic<std::thread::id> trainingDestroyedOn;
    std::atomic<int> modelsOpened = 0;
    std::atomic<int> modelsAlive = 0;
};

/// The loss of step n is 4 / n.
class ScriptedTraining : public core::TrainingTask {
public:
    using Events = std::vector<core::TrainingEvent>;

    ScriptedTraining(core::TrainingRequest request, core::Run& run, TrainingScript& script)
        : m_request(std::move(request)), m_run(run), m_script(script) {
        ++m_script.trainings;
        m_isResumed = core::isThere(m_run.checkpoint());
        if (m_isResumed) m_step = std::stoi(core::readFile(m_run.checkpoint()));
    }
    ~ScriptedTraining() override {
        m_script.trainingDestroyedOn = std::this_thread::get_id();
        ++m_script.trainingsDestroyed;
    }
    core::AdapterHandle adapter() const override { return 1; }

    core::TaskState advance(std::stop_token stop, Events& events) override {
        if (!std::exchange(m_isBegun, true)) begin(events);
        if (stop.stop_requested()) {
            saveCheckpoint(events);
            return end(core::RunStopped{m_step, seconds()}, core::TaskState::Stopped, events);
        }
        if (m_step == m_script.steps)
            return end(core::RunFinished{.step = m_step, .seconds = seconds()}, core::TaskState::Finished, events);
        std::this_thread::sleep_for(std::chrono::milliseconds(m_script.turnMs));
        if (m_step >= m_script.lastStep) return core::TaskState::Running;
        ++m_step;
        if (m_step == m_script.failAtStep) throw core::Error(core::ProblemCode::DiskFull, {.file = "scripted"});
        tell(core::StepFinished{.step = m_step, .epoch = 1, .loss = 4.0 / static_cast<double>(m_step),
                                .learningRate = 1e-3, .tokens = 100, .learnedTokens = 50, .tokensPerSecond = 1000,
                                .seconds = seconds()},
             events);
        return core::TaskState::Running;
    }

private:
    void begin(Events& events) {
        if (m_isResumed) return tell(core::RunResumed{.step = m_step, .seconds = seconds()}, events);
        tell(core::RunStarted{.steps = m_script.steps,
                              .records = static_cast<std::int64_t>(m_request.training->samples.size()),
                              .device = "A processor",
                              .dtype = "float32",
                              .threads = 1},
             events);
    }
    void saveCheckpoint(Events& events) {
        core::makeFolders(m_run.checkpoint().parent_path());
        core::replaceFile(m_run.checkpoint(), std::to_string(m_step));
        tell(core::CheckpointWritten{m_step, seconds()}, events);
    }
    core::TaskState end(core::TrainingEvent last, core::TaskState state, Events& events) {
        core::makeFolders(m_run.result("lora"));
        core::replaceFile(m_run.result("lora") / "adapter_config.json", "{}");
        if (m_script.writesWeights) core::replaceFile(m_run.result("lora") / "adapter_model.safetensors", "weights");
        tell(std::move(last), events);
        return state;
    }
    void tell(core::TrainingEvent event, Events& events) {
        m_run.append(event);
        events.push_back(std::move(event));
    }
    double seconds() const { return static_cast<double>(m_step) / 10; }

    core::TrainingRequest m_request;
    core::Run& m_run;
    TrainingScript& m_script;
    std::int64_t m_step = 0;
    bool m_isResumed = false;
    bool m_isBegun = false;
};

} // namespace tests
