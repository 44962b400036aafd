#include "tests/app/scripted_engine/ScriptedModel.h"

#include "core/Error.h"
#include "core/Files.h"
#include "core/model/AdapterConfig.h"
#include "core/model/SafetensorsFile.h"
#include "core/training/Run.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <stdexcept>
#include <string>
#include <thread>

namespace tests {
namespace {

using core::TaskState;

constexpr std::int64_t AnswerLength = 10;
constexpr std::int32_t LetterA = 35; ///< id of «A» in the fixture's tokenizer

class ScriptedTraining : public core::TrainingTask {
public:
    ScriptedTraining(std::shared_ptr<const core::TrainingData> data, core::TrainingConfig config, core::Run& run)
        : m_data(std::move(data)), m_config(std::move(config)), m_run(run),
          m_steps(m_config.maxSteps > 0 ? m_config.maxSteps : 6) {}

    core::AdapterHandle adapter() const override { return 0; }

    TaskState advance(std::stop_token stop, std::vector<core::TrainingEvent>& events) override {
        playTurn(m_turn++);
        if (m_turn == 1) {
            tell(core::RunStarted{m_steps, static_cast<std::int64_t>(m_data->samples.size()), m_data->tokenCount(), 128,
                                  "cpu", "float32", 1},
                 events);
            return TaskState::Running;
        }
        if (stop.stop_requested()) return end(core::RunStopped{m_step, seconds()}, TaskState::Stopped, events);
        ++m_step;
        tell(core::StepFinished{.step = m_step,
                                .epoch = 1,
                                .loss = 4.0 / static_cast<double>(m_step),
                                .learningRate = 1e-4,
                                .tokens = 10,
                                .learnedTokens = 5,
                                .tokensPerSecond = 1000,
                                .seconds = seconds()},
             events);
        if (m_step < m_steps) return TaskState::Running;
        return end(core::RunFinished{m_step, seconds()}, TaskState::Finished, events);
    }

private:
    double seconds() const { return static_cast<double>(m_step) / 100; }
    void tell(core::TrainingEvent event, std::vector<core::TrainingEvent>& events) {
        m_run.append(event);
        events.push_back(std::move(event));
    }
    TaskState end(core::TrainingEvent last, TaskState state, std::vector<core::TrainingEvent>& events) {
        const float value = 0;
        const core::TensorToWrite tensor{core::loraKey("model.layers.0.self_attn.q_proj", 'A'),
                                         core::DataType::F32,
                                         {1, 1},
                                         std::as_bytes(std::span(&value, 1))};
        std::filesystem::create_directories(m_run.result("lora"));
        core::writeSafetensors(m_run.result("lora") / "adapter_model.safetensors", std::span(&tensor, 1));
        core::AdapterConfig adapter;
        adapter.targetModules = std::vector<std::string>{"q_proj"};
        core::replaceFile(m_run.result("lora") / "adapter_config.json", core::adapterConfigJson(adapter));
        tell(std::move(last), events);
        return state;
    }

    std::shared_ptr<const core::TrainingData> m_data;
    core::TrainingConfig m_config;
    core::Run& m_run;
    std::int64_t m_steps;
    std::int64_t m_step = 0;
    int m_turn = 0;
};

class ScriptedGeneration : public core::GenerationTask {
public:
    explicit ScriptedGeneration(std::vector<core::Column> columns) : m_columns(std::move(columns)) {}

