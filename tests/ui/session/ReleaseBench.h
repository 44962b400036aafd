/// A project with a run that the real engine trained for a few steps on the starter model, for tests of exports.
#pragma once

#include "core/Error.h"
#include "core/Files.h"
#include "core/ProblemText.h"
#include "core/engine-api/EngineLoader.h"
#include "core/exchange/DataFile.h"
#include "core/project/Project.h"
#include "core/release/AdapterLibrary.h"
#include "core/text/ModelText.h"
#include "core/training/FrozenRecords.h"
#include "core/training/Run.h"
#include "core/training/RunPreparation.h"

#include <QTemporaryDir>
#include <QTest>

#include <filesystem>

namespace tests {

namespace fs = std::filesystem;

inline const fs::path Starter = fs::path(LORIKEET_SOURCES) / "resources/starter";

/// Moves a task to its end; gives what it told.
template <class Event> std::vector<Event> finished(core::Task<Event>& task) {
    std::vector<Event> events;
    while (task.advance({}, events) == core::TaskState::Running) continue;
    return events;
}

inline core::SplitRecords starterRecords(std::size_t training, std::size_t validation) {
    core::SplitRecords records;
    records.training = core::readDataFile(Starter / "records/train.json").records;
    records.validation = core::readDataFile(Starter / "records/validation.json").records;
    records.training.resize(training);
    records.validation.resize(validation);
    return records;
}

inline std::shared_ptr<core::LoadedModel> opened(core::Engine& engine, const fs::path& folder) {
    const auto task = engine.open(folder, engine.device("cpu"), core::Precision::Float32);
    for (core::OpenEvent& event : finished(*task))
        if (auto* model = std::get_if<core::ModelOpened>(&event)) return std::move(model->model);
    return nullptr;
}

/// Trains three steps, with a learning rate that is felt, on the model in `base`; gives the run's folder.
inline fs::path trainRun(core::Engine& engine, const fs::path& project, const std::string& name, const fs::path& base) {
    const core::SplitRecords records = starterRecords(48, 6);
    const fs::path folder = core::runsFolder(project) / name;
    core::RunConfig config;
    config.training.maxSteps = 3;
    config.training.learningRate = 0.02;
    core::PreparedRun prepared = core::prepareRun(config, records, *core::ModelText::open(base));
    prepared.config.data = core::freeze(records, core::frozenFolder(folder));
    prepared.config.training.dtype = "float32";
    prepared.config.training.device = "cpu";
    core::makeFolders(folder.parent_path());
    core::Run run = core::Run::create(folder, prepared.config);
    const auto model = opened(engine, base);
    const auto task = model->train({prepared.training, prepared.validation, prepared.config.training, 0}, run);
    finished(*task);
    return folder;
}

/// ln p of a few texts under a model with an adapter; an empty folder is the base alone.
inline std::vector<float> judged(core::Engine& engine, const fs::path& base, const fs::path& adapter) {
    const auto model = opened(engine, base);
    const core::AdapterHandle handle = adapter.empty() ? 0 : model->attach(adapter);
    const auto text = core::ModelText::open(base);
    std::vector<std::vector<std::int32_t>> sequences;
    for (const core::Record& record : starterRecords(8, 0).training)
        sequences.push_back(text->format(text->suited()).encode(record).ids);
    const auto task = model->score(sequences, handle);
    std::vector<float> all;
    for (const core::Scored& scored : finished(*task))
        all.insert(all.end(), scored.logProbabilities.begin() + 1, scored.logProbabilities.end());
    return all;
}

inline double largestDifference(const std::vector<float>& a, const std::vector<float>& b) {
    double largest = a.size() == b.size() ? 0 : 1e9;
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i)
        largest = std::max(largest, std::abs(static_cast<double>(a[i]) - b[i]));
    return largest;
}

inline QStringList namesIn(const fs::path& folder) {
    QStringList names;
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(folder, ignored))
        names += QString::fromStdString(entry.path().filename().string());
    names.sort();
    return names;
}

} // namespace tests
