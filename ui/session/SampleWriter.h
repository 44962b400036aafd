/// The chosen prompts, answered in writing: always the likeliest token, so an answer changes only where the adapter
/// did.
#pragma once

#include "core/engine-api/Engine.h"
#include "core/text/ModelText.h"
#include "core/training/RunConfig.h"
#include "core/training/RunPreparation.h"
#include "core/training/RunSamples.h"
#include "ui/session/SampleAsker.h"

#include <filesystem>
#include <memory>
#include <stop_token>
#include <vector>

namespace ui {

class SampleWriter : public SampleAsker {
public:
    SampleWriter(std::filesystem::path run, const core::RunConfig& config, std::vector<core::SamplePrompt> prompts,
                std::shared_ptr<const core::ModelText> text);
    ~SampleWriter() override;

    void begin(core::LoadedModel& model, core::AdapterHandle adapter, std::int64_t step) override;
    bool isAsking() const override { return m_task != nullptr; }
    /// One token of every answer.
    bool advance(const std::stop_token& stop) override;
    const core::SampleAnswers& answers() const override { return m_answers; }

private:
    void follow(const core::GenerationEvent& event);
    void finish();

    std::filesystem::path m_run;
    std::vector<core::Column> m_columns; ///< a prompt each; empty where one cannot be rendered
    std::vector<std::size_t> m_places;   ///< of each column, its prompt
    std::size_t m_promptCount;
    std::shared_ptr<const core::ModelText> m_text;
    std::unique_ptr<core::GenerationTask> m_task;
    std::vector<std::vector<std::int32_t>> m_ids; ///< by column
    core::SampleAnswers m_answers;
};

} // namespace ui
