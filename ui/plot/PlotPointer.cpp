#include "ui/plot/PlotPointer.h"

#include "ui/shell/Theme.h"

#include <QLineF>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int Distance = 10; ///< of the table from the line and the top
constexpr double Reach = 12; ///< pixels around a dot that count as a click on it
constexpr int Edge = 3;      ///< of the table from the edges of the plot

} // namespace

PlotPointer::PlotPointer(QCustomPlot& plot, const PlotLines& lines, PlotQuantity quantity)
    : m_plot(plot), m_lines(lines), m_quantity(quantity), m_line(new QCPItemLine(&plot)),
      m_table(new QCPItemText(&plot)) {
    m_line->setLayer(u"overlay"_s);
    m_table->setLayer(u"overlay"_s);
    m_line->start->setTypeY(QCPItemPosition::ptAxisRectRatio);
    m_line->end->setTypeY(QCPItemPosition::ptAxisRectRatio);
    m_table->position->setType(QCPItemPosition::ptAbsolute);
    m_table->setPositionAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_table->setTextAlignment(Qt::AlignLeft);
    m_table->setClipToAxisRect(false); // it may be wider than the axes
    m_table->setPadding({Spacing::Small, Spacing::Hair, Spacing::Small, Spacing::Hair});
    set(std::nullopt);
}

void PlotPointer::set(std::optional<double> x) {
    m_x.reset();
    double nearest = 0;
    for (const auto& line : m_lines.lines()) {
        const auto xs = m_lines.xOf(line);
        if (!x || xs.empty()) continue;
        const double candidate = xs[nearestRow(xs, *x)];
        if (!m_x || std::abs(candidate - *x) < std::abs(nearest - *x)) m_x = nearest = candidate;
    }
    showValues();
}

std::optional<double> PlotPointer::next(int points) const {
    if (!m_x) return last();
    std::optional<double> found;
    for (const auto& line : m_lines.lines()) {
        const auto xs = m_lines.xOf(line);
        if (points > 0) {
            const auto after = std::upper_bound(xs.begin(), xs.end(), *m_x);
            if (after != xs.end() && (!found || *after < *found)) found = *after;
        } else {
            const auto before = std::lower_bound(xs.begin(), xs.end(), *m_x);
            if (before != xs.begin() && (!found || *(before - 1) > *found)) found = *(before - 1);
        }
    }
    return found ? found : m_x;
}

std::optional<double> PlotPointer::first() const {
    std::optional<double> found;
    for (const auto& line : m_lines.lines())
        if (const auto xs = m_lines.xOf(line); !xs.empty() && (!found || xs.front() < *found)) found = xs.front();
    return found;
}

std::optional<double> PlotPointer::last() const {
    std::optional<double> found;
    for (const auto& line : m_lines.lines())
        if (const auto xs = m_lines.xOf(line); !xs.empty() && (!found || xs.back() > *found)) found = xs.back();
    return found;
}

std::optional<std::size_t> PlotPointer::rowOf(const PlotLines::Line& line) const {
    const auto xs = m_lines.xOf(line);
    if (!m_x || xs.empty() || m_lines.isHidden(line)) return std::nullopt;
    return nearestRow(xs, *m_x);
}

void PlotPointer::showValues() {
    for (QCPItemTracer* dot : m_dots) m_plot.removeItem(dot);
    m_dots.clear();
    m_spoken.clear();
    if (!m_x) return showParts();
    QStringList rows{PlotWords::position(m_lines.axis(), *m_x)};
    for (const auto& line : m_lines.lines()) {
        const auto row = rowOf(line);
        const bool isRaw = line.value == PlotValue::TrainingLoss && m_lines.hasSeveralRuns();
        if (!row || isRaw) continue;
        const double x = m_lines.xOf(line)[*row], y = line.y()[*row];
        QString text = u"%1: %2"_s.arg(m_lines.nameOf(line), PlotWords::number(m_quantity, y));
        if (x != *m_x) text += u" (%1)"_s.arg(PlotWords::position(m_lines.axis(), x));
        rows += text;
        if (!isDrawn(y, m_lines.scale())) continue;
        auto* dot = new QCPItemTracer(&m_plot);
        dot->setLayer(u"overlay"_s);
        dot->setStyle(QCPItemTracer::tsCircle);
        dot->setSize(8);
        dot->setPen(QPen(m_palette.color(QPalette::Base), 1.5));
        dot->setBrush(line.graph->pen().color());
        dot->position->setCoords(x, y);
        m_dots.push_back(dot);
    }
    m_table->setText(rows.join(u'\n'));
    m_table->setLayer(u"overlay"_s); // above the dots
    m_spoken = rows.join(u". "_s);
    m_line->start->setTypeX(QCPItemPosition::ptPlotCoords);
    m_line->end->setTypeX(QCPItemPosition::ptPlotCoords);
    m_line->start->setCoords(*m_x, 0);
    m_line->end->setCoords(*m_x, 1);
    place();
}

std::optional<double> PlotPointer::heightAt(double x) const {
    for (const auto& line : m_lines.lines()) {
        const auto xs = m_lines.xOf(line);
        if (xs.empty() || m_lines.isHidden(line)) continue;
        if (const double y = line.y()[nearestRow(xs, x)]; isDrawn(y, m_lines.scale()))
            return m_plot.yAxis->coordToPixel(y);
    }
    return std::nullopt;
}

bool PlotPointer::isNear(QPointF place) const {
    return std::any_of(m_dots.begin(), m_dots.end(), [&](const QCPItemTracer* dot) {
        return QLineF(dot->position->pixelPosition(), place).length() <= Reach;
    });
}

/// Beside the line, towards the middle; over it where the plot is too narrow for that.
void PlotPointer::place() {
    if (!m_x) return;
    const QRect area = m_plot.axisRect()->rect(), room = m_plot.rect().adjusted(Edge, Edge, -Edge, -Edge);
    const QRect text = QFontMetrics(m_table->font()).boundingRect(0, 0, 0, 0, Qt::TextDontClip, m_table->text());
    const QSize size = text.marginsAdded(m_table->padding()).size();
    const double at = m_plot.xAxis->coordToPixel(*m_x);
    const double left = at > area.center().x() ? at - Distance - size.width() : at + Distance;
    const auto within = [](double place, int from, int to) { return std::max<double>(from, std::min<double>(place, to)); };
    m_table->position->setCoords(within(left, room.left(), room.right() - size.width()),
                                 within(area.top() + Distance, room.top(), room.bottom() - size.height()));
    showParts();
}

/// A point that is out of sight has no table either.
void PlotPointer::showParts() {
    const bool isShown = m_isVisible && m_x && m_plot.xAxis->range().contains(*m_x);
    m_line->setVisible(isShown);
    m_table->setVisible(isShown);
    for (QCPItemTracer* dot : m_dots) dot->setVisible(isShown);
}

void PlotPointer::setVisible(bool visible) {
    m_isVisible = visible;
    showParts();
}

void PlotPointer::restyle(const QPalette& palette, const QFont& font) {
    m_palette = palette;
    m_line->setPen(QPen(palette.color(QPalette::Dark), 1));
    m_table->setFont(font);
    m_table->setColor(palette.color(QPalette::WindowText));
    m_table->setBrush(palette.color(QPalette::Base));
    m_table->setPen(QPen(palette.color(QPalette::Mid), 1));
    showValues();
}

} // namespace ui
