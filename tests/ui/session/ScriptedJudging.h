/// Judges a sample a turn, and every third one wrongly: the label after the right one. An answer is right in all of its
/// tokens or, every third one, in none.
#pragma once

#include "tests/ui/session/ScriptedTraining.h"

#include <algorithm>

namespace tests {

class ScriptedJudging : public core::EvaluationTask {
public:
    ScriptedJudging(std::shared_ptr<const core::TrainingData> data, TrainingScript& script)
        : m_data(std::move(data)), m_script(script) {
        ++m_script.judgings;
    }
    core::TaskState advance(std::stop_token stop, std::vector<core::SampleEvaluated>& events) override {
        if (stop.stop_requested()) return core::TaskState::Stopped;
        if (m_script.judgingIsHeld) {
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
            return core::TaskState::Running;
        }
        events.push_back(judged(m_data->samples[m_next], m_next % 3 == 2));
        return ++m_next == m_data->samples.size() ? core::TaskState::Finished : core::TaskState::Running;
    }

private:
    std::size_t labels() const {
        std::size_t count = 0;
        for (const core::TrainingSample& sample : m_data->samples) count = std::max(count, sample.targets.size());
        return count;
    }
    core::SampleEvaluated judged(const core::TrainingSample& sample, bool isWrong) const {
        core::SampleEvaluated found{.record = sample.record, .loss = isWrong ? 2.5 : 0.25, .learnedTokens = 1};
        found.correctTokens = isWrong ? 0 : 1;
        found.logits.assign(labels(), -1);
        if (sample.targets.empty() && labels() > 0) { // its label is unknown
            found.loss = 0;
            found.learnedTokens = found.correctTokens = 0;
        }
        if (sample.targets.empty()) return found;
        const auto right = std::ranges::max_element(sample.targets) - sample.targets.begin();
        const auto count = static_cast<std::ptrdiff_t>(sample.targets.size());
        found.logits[static_cast<std::size_t>((right + (isWrong ? 1 : 0)) % count)] = 2;
        return found;
    }

    std::shared_ptr<const core::TrainingData> m_data;
    TrainingScript& m_script;
    std::size_t m_next = 0;
};

} // namespace tests
