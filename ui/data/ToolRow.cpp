#include "ui/data/ToolRow.h"

#include "ui/data/FilterBar.h"
#include "ui/shell/Actions.h"
#include "ui/shell/Symbols.h"
#include "ui/shell/Theme.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

namespace ui {

using namespace Qt::StringLiterals;
using Id = Actions::Id;

ToolRow::ToolRow(const Actions& actions, QWidget* parent)
    : QWidget(parent), m_filter(new FilterBar(this)), m_more(makeMore(actions)) {
    setObjectName(u"toolRow"_s);
    setAttribute(Qt::WA_StyledBackground);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(Spacing::Medium, Spacing::Small, Spacing::Medium, Spacing::Small);
    row->setSpacing(Spacing::Small);
    row->addWidget(m_filter, 1, Qt::AlignTop);
    row->addStretch(0);
    const std::pair<Id, Symbol> buttons[] = {
        {Id::AddRecord, Symbol::Plus}, {Id::ImportData, Symbol::Import}, {Id::ExportData, Symbol::Export}};
    for (const auto& [id, icon] : buttons) {
        QAction* action = actions[id];
        auto* button = new QPushButton(this);
        button->setObjectName(u"tool_"_s + action->objectName());
        button->setIcon(symbol(icon));
        button->setEnabled(action->isEnabled());
        connect(button, &QPushButton::clicked, action, &QAction::trigger);
        connect(action, &QAction::enabledChanged, button, &QWidget::setEnabled);
        m_buttons.emplace_back(button, action);
        row->addWidget(button, 0, Qt::AlignTop);
        if (id != Id::ImportData) continue;
        row->addWidget(m_more, 0, Qt::AlignTop);
        setTabOrder(button, m_more);
    }
    retranslate();
}

QToolButton* ToolRow::makeMore(const Actions& actions) {
    auto* more = new QToolButton(this);
    more->setObjectName(u"tool_importMenu"_s);
    more->setIcon(symbol(Symbol::Chevron));
    more->setPopupMode(QToolButton::InstantPopup);
    more->setFocusPolicy(Qt::TabFocus);
    setRole(more, Role::Flat);
    auto* menu = new QMenu(more);
    for (const Id id : {Id::ImportData, Id::ImportFolder}) menu->addAction(actions[id]);
    menu->setToolTipsVisible(true);
    more->setMenu(menu);
    return more;
}

void ToolRow::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

void ToolRow::retranslate() {
    m_more->setAccessibleName(tr("More ways to import"));
    m_more->setToolTip(m_more->accessibleName());
    const QString words[] = {tr("Record"), tr("Import…"), tr("Export…")};
    for (std::size_t i = 0; i < m_buttons.size(); ++i) {
        const auto& [button, action] = m_buttons[i];
        const QString keys = action->shortcut().toString(QKeySequence::NativeText);
        button->setText(words[i]);
        button->setAccessibleName(action->text());
        button->setToolTip(u"%1 (%2)"_s.arg(action->toolTip(), keys));
    }
}

} // namespace ui
