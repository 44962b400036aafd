/// The values of a plot side by side, a row for each step that any of them knows: what the table shows and the CSV file
/// holds.
#pragma once

#include "ui/plot/PlotRun.h"
#include "ui/plot/PlotWords.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace ui {

/// Looks into the series it was made of, and is good until they change.
struct PlotColumn {
    struct Part {
        std::span<const double> steps, values;
    };

    std::optional<PlotAxis> axis;   ///< one of them, or …
    std::optional<PlotValue> value; ///< … a value
    std::string run;                ///< where there are several: of which
    std::vector<Part> parts;

    std::optional<double> at(double step) const;
};

/// Epoch and seconds come first where there is one run; several runs share the steps alone.
std::vector<PlotColumn> columnsOf(PlotQuantity quantity, std::span<const PlotRun> runs);
/// Rising, each once.
std::vector<double> stepsOf(std::span<const PlotColumn> columns);
/// UTF-8 with a header, a line a row, numbers that read back as the same; «NaN» and «Infinity» stand as in
/// events.jsonl.
std::string csvText(std::span<const PlotColumn> columns);

} // namespace ui
