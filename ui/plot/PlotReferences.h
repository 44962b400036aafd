/// The untrained models of a plot's runs: a dotted line for each value, and labels that never lie over one another.
/// Lines too close for a label each share one that names both ends.
#pragma once

#include "ui/plot/CustomPlot.h"
#include "ui/plot/PlotWords.h"

#include <QPalette>

#include <vector>

namespace ui {

class PlotReferences {
public:
    PlotReferences(QCustomPlot& plot, PlotQuantity quantity) : m_plot(plot), m_quantity(quantity) {}

    enum class Kind { Untrained, CommonestLabel };
    struct Value {
        double y;
        QString run; ///< whose it is, where the plot has several
        Kind kind = Kind::Untrained;
        bool operator==(const Value&) const = default;
    };
    void set(const std::vector<Value>& values);
    /// Colours and fonts anew.
    void restyle(const QPalette& palette, const QFont& font);
    /// When the ranges and the size of the axes are known.
    void place();

private:
    struct Reference {
        Value value;
        QCPItemLine* line;
        QCPItemText* text;
        double pixel = 0;
    };
    using Group = std::vector<Reference*>;
    /// Of a label: at which line, and on which side of it.
    struct Place {
        Reference* line;
        bool isBelow;
        int height; ///< of the label
    };
    std::vector<Group> groups();
    bool areClose(const Group& upper, const Group& lower) const;
    Place placeOf(const Group& group) const;
    double topOf(const Place& place) const;
    void placeLabel(const Group& group);
    QString textOf(const Group& group) const;
    int heightOf(const Group& group) const;
    int labelHeight() const { return QFontMetrics(m_font).height() + 2; }

    QCustomPlot& m_plot;
    const PlotQuantity m_quantity;
    std::vector<Reference> m_references; ///< by value
    QPalette m_palette;
    QFont m_font;
};

} // namespace ui
