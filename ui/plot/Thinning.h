/// Picks from a line of many points those that make the same picture: for each column of pixels the first, lowest,
/// highest and last. So a picture costs the same for a thousand points and for a million.
#pragma once

#include <QPointF>

#include <cstddef>
#include <span>
#include <vector>

namespace ui {

enum class PlotScale { Linear, Logarithmic };

/// Whether a value has a place on an axis of that scale.
bool isDrawn(double value, PlotScale scale);

/// The lowest and the highest of the values that are drawn; low > high where there is none.
struct Extent {
    double low, high;
};
Extent extentOf(std::span<const double> y, PlotScale scale);

/// The points from `from` to `to` and the next one on each side, in order. `x` rises; what is not drawn is left out.
std::vector<QPointF> thinned(std::span<const double> x, std::span<const double> y, double from, double to, int columns,
                             PlotScale scale);

/// The row whose x is nearest; the rows are not empty.
std::size_t nearestRow(std::span<const double> x, double wanted);

} // namespace ui
