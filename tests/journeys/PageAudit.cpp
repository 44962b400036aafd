#include "tests/journeys/PageAudit.h"

#include "ui/shell/BarButton.h"
#include "ui/shell/ElidedText.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLayout>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QSet>
#include <QTest>
#include <QTextDocumentFragment>
#include <QWidget>

namespace tests {

QString nameOf(const QWidget& widget) {
    const QString name = widget.objectName();
    return QLatin1String(widget.metaObject()->className()) + (name.isEmpty() ? QString() : QStringLiteral(" #") + name);
}

namespace {

/// What Qt makes for itself inside of its own widgets.
bool isQtsOwn(const QWidget& widget) {
    const QLatin1String kind(widget.metaObject()->className());
    return widget.objectName().startsWith(QLatin1String("qt_")) || kind == QLatin1String("QLineEditIconButton") ||
           kind == QLatin1String("QTableCornerButton");
}

QString accessibleName(QWidget* widget) {
    QAccessibleInterface* face = QAccessible::queryAccessibleInterface(widget);
    return face ? face->text(QAccessible::Name) : QString();
}

bool isCut(const QLabel& label) {
    if (label.text().isEmpty()) return false;
    if (qobject_cast<const ui::ElidedLabel*>(&label)) return label.minimumSizeHint().width() > label.width();
    if (label.wordWrap())
        return label.heightForWidth(label.width()) > label.height() || label.minimumSizeHint().width() > label.width();
    return label.sizeHint().width() > label.width() || label.sizeHint().height() > label.height();
}

bool isCut(const QAbstractButton& button) {
    if (const auto* bar = qobject_cast<const ui::BarButton*>(&button))
        return bar->minimumSizeHint().width() > bar->width();
    if (qobject_cast<const ui::ElidedButton*>(&button)) return button.minimumSizeHint().width() > button.width();
    const QSize needed = button.layout() ? button.layout()->minimumSize() : button.sizeHint();
    const int height = button.hasHeightForWidth() ? button.heightForWidth(button.width()) : needed.height();
    return needed.width() > button.width() || height > button.height();
}

bool isCut(const QComboBox& box) {
    return box.minimumSizeHint().width() > box.width() || box.minimumSizeHint().height() > box.height();
}

QString plain(const QString& tip) {
    return QTextDocumentFragment::fromHtml(tip).toPlainText().simplified();
}

/// Titles of columns that are in sight and have no room. What the person wrote may be of any length and is told by a
/// tip.
QStringList cutTitles(const QHeaderView& header) {
    QStringList cut;
    if (header.orientation() != Qt::Horizontal || !header.model()) return cut;
    for (int section = 0; section < header.count(); ++section) {
        const int left = header.sectionViewportPosition(section);
        if (header.isSectionHidden(section) || left < 0 || left >= header.viewport()->width()) continue;
        const QString title = header.model()->headerData(section, Qt::Horizontal).toString();
        const QString tip = header.model()->headerData(section, Qt::Horizontal, Qt::ToolTipRole).toString();
        const bool hasRoom = header.sectionSizeHint(section) <= header.sectionSize(section);
        if (!title.isEmpty() && !hasRoom && !plain(tip).contains(title.simplified())) cut += title;
    }
    return cut;
}

/// Larger than the room for it, and no bar to move it.
bool hidesAPart(const QScrollArea& area) {
    if (!area.widget()) return false;
    const bool isWide = area.widget()->width() > area.viewport()->width();
    const bool isHigh = area.widget()->height() > area.viewport()->height();
    return (isWide && area.horizontalScrollBarPolicy() == Qt::ScrollBarAlwaysOff) ||
           (isHigh && area.verticalScrollBarPolicy() == Qt::ScrollBarAlwaysOff);
}

bool leavesItsParent(const QWidget& widget) {
    const QWidget* parent = widget.parentWidget();
    if (!parent || widget.isWindow() || qobject_cast<const QAbstractScrollArea*>(parent->parentWidget()))
        return false; // it scrolls
    return !parent->rect().contains(widget.geometry());
}

/// Tab goes as one reads: along a row, then down.
QStringList readingOrderFaults(const QWidget& window) {
    QStringList faults;
    const auto isStop = [](const QWidget& widget) {
        return widget.isVisible() && widget.isEnabled() && (widget.focusPolicy() & Qt::TabFocus) && !isQtsOwn(widget);
    };
    for (const QWidget* from : window.findChildren<QWidget*>()) {
        if (!isStop(*from)) continue;
        const QWidget* to = from->nextInFocusChain();
        while (to != from && !isStop(*to)) to = to->nextInFocusChain();
        const QWidget* both = from->parentWidget();
        while (both && !both->isAncestorOf(to)) both = both->parentWidget();
        if (!both || both == &window || both->parentWidget() == &window) continue; // from the page to the frame
        const auto within = [both](const QWidget* each) { return QRect(each->mapTo(both, QPoint()), each->size()); };
        const QRect here = within(from), there = within(to);
        const bool isSameRow = there.top() < here.center().y() && there.bottom() > here.center().y();
        const bool isSameColumn = there.left() < here.right() && there.right() > here.left();
        if ((isSameRow && there.right() < here.left()) || (isSameColumn && there.bottom() < here.top()))
            faults += nameOf(*from) + QStringLiteral(": Tab goes back to ") + nameOf(*to);
    }
    return faults;
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
        if ((widget->focusPolicy() & Qt::TabFocus) && widget->isEnabled() && !widget->focusProxy() &&
            accessibleName(widget).isEmpty())
            fault(*widget, QStringLiteral("has no accessible name"));
        if (const auto* text = qobject_cast<const QPlainTextEdit*>(widget);
            text && text->verticalScrollBarPolicy() == Qt::ScrollBarAlwaysOff &&
            text->verticalScrollBar()->maximum() > 0)
            fault(*widget, QStringLiteral("cuts «%1»").arg(text->toPlainText()));
        if (const auto* label = qobject_cast<const QLabel*>(widget); label && isCut(*label))
            fault(*widget, QStringLiteral("cuts «%1»").arg(label->text()));
        if (const auto* box = qobject_cast<const QComboBox*>(widget); box && isCut(*box))
            fault(*widget, QStringLiteral("cuts «%1»").arg(box->currentText()));
        if (const auto* header = qobject_cast<const QHeaderView*>(widget))
            for (const QString& title : cutTitles(*header))
                fault(*widget->parentWidget(), QStringLiteral("cuts the title «%1»").arg(title));
        if (const auto* area = qobject_cast<const QScrollArea*>(widget); area && hidesAPart(*area))
            fault(*widget, QStringLiteral("hides a part of what it shows"));
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

QStringList auditTabOrder(QWidget& window) {
    QSet<QWidget*> wanted;
    for (QWidget* widget : window.findChildren<QWidget*>())
        if (widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus) &&
            !widget->focusProxy() && !isQtsOwn(*widget))
            wanted += widget;
    QSet<const QWidget*> seen;
    const auto presses = 3 * wanted.size() + 20;
    for (qsizetype press = 0; press < presses && !wanted.isEmpty(); ++press) {
        const auto key = [&](Qt::Key pressed) {
            QWidget* before = QApplication::focusWidget();
            QTest::keyClick(before ? before : &window, pressed);
            QWidget* now = QApplication::focusWidget();
            wanted -= now;
            return std::exchange(before, now) != now && !seen.contains(now);
        };
        if (!key(Qt::Key_Tab)) key(Qt::Key_F6); // a table goes from cell to cell: F6 leads to the next part of a page
        seen += QApplication::focusWidget();
    }
    QStringList faults = readingOrderFaults(window);
    for (const QWidget* widget : wanted) faults += nameOf(*widget) + QStringLiteral(": Tab passes it by");
    return faults;
}

} // namespace tests
