/// Foretelling of hidden tokens (Devlin et al. 2018, arXiv 1810.04805): of the tokens of a sample that are marked as
/// learned 15 % are chosen, at least one; of those 80 % are shown as the mask, 10 % as another token, 10 % as they are.
#pragma once

#include "core/engine/training/Objective.h"

#include <cstdint>

namespace core::engine {

/// A chosen token, and what is shown in its place.
struct HiddenToken {
    std::int64_t place = 0;
    std::int64_t shown = 0;
};

class MaskedObjective : public TokenObjective {
public:
    MaskedObjective(std::int32_t mask, std::int64_t vocabularySize) : m_mask(mask), m_vocabularySize(vocabularySize) {}
    std::int64_t learnedTokens(const TrainingSample& sample) const override;
    at::Tensor stream(const Transformer& model, const Pass& pass,
                      std::span<const TrainingSample* const> samples) const override;
    /// In order of their places. They hang on the seed of the pass's chance and on the sample alone, so that each step
    /// hides others and a resumed run hides the same; without chance, in evaluations, they are always the same.
    std::vector<HiddenToken> hidden(const TrainingSample& sample, const Pass& pass) const;

protected:
    LearnedRows learnedRows(const Pass& pass, std::span<const TrainingSample* const> samples) const override;

private:
    std::int32_t m_mask;
    std::int64_t m_vocabularySize;
};

} // namespace core::engine
