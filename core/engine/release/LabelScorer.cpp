#include "core/engine/release/LabelScorer.h"

#include "core/engine/generation/Generator.h"
#include "core/engine/tensor/Failure.h"

#include <limits>

namespace core::engine {
namespace {

constexpr std::size_t TokensPerTurn = 1024;

} // namespace

LabelScorer::LabelScorer(std::shared_ptr<const SequenceClassifier> model, std::shared_ptr<const Adapter> adapter,
                         std::vector<std::vector<std::int32_t>> texts)
    : m_model(std::move(model)), m_adapter(std::move(adapter)), m_texts(std::move(texts)) {
    for (const auto& ids : m_texts) checkSequence(ids, m_model->config());
}

Scored LabelScorer::scored(const std::vector<std::int32_t>& ids, const std::stop_token& stop) const {
    Scored result;
    if (ids.empty()) return result;
    const SequenceInput input{ids, m_adapter.get(), nullptr};
    const FlatBatch batch = makeBatch({&input, 1}, m_model->device());
    const at::Tensor row = m_model->judgedRows({batch, stop, std::nullopt});
    const at::Tensor logits = m_model->logits(row, {{m_adapter.get(), 0, 1}})[0].to(at::kFloat);
    const bool isOneLabel = m_model->config().labels->problem == ProblemType::SingleLabel;
    const at::Tensor said = (isOneLabel ? at::log_softmax(logits, -1) : logits).to(at::kCPU).contiguous();
    result.logProbabilities.push_back(std::numeric_limits<float>::quiet_NaN());
    result.logProbabilities.insert(result.logProbabilities.end(), said.data_ptr<float>(),
                                   said.data_ptr<float>() + said.numel());
    return result;
}

TaskState LabelScorer::advance(std::stop_token stop, std::vector<Scored>& events) {
    return translated([&] {
        const c10::InferenceMode guard;
        try {
            for (std::size_t tokens = 0; m_next < m_texts.size() && tokens < TokensPerTurn; ++m_next) {
                events.push_back(scored(m_texts[m_next], stop));
                tokens += m_texts[m_next].size();
            }
        } catch (const StopRequested&) {
            return TaskState::Stopped;
        }
        return m_next == m_texts.size() ? TaskState::Finished : TaskState::Running;
    });
}

} // namespace core::engine
