#include "ui/train/WheelGuard.h"

#include <QEvent>
#include <QWidget>

namespace ui {

WheelGuard::WheelGuard(QWidget* field) : QObject(field), m_field(field) {
    m_field->setFocusPolicy(Qt::StrongFocus); // the wheel gives no focus
    m_field->installEventFilter(this);
}

bool WheelGuard::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::Wheel || m_field->hasFocus()) return QObject::eventFilter(watched, event);
    event->ignore(); // handed on to what scrolls
    return true;
}

} // namespace ui
