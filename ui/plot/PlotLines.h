/// The lines of a plot: which values of which runs in which colours, thinned to what the picture can show; values that
/// are no numbers as marks at the top, the untrained model as a dotted line, the commonest label's share as a dashed
/// one. Belongs to a PlotCanvas and draws nothing itself.
#pragma once

#include "ui/plot/CustomPlot.h"
#include "ui/plot/PlotLegend.h"
#include "ui/plot/PlotReferences.h"
#include "ui/plot/PlotRun.h"
#include "ui/plot/PlotWords.h"
#include "ui/plot/Thinning.h"

#include <QPalette>
#include <QPen>

#include <vector>

namespace ui {

class PlotLines {
public:
    PlotLines(QCustomPlot& plot, PlotQuantity quantity);

    void setRuns(const std::vector<PlotRun>& runs);
    void setAxis(PlotAxis axis) { m_axis = axis; }
    void setScale(PlotScale scale) { m_scale = scale; }
    PlotAxis axis() const { return m_axis; }
    PlotScale scale() const { return m_scale; }
    /// Names, colours and fonts anew.
    void restyle(const QPalette& palette, const QFont& font);

    /// Names the lines that have values by now.
    void updateLegend();
    const PlotLegend& legend() const { return m_legend; }
    /// All there is, with some room around it.
    QCPRange wholeX() const;
    QCPRange wholeY() const;
    /// Hands the plot what can be seen in its ranges, `columns` pixels wide.
    void takePoints(int columns);
    /// Values that the logarithmic axis has no place for.
    qint64 leftOut() const;

    struct Line {
        const PlotRun* run;
        PlotValue value;
        QCPGraph* graph;
        QCPGraph* marks; ///< nullptr where another line has them

        std::span<const double> y() const { return run->series->y(value); }
    };
    const std::vector<Line>& lines() const { return m_lines; }
    std::span<const double> xOf(const Line& line) const { return line.run->series->x(line.value, m_axis); }
    /// What a mark under the pointer stands for, or empty.
    QString markAt(QPointF place) const;
    /// Whether the raw line alone would be the same as its smoothed one.
    bool isHidden(const Line& line) const;
    bool hasSeveralRuns() const { return m_runs.size() > 1; }
    /// «Training, smoothed», with the run's name where there are several.
    QString nameOf(const Line& line) const;

private:
    /// Empty: the legend does not name it.
    QString legendNameOf(const Line& line) const;
    int indexOf(const Line& line) const; ///< into the colours
    QPen penOf(const Line& line) const;
    bool isMain(const Line& line) const;
    std::vector<PlotReferences::Value> references() const;

    QCustomPlot& m_plot;
    const PlotQuantity m_quantity;
    PlotAxis m_axis = PlotAxis::Step;
    PlotScale m_scale = PlotScale::Linear;
    std::vector<PlotRun> m_runs;
    std::vector<Line> m_lines;
    PlotLegend m_legend;
    PlotReferences m_references;
    QCPItemText* m_empty = nullptr;
    QPalette m_palette;
    QFont m_font;
};

} // namespace ui
