#include "ui/plot/PlotCanvas.h"

#include "ui/plot/PlotTickers.h"
#include "ui/shell/DrawingAccess.h"
#include "ui/shell/Theme.h"

#include <QBuffer>
#include <QHelpEvent>
#include <QPainter>
#include <QRubberBand>
#include <QSvgGenerator>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace ui {
namespace {

using namespace Qt::StringLiterals;

constexpr QSize SmallestPlot{160, 96};

} // namespace

PlotCanvas::PlotCanvas(PlotQuantity quantity, QWidget* parent)
    : QCustomPlot(parent), m_quantity(quantity), m_lines(*this, quantity), m_pointer(*this, m_lines, quantity),
      m_band(new QRubberBand(QRubberBand::Rectangle, this)) {
    setChart(this);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_NoMousePropagation, false); // the view has a menu, and a page may scroll
    setCursor(Qt::CrossCursor);
    setMinimumSize(SmallestPlot);
    makeFrame();
    setAxis(PlotAxis::Step);
    setScale(PlotScale::Linear);
    restyle();
}

/// Legend above the axes, from the left.
void PlotCanvas::makeFrame() {
    setAutoAddPlottableToLegend(false);
    setNoAntialiasingOnDrag(false);
    auto* top = new QCPLayoutGrid;
    plotLayout()->insertRow(0);
    plotLayout()->addElement(0, 0, top);
    plotLayout()->setRowStretchFactor(0, 0.001);
    plotLayout()->setRowSpacing(0);
    legend->setFillOrder(QCPLegend::foColumnsFirst);
    legend->setWrap(4);
    legend->setBorderPen(Qt::NoPen);
    legend->setBrush(Qt::NoBrush);
    legend->setMargins({Spacing::Small, Spacing::Hair, 0, 0});
    legend->setColumnSpacing(Spacing::Large);
    legend->setSelectableParts(QCPLegend::spNone);
    top->addElement(0, 0, legend);
    top->addElement(0, 1, new QCPLayoutElement(this));
    top->setColumnStretchFactor(0, 0.001);
    axisRect()->setMinimumMargins({Spacing::Small, Spacing::Small, Spacing::Medium, Spacing::Hair});
    for (QCPAxis* axis : {xAxis, yAxis}) {
        axis->setTickLength(0, 0);
        axis->setTickPen(Qt::NoPen);
        axis->setSubTicks(false);
        axis->setTickLabelPadding(Spacing::Hair + 1);
        axis->setLabelPadding(2);
        axis->setNumberFormat(u"gb"_s); // «1e-4» as a power of ten
    }
    xAxis->grid()->setVisible(false);
    yAxis->grid()->setZeroLinePen(Qt::NoPen);
}

void PlotCanvas::setRuns(const std::vector<PlotRun>& runs) {
    m_lines.setRuns(runs);
    m_pointer.set(std::nullopt);
    setZoomed(false);
}

void PlotCanvas::setAxis(PlotAxis axis) {
    m_lines.setAxis(axis);
    xAxis->setTicker(tickerAlong(axis));
    m_pointer.set(std::nullopt);
    setZoomed(false);
    restyle();
}

