/// A small model, samples for it, and trainers on them, for tests of training. Includes torch: only for tests made with
/// `lorikeet_test(… ENGINE)`.
#pragma once

#include "core/engine/ResidentModel.h"
#include "core/engine/training/Trainer.h"
#include "core/training/Run.h"
#include "core/training/TrainedAdapter.h"
#include "tests/support/EngineModels.h"
#include "tests/support/Places.h"

#include <QTemporaryDir>

namespace tests {

using namespace core;
using namespace core::engine;

inline TrainingData samplesOf(int count, std::int64_t vocabulary) {
    TrainingData data;
    for (int i = 0; i < count; ++i) {
        TrainingSample sample;
        for (int t = 0; t < 5 + 3 * (i % 4); ++t) {
            sample.ids.push_back(static_cast<std::int32_t>((i * 31 + t * 17 + 3) % vocabulary));
            sample.learned.push_back(t >= 3);
        }
        sample.record = i;
        data.samples.push_back(sample);
    }
    return data;
}

inline TrainingConfig quick() {
    TrainingConfig config;
    config.rank = 8;
    config.alpha = 16;
    config.learningRate = 1e-2;
    config.batchSize = 4;
    config.maxSteps = 5;
    config.shuffle = false;
    return config;
}

/// A trained adapter with what was told on the way.
struct Trained {
    std::vector<StepFinished> steps;
    std::vector<TrainingEvent> events;
    std::vector<at::Tensor> parameters;
};

class Workshop {
public:
    explicit Workshop(const char* member = "llama-gqa-bias")
        : model(loadModel(fixture("models") / member)) {}

    Trained train(const TrainingData& data, const TrainingConfig& config, const TrainingData* validation = nullptr) {
        Run run = Run::create(nextFolder(), {config});
        Trainer trainer(job(data, config, validation), run);
        return finished(trainer);
    }
    static Trained finished(Trainer& trainer) {
        Trained trained;
        while (trainer.advance({}, trained.events) == TaskState::Running) {
        }
        for (const TrainingEvent& event : trained.events)
            if (const auto* step = std::get_if<StepFinished>(&event)) trained.steps.push_back(*step);
        for (const at::Tensor& parameter : trainer.weights().parameters())
            trained.parameters.push_back(parameter.detach().clone());
        return trained;
    }
    TrainingJob job(const TrainingData& data, const TrainingConfig& config, const TrainingData* validation = nullptr) {
        return {model,
                "CPU",
                std::make_shared<const TrainingData>(data),
                validation ? std::make_shared<const TrainingData>(*validation) : nullptr,
                config,
                std::make_shared<Adapter>(
                    Adapter::fresh(trainedAdapter(config, model->config()), model->config(), at::kCPU, 42)),
                std::make_shared<const CausalObjective>(),
                [this](const Adapter& adapter, const auto& folder) { writeAdapter(adapter, model->config(), folder); }};
    }
    std::filesystem::path nextFolder() {
        return last = std::filesystem::path(m_folder.path().toStdString()) / std::to_string(++m_count);
    }

    std::shared_ptr<LanguageModel> model;
    std::filesystem::path last;

private:
    QTemporaryDir m_folder;
    int m_count = 0;
};

/// ‖a − b‖ / ‖b‖ of the tensor that differs most.
inline double distance(const std::vector<at::Tensor>& a, const std::vector<at::Tensor>& b) {
    double worst = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        worst = std::max(worst, (a[i] - b[i]).norm().item<double>() / std::max(1e-12, b[i].norm().item<double>()));
    return worst;
}

} // namespace tests
