/// The names of a plot's lines above it: each with as much room as there is, and never more of the plot than a quarter.
/// A long name ends in dots, those without room are counted; the pointer on the legend tells all of them.
#pragma once

#include "ui/plot/CustomPlot.h"

#include <vector>

namespace ui {

class PlotLegend {
public:
    explicit PlotLegend(QCustomPlot& plot) : m_plot(plot) {}

    struct Entry {
        QCPGraph* graph;
        QString name;
    };
    /// Draws nothing anew where all is as it was.
    void show(const std::vector<Entry>& entries);
    /// Its lines are about to go.
    void clear();
    /// All names in full where the legend under `place` shows less, else empty.
    QString textAt(QPointF place) const;

private:
    struct Look {
        QStringList names; ///< as they are shown
        int columns = 1;
        int left = 0; ///< names without room
        bool operator==(const Look&) const = default;
    };
    Look lookOf(const std::vector<Entry>& entries) const;
    void countRest(int left);
    void styleRest();

    QCustomPlot& m_plot;
    Look m_look;
    QStringList m_names; ///< in full
    QCPTextElement* m_rest = nullptr;
};

} // namespace ui
