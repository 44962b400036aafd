#include "ui/shell/RailButton.h"

#include "ui/shell/Quantity.h"
#include "ui/shell/Theme.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int MostCount = 99; ///< what has room; above it stands «99+»

QString countOf(const Badge& badge) {
    return badge.count > MostCount ? countText(MostCount) + u'+' : countText(badge.count);
}

/// Each kind has a shape of its own: colour alone says nothing. In a square from 0 to 1.
QPainterPath shapeOf(Badge::Kind kind) {
    QPainterPath path;
    switch (kind) {
    case Badge::Kind::Running:
        path.addPolygon(QPolygonF({{0.38, 0.28}, {0.74, 0.5}, {0.38, 0.72}, {0.38, 0.28}}));
        break;
    case Badge::Kind::Paused:
        path.addRect(0.32, 0.28, 0.13, 0.44);
        path.addRect(0.55, 0.28, 0.13, 0.44);
        break;
    case Badge::Kind::Done:
        path.addPolygon(QPolygonF({{0.24, 0.52}, {0.33, 0.42}, {0.44, 0.54}, {0.68, 0.29}, {0.77, 0.38}, {0.44, 0.73},
                                   {0.24, 0.52}}));
        break;
    case Badge::Kind::Problem:
        path.addRect(0.43, 0.2, 0.14, 0.37);
        path.addRect(0.43, 0.66, 0.14, 0.14);
        break;
    case Badge::Kind::Count:
        break;
    }
    return path;
}

} // namespace

RailButton::RailButton(QWidget* parent) : QToolButton(parent) {}

void RailButton::setExplanation(const QString& explanation, const QString& shortcut) {
    m_explanation = explanation;
    m_shortcut = shortcut;
    tell();
}

void RailButton::setBadge(const std::optional<Badge>& badge) {
    if (badge == m_badge) return;
    m_badge = badge;
    tell();
    update();
}

void RailButton::tell() {
    const QString plain = m_shortcut.isEmpty() ? m_explanation : u"%1 (%2)"_s.arg(m_explanation, m_shortcut);
    setToolTip(m_badge ? plain + u'\n' + m_badge->text : plain);
    setAccessibleDescription(m_badge ? m_explanation + u' ' + m_badge->text : m_explanation);
}

QRectF RailButton::badgeRect() const {
    const double size = std::max(16.0, 0.8 * iconSize().height());
    double wide = size;
    if (m_badge->kind == Badge::Kind::Count) {
        QFont digits = font();
        digits.setPixelSize(static_cast<int>(size * 0.7));
        wide = std::max(size, QFontMetricsF(digits).horizontalAdvance(countOf(*m_badge)) + size / 2);
    }
    // Beside the icon's upper corner, where it covers little of it.
    const double left = std::min(width() / 2.0 + iconSize().width() * 0.3, width() - wide - 2);
    return {left, 3, wide, size};
}

void RailButton::paintEvent(QPaintEvent* event) {
    QToolButton::paintEvent(event);
    if (!m_badge) return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF place = badgeRect();
    const bool isProblem = m_badge->kind == Badge::Kind::Problem;
    painter.setPen(QPen(palette().color(QPalette::Base), 1.5)); // apart from the icon
    painter.setBrush(palette().color(isProblem ? QPalette::BrightText : QPalette::Highlight));
    painter.drawRoundedRect(place, place.height() / 2, place.height() / 2);
    const QColor ink = palette().color(isProblem ? QPalette::Base : QPalette::HighlightedText);
    if (m_badge->kind == Badge::Kind::Count) {
        QFont digits = font();
        digits.setBold(true);
        digits.setPixelSize(static_cast<int>(place.height() * 0.65));
        painter.setFont(digits);
        painter.setPen(ink);
        painter.drawText(place, Qt::AlignCenter, countOf(*m_badge));
        return;
    }
    painter.translate(place.topLeft());
    painter.scale(place.width(), place.height());
    painter.fillPath(shapeOf(m_badge->kind), ink);
}

} // namespace ui
