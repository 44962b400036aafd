/// What a base model of a test is told to answer, and its tasks: one that writes the answers token by token, one that
/// scores, one that judges.
#pragma once

#include "core/text/ModelText.h"
#include "tests/support/Places.h"
#include "tests/ui/session/ScriptedEngine.h"

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

} // namespace tests
