/// Who can answer on the playground, in the order of its menu: the base, the adapters, whole models; and what the base
/// answers beside the others, a text or labels.
#pragma once

#include "core/model/ModelConfig.h"
#include "core/training/RunOverview.h"
#include "ui/session/Answer.h"

#include <vector>

namespace ui {

class AdaptersSession;

/// Of a run that trained every weight: what it made answers in place of the base.
AnswerSource sourceOf(const core::RunOverview& run);
/// The base first; of no project the base alone.
std::vector<AnswerSource> answerSources(const AdaptersSession& adapters, bool hasProject);
/// The base as it answers beside these columns. Where the others judge, or where it can do nothing else, it judges,
/// too: by the labels of the first of them, and it reads as much of the text. It writes beside one that writes.
AnswerSource baseBeside(const std::vector<AnswerSource>& columns, const std::optional<core::ModelConfig>& base);

} // namespace ui
