#include "ui/plot/PlotLines.h"

#include "ui/shell/Theme.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace ui {
namespace {

using namespace Qt::StringLiterals;

constexpr double Padding = 0.05;     ///< of the range, above and below
constexpr int MostDiscs = 60;        ///< above that a line of evaluations is drawn without them
constexpr int ManyPoints = 2000;     ///< above that joins do not matter and time does
constexpr int LegendIcon = 20;       ///< its width
constexpr double MarkSize = 9.0;
constexpr double MarkDistance = 8.0; ///< of marks from the top edge, in pixels

/// Colours of the lines of a single run. Orange, the second for runs, is too pale on white for a lone line.
int colorWithinRun(PlotValue value) {
    if (value == PlotValue::ValidationLoss || value == PlotValue::TokenAccuracy) return 5;
    return value == PlotValue::ExactMatch ? 2 : 0;
}

/// `share` of the way from one colour to another. Faint lines are mixed and not transparent: where a dense line covers
/// itself it stays faint.
QColor mixed(const QColor& from, const QColor& to, double share) {
    const auto part = [share](float a, float b) { return a + (b - a) * static_cast<float>(share); };
    return QColor::fromRgbF(part(from.redF(), to.redF()), part(from.greenF(), to.greenF()),
                            part(from.blueF(), to.blueF()));
}

/// Runs have one colour for all of their lines: the shape tells answers from tokens.
QCPScatterStyle discOf(PlotValue value) {
    if (value != PlotValue::ExactMatch) return {QCPScatterStyle::ssDisc, 6};
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
    : m_plot(plot), m_quantity(quantity), m_empty(new QCPItemText(&plot)) {
    m_empty->position->setType(QCPItemPosition::ptAxisRectRatio);
    m_empty->position->setCoords(0.5, 0.45);
}

void PlotLines::setRuns(const std::vector<PlotRun>& runs) {
    m_lines.clear();
    m_plot.clearGraphs();
    m_named.clear();
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

QColor PlotLines::colorOf(const Line& line) const {
    const auto colors = seriesColors();
    const auto index = hasSeveralRuns() ? line.run->colorIndex : colorWithinRun(line.value);
    QColor color = colors[static_cast<std::size_t>(index) % colors.size()];
    const QColor ground = m_palette.color(QPalette::Base);
    if (ground.lightness() < 128 && color.lightness() < 100) color = mixed(color, Qt::white, 0.25);
    if (line.value == PlotValue::TrainingLoss) color = mixed(color, ground, 0.6);
    return color;
}

QPen PlotLines::penOf(const Line& line) const {
    const bool isSmoothed = line.value == PlotValue::SmoothedLoss && line.run->series->smoothing() > 0;
    const bool isCalm = isSmoothed || isEvaluated(line.value) || line.value == PlotValue::LearningRate;
    QPen pen(colorOf(line), isCalm ? 2 : 1);
    pen.setJoinStyle(Qt::RoundJoin);
    static constexpr std::array Styles = {Qt::SolidLine, Qt::DashLine, Qt::DotLine};
    const auto round = hasSeveralRuns() ? static_cast<std::size_t>(line.run->colorIndex) / seriesColors().size() : 0;
    pen.setStyle(Styles[std::min(round, Styles.size() - 1)]);
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
    styleReferences();
}

/// Of several runs each is named once; what their other lines are, the first one tells.
QString PlotLines::legendNameOf(const Line& line) const {
    if (line.y().empty() || isHidden(line)) return {};
    if (m_runs.size() == 1) return nameOf(line);
    if (line.value == mainValue(m_quantity)) return line.run->label;
    return line.run == &m_runs.front() && isEvaluated(line.value) ? PlotWords::name(line.value) : QString();
}

void PlotLines::updateLegend() {
    QStringList named;
    for (const Line& line : m_lines) named += legendNameOf(line);
    const bool isEmpty = std::ranges::all_of(m_lines, [](const Line& line) { return line.y().empty(); });
    m_empty->setVisible(isEmpty);
    m_empty->setText(PlotWords::empty());
    m_empty->setColor(m_palette.color(QPalette::Dark));
    m_empty->setFont(m_font);
    const QFontMetrics letters(m_font);
    int widest = 1, all = 0;
    for (const QString& name : named) {
        if (name.isEmpty()) continue;
        const int width = letters.horizontalAdvance(name) + LegendIcon + Spacing::Section;
        widest = std::max(widest, width);
        all += width;
    }
    const int columns = all < m_plot.width() ? std::max(1, static_cast<int>(named.size()))
                                             : std::max(1, m_plot.width() / widest);
    if (named == m_named && columns == m_legendColumns) return;
    m_named = named;
    m_legendColumns = columns;
    m_plot.legend->clearItems();
    m_plot.legend->setWrap(columns);
    const bool isNeeded = named.count(QString()) < named.size() - 1; // of one line the title says it
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        const QString& name = named[static_cast<qsizetype>(i)];
        m_lines[i].graph->setName(name);
        if (isNeeded && !name.isEmpty()) m_lines[i].graph->addToLegend(m_plot.legend);
    }
    m_plot.legend->setVisible(m_plot.legend->itemCount() > 0);
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
    const double room = low == high ? 0.5 : 0.01 * (high - low);
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
    updateReferences();
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

/// One dotted line for each run, where they differ.
void PlotLines::updateReferences() {
    std::vector<double> wanted;
    for (const Line& line : m_lines) {
        if (line.value != PlotValue::ValidationLoss && line.value != PlotValue::TokenAccuracy) continue;
        const auto y = line.run->series->untrained(line.value);
        if (y && isDrawn(*y, m_scale) && std::find(wanted.begin(), wanted.end(), *y) == wanted.end())
            wanted.push_back(*y);
    }
    const bool same = std::ranges::equal(wanted, m_references, {}, {}, &Reference::y);
    if (same) return;
    for (const Reference& each : m_references) {
        m_plot.removeItem(each.line);
        m_plot.removeItem(each.text);
    }
    m_references.clear();
    for (const double y : wanted) {
        Reference each{new QCPItemLine(&m_plot), new QCPItemText(&m_plot), y};
        for (auto [position, x] : {std::pair{each.line->start, 0.0}, {each.line->end, 1.0}, {each.text->position, 1.0}}) {
            position->setTypeX(QCPItemPosition::ptAxisRectRatio);
            position->setTypeY(QCPItemPosition::ptPlotCoords);
            position->setCoords(x, y);
        }
        m_references.push_back(each);
    }
    styleReferences();
}

void PlotLines::styleReferences() {
    const QColor color = m_palette.color(QPalette::Dark);
    for (const Reference& each : m_references) {
        each.line->setPen(QPen(color, 1.5, Qt::DotLine));
        each.text->setText(PlotWords::untrained(m_quantity, each.y));
        each.text->setColor(color);
        each.text->setFont(m_font);
        // A loss before training is mostly the highest there is, an accuracy the lowest: there is room on the other side.
        each.text->setPositionAlignment(Qt::AlignRight |
                                        (m_quantity == PlotQuantity::Loss ? Qt::AlignTop : Qt::AlignBottom));
        each.text->setPadding({Spacing::Hair, 1, Spacing::Hair, 1});
    }
}

} // namespace ui
