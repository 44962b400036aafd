#include "ui/shell/ChoiceAccess.h"

#include <QAbstractItemView>
#include <QAccessibleWidget>
#include <QComboBox>
#include <QCoreApplication>
#include <QLineEdit>
#include <QTimer>

namespace ui {
namespace {

using namespace Qt::StringLiterals;

class ChoiceAccess : public QAccessibleWidget {
    Q_DECLARE_TR_FUNCTIONS(ui::ChoiceAccess)
public:
    explicit ChoiceAccess(QComboBox* box) : QAccessibleWidget(box, QAccessible::ComboBox), m_box(box) {}

    QString text(QAccessible::Text kind) const override {
        const QString chosen = m_box->currentText();
        if (kind == QAccessible::Value) return chosen;
        const QString said = QAccessibleWidget::text(kind);
        if (kind != QAccessible::Name || chosen.isEmpty()) return said;
        return said.isEmpty() ? chosen : tr("%1: %2", "what is chosen, the choice").arg(said, chosen);
    }
    QAccessible::State state() const override {
        QAccessible::State state = QAccessibleWidget::state();
        state.hasPopup = true;
        state.expandable = true;
        state.expanded = m_box->view()->isVisible();
        state.editable = m_box->isEditable();
        return state;
    }

    int childCount() const override { return m_box->isEditable() ? 2 : 1; }
    QAccessibleInterface* child(int index) const override {
        if (index == 0) return QAccessible::queryAccessibleInterface(m_box->view());
        return index == 1 && m_box->isEditable() ? QAccessible::queryAccessibleInterface(m_box->lineEdit()) : nullptr;
    }
    int indexOfChild(const QAccessibleInterface* child) const override {
        if (child->object() == m_box->view()) return 0;
        return m_box->isEditable() && child->object() == m_box->lineEdit() ? 1 : -1;
    }
    QAccessibleInterface* childAt(int x, int y) const override {
        if (!m_box->isEditable() || !m_box->lineEdit()->rect().contains(m_box->lineEdit()->mapFromGlobal(QPoint(x, y))))
            return nullptr;
        return child(1);
    }

    QStringList actionNames() const override {
        QStringList names = QAccessibleWidget::actionNames();
        if (m_box->isEnabled()) names.prepend(showMenuAction());
        return names;
    }
    void doAction(const QString& name) override {
        if (name != showMenuAction()) return QAccessibleWidget::doAction(name);
        QTimer::singleShot(0, m_box, [box = m_box] { // whoever asks is answered first
            box->view()->isVisible() ? box->hidePopup() : box->showPopup();
        });
    }

private:
    QComboBox* m_box;
};

QAccessibleInterface* accessOf(const QString&, QObject* object) {
    auto* box = qobject_cast<QComboBox*>(object);
    return box ? new ChoiceAccess(box) : nullptr;
}

} // namespace

void installChoiceAccess() {
    QAccessible::installFactory(accessOf);
}

} // namespace ui
