/// What assistive technologies read of a list to choose one of: what it is for, and what is chosen. On Linux, Qt's own
/// way tells the choice alone.
#pragma once

namespace ui {

/// For the whole program; before the first widget is shown.
void installChoiceAccess();

} // namespace ui
