#include "ui/shell/OutlinedStyle.h"

#include "ui/shell/Theme.h"

#include <QApplication>
#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>
#include <QWidget>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;

OutlinedStyle::OutlinedStyle() : QProxyStyle(QStyleFactory::create(u"Fusion"_s)) {}

void OutlinedStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                                  const QWidget* widget) const {
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    const bool isBox = element == PE_IndicatorCheckBox || element == PE_IndicatorItemViewItemCheck;
    if (!isBox && element != PE_IndicatorRadioButton) return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing, !isBox);
    painter->setPen(option->palette.color(option->state & State_Enabled ? QPalette::Dark : QPalette::Mid));
    painter->setBrush(Qt::NoBrush);
    if (isBox)
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
    else
        painter->drawEllipse(QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5));
    painter->restore();
}

void OutlinedStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                                       const QWidget* widget) const {
    const auto* box = qstyleoption_cast<const QStyleOptionComboBox*>(option);
    if (control != CC_ComboBox || !box || box->editable || !box->frame)
        return QProxyStyle::drawComplexControl(control, option, painter, widget);
    const QPalette& colors = box->palette;
    const bool hasFocus = box->state & State_HasFocus, isEnabled = box->state & State_Enabled;
    const double width = hasFocus ? 2 : 1;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(colors.color(hasFocus ? QPalette::Highlight : QPalette::Mid), width));
    painter->setBrush(colors.color(isEnabled ? QPalette::Base : QPalette::Window));
    painter->drawRoundedRect(QRectF(box->rect).adjusted(width / 2, width / 2, -width / 2, -width / 2), CornerRadius,
                             CornerRadius);
    const QPointF tip = QRectF(subControlRect(CC_ComboBox, box, SC_ComboBoxArrow, widget)).center() + QPointF(0, 2);
    painter->setPen(QPen(colors.color(QPalette::PlaceholderText), 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->setBrush(Qt::NoBrush);
    painter->drawPolyline(QPolygonF({tip + QPointF(-4, -4), tip, tip + QPointF(4, -4)}));
    painter->restore();
}

int OutlinedStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const {
    const int size = QProxyStyle::pixelMetric(metric, option, widget);
    const int letters = (widget ? widget->fontMetrics() : QFontMetrics(QApplication::font())).height();
    switch (metric) {
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ListViewIconSize:
    case PM_LineEditIconSize:
    case PM_TabBarIconSize:
        return std::max(size, letters * 8 / 9);
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return std::max(size, letters * 7 / 9);
    default:
        return size;
    }
}

} // namespace ui
