/// What the figures of a run say, in a sentence: still improving, stopped improving at a step, learning by heart. By
/// the validation records alone; without them nothing is said of the result. Any thread.
#pragma once

#include "core/training/TrainingEvent.h"

#include <QString>

#include <vector>

namespace ui {

QString verdict(const std::vector<core::TrainingEvent>& events);

} // namespace ui
