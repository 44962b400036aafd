/// The cross-hair of a plot: a vertical line at a point of the run, a dot on each line, and a small table of the values
/// there, which it also says as text. Belongs to a PlotCanvas.
#pragma once

#include "ui/plot/PlotLines.h"

#include <optional>

namespace ui {

class PlotPointer {
public:
    PlotPointer(QCustomPlot& plot, const PlotLines& lines, PlotQuantity quantity);

    /// Goes to the point nearest to `x`, or away.
    void set(std::optional<double> x);
    std::optional<double> x() const { return m_x; }
    /// The next or an earlier point of any line; the last one where there was none.
    std::optional<double> next(int points) const;
    std::optional<double> first() const;
    std::optional<double> last() const;
    /// «Step 240. Training: 1.42. Validation: 1.61 (step 200).»; empty where there is no cross-hair.
    QString text() const { return m_spoken; }
    void restyle(const QPalette& palette, const QFont& font);
    /// Where the first line that is drawn runs at `x`, in pixels; empty where none is.
    std::optional<double> heightAt(double x) const;
    /// Whether this place is at a dot of the cross-hair.
    bool isNear(QPointF place) const;
    /// Places the table where there is room; after ranges or size changed.
    void place();
    void setVisible(bool visible);

private:
    void showValues();
    void showParts();
    /// The row of a line at the cross-hair; empty where the line has none.
    std::optional<std::size_t> rowOf(const PlotLines::Line& line) const;

    QCustomPlot& m_plot;
    const PlotLines& m_lines;
    const PlotQuantity m_quantity;
    QCPItemLine* m_line;
    QCPItemText* m_table;
    std::vector<QCPItemTracer*> m_dots;
    std::optional<double> m_x;
    bool m_isVisible = true;
    QString m_spoken;
    QPalette m_palette;
};

} // namespace ui
