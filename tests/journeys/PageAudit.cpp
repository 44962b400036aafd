#include "tests/journeys/PageAudit.h"

#include "ui/shell/BarButton.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QAccessible>
#include <QLabel>
#include <QLayout>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QWidget>

namespace tests {
namespace {

QString nameOf(const QWidget& widget) {
    const QString name = widget.objectName();
    return QLatin1String(widget.metaObject()->className()) + (name.isEmpty() ? QString() : QStringLiteral(" #") + name);
}

/// What Qt makes for itself inside of its own widgets.
bool isQtsOwn(const QWidget& widget) {
    return widget.objectName().startsWith(QLatin1String("qt_"));
}

QString accessibleName(QWidget* widget) {
    QAccessibleInterface* face = QAccessible::queryAccessibleInterface(widget);
    return face ? face->text(QAccessible::Name) : QString();
}

bool isCut(const QLabel& label) {
    if (label.text().isEmpty()) return false;
    if (label.wordWrap())
        return label.heightForWidth(label.width()) > label.height() || label.minimumSizeHint().width() > label.width();
    return label.sizeHint().width() > label.width() || label.sizeHint().height() > label.height();
}

bool isCut(const QAbstractButton& button) {
    if (const auto* bar = qobject_cast<const ui::BarButton*>(&button))
        return bar->minimumSizeHint().width() > bar->width();
    const QSize needed = button.layout() ? button.layout()->minimumSize() : button.sizeHint();
    const int height = button.hasHeightForWidth() ? button.heightForWidth(button.width()) : needed.height();
    return needed.width() > button.width() || height > button.height();
}

bool leavesItsParent(const QWidget& widget) {
    const QWidget* parent = widget.parentWidget();
    if (!parent || widget.isWindow() || qobject_cast<const QAbstractScrollArea*>(parent->parentWidget()))
        return false; // it scrolls
    return !parent->rect().contains(widget.geometry());
}

} // namespace

QStringList auditPage(const QWidget& window) {
    QStringList faults;
    const auto fault = [&](const QWidget& widget, const QString& what) {
        faults += nameOf(widget) + QStringLiteral(": ") + what;
    };
    for (QWidget* widget : window.findChildren<QWidget*>()) {
        if (!widget->isVisible() || widget->size().isEmpty() || isQtsOwn(*widget)) continue;
        if (leavesItsParent(*widget)) fault(*widget, QStringLiteral("leaves its parent"));
        if ((widget->focusPolicy() & Qt::TabFocus) && widget->isEnabled() && accessibleName(widget).isEmpty())
            fault(*widget, QStringLiteral("has no accessible name"));
        if (const auto* text = qobject_cast<const QPlainTextEdit*>(widget);
            text && text->verticalScrollBarPolicy() == Qt::ScrollBarAlwaysOff &&
            text->verticalScrollBar()->maximum() > 0)
            fault(*widget, QStringLiteral("cuts «%1»").arg(text->toPlainText()));
        if (const auto* label = qobject_cast<const QLabel*>(widget); label && isCut(*label))
            fault(*widget, QStringLiteral("cuts «%1»").arg(label->text()));
        if (const auto* button = qobject_cast<const QAbstractButton*>(widget)) {
            if (isCut(*button)) fault(*widget, QStringLiteral("cuts «%1»").arg(button->text()));
            if (button->toolTip().isEmpty()) fault(*widget, QStringLiteral("has no explanation"));
        }
        if (const auto* label = qobject_cast<const QLabel*>(widget);
            label && !label->pixmap().isNull() && label->accessibleName().isEmpty() &&
            !label->testAttribute(Qt::WA_TransparentForMouseEvents))
            fault(*widget, QStringLiteral("is a picture without a name"));
    }
    return faults;
}

} // namespace tests
