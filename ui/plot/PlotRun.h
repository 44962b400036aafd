/// A run as a plot is given it.
#pragma once

#include <QString>

namespace ui {

class RunSeries;

struct PlotRun {
    const RunSeries* series = nullptr; ///< outlives the plot, or its next setRuns
    QString label;                     ///< tells runs apart where there are several
    int colorIndex = 0;                ///< into seriesColors(); beyond them lines are dashed, then dotted
};

} // namespace ui
