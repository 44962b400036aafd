#include "ui/train/FieldPaint.h"

#include "ui/shell/Theme.h"

#include <QPainter>

#include <algorithm>

namespace ui {
namespace {

constexpr int ArrowWidth = 16;
constexpr int ShortestPick = 6; ///< characters that stay readable

QPen linePen(const QColor& color, double width) {
    return {color, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin};
}

QColor textColor(const QWidget& widget) {
    return widget.palette().color(widget.isEnabled() ? QPalette::WindowText : QPalette::PlaceholderText);
}

} // namespace

int fieldHeight(const QFontMetrics& font) {
    return std::max(RowHeight, font.height() + Spacing::Medium);
}

void paintField(QPainter& painter, const QWidget& field) {
    const QPalette colors = field.palette();
    const double width = field.hasFocus() ? 2 : 1;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colors.color(field.hasFocus() ? QPalette::Highlight : QPalette::Mid), width));
    painter.setBrush(colors.color(field.isEnabled() ? QPalette::Base : QPalette::Window));
    painter.drawRoundedRect(QRectF(field.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2), CornerRadius,
                            CornerRadius);
}

void paintArrow(QPainter& painter, const QRect& room, const QColor& color, bool isUp) {
    const QPointF middle = QRectF(room).center();
    const double half = std::min(4.0, room.height() / 3.0);
    const double tip = isUp ? -half / 2 : half / 2;
    painter.setPen(linePen(color, 1.5));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(
        QPolygonF({middle + QPointF(-half, -tip), middle + QPointF(0, tip), middle + QPointF(half, -tip)}));
}

int Tick::boxSize() const {
    return std::max(16, fontMetrics().height());
}

QSize Tick::sizeHint() const {
    const int textWidth = text().isEmpty() ? 0 : Spacing::Small + fontMetrics().horizontalAdvance(text());
    return {boxSize() + textWidth + 2, std::max(boxSize(), fontMetrics().height()) + Spacing::Small};
}

void Tick::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QPalette colors = palette();
    const QColor accent = colors.color(QPalette::Highlight);
    const QRectF box(1, (height() - boxSize()) / 2.0 + 1, boxSize() - 2, boxSize() - 2);
    const bool isFilled = isChecked() && isEnabled();
    painter.setPen(QPen(isFilled || hasFocus() ? accent : colors.color(QPalette::Dark), hasFocus() ? 2 : 1));
    painter.setBrush(isFilled ? accent : colors.color(QPalette::Base));
    painter.drawRoundedRect(box, 4, 4);
    if (isChecked()) {
        const double side = box.width();
        painter.setPen(linePen(isFilled ? colors.color(QPalette::HighlightedText) : textColor(*this), 2));
        painter.drawPolyline(QPolygonF({box.topLeft() + QPointF(side * 0.24, side * 0.52),
                                        box.topLeft() + QPointF(side * 0.43, side * 0.71),
                                        box.topLeft() + QPointF(side * 0.77, side * 0.31)}));
    }
    if (hasFocus() && isChecked()) { // a ring the ground shows through, or focus could not be told from the tick
        painter.setPen(QPen(colors.color(QPalette::Window), 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(box.adjusted(2, 2, -2, -2), 2, 2);
    }
    painter.setPen(textColor(*this));
    painter.drawText(rect().adjusted(boxSize() + Spacing::Small, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, text());
}

QSize PickBox::sizeHint() const {
    int width = 0;
    for (int i = 0; i < count(); ++i) width = std::max(width, fontMetrics().horizontalAdvance(itemText(i)));
    return {width + 2 * Spacing::Small + ArrowWidth + Spacing::Hair, fieldHeight(fontMetrics())};
}

QSize PickBox::minimumSizeHint() const {
    return {letterWidth(fontMetrics()) * ShortestPick + 2 * Spacing::Small + ArrowWidth, sizeHint().height()};
}

void PickBox::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintField(painter, *this);
    QRect room = rect().adjusted(Spacing::Small, 0, -Spacing::Hair, 0);
    const QRect arrow(room.right() - ArrowWidth, 0, ArrowWidth, height());
    paintArrow(painter, arrow, palette().color(QPalette::PlaceholderText));
    room.setRight(arrow.left() - Spacing::Hair);
    painter.setPen(textColor(*this));
    painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                     fontMetrics().elidedText(currentText(), Qt::ElideRight, room.width()));
}

} // namespace ui
