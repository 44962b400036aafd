#include "core/engine/generation/Scorer.h"

#include "core/engine/generation/Generator.h"
#include "core/engine/tensor/Failure.h"

#include <limits>

namespace core::engine {
namespace {

constexpr std::size_t TokensPerTurn = 1024;
/// Rows whose logits exist at once.
constexpr std::int64_t RowsPerChunk = 256;

} // namespace

Scorer::Scorer(std::shared_ptr<const LanguageModel> model, std::shared_ptr<const Adapter> adapter,
               std::vector<std::vector<std::int32_t>> sequences)
    : m_model(std::move(model)), m_adapter(std::move(adapter)), m_sequences(std::move(sequences)) {
    for (const auto& ids : m_sequences) checkSequence(ids, m_model->config());
}

Scored Scorer::scored(const at::Tensor& hidden, const FlatBatch& batch, std::size_t index,
                      const std::stop_token& stop) const {
    const std::vector<std::int32_t>& ids = m_sequences[m_next + index];
    Scored result;
    if (ids.empty()) return result;
    result.logProbabilities.push_back(std::numeric_limits<float>::quiet_NaN());
    const Sequence& sequence = batch.sequences[index];
    for (std::int64_t begin = 0; begin + 1 < sequence.length(); begin += RowsPerChunk) {
        if (stop.stop_requested()) throw StopRequested();
        const std::int64_t count = std::min(RowsPerChunk, sequence.length() - 1 - begin);
        const at::Tensor logits =
            m_model->logits(hidden.narrow(0, sequence.begin + begin, count), {{m_adapter.get(), 0, count}})
                .to(at::kFloat);
        const at::Tensor targets = batch.ids.narrow(0, sequence.begin + begin + 1, count).unsqueeze(1);
        const at::Tensor chosen = at::log_softmax(logits, -1).gather(1, targets).squeeze(1).to(at::kCPU).contiguous();
        result.logProbabilities.insert(result.logProbabilities.end(), chosen.data_ptr<float>(),
                                       chosen.data_ptr<float>() + count);
    }
    return result;
}

TaskState Scorer::advance(std::stop_token stop, std::vector<Scored>& events) {
    return translated([&] {
        if (m_next == m_sequences.size()) return TaskState::Finished;
        const c10::InferenceMode guard;
        std::vector<SequenceInput> inputs;
        std::size_t end = m_next;
        for (std::size_t tokens = 0; end < m_sequences.size(); ++end) {
            tokens += m_sequences[end].size();
            if (end > m_next && tokens > TokensPerTurn) break;
            inputs.push_back({m_sequences[end], m_adapter.get(), nullptr});
        }
        const FlatBatch batch = makeBatch(inputs, m_model->device());
        try {
            const at::Tensor hidden = m_model->hidden({batch, stop, std::nullopt});
            for (std::size_t i = m_next; i < end; ++i) events.push_back(scored(hidden, batch, i - m_next, stop));
        } catch (const StopRequested&) {
            return TaskState::Stopped;
        }
        m_next = end;
        return m_next == m_sequences.size() ? TaskState::Finished : TaskState::Running;
    });
}

} // namespace core::engine
