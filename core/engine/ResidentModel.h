/// One base model in memory with the adapters attached to it; makes the tasks that use it. The engine's side of
/// core::LoadedModel.
#pragma once

#include "core/engine-api/Engine.h"
#include "core/engine/adapter/Adapter.h"
#include "core/engine/model/LanguageModel.h"

#include <map>
#include <memory>

namespace core::engine {

class ResidentModel : public LoadedModel {
public:
    /// `folder` is where the model was opened, as the person gave it; adapters that it trains name it as their base.
    ResidentModel(std::shared_ptr<const LanguageModel> model, std::filesystem::path folder, Device device,
                  Precision precision);

    const ModelConfig& config() const override { return m_model->config(); }
    const Device& device() const override { return m_device; }
    Precision precision() const override { return m_precision; }
    AdapterHandle attach(const std::filesystem::path& peftFolder) override;
    void detach(AdapterHandle adapter) override;
    std::unique_ptr<TrainingTask> train(std::shared_ptr<const TrainingData> data, const TrainingConfig& config,
                                        Run& run) override;
    std::unique_ptr<GenerationTask> generate(std::vector<Column> columns) override;
    std::unique_ptr<ScoringTask> score(std::vector<std::vector<std::int32_t>> sequences,
                                       AdapterHandle adapter) override;

private:
    std::shared_ptr<const Adapter> adapter(AdapterHandle handle) const;
    std::shared_ptr<const LanguageModel> m_model;
    std::filesystem::path m_folder;
    Device m_device;
    Precision m_precision;
    std::map<AdapterHandle, std::shared_ptr<const Adapter>> m_adapters;
    AdapterHandle m_nextHandle = 1;
};

/// The PEFT description of the adapter that a run trains on the model in `baseModel`.
AdapterConfig adapterConfigOf(const TrainingConfig& config, const std::filesystem::path& baseModel);

} // namespace core::engine
