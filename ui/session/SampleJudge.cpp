#include "ui/session/SampleJudge.h"

#include "core/Error.h"
#include "core/metrics/ClassificationScore.h"
#include "core/training/LabelledTexts.h"
#include "core/training/RunPreparation.h"

#include <cmath>
#include <cstdio>

namespace ui {
namespace {

std::string numberText(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.3g", value);
    return text;
}

std::shared_ptr<const core::TrainingData> textsOf(const std::vector<core::SamplePrompt>& prompts,
                                                  const core::Tokenizer& tokenizer, std::int64_t maxLength) {
    auto texts = std::make_shared<core::TrainingData>();
    for (std::size_t i = 0; i < prompts.size(); ++i) {
        const core::Record& record = prompts[i].record;
        const bool hasText = !record.instruction.empty();
        try {
            core::TrainingSample sample =
                core::judgedSample(hasText ? record.instruction : record.input,
                                   hasText ? record.input : std::string(), tokenizer, maxLength);
            sample.record = static_cast<std::int64_t>(i);
            if (!sample.ids.empty()) texts->samples.push_back(std::move(sample));
        } catch (const core::Error&) {
            // A prompt that is no text is judged by nobody.
        }
    }
    return texts;
}

} // namespace

std::string judgementText(const core::LabelSet& labels, std::span<const float> logits) {
    const std::vector<double> chances = core::probabilities(labels.problem, logits);
    std::string text;
    const auto add = [&](const std::string& part) { text += (text.empty() ? "" : "; ") + part; };
    if (labels.problem == core::ProblemType::Regression) {
        for (const double value : chances) add(numberText(value));
        return text;
    }
    for (const std::int64_t label : core::chosenLabels(labels.problem, logits)) {
        const auto place = static_cast<std::size_t>(label);
        if (place < labels.names.size())
            add(labels.names[place] + " (" + std::to_string(std::lround(100 * chances[place])) + " %)");
    }
    return text.empty() ? "–" : text;
}

SampleJudge::SampleJudge(std::filesystem::path run, const core::RunConfig& config,
                         const std::vector<core::SamplePrompt>& prompts, const core::ModelText& text)
    : m_run(std::move(run)), m_labels(core::labelSetOf(config)), m_promptCount(prompts.size()),
      m_texts(textsOf(prompts, text.tokenizer(), config.training.maxLength)) {}

SampleJudge::~SampleJudge() = default;

void SampleJudge::begin(core::LoadedModel& model, core::AdapterHandle adapter, std::int64_t step) {
    if (m_texts->samples.empty()) return;
    m_answers = {step, std::vector<std::string>(m_promptCount)};
    try {
        m_task = model.evaluate(m_texts, adapter);
    } catch (const core::Error&) {
        m_task.reset(); // the training is worth more than a sample
    }
}

bool SampleJudge::advance(const std::stop_token& stop) {
    std::vector<core::SampleEvaluated> judged;
    const core::TaskState state = m_task->advance(stop, judged);
    for (const core::SampleEvaluated& each : judged)
        m_answers.answers[static_cast<std::size_t>(each.record)] = judgementText(m_labels, each.logits);
    if (state == core::TaskState::Running) return false;
    m_task.reset();
    if (state == core::TaskState::Stopped) return false;
    core::appendSampleAnswers(m_run, m_answers);
    return true;
}

} // namespace ui
