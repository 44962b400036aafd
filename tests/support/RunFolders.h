/// Runs as a training leaves them, written by a test.
#pragma once

#include "core/Files.h"
#include "core/training/Run.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace tests {

/// What a test says of a run; the loss of step n is `loss` / n, and a look comes at its middle and at its end.
struct RunStory {
    std::int64_t steps = 10;
    std::int64_t done = 10;
    double loss = 4;
    std::string started = "2026-11-20T10:00:00+00:00";
    std::string model = "/models/starter";
    std::string data;
    std::int64_t rank = 8;
    double learningRate = 2e-4;
    bool isEnded = true;
    bool hasCheckpoint = false;
    std::string method = "lora";
    std::string task = {}; ///< empty: as runs have it of themselves
};

inline core::RunConfig configOf(const RunStory& story) {
    core::RunConfig config;
    config.training.method = story.method;
    if (!story.task.empty()) config.training.task = story.task;
    config.training.rank = story.rank;
    config.training.learningRate = story.learningRate;
    config.model = story.model;
    config.format = "alpaca";
    config.data = story.data;
    config.trainingRecords = 840;
    config.validationRecords = 93;
    config.started = story.started;
    return config;
}

inline core::StepFinished stepOf(const RunStory& story, std::int64_t step) {
    const auto number = static_cast<double>(step);
    return {.step = step, .epoch = number / 5, .loss = story.loss / number, .learningRate = story.learningRate,
            .gradientNorm = 1, .tokens = 512, .learnedTokens = 128, .tokensPerSecond = 8000, .seconds = number / 2};
}

inline core::EvaluationFinished lookOf(const RunStory& story, std::int64_t step) {
    const double loss = (story.loss + 0.5) / static_cast<double>(step + 1);
    return {.step = step, .epoch = static_cast<double>(step) / 5, .loss = loss, .tokenAccuracy = 1 / (1 + loss),
            .exactMatch = 0.5 / (1 + loss), .records = 93, .learnedTokens = 900, .isBest = step > 0,
            .seconds = static_cast<double>(step) / 2};
}

inline std::vector<core::TrainingEvent> eventsOf(const RunStory& story) {
    std::vector<core::TrainingEvent> events{core::RunStarted{.steps = story.steps, .records = 840, .tokens = 40000,
                                                             .trainableParameters = 36864, .device = "cpu",
                                                             .dtype = "float32", .threads = 1},
                                            lookOf(story, 0)};
    for (std::int64_t step = 1; step <= story.done; ++step) {
        events.emplace_back(stepOf(story, step));
        if (step == story.steps / 2 || step == story.steps) events.emplace_back(lookOf(story, step));
    }
    const double seconds = static_cast<double>(story.done) / 2;
    if (story.isEnded && story.done == story.steps)
        events.emplace_back(core::RunFinished{.step = story.done, .seconds = seconds, .bestStep = story.steps});
    else if (story.isEnded)
        events.emplace_back(core::RunStopped{.step = story.done, .seconds = seconds});
    return events;
}

inline void writeRun(const std::filesystem::path& folder, const RunStory& story = {}) {
    core::makeFolders(folder.parent_path());
    core::Run::create(folder, configOf(story));
    std::string lines;
    for (const core::TrainingEvent& event : eventsOf(story)) lines += core::eventLine(event) + "\n";
    core::replaceFile(folder / "events.jsonl", lines);
    if (story.isEnded) core::makeFolders(folder / (story.method == "full" ? "model" : "adapter"));
    if (!story.hasCheckpoint) return;
    core::makeFolders(folder / "checkpoint");
    core::replaceFile(folder / "checkpoint" / "state.safetensors", "state");
}

} // namespace tests
