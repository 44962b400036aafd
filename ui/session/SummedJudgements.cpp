#include "ui/session/SummedJudgements.h"

#include <utility>

namespace ui {

SummedJudgements::SummedJudgements(core::Judgements judgements)
    : core::Judgements(std::move(judgements)), m_validation(summed(core::Split::Validation)),
      m_test(summed(core::Split::Test)) {
    for (const SplitSummary* each : {&m_validation, &m_test})
        for (const core::Judgement* listed : each->worst)
            if (listed->record > 0) m_revisions.emplace(listed->record, listed->revision);
}

SplitSummary SummedJudgements::summed(core::Split split) const {
    SplitSummary summary;
    summary.records = count(split);
    summary.unknown = unknownCount(split);
    summary.worst = worst(split, WorstRecords);
    if (hasLabels())
        summary.score = score(split);
    else
        summary.languageScore = languageScore(split);
    return summary;
}

} // namespace ui
