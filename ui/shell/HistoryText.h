/// What was done to a project's records, in the language of the window: «Delete of 3 records». Labels of undo and redo
/// and the history list put it into their own sentence.
#pragma once

#include "core/project/HistoryEntry.h"

#include <QString>

namespace ui {

/// Of an undo or redo, the change that it is about. Empty where there is no entry (its id is 0).
QString historyText(const core::HistoryEntry& entry);

} // namespace ui
