/// The chosen prompts, judged: a label each with its probability, or the labels that are given, or the number.
#pragma once

#include "core/training/TrainingData.h"
#include "ui/session/SampleAsker.h"

namespace ui {

class SampleJudge : public SampleAsker {
public:
    SampleJudge(std::filesystem::path run, const core::RunConfig& config,
                const std::vector<core::SamplePrompt>& prompts, const core::ModelText& text);
    ~SampleJudge() override;

    void begin(core::LoadedModel& model, core::AdapterHandle adapter, std::int64_t step) override;
    bool isAsking() const override { return m_task != nullptr; }
    bool advance(const std::stop_token& stop) override;
    const core::SampleAnswers& answers() const override { return m_answers; }

private:
    std::filesystem::path m_run;
    core::LabelSet m_labels;
    std::size_t m_promptCount;
    std::shared_ptr<const core::TrainingData> m_texts; ///< their record is the prompt; without those that hold no text
    std::unique_ptr<core::EvaluationTask> m_task;
    core::SampleAnswers m_answers;
};

/// «good (87 %)», «late (91 %); rude (62 %)», «3.42»; the names as they are. «–» where no label is given.
std::string judgementText(const core::LabelSet& labels, std::span<const float> logits);

} // namespace ui
