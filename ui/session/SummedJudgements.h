/// The judgements of a run with what is said of all of them. That is worked out once, where they are read: over a
/// hundred thousand records it takes longer than a window may stand still.
#pragma once

#include "core/training/Judgements.h"

#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <vector>

namespace ui {

/// How many of the worst records are listed one by one, and looked at whether they are still the same.
constexpr std::size_t WorstRecords = 100;

struct SplitSummary {
    std::int64_t records = 0;
    std::int64_t unknown = 0;                  ///< of the score's, with a label that the model has not: wrong
    core::ClassificationScore score;           ///< of labels
    core::LanguageScore languageScore;         ///< of answers
    std::vector<const core::Judgement*> worst; ///< the worst first, as many as WorstRecords
};

class SummedJudgements : public core::Judgements {
public:
    using Revisions = std::unordered_map<core::RecordId, std::int64_t>;

    explicit SummedJudgements(core::Judgements judgements);
    SummedJudgements(const SummedJudgements&) = delete;
    SummedJudgements& operator=(const SummedJudgements&) = delete;

    const SplitSummary& of(core::Split split) const {
        return split == core::Split::Test ? m_test : m_validation;
    }
    /// Of the records that are listed, where they belong to the project.
    const Revisions& revisions() const { return m_revisions; }

private:
    SplitSummary summed(core::Split split) const;

    SplitSummary m_validation, m_test;
    Revisions m_revisions;
};

} // namespace ui
