/// A model that computes nothing and always says the same, for tests of what stands around the engine.
/// Column k answers letters from the alphabet of tests/fixtures/cli/model, ten of them: the base «ABCDEFGHIJ», adapter
/// n from letter 5n on. In evaluations half of the tokens are right, with an adapter all. A trial takes 1 ms a token,
/// 10 ms a step and 100 MB. ln p(id) is -(1 + id mod 4) / 4, half as much with an adapter. The loss of step n is 4 / n.
#pragma once

#include "core/engine-api/Engine.h"

#include <set>
#include <string_view>

namespace tests {

/// Words of LORIKEET_SCRIPT, comma-separated, that bend the script:
/// slow (20 ms a turn), long (answers do not end by themselves), error (a core::Error at the third turn), foreign
/// (another exception there), card (a card that cannot be used), abi (another version), refuse-train (train() throws),
/// nan (a score or a loss that is no number).
bool scripted(std::string_view word);
/// To be called once a turn of any task, `turn` counts from 0.
void playTurn(int turn);

class ScriptedModel : public core::LoadedModel {
public:
    ScriptedModel(core::ModelConfig config, core::Device device, core::Precision precision);
    const core::ModelConfig& config() const override { return m_config; }
    const core::Device& device() const override { return m_device; }
    core::Precision precision() const override { return m_precision; }
    core::AdapterHandle attach(const std::filesystem::path& peftFolder, const core::Progress& progress) override;
    void detach(core::AdapterHandle adapter) override { m_adapters.erase(adapter); }
    core::AdapterHandle merge(core::AdapterHandle adapter) override;
    std::unique_ptr<core::TrainingTask> train(core::TrainingRequest request, core::Run& run) override;
    std::unique_ptr<core::TrialTask> tryOut(core::TrainingRequest request) override;
    std::unique_ptr<core::EvaluationTask> evaluate(std::shared_ptr<const core::TrainingData> data,
                                                   core::AdapterHandle adapter) override;
    std::unique_ptr<core::ExplanationTask> explain(std::shared_ptr<const core::TrainingData> data,
                                                   core::AdapterHandle adapter) override;
    std::unique_ptr<core::ExportTask> exportTo(core::ExportRequest request) override;
    std::unique_ptr<core::GenerationTask> generate(std::vector<core::Column> columns) override;
    std::unique_ptr<core::ScoringTask> score(std::vector<std::vector<std::int32_t>> sequences,
                                             core::AdapterHandle adapter) override;

private:
    core::ModelConfig m_config;
    core::Device m_device;
    core::Precision m_precision;
    std::set<core::AdapterHandle> m_adapters;
};

} // namespace tests
