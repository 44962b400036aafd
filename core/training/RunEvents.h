/// The events of a run as of one run without interruptions: what a resumed part does anew counts once.
#pragma once

#include "core/Export.h"
#include "core/training/TrainingEvent.h"

#include <vector>

namespace core {

/// Appends `event`, and drops what it makes void: steps beyond the point where a resumed part begins, an earlier look
/// at the same step.
LORIKEET_EXPORT void takeUp(std::vector<TrainingEvent>& events, TrainingEvent event);

} // namespace core
