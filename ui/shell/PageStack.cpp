#include "ui/shell/PageStack.h"

#include <QChildEvent>
#include <QCoreApplication>
#include <QScopedValueRollback>

namespace ui {

PageStack::PageStack(QWidget* parent) : QStackedWidget(parent) {
    connect(&m_timer, &QTimer::timeout, this, [this] {
        if (m_waiting.isEmpty()) return m_timer.stop();
        tell(m_waiting.first());
    });
}

void PageStack::childEvent(QChildEvent* event) {
    QStackedWidget::childEvent(event);
    if (event->added() && event->child()->isWidgetType()) event->child()->installEventFilter(this);
}

void PageStack::tell(QWidget* page) {
    if (m_waiting.removeAll(page) == 0 || !page) return;
    const QScopedValueRollback telling(m_isTelling, true);
    QEvent change(QEvent::LanguageChange);
    QCoreApplication::sendEvent(page, &change);
}

bool PageStack::eventFilter(QObject* watched, QEvent* event) {
    auto* page = qobject_cast<QWidget*>(watched);
    if (event->type() == QEvent::LanguageChange && !m_isTelling && isVisible() && !page->isVisible()) {
        if (!m_waiting.contains(page)) m_waiting.append(page);
        m_timer.start(0);
        return true;
    }
    if (event->type() == QEvent::Show) tell(page);
    return QStackedWidget::eventFilter(watched, event);
}

} // namespace ui
