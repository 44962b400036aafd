/// A base model that computes nothing: it can be trained on and tried out as its script says, and nothing else.
#pragma once

#include "tests/ui/session/ScriptedJudging.h"
#include "tests/ui/session/ScriptedTraining.h"

namespace tests {

class ScriptedTrial : public core::TrialTask {
public:
    ScriptedTrial(core::TrainingRequest request, TrainingScript& script)
        : m_request(std::move(request)), m_script(script) {}
    core::TaskState advance(std::stop_token stop, std::vector<core::TrainingTrial>& events) override {
        if (stop.stop_requested()) return core::TaskState::Stopped;
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
        ++m_script.trialTurns;
        if (m_script.trialIsHeld) return core::TaskState::Running;
        m_script.tried.push_back(m_request.training);
        ++m_script.trials;
        events.push_back({.microBatches = 3,
                          .secondsPerToken = 1e-3,
                          .secondsPerStep = 1e-2,
                          .peakBytes = 100'000'000,
                          .trainedParameters = m_request.config.rank * 1000,
                          .resultBytes = 4000});
        return core::TaskState::Finished;
    }

private:
    core::TrainingRequest m_request;
    TrainingScript& m_script;
};

class ScriptedModel : public core::LoadedModel {
public:
    ScriptedModel(core::Device device, TrainingScript& script) : m_device(std::move(device)), m_script(script) {
        ++m_script.modelsAlive;
    }
    ~ScriptedModel() override { --m_script.modelsAlive; }

    const core::ModelConfig& config() const override { return m_config; }
    const core::Device& device() const override { return m_device; }
    core::Precision precision() const override { return core::Precision::Float32; }
    core::AdapterHandle attach(const std::filesystem::path&, const core::Progress&) override { return 1; }
    void detach(core::AdapterHandle) override {}
    core::AdapterHandle merge(core::AdapterHandle) override { return unsaid(); }
    std::unique_ptr<core::TrainingTask> train(core::TrainingRequest request, core::Run& run) override {
        return std::make_unique<ScriptedTraining>(std::move(request), run, m_script);
    }
    std::unique_ptr<core::TrialTask> tryOut(core::TrainingRequest request) override {
        return std::make_unique<ScriptedTrial>(std::move(request), m_script);
    }
    std::unique_ptr<core::EvaluationTask> evaluate(std::shared_ptr<const core::TrainingData> data,
                                                   core::AdapterHandle) override {
        return std::make_unique<ScriptedJudging>(std::move(data), m_script);
    }
    std::unique_ptr<core::ExplanationTask> explain(std::shared_ptr<const core::TrainingData>,
                                                   core::AdapterHandle) override {
        return (unsaid(), nullptr);
    }
    std::unique_ptr<core::ExportTask> exportTo(core::ExportRequest) override { return (unsaid(), nullptr); }
    std::unique_ptr<core::GenerationTask> generate(std::vector<core::Column>) override { return (unsaid(), nullptr); }
    std::unique_ptr<core::ScoringTask> score(std::vector<std::vector<std::int32_t>>, core::AdapterHandle) override {
        return (unsaid(), nullptr);
    }

private:
    [[noreturn]] static core::AdapterHandle unsaid() {
        throw core::Error(core::ProblemCode::Unforeseen, {}, {"the script says nothing of this"});
    }

    core::ModelConfig m_config;
    core::Device m_device;
    TrainingScript& m_script;
};

/// Told in two turns, as a model is that takes a while.
class ScriptedOpening : public core::Task<core::OpenEvent> {
public:
    ScriptedOpening(core::Device device, TrainingScript& script) : m_device(std::move(device)), m_script(script) {}
    core::TaskState advance(std::stop_token stop, std::vector<core::OpenEvent>& events) override {
        if (stop.stop_requested()) return core::TaskState::Stopped;
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
        ++m_script.openingTurns;
        if (m_script.openingIsHeld) return core::TaskState::Running;
        events.emplace_back(core::LoadProgress{++m_turn * 500ULL, 1000});
        if (m_turn < 2) return core::TaskState::Running;
        ++m_script.modelsOpened;
        events.emplace_back(core::ModelOpened{std::make_shared<ScriptedModel>(m_device, m_script)});
        return core::TaskState::Finished;
    }

private:
    core::Device m_device;
    TrainingScript& m_script;
    unsigned m_turn = 0;
};

} // namespace tests
