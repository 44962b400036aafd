#include "core/engine/generation/Generator.h"

#include "core/Error.h"
#include "core/engine/tensor/Failure.h"

#include <algorithm>

namespace core::engine {

void checkSequence(const std::vector<std::int32_t>& ids, const ModelConfig& config) {
    for (const std::int32_t id : ids)
        if (id < 0 || id >= config.vocabularySize)
            throw Error(ProblemCode::TokenOutOfRange, {}, {std::to_string(id), std::to_string(config.vocabularySize)});
    if (static_cast<std::int64_t>(ids.size()) > contextLength(config))
        throw Error(ProblemCode::PromptTooLong, {},
                    {std::to_string(ids.size()), std::to_string(contextLength(config))});
}

Generator::Generator(std::shared_ptr<const LanguageModel> model, std::vector<ColumnInput> columns)
    : m_model(std::move(model)) {
    for (ColumnInput& input : columns) {
        checkSequence(input.column.prompt, m_model->config());
        if (input.column.prompt.empty()) throw Error(ProblemCode::RecordEmpty, {}, {"prompt"});
        if (input.column.endTokens.empty()) input.column.endTokens = m_model->config().endTokens;
        std::vector<std::int32_t> prompt = input.column.prompt;
        Sampler sampler(input.column.sampling, prompt);
        m_columns.push_back(
            {std::move(input), KvCache(m_model->config().layerCount), std::move(sampler), std::move(prompt), 0, false});
    }
}

TaskState Generator::advance(std::stop_token stop, std::vector<GenerationEvent>& events) {
    return translated([&] {
        if (m_started == std::chrono::steady_clock::time_point{}) m_started = std::chrono::steady_clock::now();
        for (std::size_t i = 0; i < m_columns.size(); ++i)
            if (!m_columns[i].finished && m_columns[i].input.column.sampling.maximumTokens <= 0)
                finish(i, FinishReason::MaximumTokens, events);
        const std::vector<std::size_t> active = columnsOfTurn();
        std::vector<SequenceInput> sequences;
        for (const std::size_t i : active)
            sequences.push_back({m_columns[i].next, m_columns[i].input.adapter.get(), &m_columns[i].cache});
        if (active.empty()) return TaskState::Finished;
        const c10::InferenceMode guard;
        const FlatBatch batch = makeBatch(sequences, m_model->device());
        at::Tensor hidden;
        try {
            hidden = m_model->hidden({batch, stop, std::nullopt});
        } catch (const StopRequested&) {
            return TaskState::Stopped;
        }
        std::vector<std::int64_t> rows;
        for (const Sequence& sequence : batch.sequences) rows.push_back(sequence.end - 1);
        const at::Tensor last = hidden.index_select(0, at::tensor(rows, at::kLong).to(hidden.device()));
        const at::Tensor logits = m_model->logits(last, segmentsOfRows(batch.segments, rows)).to(at::kCPU, at::kFloat);
        chooseAll(active, logits, events);
        const bool done =
            std::all_of(m_columns.begin(), m_columns.end(), [](const State& state) { return state.finished; });
        return done ? TaskState::Finished : TaskState::Running;
    });
}

void Generator::chooseAll(const std::vector<std::size_t>& columns, const at::Tensor& logits,
                          std::vector<GenerationEvent>& events) {
    std::vector<Problem> broken;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        try {
            choose(columns[i], logits[static_cast<std::int64_t>(i)], events);
        } catch (const Error& error) {
            m_columns[columns[i]].finished = true;
            for (Problem problem : error.problems()) {
                problem.where.column = static_cast<std::int64_t>(columns[i]) + 1;
                broken.push_back(std::move(problem));
            }
        }
    }
    if (!broken.empty()) throw Error(std::move(broken));
}

/// One prompt a turn is read, so that the first answer begins as soon as if it were alone; then a token of each.
std::vector<std::size_t> Generator::columnsOfTurn() const {
    std::vector<std::size_t> active;
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        if (m_columns[i].finished) continue;
        if (m_columns[i].cache.length() == 0) return {i};
        active.push_back(i);
    }
    return active;
}

void Generator::choose(std::size_t column, const at::Tensor& logits, std::vector<GenerationEvent>& events) {
    State& state = m_columns[column];
    const Sampler::Choice choice = state.sampler.choose(logits);
    const std::vector<std::int32_t>& ends = state.input.column.endTokens;
    if (std::find(ends.begin(), ends.end(), choice.id) != ends.end())
        return finish(column, FinishReason::EndToken, events);
    events.push_back(TokenChosen{static_cast<std::uint32_t>(column), choice.id, choice.logProbability});
    ++state.written;
    state.next.assign(1, choice.id);
    if (state.written >= state.input.column.sampling.maximumTokens)
        return finish(column, FinishReason::MaximumTokens, events);
    if (state.cache.length() >= contextLength(m_model->config())) finish(column, FinishReason::ContextFull, events);
}

void Generator::finish(std::size_t column, FinishReason reason, std::vector<GenerationEvent>& events) {
    State& state = m_columns[column];
    state.finished = true;
    state.cache = KvCache(0);
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - m_started).count();
    events.push_back(ColumnFinished{static_cast<std::uint32_t>(column), reason,
                                    static_cast<std::int64_t>(state.input.column.prompt.size()), state.written,
                                    seconds});
}

} // namespace core::engine