void PlotCanvas::setScale(PlotScale scale) {
    m_lines.setScale(scale);
    yAxis->setScaleType(scale == PlotScale::Logarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    yAxis->setTicker(tickerOf(m_quantity, scale));
    setZoomed(false);
    refresh();
}

void PlotCanvas::refresh() {
    if (!m_isZoomed) {
        xAxis->setRange(m_lines.wholeX());
        yAxis->setRange(m_lines.wholeY());
    }
    m_lines.restyle(palette(), font()); // smoothing may have come or gone, lines have got their first value
    m_pointer.set(m_pointer.x());
    replot(rpQueuedRefresh);
}

void PlotCanvas::showWhole() {
    setZoomed(false);
    refresh();
}

void PlotCanvas::setZoomed(bool zoomed) {
    if (std::exchange(m_isZoomed, zoomed) != zoomed) emit zoomChanged();
}

void PlotCanvas::showPointer(std::optional<double> x) {
    m_pointer.set(x);
    layer(u"overlay"_s)->replot();
}

void PlotCanvas::restyle() {
    styleAxes(); // the lines' names are measured in the legend's font
    m_lines.restyle(palette(), font());
    m_pointer.restyle(palette(), font());
    replot(rpQueuedRefresh);
}

void PlotCanvas::styleAxes() {
    const QPalette colors = palette();
    QFont small = font();
    small.setPointSizeF(font().pointSizeF() * 0.9);
    setBackground(colors.brush(QPalette::Base));
    for (QCPAxis* axis : {xAxis, yAxis}) {
        axis->setBasePen(QPen(colors.color(QPalette::Mid), 1));
        axis->setTickLabelColor(colors.color(QPalette::Dark));
        axis->setLabelColor(colors.color(QPalette::Dark));
        axis->setTickLabelFont(small);
        axis->setLabelFont(small);
        axis->grid()->setPen(QPen(colors.color(QPalette::Midlight), 1));
    }
    yAxis->setBasePen(Qt::NoPen);
    xAxis->setLabel(PlotWords::axis(axis()));
    legend->setFont(small);
    legend->setTextColor(colors.color(QPalette::WindowText));
    legend->setIconSize(20, QFontMetrics(small).height() + Spacing::Hair); // a line's height cuts its descenders
}

/// As many ticks as labels have room.
void PlotCanvas::countTicks() {
    const QFontMetrics letters(yAxis->tickLabelFont());
    yAxis->ticker()->setTickCount(std::clamp(height() / (4 * letters.height()), 3, 6));
    // The ticker may choose almost twice as many.
    const QString last = PlotWords::tick(axis(), xAxis->range().upper);
    xAxis->ticker()->setTickCount(std::clamp(width() / (2 * letters.horizontalAdvance(last + u"00"_s)), 2, 8));
}

/// The points are chosen when the width of the axes is known.
void PlotCanvas::updateLayout() {
    countTicks();
    QCustomPlot::updateLayout();
    m_lines.takePoints(axisRect()->width());
    m_pointer.place();
}

void PlotCanvas::resizeEvent(QResizeEvent* event) {
    m_lines.updateLegend();
    QCustomPlot::resizeEvent(event);
}

void PlotCanvas::paintEvent(QPaintEvent* event) {
    QCustomPlot::paintEvent(event);
    if (!hasFocus()) return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(palette().color(QPalette::Highlight), 2));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), CornerRadius, CornerRadius);
}

void PlotCanvas::changeEvent(QEvent* event) {
    QCustomPlot::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange ||
        event->type() == QEvent::LanguageChange || event->type() == QEvent::LocaleChange)
        restyle();
}

bool PlotCanvas::event(QEvent* event) {
    // Another screen may have finer pixels.
    if (event->type() == QEvent::ScreenChangeInternal || event->type() == QEvent::Show)
        if (bufferDevicePixelRatio() != devicePixelRatioF()) setBufferDevicePixelRatio(devicePixelRatioF());
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const QString mark = m_lines.markAt(help->pos());
        QToolTip::showText(help->globalPos(), mark.isEmpty() ? m_lines.legend().textAt(help->pos()) : mark, this);
        return true;
    }
    return QCustomPlot::event(event);
}

template <class Draw> void PlotCanvas::withTitle(const QString& title, Draw draw) {
    QFont large = font();
    large.setBold(true);
    auto* element = new QCPTextElement(this, title, large);
    element->setTextColor(palette().color(QPalette::WindowText));
    m_pointer.setVisible(false);
    plotLayout()->insertRow(0);
    plotLayout()->addElement(0, 0, element);
    draw();
    plotLayout()->remove(element);
    plotLayout()->simplify();
    m_pointer.setVisible(true);
    replot(rpQueuedRefresh);
}

QPixmap PlotCanvas::picture(const QString& title, double scale) {
    QPixmap pixmap;
    withTitle(title, [&] { pixmap = toPixmap(0, 0, scale); });
    return pixmap;
}

QByteArray PlotCanvas::svg(const QString& title, const QString& description) {
    QByteArray bytes;
    withTitle(title, [&] {
        QBuffer buffer(&bytes);
        QSvgGenerator generator;
        generator.setOutputDevice(&buffer);
        generator.setSize(size());
        generator.setViewBox(rect());
        generator.setTitle(title);
        generator.setDescription(description);
        QCPPainter painter;
        painter.begin(&generator);
        painter.fillRect(rect(), palette().brush(QPalette::Base));
        toPainter(&painter, width(), height());
        painter.end();
    });
    return bytes;
}

} // namespace ui
