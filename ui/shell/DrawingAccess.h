/// What assistive technologies read of a widget that is a drawing of numbers: that it is a chart, what it is of, and
/// what one would see in it. Qt's own way calls it a part without a meaning.
#pragma once

class QWidget;

namespace ui {

/// For the whole program; before the first widget is shown.
void installDrawingAccess();

/// Makes a widget one that is read as a chart: its accessible name says of what, its accessible description what it
/// shows. Before it gets a name.
void setChart(QWidget* widget);

} // namespace ui
