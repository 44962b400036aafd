/// What a classifier says of each of given texts, a few a turn: the log-probabilities of one label a text, or the
/// logits as they are. Scored as the tokens of a text are, with a first entry that is no number, so that exports of
/// both kinds of models are compared alike.
#pragma once

#include "core/engine-api/Engine.h"
#include "core/engine/model/SequenceClassifier.h"

#include <memory>

namespace core::engine {

class LabelScorer : public ScoringTask {
public:
    LabelScorer(std::shared_ptr<const SequenceClassifier> model, std::shared_ptr<const Adapter> adapter,
                std::vector<std::vector<std::int32_t>> texts);
    TaskState advance(std::stop_token stop, std::vector<Scored>& events) override;

private:
    Scored scored(const std::vector<std::int32_t>& ids, const std::stop_token& stop) const;
    std::shared_ptr<const SequenceClassifier> m_model;
    std::shared_ptr<const Adapter> m_adapter;
    std::vector<std::vector<std::int32_t>> m_texts;
    std::size_t m_next = 0;
};

} // namespace core::engine