    /// Later columns end first, so that a printer that mixes them is found out.
    TaskState advance(std::stop_token stop, std::vector<core::GenerationEvent>& events) override {
        playTurn(m_turn);
        if (stop.stop_requested()) return TaskState::Stopped;
        bool running = false;
        for (std::uint32_t i = 0; i < m_columns.size(); ++i) {
            const core::Column& column = m_columns[i];
            std::int64_t length = (scripted("long") ? 1'000'000 : AnswerLength) - static_cast<std::int64_t>(i);
            std::int64_t limit = std::min(length, column.sampling.maximumTokens);
            const auto idAt = [&](std::int64_t turn) {
                return LetterA +
                       static_cast<std::int32_t>((5 * column.adapter + static_cast<std::uint64_t>(turn)) % 26);
            };
            for (std::int64_t turn = 0; turn < std::min<std::int64_t>(limit, 26); ++turn)
                if (std::ranges::count(column.endTokens, idAt(turn)) > 0) length = limit = turn;
            if (m_turn < limit) {
                events.push_back(core::TokenChosen{i, idAt(m_turn), -0.5F});
                running = true;
            } else if (m_turn == limit) {
                const auto reason = limit < length ? core::FinishReason::MaximumTokens : core::FinishReason::EndToken;
                events.push_back(
                    core::ColumnFinished{i, reason, static_cast<std::int64_t>(column.prompt.size()), limit, 0.25});
            }
        }
        ++m_turn;
        return running ? TaskState::Running : TaskState::Finished;
    }

private:
    std::vector<core::Column> m_columns;
    int m_turn = 0;
};

class ScriptedScoring : public core::ScoringTask {
public:
    ScriptedScoring(std::vector<std::vector<std::int32_t>> sequences, core::AdapterHandle adapter)
        : m_sequences(std::move(sequences)), m_scale(adapter == 0 ? 1.0F : 0.5F) {}

    TaskState advance(std::stop_token stop, std::vector<core::Scored>& events) override {
        playTurn(static_cast<int>(m_next));
        if (stop.stop_requested()) return TaskState::Stopped;
        if (m_next == m_sequences.size()) return TaskState::Finished;
        core::Scored scored;
        for (const std::int32_t id : m_sequences[m_next++])
            scored.logProbabilities.push_back(-m_scale * static_cast<float>(1 + id % 4) / 4);
        scored.logProbabilities.front() = std::numeric_limits<float>::quiet_NaN();
        if (scripted("nan")) scored.logProbabilities.back() = std::numeric_limits<float>::quiet_NaN();
        events.push_back(std::move(scored));
        return TaskState::Running;
    }

private:
    std::vector<std::vector<std::int32_t>> m_sequences;
    float m_scale;
    std::size_t m_next = 0;
};

/// Half of the tokens are right, with an adapter all of them; a token's loss is 1 and 0.25.
class ScriptedEvaluation : public core::EvaluationTask {
public:
    ScriptedEvaluation(std::shared_ptr<const core::TrainingData> data, core::AdapterHandle adapter)
        : m_data(std::move(data)), m_hasAdapter(adapter != 0) {}

    TaskState advance(std::stop_token stop, std::vector<core::SampleEvaluated>& events) override {
        playTurn(static_cast<int>(m_next));
        if (stop.stop_requested()) return TaskState::Stopped;
        if (m_next == m_data->samples.size()) return TaskState::Finished;
        const core::TrainingSample& sample = m_data->samples[m_next++];
        const std::int64_t learned = std::count(sample.learned.begin(), sample.learned.end(), 1);
        events.push_back({.record = sample.record,
                          .loss = scripted("nan") ? std::numeric_limits<double>::quiet_NaN()
                                                  : (m_hasAdapter ? 0.25 : 1.0) * static_cast<double>(learned),
                          .learnedTokens = learned,
                          .correctTokens = m_hasAdapter ? learned : learned / 2});
        return TaskState::Running;
    }

private:
    std::shared_ptr<const core::TrainingData> m_data;
    bool m_hasAdapter;
    std::size_t m_next = 0;
};

class ScriptedExport : public core::ExportTask {
public:
    explicit ScriptedExport(core::ExportRequest request) : m_request(std::move(request)) {}

