/// Which tokens of a text spoke for its judgement: the gradient of the greatest logit at the embedding times the
/// embedding itself (Simonyan et al. 2014; Shrikumar et al. 2017), a micro-batch a turn.
#pragma once

#include "core/engine-api/Engine.h"
#include "core/engine/model/SequenceClassifier.h"

#include <memory>

namespace core::engine {

class Explanation : public ExplanationTask {
public:
    /// Everything is shared; `adapter` may be nullptr for the bare base.
    Explanation(std::shared_ptr<const SequenceClassifier> model, std::shared_ptr<const TrainingData> data,
                std::shared_ptr<const Adapter> adapter, std::int64_t tokenBudget);
    TaskState advance(std::stop_token stop, std::vector<TextExplained>& events) override;

private:
    std::vector<TextExplained> explained(const Pass& pass, std::span<const TrainingSample* const> samples) const;
    std::shared_ptr<const SequenceClassifier> m_model;
    std::shared_ptr<const TrainingData> m_data;
    std::shared_ptr<const Adapter> m_adapter;
    std::vector<std::vector<std::int64_t>> m_parts;
    std::size_t m_next = 0;
};

} // namespace core::engine
