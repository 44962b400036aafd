#include "ui/shell/LatePolish.h"

#include <QAbstractScrollArea>
#include <QApplication>
#include <QElapsedTimer>
#include <QEvent>
#include <QLayout>
#include <QStyle>

namespace ui {
namespace {

constexpr int PieceMs = 8; ///< of polishing, between two looks at what the person does

/// A style sheet takes a widget's font from what it lies in, whose own may be of before the change.
void renewFont(QWidget* widget) {
    const bool isOfProgram = widget->font().resolveMask() == 0;
    if (isOfProgram && widget->font() != QApplication::font(widget)) widget->setFont(QFont());
}

void tellOfStyle(QWidget* widget) {
    QEvent change(QEvent::StyleChange);
    QCoreApplication::sendEvent(widget, &change);
}

void polish(QWidget* widget) {
    if (!widget) return;
    widget->setAttribute(Qt::WA_WState_Polished);
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
    tellOfStyle(widget);
    renewFont(widget);
}

bool hasParts(const QWidget& widget) {
    return widget.layout() || qobject_cast<const QAbstractScrollArea*>(&widget);
}

/// A scroll area, or a table with its header, is told of what it shows by an event.
void arrange(QWidget* widget) {
    if (widget->layout()) widget->layout()->activate();
    QEvent request(QEvent::LayoutRequest);
    QCoreApplication::sendEvent(widget, &request);
}

} // namespace

LatePolish::LatePolish(QObject* parent) : QObject(parent) {
    connect(&m_timer, &QTimer::timeout, this, &LatePolish::goOn);
}

/// Qt polishes again what bears the mark of having been polished, and tells everybody that there is another style.
void LatePolish::setAside() {
    for (QWidget* widget : QApplication::allWidgets()) {
        if (widget->isVisible() && hasParts(*widget)) m_unarranged += {widget, false}; // it may go out of sight
        if (widget->isVisible() || !widget->window()->isVisible()) continue;
        if (!widget->testAttribute(Qt::WA_WState_Polished)) continue;
        widget->setAttribute(Qt::WA_WState_Polished, false);
        m_waiting.insert(widget, widget);
    }
    if (m_waiting.isEmpty()) return;
    m_isChanging = true;
    qApp->installEventFilter(this);
}

void LatePolish::begin() {
    m_isChanging = false;
    for (QWidget* widget : QApplication::allWidgets())
        if (widget->isVisible()) renewFont(widget);
    if (!m_waiting.isEmpty()) m_timer.start(0);
}

void LatePolish::polishNow(QObject* waiting) {
    const QPointer<QWidget> widget = m_waiting.take(waiting);
    polish(widget);
    if (widget && hasParts(*widget)) m_unarranged += {widget, true};
}

bool LatePolish::hasComeIntoSight(const Arrangement& arrangement) {
    return arrangement.isLate && arrangement.widget && arrangement.widget->isVisible();
}

/// A layout that was told of the change while it was out of sight would wait for somebody to tell it again.
void LatePolish::arrangeNext() {
    const Arrangement next = m_unarranged.takeLast();
    if (!next.widget) return;
    if (next.isLate) tellOfStyle(next.widget);
    arrange(next.widget);
}

void LatePolish::goOn() {
    QElapsedTimer since;
    since.start();
    while (!m_unarranged.isEmpty() && hasComeIntoSight(m_unarranged.last())) arrangeNext();
    while (!m_waiting.isEmpty() && since.elapsed() < PieceMs) polishNow(m_waiting.constBegin().key());
    if (!m_waiting.isEmpty()) return;
    while (!m_unarranged.isEmpty() && since.elapsed() < PieceMs) arrangeNext();
    if (!m_unarranged.isEmpty()) return;
    m_timer.stop();
    qApp->removeEventFilter(this);
}

bool LatePolish::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::StyleChange) return m_isChanging && m_waiting.contains(watched);
    if (event->type() == QEvent::Show && m_waiting.contains(watched)) polishNow(watched);
    return false;
}

} // namespace ui
