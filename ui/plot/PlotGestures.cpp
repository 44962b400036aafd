// What mouse and keyboard do in a plot.
#include "ui/plot/PlotCanvas.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QRubberBand>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace ui {
namespace {

constexpr int SmallestDrag = 6;      ///< pixels; below it a drag is a click
constexpr double WheelFactor = 0.85; ///< a notch
constexpr double KeyFactor = 0.7;
constexpr double PanShare = 0.1; ///< of what is in sight, at a key

bool contains(const QRect& area, const QPoint& point) {
    return area.adjusted(-4, -4, 4, 4).contains(point);
}

/// `range` with the point at `around` left where it is.
QCPRange scaled(const QCPAxis* axis, double factor, double around) {
    const double at = axis->pixelToCoord(around);
    const QCPRange range = axis->range();
    if (axis->scaleType() == QCPAxis::stLogarithmic)
        return {at * std::pow(range.lower / at, factor), at * std::pow(range.upper / at, factor)};
    return {at + (range.lower - at) * factor, at + (range.upper - at) * factor};
}

QCPRange moved(const QCPAxis* axis, double pixels) {
    return {axis->pixelToCoord(axis->coordToPixel(axis->range().lower) - pixels),
            axis->pixelToCoord(axis->coordToPixel(axis->range().upper) - pixels)};
}

} // namespace

void PlotCanvas::mousePressEvent(QMouseEvent* event) {
    const bool pans = event->button() == Qt::MiddleButton ||
                      (event->button() == Qt::LeftButton && event->modifiers() & Qt::ShiftModifier);
    if (!pans && event->button() != Qt::LeftButton) {
        event->ignore();
        return;
    }
    m_drag = pans ? Drag::Pan : Drag::Box;
    m_pressed = m_lastPosition = event->pos();
    event->accept();
}

void PlotCanvas::mouseMoveEvent(QMouseEvent* event) {
    const QPoint at = event->pos();
    if (m_drag == Drag::Pan) {
        pan(at - std::exchange(m_lastPosition, at));
    } else if (m_drag == Drag::Box) {
        const QRect box = QRect(m_pressed, at).normalized().intersected(axisRect()->rect());
        m_band->setGeometry(box);
        m_band->setVisible(box.width() >= SmallestDrag || box.height() >= SmallestDrag);
    }
    if (m_drag != Drag::Pan)
        movePointer(contains(axisRect()->rect(), at) ? std::optional(xAxis->pixelToCoord(at.x())) : std::nullopt);
    event->accept();
}

void PlotCanvas::mouseReleaseEvent(QMouseEvent* event) {
    if (std::exchange(m_drag, Drag::None) == Drag::Box) {
        zoomTo(QRect(m_pressed, event->pos()).normalized());
        const bool isClick = (event->pos() - m_pressed).manhattanLength() < SmallestDrag;
        if (isClick && m_pointer.isNear(event->pos())) emit picked(*m_pointer.x());
    }
    m_band->hide();
    event->accept();
}

void PlotCanvas::mouseDoubleClickEvent(QMouseEvent* event) {
    m_drag = Drag::None;
    if (event->button() == Qt::LeftButton) showWhole();
    event->accept();
}

void PlotCanvas::wheelEvent(QWheelEvent* event) {
    if (!hasFocus() && !(event->modifiers() & Qt::ControlModifier)) {
        event->ignore();
        return;
    }
    const double notches = event->angleDelta().y() / 120.0;
    if (notches != 0) zoomBy(std::pow(WheelFactor, notches), event->position());
    event->accept();
}

