/// What assistive technologies do to a button: as much as a click does. Qt's own way changes the look alone of one that
/// can be chosen, and whoever waits for the click never hears of it.
#pragma once

namespace ui {

/// For the whole program; before the first widget is shown.
void installButtonAccess();

} // namespace ui
