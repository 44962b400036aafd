#include "ui/shell/LatePolish.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEvent>
#include <QStyle>

#include <ranges>
#include <vector>

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

/// Whoever it lies in comes first: a style sheet takes a widget's font from there as it is then.
void LatePolish::polishWithin(QWidget* widget) {
    std::vector<QWidget*> around;
    for (QWidget* each = widget; each; each = each->parentWidget())
        if (m_waiting.contains(each)) around.push_back(each);
    for (QWidget* each : around | std::views::reverse) polish(m_waiting.take(each));
}

void LatePolish::goOn() {
    QElapsedTimer since;
    since.start();
    while (!m_waiting.isEmpty() && since.elapsed() < PieceMs) {
        QWidget* next = m_waiting.constBegin().value();
        if (next)
            polishWithin(next);
        else
            m_waiting.erase(m_waiting.constBegin());
    }
    if (!m_waiting.isEmpty()) return;
    m_timer.stop();
    qApp->removeEventFilter(this);
}

bool LatePolish::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::StyleChange) return m_isChanging && m_waiting.contains(watched);
    if (event->type() == QEvent::Show && m_waiting.contains(watched)) polishWithin(m_waiting.value(watched));
    return false;
}

} // namespace ui
