/// A base model whose answers are a test's: each adapter folder has a text of its own, written token by token, and
/// logits of its own where texts are judged.
#pragma once

#include "tests/ui/session/AnswerScript.h"

#include <algorithm>

namespace tests {

class AnsweringModel : public ScriptedModel {
    using Ids = std::vector<std::int32_t>;

public:
    AnsweringModel(core::Device device, AnswerScript& script, const core::ModelPurpose& purpose)
        : ScriptedModel(std::move(device), script), m_script(script) {
        m_config.maxPositions = 512;
        if (purpose.task == core::ModelTask::Classify) m_config.labels = purpose.labels;
        ++m_script.opened;
    }
    const core::ModelConfig& config() const override { return m_config; }
    core::AdapterHandle attach(const std::filesystem::path& folder, const core::Progress&) override {
        const std::string name = folder.filename().string();
        if (m_script.broken.contains(name)) throw core::Error(core::ProblemCode::TensorMissing, {.tensor = "lora_A"});
        const auto handle = static_cast<core::AdapterHandle>(++m_script.attached);
        m_names[handle] = name;
        return handle;
    }
    std::unique_ptr<core::GenerationTask> generate(std::vector<core::Column> columns) override {
        std::vector<Ids> ids;
        std::set<std::uint32_t> failing;
        for (const core::Column& column : columns) {
            const std::string name = nameOf(column.adapter);
            if (m_script.failing.contains(name)) failing.insert(static_cast<std::uint32_t>(ids.size()));
            ids.push_back(idsOf(m_script.answers[name]));
        }
        return std::make_unique<ScriptedAnswering>(std::move(ids), std::move(failing), m_script);
    }
    std::unique_ptr<core::ScoringTask> score(std::vector<Ids>, core::AdapterHandle adapter) override {
        const bool isLikeBase = adapter == 0 || m_script.ignored.contains(nameOf(adapter));
        return std::make_unique<ScriptedScoring>(isLikeBase ? -1.0F : -2.0F);
    }

    std::unique_ptr<core::ExplanationTask> explain(std::shared_ptr<const core::TrainingData> data,
                                                   core::AdapterHandle adapter) override {
        const core::TrainingSample& sample = data->samples.front();
        core::TextExplained found;
        found.logits = m_script.logits[nameOf(adapter)];
        found.logits.resize(static_cast<std::size_t>(m_config.labels->count()), 0.0F);
        found.label = std::ranges::max_element(found.logits) - found.logits.begin();
        found.weights = m_script.weights[nameOf(adapter)];
        found.weights.resize(sample.ids.size(), 0.0F);
        return std::make_unique<ScriptedExplaining>(std::move(found), m_script);
    }

private:
    Ids idsOf(const std::string& text) const {
        return m_script.text->tokenizer().encode(text, core::AddSpecial::No, core::ParseSpecial::No).ids;
    }
    std::string nameOf(core::AdapterHandle adapter) { return adapter == 0 ? "base" : m_names[adapter]; }

    core::ModelConfig m_config;
    std::map<core::AdapterHandle, std::string> m_names;
    AnswerScript& m_script;
};

} // namespace tests
