#include "ui/plot/Thinning.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ui {
namespace {

struct Rows {
    std::size_t begin, end;
};

/// The rows within the range, and one drawn point on each side for the line to come from and go to.
Rows rowsWithin(std::span<const double> x, std::span<const double> y, double from, double to, PlotScale scale) {
    Rows rows{static_cast<std::size_t>(std::lower_bound(x.begin(), x.end(), from) - x.begin()),
              static_cast<std::size_t>(std::upper_bound(x.begin(), x.end(), to) - x.begin())};
    while (rows.begin > 0 && !isDrawn(y[--rows.begin], scale)) {}
    while (rows.end < y.size() && !isDrawn(y[rows.end++], scale)) {}
    return rows;
}

void addExtremes(std::vector<QPointF>& points, std::span<const double> x, std::span<const double> y, Rows rows,
                 PlotScale scale) {
    constexpr std::size_t None = static_cast<std::size_t>(-1);
    std::size_t first = None, lowest = None, highest = None, last = None;
    for (std::size_t row = rows.begin; row < rows.end; ++row) {
        if (!isDrawn(y[row], scale)) continue;
        if (first == None) first = lowest = highest = row;
        if (y[row] < y[lowest]) lowest = row;
        if (y[row] > y[highest]) highest = row;
        last = row;
    }
    if (first == None) return;
    std::array<std::size_t, 4> chosen{first, std::min(lowest, highest), std::max(lowest, highest), last};
    const auto end = std::unique(chosen.begin(), chosen.end());
    for (auto row = chosen.begin(); row != end; ++row) points.emplace_back(x[*row], y[*row]);
}

} // namespace

bool isDrawn(double value, PlotScale scale) {
    return std::isfinite(value) && (scale == PlotScale::Linear || value > 0);
}

std::vector<QPointF> thinned(std::span<const double> x, std::span<const double> y, double from, double to, int columns,
                             PlotScale scale) {
    std::vector<QPointF> points;
    if (x.empty()) return points;
    const auto [begin, end] = rowsWithin(x, y, from, to, scale);
    const auto wide = static_cast<std::size_t>(std::max(columns, 1));
    if (end - begin <= 4 * wide) {
        for (std::size_t row = begin; row < end; ++row)
            if (isDrawn(y[row], scale)) points.emplace_back(x[row], y[row]);
        return points;
    }
    points.reserve(4 * wide + 8);
    std::size_t row = begin;
    for (std::size_t column = 0; column <= wide && row < end; ++column) {
        const double border = from + (to - from) * static_cast<double>(column) / static_cast<double>(wide);
        const auto next = column == wide ? end
                                         : static_cast<std::size_t>(std::lower_bound(x.begin() + row, x.begin() + end,
                                                                                     border) -
                                                                    x.begin());
        addExtremes(points, x, y, {row, next}, scale);
        row = next;
    }
    return points;
}

std::size_t nearestRow(std::span<const double> x, double wanted) {
    const auto after = static_cast<std::size_t>(std::lower_bound(x.begin(), x.end(), wanted) - x.begin());
    if (after == 0) return 0;
    if (after == x.size()) return after - 1;
    return x[after] - wanted < wanted - x[after - 1] ? after : after - 1;
}

} // namespace ui
