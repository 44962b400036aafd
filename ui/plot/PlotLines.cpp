#include "ui/plot/PlotLines.h"

#include "ui/plot/SeriesPen.h"
#include "ui/shell/Theme.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ui {
namespace {

using namespace Qt::StringLiterals;

constexpr double Padding = 0.05;     ///< of the range, above and below
constexpr int MostDiscs = 60;        ///< above that a line of evaluations is drawn without them
constexpr int ManyPoints = 2000;     ///< above that joins do not matter and time does
constexpr double MarkSize = 9.0;
constexpr double MarkDistance = 8.0; ///< of marks from the top edge, in pixels

/// Colours of the lines of a single run. Orange, the second for runs, is too pale on white for a lone line.
int colorWithinRun(PlotValue value) {
    if (value == PlotValue::ExactMatch || value == PlotValue::MacroF1) return 2;
    return isEvaluated(value) ? 5 : 0;
}

/// Runs have one colour for all of their lines: the shape tells answers from tokens, and F1 from accuracy.
QCPScatterStyle discOf(PlotValue value) {
    if (value != PlotValue::ExactMatch && value != PlotValue::MacroF1) return {QCPScatterStyle::ssDisc, 6};
    return {QCPScatterStyle::ssSquare, 7};
}

QCPRange padded(double low, double high, PlotScale scale) {
    if (scale == PlotScale::Logarithmic) {
        const double factor = high > low ? std::pow(high / low, Padding) : 1.25;
        return {low / factor, high * factor};
    }
    if (low == high) return {low - (low == 0 ? 1 : 0.1 * std::abs(low)), high + (high == 0 ? 1 : 0.1 * std::abs(high))};
    return {low - Padding * (high - low), high + Padding * (high - low)};
}

/// Quantities that are read as amounts start at nothing.
bool startsAtZero(PlotQuantity quantity) {
    return quantity != PlotQuantity::Loss;
}

} // namespace

PlotLines::PlotLines(QCustomPlot& plot, PlotQuantity quantity)
    : m_plot(plot), m_quantity(quantity), m_legend(plot), m_references(plot, quantity),
      m_empty(new QCPItemText(&plot)) {
    m_empty->position->setType(QCPItemPosition::ptAxisRectRatio);
    m_empty->position->setCoords(0.5, 0.45);
}

void PlotLines::setRuns(const std::vector<PlotRun>& runs) {
    m_lines.clear();
    m_legend.clear();
    m_plot.clearGraphs();
    m_runs = runs;
    for (const PlotRun& run : m_runs)
        for (const PlotValue value : valuesOf(m_quantity)) {
            Line line{&run, value, m_plot.addGraph(), nullptr};
            line.graph->setAdaptiveSampling(false); // thinned already
            line.graph->setSelectable(QCP::stNone);
            if (value != PlotValue::SmoothedLoss) {
                line.marks = m_plot.addGraph();
                line.marks->setLineStyle(QCPGraph::lsNone);
                line.marks->setSelectable(QCP::stNone);
            }
            m_lines.push_back(line);
        }
    restyle(m_palette, m_font);
}

bool PlotLines::isHidden(const Line& line) const {
    return line.value == PlotValue::TrainingLoss && line.run->series->smoothing() == 0;
}

QString PlotLines::nameOf(const Line& line) const {
    const bool raw = line.value == PlotValue::SmoothedLoss && line.run->series->smoothing() == 0;
    const QString name = PlotWords::name(raw ? PlotValue::TrainingLoss : line.value);
    return line.run->label.isEmpty() ? name : line.run->label + u": "_s + name;
}

int PlotLines::indexOf(const Line& line) const {
    return hasSeveralRuns() ? line.run->colorIndex : colorWithinRun(line.value);
}

QPen PlotLines::penOf(const Line& line) const {
    const bool isSmoothed = line.value == PlotValue::SmoothedLoss && line.run->series->smoothing() > 0;
    const bool isCalm = isSmoothed || isEvaluated(line.value) || line.value == PlotValue::LearningRate;
    QPen pen = seriesPen(indexOf(line), m_palette, isCalm ? 2 : 1);
    if (line.value == PlotValue::TrainingLoss) pen.setColor(mixed(pen.color(), m_palette.color(QPalette::Base), 0.6));
    pen.setJoinStyle(Qt::RoundJoin);
    return pen;
}

void PlotLines::restyle(const QPalette& palette, const QFont& font) {
    m_palette = palette;
    m_font = font;
    for (const Line& line : m_lines) {
        line.graph->setPen(penOf(line));
        line.graph->setVisible(!isHidden(line));
        if (line.marks)
            line.marks->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssTriangleInverted,
                                                        QPen(palette.color(QPalette::BrightText)),
                                                        palette.color(QPalette::BrightText), MarkSize));
    }
    updateLegend();
    m_references.restyle(palette, font);
}

bool PlotLines::isMain(const Line& line) const {
    return line.value == mainValue(m_quantity, line.run->series->learns());
}

/// Of several runs each is named once; what their other lines are, the first one tells.
QString PlotLines::legendNameOf(const Line& line) const {
    if (line.y().empty() || isHidden(line)) return {};
    if (m_runs.size() == 1) return nameOf(line);
    if (isMain(line)) return line.run->label;
    if (!isEvaluated(line.value)) return {};
    const auto first = std::ranges::find_if(
        m_lines, [&](const Line& other) { return other.value == line.value && !other.y().empty(); });
    return first->run == line.run ? PlotWords::name(line.value) : QString();
}

