/// Events of a run as the trainer tells them: the loss falls with noise, the validation records are looked at every
/// `evaluateEvery` steps and before the first.
#pragma once

#include "core/training/TrainingEvent.h"

#include <cmath>
#include <cstdint>
#include <random>
#include <vector>

namespace tests {

inline core::StepFinished sampleStep(std::int64_t step, double loss) {
    return {step,
            static_cast<double>(step) / 40,
            loss,
            1e-4 * static_cast<double>(step),
            0.5 + loss / 10,
            512,
            128,
            8000,
            0.25 * static_cast<double>(step)};
}

inline core::EvaluationFinished sampleEvaluation(std::int64_t step, double loss, double accuracy) {
    return {step, static_cast<double>(step) / 40, loss, accuracy, accuracy / 2, 54, 2000, false,
            0.25 * static_cast<double>(step)};
}

/// Of two labels: `right` of 30 texts of the first and of 10 of the second, all of them given the first where 30 are.
inline core::EvaluationFinished judgedEvaluation(std::int64_t step, double loss, std::int64_t right) {
    core::EvaluationFinished look = sampleEvaluation(step, loss, 0);
    core::ClassificationScore score(core::ProblemType::SingleLabel, 2);
    for (std::int64_t text = 0; text < 40; ++text) {
        const bool isFirst = text < 30, isRight = text < right;
        const float first[] = {1, 0}, second[] = {0, 1};
        score.add(isFirst ? first : second, isFirst == isRight ? first : second);
    }
    look.records = score.records;
    look.judged = score;
    return look;
}

inline std::vector<core::TrainingEvent> sampleRun(std::int64_t steps, std::int64_t evaluateEvery) {
    std::mt19937 random(7); // the same in every test
    std::normal_distribution<double> noise(0, 0.2);
    std::vector<core::TrainingEvent> events{core::RunStarted{steps, 320, 40000, 1000, "cpu", "float32", 1}};
    events.reserve(static_cast<std::size_t>(steps) + 2);
    const auto fall = [steps](std::int64_t step) {
        return 1 + 3 * std::exp(-5.0 * static_cast<double>(step) / static_cast<double>(steps));
    };
    for (std::int64_t step = 0; step <= steps; ++step) {
        if (step > 0) events.push_back(sampleStep(step, fall(step) + std::abs(noise(random))));
        if (step % evaluateEvery == 0)
            events.push_back(sampleEvaluation(step, fall(step) + 0.1, 1 - fall(step) / 5));
    }
    return events;
}

} // namespace tests
