#include "ui/plot/PlotReferences.h"

#include "ui/shell/Theme.h"

#include <algorithm>
#include <iterator>
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
        for (auto [position, x] :
             {std::pair{each.line->start, 0.0}, {each.line->end, 1.0}, {each.text->position, 1.0}}) {
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
        each.line->setPen(QPen(color, 1.5, each.value.kind == Kind::Untrained ? Qt::DotLine : Qt::DashLine));
        each.text->setColor(color);
        each.text->setFont(m_font);
        each.text->setPadding({Spacing::Hair, 1, Spacing::Hair, 1});
    }
}

/// A loss before training is mostly the highest there is, an accuracy the lowest: there is room on the other side.
/// Where a group is as high as the plot its label lies in it.
PlotReferences::Place PlotReferences::placeOf(const Group& group) const {
    const QRect area = m_plot.axisRect()->rect();
    const int height = heightOf(group);
    const Place below{group.back(), true, height}, above{group.front(), false, height},
        within{group.front(), true, height};
    const bool isLoss = m_quantity == PlotQuantity::Loss;
    for (const Place& place : {isLoss ? below : above, isLoss ? above : below})
        if (topOf(place) >= area.top() && topOf(place) + height <= area.bottom() + 1) return place;
    return within;
}

double PlotReferences::topOf(const Place& place) const {
    return place.isBelow ? place.line->pixel : place.line->pixel - place.height;
}

/// Whether one's label would lie over the other's, or over its line. `lower` lies below in the picture.
bool PlotReferences::areClose(const Group& upper, const Group& lower) const {
    return lower.front()->pixel - upper.back()->pixel <= labelHeight() ||
           topOf(placeOf(lower)) - topOf(placeOf(upper)) < heightOf(upper);
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

/// A line for each kind.
int PlotReferences::heightOf(const Group& group) const {
    const auto isOther = [&](const Reference* each) { return each->value.kind != group.front()->value.kind; };
    return std::ranges::any_of(group, isOther) ? labelHeight() + QFontMetrics(m_font).height() : labelHeight();
}

/// Those that lie too close for a label each share one.
QString PlotReferences::textOf(const Group& group) const {
    QStringList texts;
    for (const Kind kind : {Kind::Untrained, Kind::CommonestLabel}) {
        Group ofKind;
        std::ranges::copy_if(group, std::back_inserter(ofKind),
                             [kind](const Reference* each) { return each->value.kind == kind; });
        if (ofKind.empty()) continue;
        const auto [low, high] = std::ranges::minmax(ofKind, {}, [](const Reference* each) { return each->value.y; });
        const QString run = ofKind.size() == 1 ? ofKind.front()->value.run : QString();
        texts += kind == Kind::Untrained ? PlotWords::untrained(m_quantity, low->value.y, high->value.y, run)
                                         : PlotWords::commonest(low->value.y, high->value.y, run);
    }
    return texts.join(QLatin1Char('\n'));
}

void PlotReferences::placeLabel(const Group& group) {
    const auto [line, isBelow, height] = placeOf(group);
    line->text->setText(textOf(group));
    line->text->setPositionAlignment(Qt::AlignRight | (isBelow ? Qt::AlignTop : Qt::AlignBottom));
    line->text->setVisible(true);
}

} // namespace ui