void PlotLines::updateLegend() {
    const bool isEmpty = std::ranges::all_of(m_lines, [](const Line& line) { return line.y().empty(); });
    m_empty->setVisible(isEmpty);
    m_empty->setText(PlotWords::empty());
    m_empty->setColor(m_palette.color(QPalette::Dark));
    m_empty->setFont(m_font);
    std::vector<PlotLegend::Entry> entries;
    const auto name = [&](bool isRun) {
        for (const Line& line : m_lines) {
            const bool isOfRun = m_runs.size() == 1 || isMain(line);
            const QString text = isOfRun == isRun ? legendNameOf(line) : QString();
            if (!text.isEmpty()) entries.push_back({line.graph, text});
        }
    };
    name(true); // the runs, and behind them what their other lines are
    name(false);
    if (entries.size() == 1) entries.clear(); // of one line the title says it
    m_legend.show(entries);
}

QCPRange PlotLines::wholeX() const {
    double low = std::numeric_limits<double>::infinity(), high = -low;
    for (const Line& line : m_lines) {
        const auto x = xOf(line);
        if (x.empty()) continue;
        low = std::min(low, x.front());
        high = std::max(high, x.back());
    }
    if (low > high) return {0, 1};
    const double room = low == high ? 0.5 : 0.015 * (high - low); // for the discs at its ends
    return {low - room, high + room};
}

QCPRange PlotLines::wholeY() const {
    if (m_quantity == PlotQuantity::Accuracy && m_scale == PlotScale::Linear) return {-0.02, 1.05};
    double low = std::numeric_limits<double>::infinity(), high = -low;
    for (const Line& line : m_lines) {
        if (isHidden(line)) continue;
        const Extent extent = extentOf(line.y(), m_scale);
        low = std::min(low, extent.low);
        high = std::max(high, extent.high);
    }
    if (low > high) return m_scale == PlotScale::Logarithmic ? QCPRange(0.1, 10) : QCPRange(0, 1);
    if (m_scale == PlotScale::Linear && startsAtZero(m_quantity) && low >= 0)
        return {0, high > 0 ? high * (1 + 2 * Padding) : 1};
    return padded(low, high, m_scale);
}

void PlotLines::takePoints(int columns) {
    const QCPRange range = m_plot.xAxis->range();
    const double top = m_plot.yAxis->pixelToCoord(m_plot.yAxis->axisRect()->top() + MarkDistance);
    std::size_t most = 0;
    for (const Line& line : m_lines) {
        const auto x = xOf(line);
        QVector<QCPGraphData> points;
        if (!isHidden(line))
            for (const QPointF& point : thinned(x, line.y(), range.lower, range.upper, columns, m_scale))
                points.emplace_back(point.x(), point.y());
        most = std::max(most, static_cast<std::size_t>(points.size()));
        if (isEvaluated(line.value))
            line.graph->setScatterStyle(points.size() > MostDiscs ? QCPScatterStyle()
                                                                  : discOf(line.value));
        line.graph->setAntialiased(points.size() < 3 * columns); // what covers all pixels has no edges
        line.graph->data()->set(points, true);
        if (!line.marks) continue;
        QVector<QCPGraphData> marks;
        const double apart = range.size() / std::max(columns, 1);
        for (const std::uint32_t row : line.run->series->notFinite(line.value))
            if (range.contains(x[row]) && (marks.isEmpty() || x[row] - marks.back().key >= apart))
                marks.emplace_back(x[row], top);
        line.marks->data()->set(marks, true);
    }
    m_plot.setPlottingHint(QCP::phFastPolylines, most > ManyPoints);
    m_references.set(references());
    m_references.place();
}

QString PlotLines::markAt(QPointF place) const {
    for (const Line& line : m_lines) {
        if (!line.marks) continue;
        const auto x = xOf(line);
        for (const auto& mark : *line.marks->data()) {
            const QPointF at(m_plot.xAxis->coordToPixel(mark.key), m_plot.yAxis->coordToPixel(mark.value));
            if ((at - place).manhattanLength() > MarkDistance + MarkSize) continue;
            return u"%1: %2: %3"_s.arg(PlotWords::position(m_axis, mark.key), nameOf(line),
                                       PlotWords::number(m_quantity, line.y()[nearestRow(x, mark.key)]));
        }
    }
    return {};
}

qint64 PlotLines::leftOut() const {
    if (m_scale == PlotScale::Linear) return 0;
    qint64 count = 0;
    for (const Line& line : m_lines) {
        if (line.value == PlotValue::SmoothedLoss) continue;
        count += std::ranges::count_if(line.y(), [](double y) { return std::isfinite(y) && y <= 0; });
    }
    return count;
}

/// Each value once, whichever runs it is of.
std::vector<PlotReferences::Value> PlotLines::references() const {
    using Kind = PlotReferences::Kind;
    std::vector<PlotReferences::Value> values;
    const auto add = [&](const Line& line, const std::optional<double>& y, Kind kind) {
        if (!y || !isDrawn(*y, m_scale)) return;
        const auto known = std::ranges::find_if(
            values, [&](const PlotReferences::Value& each) { return each.y == *y && each.kind == kind; });
        if (known == values.end())
            values.push_back({*y, hasSeveralRuns() ? line.run->label : QString(), kind});
        else
            known->run.clear();
    };
    for (const Line& line : m_lines) {
        const bool isMainOfAccuracy = m_quantity == PlotQuantity::Accuracy && isMain(line);
        if (line.value != PlotValue::ValidationLoss && !isMainOfAccuracy) continue;
        add(line, line.run->series->untrained(line.value), Kind::Untrained);
        if (isMainOfAccuracy) add(line, line.run->series->commonestLabel(), Kind::CommonestLabel);
    }
    return values;
}

} // namespace ui