    TaskState advance(std::stop_token stop, std::vector<core::ExportEvent>& events) override {
        playTurn(m_turn);
        if (stop.stop_requested()) return TaskState::Stopped;
        events.push_back(core::ExportProgress{++m_turn, 5});
        if (m_turn < 5) return TaskState::Running;
        std::filesystem::create_directories(m_request.folder);
        core::replaceFile(m_request.folder / "adapter_config.json", core::adapterConfigJson({}));
        events.push_back(core::ExportVerified{static_cast<std::int64_t>(m_request.sequences.size()), 10, 1e-6, 2e-6});
        return TaskState::Finished;
    }

private:
    core::ExportRequest m_request;
    int m_turn = 0;
};

class ScriptedTrial : public core::TrialTask {
public:
    TaskState advance(std::stop_token stop, std::vector<core::TrainingTrial>& events) override {
        playTurn(m_turn);
        if (stop.stop_requested()) return TaskState::Stopped;
        if (++m_turn < 4) return TaskState::Running;
        events.push_back({.microBatches = 3,
                          .secondsPerToken = 1e-3,
                          .secondsPerStep = 1e-2,
                          .secondsPerEvaluatedToken = 5e-4,
                          .peakBytes = 100'000'000,
                          .trainedParameters = 128,
                          .resultBytes = 512});
        return TaskState::Finished;
    }

private:
    int m_turn = 0;
};

} // namespace

bool scripted(std::string_view word) {
    const char* script = std::getenv("LORIKEET_SCRIPT");
    const std::string words = "," + std::string(script ? script : "") + ",";
    return words.find("," + std::string(word) + ",") != std::string::npos;
}

void playTurn(int turn) {
    if (scripted("slow")) std::this_thread::sleep_for(std::chrono::milliseconds(20));
    if (turn != 2) return;
    if (scripted("error")) throw core::Error(core::ProblemCode::DeviceMemory, {}, {"2000", "1000"});
    if (scripted("foreign")) throw std::runtime_error("a library failed");
}

ScriptedModel::ScriptedModel(core::ModelConfig config, core::Device device, core::Precision precision)
    : m_config(std::move(config)), m_device(std::move(device)), m_precision(precision) {}

core::AdapterHandle ScriptedModel::attach(const std::filesystem::path& peftFolder, const core::Progress& progress) {
    progress.check();
    core::adapterTargets(core::readAdapterConfig(peftFolder), m_config);
    const auto handle = static_cast<core::AdapterHandle>(m_adapters.size() + 1);
    m_adapters.insert(handle);
    return handle;
}

core::AdapterHandle ScriptedModel::merge(core::AdapterHandle) {
    const auto handle = static_cast<core::AdapterHandle>(m_adapters.size() + 1);
    m_adapters.insert(handle);
    return handle;
}

std::unique_ptr<core::TrainingTask> ScriptedModel::train(core::TrainingRequest request, core::Run& run) {
    if (scripted("refuse-train")) throw core::Error(core::ProblemCode::AdapterNoTarget, {}, {"nothing", "q_proj"});
    return std::make_unique<ScriptedTraining>(std::move(request.training), request.config, run);
}

std::unique_ptr<core::TrialTask> ScriptedModel::tryOut(core::TrainingRequest) {
    return std::make_unique<ScriptedTrial>();
}

std::unique_ptr<core::EvaluationTask> ScriptedModel::evaluate(std::shared_ptr<const core::TrainingData> data,
                                                              core::AdapterHandle adapter) {
    return std::make_unique<ScriptedEvaluation>(std::move(data), adapter);
}

std::unique_ptr<core::ExplanationTask> ScriptedModel::explain(std::shared_ptr<const core::TrainingData>,
                                                              core::AdapterHandle) {
    throw core::Error(core::ProblemCode::EngineFailed, {}, {"the script explains nothing"});
}

std::unique_ptr<core::ExportTask> ScriptedModel::exportTo(core::ExportRequest request) {
    return std::make_unique<ScriptedExport>(std::move(request));
}

std::unique_ptr<core::GenerationTask> ScriptedModel::generate(std::vector<core::Column> columns) {
    for (const core::Column& column : columns)
        if (static_cast<std::int64_t>(column.prompt.size()) >= m_config.maxPositions)
            throw core::Error(core::ProblemCode::PromptTooLong, {},
                              {std::to_string(column.prompt.size()), std::to_string(m_config.maxPositions)});
    return std::make_unique<ScriptedGeneration>(std::move(columns));
}

std::unique_ptr<core::ScoringTask> ScriptedModel::score(std::vector<std::vector<std::int32_t>> sequences,
                                                        core::AdapterHandle adapter) {
    for (const std::vector<std::int32_t>& sequence : sequences)
        for (const std::int32_t id : sequence)
            if (id >= m_config.vocabularySize)
                throw core::Error(core::ProblemCode::TokenOutOfRange, {},
                                  {std::to_string(id), std::to_string(m_config.vocabularySize)});
    return std::make_unique<ScriptedScoring>(std::move(sequences), adapter);
}

} // namespace tests
