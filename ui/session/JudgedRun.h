/// A run's records and what its result made of them, as far as that is known.
#pragma once

#include "core/Problem.h"
#include "core/project/Record.h"
#include "core/training/TrainingEvent.h"
#include "ui/session/SummedJudgements.h"

#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace ui {

enum class JudgedState {
    Unknown,   ///< being read, or there is no such run
    UnderWay,  ///< a program trains it
    Nothing,   ///< it put no record aside, or none can be judged: it fills in words
    NoResult,  ///< it has nothing to judge with
    NotJudged, ///< or the run went on since
    Judging,
    Judged,
};

struct JudgedRun {
    JudgedState state = JudgedState::Unknown;
    QString name; ///< what the person calls the run
    std::shared_ptr<const SummedJudgements> judgements; ///< nullptr: none; those of an earlier step where NotJudged
    std::optional<core::EvaluationFinished> look;       ///< the last at the validation records, of a run under way
    core::LabelSet labels;                              ///< of the run
    std::vector<core::RecordId> others;                 ///< records that read otherwise today, or are gone; sorted
    std::vector<core::RecordId> gone;                   ///< those of them that are no more; sorted
    std::vector<core::Problem> problems;                ///< why they could not be judged
};

} // namespace ui
