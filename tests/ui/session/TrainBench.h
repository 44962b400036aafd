/// The sessions that a training needs, on a scripted engine and a real base model's tokenizer.
#pragma once

#include "tests/ui/session/ScriptedEngine.h"
#include "tests/ui/session/SessionBench.h"
#include "ui/session/EngineScheduler.h"
#include "ui/session/ForecastSession.h"
#include "ui/session/KnownModels.h"
#include "ui/session/ModelSession.h"
#include "ui/session/Paths.h"
#include "ui/session/PromptSession.h"
#include "ui/session/TrainingSession.h"

namespace tests {

struct TrainBench : TrainingScript, SessionBench {
    ui::Worker worker{"files"};
    ui::EngineScheduler engine{
        [this] { return std::make_unique<ScriptedEngine>(std::vector{cpu()}, nullptr, this); }};
    ui::ModelSession models{worker, settings};
    ui::KnownModels known{worker, models, engine};
    ui::PromptSession prompts{worker, models};
    ui::TrainingSession training{project, reader, prompts, worker, engine};
    ui::ForecastSession forecast{project, reader, prompts, worker, engine, training};

    /// A project with records, the base model and the engine.
    void begin(int records = 12) {
        create(numbered(records));
        chooseModel();
        engine.start();
        EVENTUALLY(engine.report().state == ui::EngineState::Ready);
    }
    void chooseModel() {
        models.inspect(fromPath(fixture("models/sample")));
        EVENTUALLY(prompts.isReady());
    }
    ui::TrainingChoice choice() const {
        ui::TrainingChoice choice;
        choice.baseModel = fromPath(fixture("models/sample"));
        choice.config.batchSize = 4;
        return choice;
    }
    std::filesystem::path run(const char* name = "run-1") const {
        return core::runsFolder(projectFolder().toStdString()) / name;
    }
    static QString fromPath(const std::filesystem::path& path) { return ui::fromPath(path); }
    /// What every worker was asked so far is done.
    void drain() {
        bool isWorked = false, isRead = false;
        worker.run({}, [](const auto&) { return true; }, &training, [&](const auto&) { isWorked = true; });
        reader.scan({}, [](const auto&, const auto&) { return true; }, &training, [&](const auto&) { isRead = true; });
        EVENTUALLY(isWorked && isRead);
    }
};

} // namespace tests
