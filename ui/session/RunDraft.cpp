#include "ui/session/RunDraft.h"

#include "core/training/FrozenRecords.h"
#include "ui/session/PromptSession.h"

namespace ui {

RunDraft draftRun(const TrainingChoice& choice, const PromptSession& prompts) {
    RunDraft draft{.config = {}, .text = prompts.text(), .choice = choice};
    draft.config.training = choice.config;
    draft.config.model = choice.baseModel.toStdString();
    const bool isWritten = choice.config.task == "causal_lm"; // what is judged or foretold has no format
    if (isWritten) draft.config.format = core::name(prompts.format());
    return draft;
}

core::PreparedRun prepareDraft(const RunDraft& draft, core::SplitRecords& records, const core::Progress& progress) {
    if (records.validation.empty() && draft.choice.validationShare > 0)
        core::moveShares(records, draft.choice.validationShare, 0, draft.config.training.seed, {progress.stop, {}});
    return core::prepareRun(draft.config, records, *draft.text, progress);
}

} // namespace ui
