#include "ui/shell/EnterKey.h"

#include <QApplication>
#include <QCheckBox>
#include <QKeyEvent>
#include <QRadioButton>
#include <QToolButton>

namespace ui {

EnterKey::EnterKey(QObject* parent) : QObject(parent) {
    qApp->installEventFilter(this);
}

bool EnterKey::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::KeyPress) return false;
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (!isEnter || (key->modifiers() & ~Qt::KeypadModifier)) return false;
    auto* button = qobject_cast<QAbstractButton*>(watched);
    if (!button || !button->isEnabled() || qobject_cast<QCheckBox*>(button) || qobject_cast<QRadioButton*>(button))
        return false;
    if (key->isAutoRepeat()) return true; // once is meant
    auto* tool = qobject_cast<QToolButton*>(button);
    if (tool && tool->popupMode() == QToolButton::InstantPopup)
        tool->showMenu();
    else
        button->click();
    return true;
}

} // namespace ui
