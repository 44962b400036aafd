/// How runs are told apart wherever they are drawn: a colour each, and when those are used up a dash.
#pragma once

#include <QPalette>
#include <QPen>

namespace ui {

/// `share` of the way from one colour to another. Faint lines are mixed and not transparent: where a dense line covers
/// itself it stays faint.
QColor mixed(const QColor& from, const QColor& to, double share);
/// Of seriesColors(), lighter where the palette's ground is too dark for it.
QColor seriesColor(int index, const QPalette& palette);
/// Solid, then dashed, then dotted.
QPen seriesPen(int index, const QPalette& palette, double width);

} // namespace ui
