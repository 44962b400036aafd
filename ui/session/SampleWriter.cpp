#include "ui/session/SampleWriter.h"

#include "core/Error.h"

#include <algorithm>

namespace ui {
namespace {

/// A sample is for reading at a glance.
constexpr std::int64_t LongestAnswer = 96;

} // namespace

SampleWriter::SampleWriter(std::filesystem::path run, const core::RunConfig& config,
                         std::vector<core::SamplePrompt> prompts, std::shared_ptr<const core::ModelText> text)
    : m_run(std::move(run)), m_promptCount(prompts.size()), m_text(std::move(text)) {
    const core::PromptFormat format = core::formatOf(config, *m_text);
    const std::vector<std::int32_t> ends = format.endTokens();
    for (std::size_t i = 0; i < prompts.size(); ++i) {
        try {
            core::Column column{
                .adapter = 0, .prompt = format.prompt(prompts[i].record).ids, .sampling = {}, .endTokens = ends};
            column.sampling.maximumTokens = LongestAnswer;
            m_columns.push_back(std::move(column));
            m_places.push_back(i);
        } catch (const core::Error&) {
            // A prompt that the template refuses has no answer.
        }
    }
}

SampleWriter::~SampleWriter() = default;

void SampleWriter::begin(core::LoadedModel& model, core::AdapterHandle adapter, std::int64_t step) {
    std::vector<core::Column> columns;
    for (core::Column column : m_columns) {
        column.adapter = adapter;
        // The model's own end tokens hold beside those of the format.
        const auto& own = model.config().endTokens;
        column.endTokens.insert(column.endTokens.end(), own.begin(), own.end());
        columns.push_back(std::move(column));
    }
    if (columns.empty()) return;
    m_answers = {step, std::vector<std::string>(m_promptCount)};
    m_ids.assign(columns.size(), {});
    try {
        m_task = model.generate(std::move(columns));
    } catch (const core::Error&) {
        m_task.reset(); // a prompt longer than the model reads: the training is worth more than a sample
    }
}

bool SampleWriter::advance(const std::stop_token& stop) {
    std::vector<core::GenerationEvent> events;
    const core::TaskState state = m_task->advance(stop, events);
    for (const core::GenerationEvent& event : events) follow(event);
    if (state == core::TaskState::Running) return false;
    m_task.reset();
    if (state == core::TaskState::Stopped) return false;
    finish();
    return true;
}

void SampleWriter::follow(const core::GenerationEvent& event) {
    if (const auto* token = std::get_if<core::TokenChosen>(&event)) m_ids[token->column].push_back(token->id);
}

void SampleWriter::finish() {
    for (std::size_t column = 0; column < m_ids.size(); ++column)
        m_answers.answers[m_places[column]] = m_text->tokenizer().decode(m_ids[column], true);
    core::appendSampleAnswers(m_run, m_answers);
}

} // namespace ui
