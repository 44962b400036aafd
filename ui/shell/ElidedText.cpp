#include "ui/shell/ElidedText.h"

#include "ui/shell/Theme.h"

#include <QHelpEvent>
#include <QPainter>
#include <QStyleOptionButton>
#include <QStylePainter>
#include <QToolTip>

#include <algorithm>

namespace ui {
namespace {

constexpr int FewestLetters = 5;

int leastWidth(const QFontMetrics& letters, const QString& text) {
    return std::min(letters.horizontalAdvance(text),
                    FewestLetters * letterWidth(letters) + letters.horizontalAdvance(u'…'));
}

/// The whole text, over what the tooltip says else.
bool showWhole(QWidget* widget, QEvent* event, const QString& text) {
    if (event->type() != QEvent::ToolTip) return false;
    const QString tip = widget->toolTip().isEmpty() ? text : text + u'\n' + widget->toolTip();
    QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(), tip, widget);
    return true;
}

} // namespace

QSize ElidedLabel::minimumSizeHint() const {
    QSize least = QLabel::minimumSizeHint();
    least.setWidth(least.width() - fontMetrics().horizontalAdvance(text()) + leastWidth(fontMetrics(), text()));
    return least;
}

QString ElidedLabel::shown() const {
    return fontMetrics().elidedText(text(), Qt::ElideRight, contentsRect().width());
}

bool ElidedLabel::event(QEvent* event) {
    return (shown() != text() && showWhole(this, event, text())) || QLabel::event(event);
}

void ElidedLabel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    style()->drawItemText(&painter, contentsRect(), static_cast<int>(alignment()) | Qt::TextSingleLine, palette(),
                          isEnabled(), shown(), foregroundRole());
}

QSize ElidedButton::minimumSizeHint() const {
    QSize least = sizeHint();
    least.setWidth(least.width() - fontMetrics().horizontalAdvance(text()) + leastWidth(fontMetrics(), text()));
    return least;
}

QString ElidedButton::shown() const {
    const int missing = sizeHint().width() - width();
    if (missing <= 0) return text();
    return fontMetrics().elidedText(text(), Qt::ElideRight, fontMetrics().horizontalAdvance(text()) - missing);
}

bool ElidedButton::event(QEvent* event) {
    return (shown() != text() && showWhole(this, event, text())) || QPushButton::event(event);
}

void ElidedButton::paintEvent(QPaintEvent*) {
    QStylePainter painter(this);
    QStyleOptionButton option;
    initStyleOption(&option);
    option.text = shown();
    painter.drawControl(QStyle::CE_PushButton, option);
}

} // namespace ui
