#include "core/engine/training/Explanation.h"

#include "core/engine/tensor/Failure.h"
#include "core/engine/training/Batches.h"

#include <numeric>

namespace core::engine {
namespace {

std::vector<float> valuesOf(const at::Tensor& tensor) {
    const at::Tensor plain = tensor.detach().to(at::kFloat).to(at::kCPU).contiguous();
    return {plain.const_data_ptr<float>(), plain.const_data_ptr<float>() + plain.numel()};
}

} // namespace

Explanation::Explanation(std::shared_ptr<const SequenceClassifier> model, std::shared_ptr<const TrainingData> data,
                         std::shared_ptr<const Adapter> adapter, std::int64_t tokenBudget)
    : m_model(std::move(model)), m_data(std::move(data)), m_adapter(std::move(adapter)) {
    std::vector<std::int64_t> all(m_data->samples.size());
    std::iota(all.begin(), all.end(), 0);
    m_parts = microBatches(*m_data, all, tokenBudget);
}

std::vector<TextExplained> Explanation::explained(const Pass& pass,
                                                  std::span<const TrainingSample* const> samples) const {
    const at::Tensor embedded = m_model->embedded(pass).detach().requires_grad_();
    const at::Tensor logits =
        m_model->logits(m_model->judgedRows(pass, embedded), SequenceClassifier::judgedSegments(pass.batch));
    const at::Tensor labels = logits.argmax(-1, true);
    // Sequences do not see each other, so that the sum gives each its own gradient. Nothing else is to keep one: the
    // adapter may be one that is being trained.
    logits.gather(1, labels).sum().backward({}, false, false, at::TensorList{embedded});
    const std::vector<float> weights = valuesOf((embedded.grad() * embedded).sum(-1));
    const std::vector<float> figures = valuesOf(logits);
    const at::Tensor chosen = labels.to(at::kCPU);
    const std::int64_t count = logits.size(1);
    std::vector<TextExplained> events(samples.size());
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const Sequence& sequence = pass.batch.sequences[i];
        const auto row = static_cast<std::int64_t>(i);
        events[i].record = samples[i]->record;
        events[i].label = chosen[row][0].item<std::int64_t>();
        events[i].logits.assign(figures.begin() + row * count, figures.begin() + (row + 1) * count);
        events[i].weights.assign(weights.begin() + sequence.begin, weights.begin() + sequence.end);
    }
    return events;
}

TaskState Explanation::advance(std::stop_token stop, std::vector<TextExplained>& events) {
    return translated([&] {
        if (m_next == m_parts.size()) return TaskState::Finished;
        std::vector<const TrainingSample*> samples;
        std::vector<SequenceInput> sequences;
        for (const std::int64_t sample : m_parts[m_next]) {
            samples.push_back(&m_data->samples[static_cast<std::size_t>(sample)]);
            sequences.push_back({samples.back()->ids, m_adapter.get(), nullptr, samples.back()->types});
        }
        const FlatBatch batch = makeBatch(sequences, m_model->device());
        try {
            for (TextExplained& each : explained({batch, stop, std::nullopt}, samples))
                events.push_back(std::move(each));
        } catch (const StopRequested&) {
            return TaskState::Stopped;
        }
        return ++m_next == m_parts.size() ? TaskState::Finished : TaskState::Running;
    });
}

} // namespace core::engine
