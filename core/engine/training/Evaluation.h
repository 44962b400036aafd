/// Figures of a model on data it does not learn from, a micro-batch a turn.
#pragma once

#include "core/engine-api/Engine.h"
#include "core/engine/training/Batches.h"
#include "core/engine/training/Objective.h"

#include <memory>

namespace core::engine {

class Evaluation : public EvaluationTask {
public:
    /// `tokenBudget`: tokens computed at once. Everything is shared; `adapter` may be nullptr for the bare base.
    Evaluation(std::shared_ptr<const Transformer> model, std::shared_ptr<const TrainingData> data,
               std::shared_ptr<const Adapter> adapter, std::shared_ptr<const Objective> objective,
               std::int64_t tokenBudget);
    TaskState advance(std::stop_token stop, std::vector<SampleEvaluated>& events) override;

private:
    std::shared_ptr<const Transformer> m_model;
    std::shared_ptr<const TrainingData> m_data;
    std::shared_ptr<const Adapter> m_adapter;
    std::shared_ptr<const Objective> m_objective;
    std::vector<std::vector<std::int64_t>> m_parts;
    std::size_t m_next = 0;
};

} // namespace core::engine
