#include "ui/shell/ButtonAccess.h"

#include <QAbstractButton>
#include <QAccessibleWidget>
#include <QKeySequence>
#include <QMenu>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>

namespace ui {
namespace {

using namespace Qt::StringLiterals;

QMenu* menuOf(const QAbstractButton& button) {
    if (const auto* push = qobject_cast<const QPushButton*>(&button)) return push->menu();
    const auto* tool = qobject_cast<const QToolButton*>(&button);
    return tool ? tool->menu() : nullptr;
}

/// Whether it can be chosen, or has a menu, may be told to a button after it was first asked for.
class ButtonAccess : public QAccessibleWidget {
public:
    explicit ButtonAccess(QAbstractButton* button) : QAccessibleWidget(button), m_button(button) {}

    QAccessible::Role role() const override {
        if (!m_button->isCheckable()) return menuOf(*m_button) ? QAccessible::ButtonMenu : QAccessible::PushButton;
        if (m_button->property("role") == u"rail"_s) return QAccessible::PageTab;
        const bool isOneOfSeveral = m_button->autoExclusive() || m_button->property("choice").toBool();
        return isOneOfSeveral ? QAccessible::RadioButton : QAccessible::CheckBox;
    }
    QString text(QAccessible::Text kind) const override {
        const QString said = QAccessibleWidget::text(kind);
        if (kind == QAccessible::Accelerator) return m_button->shortcut().toString(QKeySequence::NativeText);
        return kind == QAccessible::Name && said.isEmpty() ? m_button->text().remove(u'&') : said;
    }
    QAccessible::State state() const override {
        QAccessible::State state = QAccessibleWidget::state();
        state.checkable = m_button->isCheckable();
        state.checked = m_button->isChecked();
        state.pressed = m_button->isDown();
        state.hasPopup = menuOf(*m_button) != nullptr;
        return state;
    }
    QStringList actionNames() const override {
        QStringList names = QAccessibleWidget::actionNames();
        if (!m_button->isEnabled()) return names;
        names.prepend(role() == QAccessible::CheckBox ? toggleAction() : pressAction());
        if (menuOf(*m_button)) names.append(showMenuAction());
        return names;
    }
    void doAction(const QString& name) override {
        if (name == toggleAction() || name == pressAction() || name == showMenuAction())
            click();
        else
            QAccessibleWidget::doAction(name);
    }

private:
    /// Not at once: whoever asks is answered first, and a menu holds its caller until it is closed.
    void click() {
        QTimer::singleShot(0, m_button, [button = m_button] {
            auto* tool = qobject_cast<QToolButton*>(button);
            tool && tool->menu() && tool->popupMode() == QToolButton::InstantPopup ? tool->showMenu() : button->click();
        });
    }

    QAbstractButton* m_button;
};

QAccessibleInterface* accessOf(const QString&, QObject* object) {
    auto* button = qobject_cast<QAbstractButton*>(object);
    return button ? new ButtonAccess(button) : nullptr;
}

} // namespace

void installButtonAccess() {
    QAccessible::installFactory(accessOf);
}

} // namespace ui
