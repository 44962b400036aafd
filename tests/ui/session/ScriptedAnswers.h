/// A base model whose answers are a test's: each adapter folder has a text of its own, written token by token, and logits of
/// its own where texts are judged.
#pragma once

#include "core/text/ModelText.h"
#include "tests/support/Places.h"
#include "tests/ui/session/ScriptedEngine.h"

#include <algorithm>
#include <limits>
#include <map>
#include <mutex>
#include <set>

namespace tests {

/// Outlives the engine.
struct AnswerScript : TrainingScript {
    std::map<std::string, std::string> answers; ///< by the folder's name; «base» without an adapter
    std::map<std::string, std::vector<float>> logits; ///< the same of what judges: as many as there are labels
    std::map<std::string, std::vector<float>> weights; ///< of the first tokens of its text; the others weigh nothing
    std::atomic<int> opened = 0; ///< times that a model was
    std::set<std::string> ignored;              ///< adapters that change nothing
    std::set<std::string> broken;               ///< cannot be attached
    std::set<std::string> failing;              ///< have no numbers after the first token
    std::atomic<int> tokenMs = 0;
    std::atomic<bool> isHeld = false;           ///< no token comes
    std::atomic<int> turns = 0; ///< of answering
    std::atomic<int> attached = 0, asked = 0, tasksAlive = 0;
    std::shared_ptr<const core::ModelText> text = core::ModelText::open(fixture("models/sample"));
};

class ScriptedAnswering : public core::GenerationTask {
public:
    ScriptedAnswering(std::vector<std::vector<std::int32_t>> ids, std::set<std::uint32_t> failing, AnswerScript& script)
        : m_ids(std::move(ids)), m_failing(std::move(failing)), m_script(script) {
        ++m_script.tasksAlive;
        ++m_script.asked;
    }
    ~ScriptedAnswering() override { --m_script.tasksAlive; }

    core::TaskState advance(std::stop_token stop, std::vector<core::GenerationEvent>& events) override {
        if (stop.stop_requested()) return core::TaskState::Stopped;
        ++m_script.turns;
        std::this_thread::sleep_for(std::chrono::milliseconds(m_script.isHeld ? 1 : m_script.tokenMs.load()));
        if (m_script.isHeld) return core::TaskState::Running;
        bool isOver = true;
        std::vector<core::Problem> problems;
        for (std::uint32_t column = 0; column < m_ids.size(); ++column) {
            if (m_at == 1 && m_failing.contains(column))
                problems.push_back({core::ProblemCode::ScoreNotFinite, {.column = column + 1}, {}});
            if (m_at > 0 && m_failing.contains(column)) continue;
            const std::size_t length = m_ids[column].size();
            if (m_at < length) events.push_back(core::TokenChosen{column, m_ids[column][m_at], -0.1F});
            if (m_at + 1 == length || (m_at == 0 && length == 0))
                events.push_back(core::ColumnFinished{column, {}, 3, static_cast<std::int64_t>(length), 0.5});
            isOver = isOver && m_at + 1 >= length;
        }
        ++m_at;
        if (!problems.empty()) throw core::Error(problems);
        return isOver ? core::TaskState::Finished : core::TaskState::Running;
    }

private:
    std::vector<std::vector<std::int32_t>> m_ids;
    std::set<std::uint32_t> m_failing; ///< columns
    AnswerScript& m_script;
    std::size_t m_at = 0;
};

struct ScriptedScoring : core::ScoringTask {
    explicit ScriptedScoring(float of) : score(of) {}
    core::TaskState advance(std::stop_token, std::vector<core::Scored>& events) override {
        events.push_back({{std::numeric_limits<float>::quiet_NaN(), score}});
        return core::TaskState::Finished;
    }
    float score;
};

class ScriptedExplaining : public core::ExplanationTask {
public:
    ScriptedExplaining(core::TextExplained found, AnswerScript& script) : m_found(std::move(found)), m_script(script) {
        ++m_script.tasksAlive;
        ++m_script.asked;
    }
    ~ScriptedExplaining() override { --m_script.tasksAlive; }
    core::TaskState advance(std::stop_token stop, std::vector<core::TextExplained>& events) override {
        if (stop.stop_requested()) return core::TaskState::Stopped;
        ++m_script.turns;
        std::this_thread::sleep_for(std::chrono::milliseconds(m_script.isHeld ? 1 : m_script.tokenMs.load()));
        if (m_script.isHeld) return core::TaskState::Running;
        events.push_back(m_found);
        return core::TaskState::Finished;
    }

private:
    core::TextExplained m_found;
    AnswerScript& m_script;
};

class AnsweringModel : public ScriptedModel {
    using Ids = std::vector<std::int32_t>;

public:
    AnsweringModel(core::Device device, AnswerScript& script, const core::ModelPurpose& purpose)
        : ScriptedModel(std::move(device), script), m_script(script) {
        m_config.maxPositions = 512;
        if (purpose.task == core::ModelTask::Classify) m_config.labels = purpose.labels;
        ++m_script.opened;
    }
    const core::ModelConfig& config() const override { return m_config; }
    core::AdapterHandle attach(const std::filesystem::path& folder, const core::Progress&) override {
        const std::string name = folder.filename().string();
        if (m_script.broken.contains(name)) throw core::Error(core::ProblemCode::TensorMissing, {.tensor = "lora_A"});
        const auto handle = static_cast<core::AdapterHandle>(++m_script.attached);
        m_names[handle] = name;
        return handle;
    }
    std::unique_ptr<core::GenerationTask> generate(std::vector<core::Column> columns) override {
        std::vector<Ids> ids;
        std::set<std::uint32_t> failing;
        for (const core::Column& column : columns) {
            const std::string name = nameOf(column.adapter);
            if (m_script.failing.contains(name)) failing.insert(static_cast<std::uint32_t>(ids.size()));
            ids.push_back(idsOf(m_script.answers[name]));
        }
        return std::make_unique<ScriptedAnswering>(std::move(ids), std::move(failing), m_script);
    }
    std::unique_ptr<core::ScoringTask> score(std::vector<Ids>, core::AdapterHandle adapter) override {
        const bool isLikeBase = adapter == 0 || m_script.ignored.contains(nameOf(adapter));
        return std::make_unique<ScriptedScoring>(isLikeBase ? -1.0F : -2.0F);
    }

    std::unique_ptr<core::ExplanationTask> explain(std::shared_ptr<const core::TrainingData> data,
                                                   core::AdapterHandle adapter) override {
        const core::TrainingSample& sample = data->samples.front();
        core::TextExplained found;
        found.logits = m_script.logits[nameOf(adapter)];
        found.logits.resize(static_cast<std::size_t>(m_config.labels->count()), 0.0F);
        found.label = std::ranges::max_element(found.logits) - found.logits.begin();
        found.weights = m_script.weights[nameOf(adapter)];
        found.weights.resize(sample.ids.size(), 0.0F);
        return std::make_unique<ScriptedExplaining>(std::move(found), m_script);
    }

private:
    Ids idsOf(const std::string& text) const {
        return m_script.text->tokenizer().encode(text, core::AddSpecial::No, core::ParseSpecial::No).ids;
    }
    std::string nameOf(core::AdapterHandle adapter) { return adapter == 0 ? "base" : m_names[adapter]; }

    core::ModelConfig m_config;
    std::map<core::AdapterHandle, std::string> m_names;
    AnswerScript& m_script;
};

} // namespace tests