void PlotCanvas::keyPressEvent(QKeyEvent* event) {
    const Qt::KeyboardModifiers modifiers = event->modifiers();
    const bool isOurs = !(modifiers & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
    const bool isTaken = isOurs && ((modifiers & Qt::ShiftModifier && panBy(event->key())) || walk(event->key()));
    if (!isTaken) QCustomPlot::keyPressEvent(event);
}

bool PlotCanvas::panBy(int key) {
    const QSizeF part = QSizeF(axisRect()->size()) * PanShare;
    switch (key) {
    case Qt::Key_Left:
        pan({part.width(), 0});
        return true;
    case Qt::Key_Right:
        pan({-part.width(), 0});
        return true;
    case Qt::Key_Up:
        pan({0, part.height()});
        return true;
    case Qt::Key_Down:
        pan({0, -part.height()});
        return true;
    default:
        return false;
    }
}

bool PlotCanvas::walk(int key) {
    const QRectF area = axisRect()->rect();
    // Around what one looks at: the line at the cross-hair, or in the middle.
    const double here = m_pointer.x().value_or(xAxis->pixelToCoord(area.center().x()));
    const QPointF middle(std::clamp(xAxis->coordToPixel(here), area.left(), area.right()),
                         std::clamp(m_pointer.heightAt(here).value_or(area.center().y()), area.top(), area.bottom()));
    const auto go = [this](std::optional<double> x) {
        if (x) follow(*x);
        movePointer(x);
        return true;
    };
    const double page = xAxis->range().size() / 10;
    switch (key) {
    case Qt::Key_Left:
        return go(m_pointer.next(-1));
    case Qt::Key_Right:
        return go(m_pointer.next(1));
    case Qt::Key_PageUp:
        return go(m_pointer.x() ? std::optional(*m_pointer.x() - page) : m_pointer.last());
    case Qt::Key_PageDown:
        return go(m_pointer.x() ? std::optional(*m_pointer.x() + page) : m_pointer.last());
    case Qt::Key_Home:
        return go(m_pointer.first());
    case Qt::Key_End:
        return go(m_pointer.last());
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_pointer.x()) emit picked(*m_pointer.x());
        return m_pointer.x().has_value();
    case Qt::Key_Escape:
        return m_pointer.x() && go(std::nullopt);
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoomBy(KeyFactor, middle);
        return true;
    case Qt::Key_Minus:
        zoomBy(1 / KeyFactor, middle);
        return true;
    case Qt::Key_0:
        showWhole();
        return true;
    default:
        return false;
    }
}

void PlotCanvas::leaveEvent(QEvent* event) {
    QCustomPlot::leaveEvent(event);
    if (!hasFocus()) movePointer(std::nullopt);
}

void PlotCanvas::focusInEvent(QFocusEvent* event) {
    QCustomPlot::focusInEvent(event);
    update();
}

void PlotCanvas::focusOutEvent(QFocusEvent* event) {
    QCustomPlot::focusOutEvent(event);
    movePointer(std::nullopt);
    update();
}

/// A flat box zooms along one axis only.
void PlotCanvas::zoomTo(QRect box) {
    const QRect area = axisRect()->rect();
    const bool wide = box.width() >= SmallestDrag, high = box.height() >= SmallestDrag;
    box = box.intersected(area);
    if (box.isEmpty() || (!wide && !high)) return;
    if (wide) xAxis->setRange(xAxis->pixelToCoord(box.left()), xAxis->pixelToCoord(box.right()));
    if (high) yAxis->setRange(yAxis->pixelToCoord(box.bottom()), yAxis->pixelToCoord(box.top()));
    setZoomed(true);
    replot(rpQueuedRefresh);
}

void PlotCanvas::zoomBy(double factor, QPointF around) {
    const QCPRange x = scaled(xAxis, factor, around.x()), y = scaled(yAxis, factor, around.y());
    if (!QCPRange::validRange(x) || !QCPRange::validRange(y)) return;
    xAxis->setRange(x);
    yAxis->setRange(y);
    setZoomed(true);
    replot(rpQueuedReplot);
}

void PlotCanvas::pan(QPointF by) {
    xAxis->setRange(moved(xAxis, by.x()));
    yAxis->setRange(moved(yAxis, by.y()));
    setZoomed(true);
    replot(rpQueuedReplot);
}

void PlotCanvas::movePointer(std::optional<double> x) {
    if (!x && !m_pointer.x()) return;
    showPointer(x);
    emit pointerMoved(m_pointer.x());
}

void PlotCanvas::follow(double x) {
    const QCPRange range = xAxis->range();
    if (!m_isZoomed || range.contains(x)) return;
    xAxis->setRange(x - range.size() / 2, x + range.size() / 2);
    replot(rpQueuedRefresh);
}

} // namespace ui
