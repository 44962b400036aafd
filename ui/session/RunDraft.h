/// What a run is prepared from, taken whole when it is asked for: what is chosen, opened or named afterwards does not
/// change it. The forecast and the run are prepared by the same function.
#pragma once

#include "core/project/SplitRecords.h"
#include "core/text/ModelText.h"
#include "core/training/RunPreparation.h"
#include "ui/session/TrainingChoice.h"

#include <memory>

namespace ui {

class PromptSession;

struct RunDraft {
    core::RunConfig config;
    std::shared_ptr<const core::ModelText> text;
    TrainingChoice choice;
};

/// The base's tokenizer must be there.
RunDraft draftRun(const TrainingChoice& choice, const PromptSession& prompts);
/// On a worker: moves the share that is put aside, where the project has no validation records, and encodes what is
/// learned. `records` are those of the run afterwards. Throws what prepareRun throws.
core::PreparedRun prepareDraft(const RunDraft& draft, core::SplitRecords& records, const core::Progress& progress);

} // namespace ui
