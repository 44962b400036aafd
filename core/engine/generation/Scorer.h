/// The probability a model gives to each token of given sequences, a few sequences a turn.
#pragma once

#include "core/engine-api/Engine.h"
#include "core/engine/model/LanguageModel.h"

#include <memory>

namespace core::engine {

class Scorer : public ScoringTask {
public:
    Scorer(std::shared_ptr<const LanguageModel> model, std::shared_ptr<const Adapter> adapter,
           std::vector<std::vector<std::int32_t>> sequences);
    TaskState advance(std::stop_token stop, std::vector<Scored>& events) override;

private:
    /// `index` counts the batch's sequences, from the next one on.
    Scored scored(const at::Tensor& hidden, const FlatBatch& batch, std::size_t index,
                  const std::stop_token& stop) const;
    std::shared_ptr<const LanguageModel> m_model;
    std::shared_ptr<const Adapter> m_adapter;
    std::vector<std::vector<std::int32_t>> m_sequences;
    std::size_t m_next = 0;
};

} // namespace core::engine
