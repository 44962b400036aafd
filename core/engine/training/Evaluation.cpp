#include "core/engine/training/Evaluation.h"

#include "core/engine/tensor/Failure.h"

#include <numeric>

namespace core::engine {

Evaluation::Evaluation(std::shared_ptr<const Transformer> model, std::shared_ptr<const TrainingData> data,
                       std::shared_ptr<const Adapter> adapter, std::shared_ptr<const Objective> objective,
                       std::int64_t tokenBudget)
    : m_model(std::move(model)), m_data(std::move(data)), m_adapter(std::move(adapter)),
      m_objective(std::move(objective)) {
    std::vector<std::int64_t> all(m_data->samples.size());
    std::iota(all.begin(), all.end(), 0);
    m_parts = microBatches(*m_data, all, tokenBudget);
}

TaskState Evaluation::advance(std::stop_token stop, std::vector<SampleEvaluated>& events) {
    return translated([&] {
        if (m_next == m_parts.size()) return TaskState::Finished;
        const c10::InferenceMode guard;
        std::vector<const TrainingSample*> samples;
        std::vector<SequenceInput> sequences;
        for (const std::int64_t sample : m_parts[m_next]) {
            samples.push_back(&m_data->samples[static_cast<std::size_t>(sample)]);
            sequences.push_back({samples.back()->ids, m_adapter.get(), nullptr, samples.back()->types});
        }
        const FlatBatch batch = makeBatch(sequences, m_model->device());
        const Pass pass{batch, stop, std::nullopt};
        try {
            const at::Tensor hidden = m_objective->stream(*m_model, pass, samples);
            for (SampleEvaluated& figure : m_objective->measure(*m_model, hidden, pass, samples))
                events.push_back(figure);
        } catch (const StopRequested&) {
            return TaskState::Stopped;
        }
        return ++m_next == m_parts.size() ? TaskState::Finished : TaskState::Running;
    });
}

} // namespace core::engine
