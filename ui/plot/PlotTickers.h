/// Ticks and their labels for the axes of the plots: whole steps, clock times, percents, and numbers in the language of
/// the window.
#pragma once

#include "ui/plot/CustomPlot.h"
#include "ui/plot/PlotWords.h"
#include "ui/plot/Thinning.h"

#include <QSharedPointer>

namespace ui {

QSharedPointer<QCPAxisTicker> tickerAlong(PlotAxis axis);
QSharedPointer<QCPAxisTicker> tickerOf(PlotQuantity quantity, PlotScale scale);

} // namespace ui
