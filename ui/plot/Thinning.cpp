#include "ui/plot/Thinning.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

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
    const auto here = y.subspan(rows.begin, rows.end - rows.begin);
    const auto [low, high] = extentOf(here, scale);
    if (low > high) return;
    const auto drawn = [scale](double value) { return isDrawn(value, scale); };
    const auto rowOf = [&](auto found) { return rows.begin + static_cast<std::size_t>(found - here.begin()); };
    const std::size_t first = rowOf(std::find_if(here.begin(), here.end(), drawn));
    const std::size_t last = rowOf(std::find_if(here.rbegin(), here.rend(), drawn).base()) - 1;
    const std::size_t lowest = rowOf(std::find(here.begin(), here.end(), low));
    const std::size_t highest = rowOf(std::find(here.begin(), here.end(), high));
    std::array<std::size_t, 4> chosen{first, std::min(lowest, highest), std::max(lowest, highest), last};
    const auto end = std::unique(chosen.begin(), chosen.end());
    for (auto row = chosen.begin(); row != end; ++row) points.emplace_back(x[*row], y[*row]);
}

} // namespace

bool isDrawn(double value, PlotScale scale) {
    return std::isfinite(value) && (scale == PlotScale::Linear || value > 0);
}

/// Four at a time without branches: a million values are looked at for each picture.
Extent extentOf(std::span<const double> y, PlotScale scale) {
    using Limits = std::numeric_limits<double>;
    constexpr std::size_t Lanes = 4;
    const double least = scale == PlotScale::Linear ? Limits::lowest() : Limits::denorm_min();
    std::array<double, Lanes> low, high;
    low.fill(Limits::infinity());
    high.fill(-Limits::infinity());
    const auto take = [&](std::size_t lane, double value) { // comparisons with NaN are false
        const double forLow = value >= least ? value : Limits::infinity();
        const double forHigh = value <= Limits::max() ? value : -Limits::infinity();
        low[lane] = forLow < low[lane] ? forLow : low[lane];
        high[lane] = forHigh > high[lane] ? forHigh : high[lane];
    };
    std::size_t row = 0;
    for (; row + Lanes <= y.size(); row += Lanes)
        for (std::size_t lane = 0; lane < Lanes; ++lane) take(lane, y[row + lane]);
    for (; row < y.size(); ++row) take(0, y[row]);
    const Extent extent{std::ranges::min(low), std::ranges::max(high)};
    return std::isfinite(extent.low) ? extent : Extent{Limits::infinity(), -Limits::infinity()};
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
