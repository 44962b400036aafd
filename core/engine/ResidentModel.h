/// One base model in memory with the adapters attached to it; makes the tasks that use it. The engine's side of
/// core::LoadedModel.
#pragma once

#include "core/engine-api/Engine.h"
#include "core/engine/adapter/Adapter.h"
#include "core/engine/model/LanguageModel.h"
#include "core/engine/training/TrainingJob.h"
#include "core/model/ModelFolder.h"

#include <map>
#include <memory>

namespace core::engine {

class ResidentModel : public LoadedModel {
public:
    /// `folder` is what the model was opened from; adapters that it trains name it as their base.
    ResidentModel(std::shared_ptr<const Transformer> model, std::shared_ptr<const ModelFolder> folder, Device device,
                  Precision precision);

    const ModelConfig& config() const override { return m_model->config(); }
    const Device& device() const override { return m_device; }
    Precision precision() const override { return m_precision; }
    AdapterHandle attach(const std::filesystem::path& peftFolder, const Progress& progress) override;
    void detach(AdapterHandle adapter) override;
    AdapterHandle merge(AdapterHandle adapter) override;
    std::unique_ptr<TrainingTask> train(TrainingRequest request, Run& run) override;
    std::unique_ptr<TrialTask> tryOut(TrainingRequest request) override;
    std::unique_ptr<EvaluationTask> evaluate(std::shared_ptr<const TrainingData> data, AdapterHandle adapter) override;
    std::unique_ptr<ExplanationTask> explain(std::shared_ptr<const TrainingData> data, AdapterHandle adapter) override;
    std::unique_ptr<ExportTask> exportTo(ExportRequest request) override;
    std::unique_ptr<GenerationTask> generate(std::vector<Column> columns) override;
    std::unique_ptr<ScoringTask> score(std::vector<std::vector<std::int32_t>> sequences,
                                       AdapterHandle adapter) override;

private:
    std::shared_ptr<const Adapter> adapter(AdapterHandle handle) const;
    AdapterHandle keep(std::shared_ptr<const Adapter> adapter);
    /// What a run begins with: a fresh adapter, a copy of an attached one, or a copy of every weight.
    std::shared_ptr<Adapter> beginning(const TrainingRequest& request) const;
    /// Of a classifier: its head is trained and kept whole, as PEFT does it.
    void keepHead(AdapterConfig& description) const;
    /// Weights of a head that the checkpoint has not, anew for each seed.
    void drawHead(Adapter& adapter, std::int64_t seed) const;
    std::shared_ptr<const Objective> objectiveFor(const TrainingConfig& training, const TrainingData& data) const;
    void checkSamples(const TrainingData& data) const;
    void checkLabels(const TrainingRequest& request) const;
    TrainingJob jobOf(const TrainingRequest& request) const;
    /// Throws FeatureUnsupported where the model judges texts and writes none.
    std::shared_ptr<const LanguageModel> languageModel() const;
    std::shared_ptr<const Transformer> m_model;
    std::shared_ptr<const ModelFolder> m_folder;
    Device m_device;
    Precision m_precision;
    std::map<AdapterHandle, std::shared_ptr<const Adapter>> m_adapters;
    std::map<AdapterHandle, std::weak_ptr<const Adapter>> m_trained; ///< theirs are the tasks
    AdapterHandle m_nextHandle = 1;
};

} // namespace core::engine
