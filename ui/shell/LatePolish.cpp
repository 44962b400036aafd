#include "ui/shell/LatePolish.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEvent>
#include <QStyle>

namespace ui {
namespace {

constexpr int PieceMs = 8; ///< of polishing, between two looks at what the person does

void polish(QWidget* widget) {
    if (!widget) return;
    widget->setAttribute(Qt::WA_WState_Polished);
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
    QEvent change(QEvent::StyleChange);
    QCoreApplication::sendEvent(widget, &change);
}

} // namespace

LatePolish::LatePolish(QObject* parent) : QObject(parent) {
    connect(&m_timer, &QTimer::timeout, this, &LatePolish::goOn);
}

/// Qt polishes again what bears the mark of having been polished, and tells everybody that there is another style.
void LatePolish::setAside() {
    for (QWidget* widget : QApplication::allWidgets()) {
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
    if (!m_waiting.isEmpty()) m_timer.start(0);
}

void LatePolish::goOn() {
    QElapsedTimer since;
    since.start();
    while (!m_waiting.isEmpty() && since.elapsed() < PieceMs) polish(m_waiting.take(m_waiting.constBegin().key()));
    if (!m_waiting.isEmpty()) return;
    m_timer.stop();
    qApp->removeEventFilter(this);
}

bool LatePolish::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::StyleChange) return m_isChanging && m_waiting.contains(watched);
    if (event->type() == QEvent::Show) polish(m_waiting.take(watched));
    return false;
}

} // namespace ui
