#include "ui/plot/PlotReferences.h"

#include "ui/shell/Theme.h"

#include <algorithm>
#include <utility>

namespace ui {

void PlotReferences::set(const std::vector<Value>& values) {
    if (std::ranges::equal(values, m_references, {}, {}, &Reference::value)) return;
    for (const Reference& each : m_references) {
        m_plot.removeItem(each.line);
        m_plot.removeItem(each.text);
    }
    m_references.clear();
    for (const Value& value : values) {
        Reference each{value, new QCPItemLine(&m_plot), new QCPItemText(&m_plot)};
        for (auto [position, x] : {std::pair{each.line->start, 0.0}, {each.line->end, 1.0}, {each.text->position, 1.0}}) {
            position->setTypeX(QCPItemPosition::ptAxisRectRatio);
            position->setTypeY(QCPItemPosition::ptPlotCoords);
            position->setCoords(x, value.y);
        }
        m_references.push_back(each);
    }
    restyle(m_palette, m_font);
}

void PlotReferences::restyle(const QPalette& palette, const QFont& font) {
    m_palette = palette;
    m_font = font;
    const QColor color = m_palette.color(QPalette::Dark);
    for (const Reference& each : m_references) {
        each.line->setPen(QPen(color, 1.5, Qt::DotLine));
        each.text->setColor(color);
        each.text->setFont(m_font);
        each.text->setPadding({Spacing::Hair, 1, Spacing::Hair, 1});
    }
}

/// A loss before training is mostly the highest there is, an accuracy the lowest: there is room on the other side, but
/// at the plot's edge.
bool PlotReferences::isBelow(const Group& group) const {
    const QRect area = m_plot.axisRect()->rect();
    const bool fitsBelow = group.back()->pixel + labelHeight() <= area.bottom();
    const bool fitsAbove = group.front()->pixel - labelHeight() >= area.top();
    return m_quantity == PlotQuantity::Loss ? fitsBelow || !fitsAbove : !fitsAbove;
}

/// Whether one's label would lie over the other's, or over its line. `lower` lies below in the picture.
bool PlotReferences::areClose(const Group& upper, const Group& lower) const {
    const auto topOf = [this](const Group& group) {
        return isBelow(group) ? group.back()->pixel : group.front()->pixel - labelHeight();
    };
    return lower.front()->pixel - upper.back()->pixel <= labelHeight() || topOf(lower) - topOf(upper) < labelHeight();
}

/// Those in sight, from above to below.
std::vector<PlotReferences::Group> PlotReferences::groups() {
    const QRect area = m_plot.axisRect()->rect();
    std::vector<Reference*> seen;
    for (Reference& each : m_references) {
        each.pixel = m_plot.yAxis->coordToPixel(each.value.y);
        each.text->setVisible(false);
        if (each.pixel >= area.top() && each.pixel <= area.bottom() + 1) seen.push_back(&each);
    }
    std::ranges::sort(seen, {}, &Reference::pixel);
    std::vector<Group> groups;
    for (Reference* each : seen) {
        groups.push_back({each});
        while (groups.size() > 1 && areClose(groups[groups.size() - 2], groups.back())) {
            Group& upper = groups[groups.size() - 2];
            upper.insert(upper.end(), groups.back().begin(), groups.back().end());
            groups.pop_back();
        }
    }
    return groups;
}

void PlotReferences::place() {
    for (const Group& group : groups()) placeLabel(group);
}

void PlotReferences::placeLabel(const Group& group) {
    const Reference& shown = isBelow(group) ? *group.back() : *group.front();
    const auto [low, high] = std::ranges::minmax(group, {}, [](const Reference* each) { return each->value.y; });
    const QString run = group.size() == 1 ? shown.value.run : QString();
    shown.text->setText(PlotWords::untrained(m_quantity, low->value.y, high->value.y, run));
    shown.text->setPositionAlignment(Qt::AlignRight | (isBelow(group) ? Qt::AlignTop : Qt::AlignBottom));
    shown.text->setVisible(true);
}

} // namespace ui
