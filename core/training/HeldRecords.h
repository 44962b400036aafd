/// The records that a run put aside, as ids, for its result to be judged by; read and cut as the run read its own.
#pragma once

#include "core/Export.h"
#include "core/Progress.h"
#include "core/text/ModelText.h"
#include "core/training/Judgements.h"
#include "core/training/RunOverview.h"
#include "core/training/TrainingData.h"

#include <memory>

namespace core {

struct HeldRecords {
    /// All but the figures: one a sample, those of validation first.
    Judgements judgements;
    std::shared_ptr<const TrainingData> validation, test; ///< nullptr: none
};

/// The step whose weights are the run's result.
LORIKEET_EXPORT std::int64_t resultStep(const RunOverview& run);
/// Whether `judgements` are those of the run's result as it is now.
LORIKEET_EXPORT bool isOfResult(const Judgements& judgements, const RunOverview& run);
/// `text` is that of the run's base. Progress counts records. Throws what is wrong with the run, ModelChanged,
/// FileMissing, RunDataChanged; NothingToLearn where no record can be judged.
LORIKEET_EXPORT HeldRecords heldRecords(const RunOverview& run, const ModelText& text, const Progress& progress = {});

} // namespace core
