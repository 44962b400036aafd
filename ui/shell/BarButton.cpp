#include "ui/shell/BarButton.h"

#include "ui/shell/Symbols.h"
#include "ui/shell/Theme.h"

#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace ui {
namespace {

constexpr int Padding = Spacing::Small;
constexpr int DotSize = 8;
constexpr int ChevronSize = 16;

} // namespace

BarButton::BarButton(Opens opens, QWidget* parent) : QAbstractButton(parent), m_opens(opens) {
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void BarButton::say(const QString& text, const QString& detail, const QString& spoken, const QString& toolTip) {
    m_detail = detail;
    setText(text);
    setAccessibleName(spoken);
    setAccessibleDescription(toolTip);
    setToolTip(toolTip);
    updateGeometry();
    update();
}

void BarButton::setDot(const QColor& color) {
    m_dot = color;
    updateGeometry();
    update();
}

int BarButton::detailWidth() const {
    if (m_detail.isEmpty()) return 0;
    return Spacing::Small + fontMetrics().horizontalAdvance(m_detail) + (m_dot.isValid() ? DotSize + Spacing::Hair : 0);
}

int BarButton::fixedWidth() const {
    int width = 2 * Padding;
    if (!icon().isNull()) width += symbolSize(fontMetrics()) + (text().isEmpty() ? 0 : Spacing::Small);
    if (m_opens == Opens::Menu) width += Spacing::Hair + ChevronSize;
    return width + detailWidth();
}

QSize BarButton::sizeHint() const {
    int width = fontMetrics().horizontalAdvance(text()) + 2;
    if (m_textLimit > 0) width = std::min(width, m_textLimit);
    return {fixedWidth() + width, std::max(RowHeight + 4, fontMetrics().height() + Spacing::Medium)};
}

QSize BarButton::minimumSizeHint() const {
    const int text = std::min(fontMetrics().horizontalAdvance(this->text()) + 2, letterWidth(fontMetrics()) * 6);
    return {fixedWidth() + text, sizeHint().height()};
}

void BarButton::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QPalette colors = palette();
    const bool lit = isEnabled() && (underMouse() || isDown());
    painter.setPen(hasFocus() ? QPen(colors.color(QPalette::Highlight), 2)
                   : m_framed ? QPen(colors.color(QPalette::Mid), 1)
                              : QPen(Qt::NoPen));
    painter.setBrush(lit        ? colors.color(QPalette::Midlight)
                     : m_framed ? colors.color(QPalette::Window)
                                : QColor(Qt::transparent));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), CornerRadius, CornerRadius);

    QRect rest = rect().adjusted(Padding, 0, -Padding, 0);
    const auto takeIcon = [&](const QIcon& icon, int size, bool left) {
        const QRect place(left ? rest.left() : rest.right() - size + 1, rest.center().y() - size / 2 + 1, size, size);
        icon.paint(&painter, place);
        left ? rest.setLeft(place.right() + 1 + Spacing::Small) : rest.setRight(place.left() - 1 - Spacing::Hair);
    };
    if (!icon().isNull()) takeIcon(icon(), symbolSize(fontMetrics()), true);
    if (m_opens == Opens::Menu) takeIcon(symbol(Symbol::Chevron, SymbolColor::Muted), ChevronSize, false);

    const QString shown =
        fontMetrics().elidedText(text(), m_framed ? Qt::ElideRight : Qt::ElideMiddle, rest.width() - detailWidth());
    painter.setPen(colors.color(QPalette::WindowText));
    painter.drawText(rest, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, shown);
    if (m_detail.isEmpty()) return;
    int x = rest.left() + fontMetrics().horizontalAdvance(shown) + (shown.isEmpty() ? 0 : Spacing::Small);
    if (m_framed) x = rest.right() + 1 - fontMetrics().horizontalAdvance(m_detail);
    if (m_dot.isValid()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_dot);
        painter.drawEllipse(QRectF(x, rest.center().y() - DotSize / 2.0 + 1, DotSize, DotSize));
        x += DotSize + Spacing::Hair;
    }
    painter.setPen(colors.color(QPalette::PlaceholderText));
    painter.drawText(QRect(x, rest.top(), rest.right() - x + 1 + Padding, rest.height()),
                     Qt::AlignLeft | Qt::AlignVCenter, m_detail);
}

void BarButton::enterEvent(QEnterEvent* event) {
    QAbstractButton::enterEvent(event);
    update();
}

void BarButton::leaveEvent(QEvent* event) {
    QAbstractButton::leaveEvent(event);
    update();
}

} // namespace ui
