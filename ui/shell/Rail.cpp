#include "ui/shell/Rail.h"

#include "ui/shell/Actions.h"
#include "ui/shell/Symbols.h"
#include "ui/shell/Theme.h"

#include <QAction>
#include <QEvent>
#include <QMenu>
#include <QVBoxLayout>

namespace ui {
namespace {

using namespace Qt::StringLiterals;

struct RailItem {
    Place place;
    Symbol icon;
    const char* objectName;
};
constexpr RailItem Items[] = {{Place::Data, Symbol::Data, "railData"},
                              {Place::Train, Symbol::Train, "railTrain"},
                              {Place::Runs, Symbol::Runs, "railRuns"},
                              {Place::Play, Symbol::Play, "railPlay"},
                              {Place::Adapters, Symbol::Adapters, "railAdapters"}};

RailButton* makeItem(QWidget* parent, const char* name, Symbol icon) {
    auto* button = new RailButton(parent);
    button->setObjectName(QLatin1StringView(name));
    button->setIcon(symbol(icon, SymbolColor::Muted));
    button->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
    button->setFocusPolicy(Qt::TabFocus);
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setRole(button, Role::RailItem);
    return button;
}

} // namespace

Rail::Rail(const Actions& actions, QWidget* parent)
    : QFrame(parent), m_actions(actions), m_menu(makeItem(this, "railMenu", Symbol::Menu)) {
    setObjectName(u"rail"_s);
    setRole(this, Role::Bar);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Spacing::Hair, Spacing::Small, Spacing::Hair, Spacing::Small);
    column->setSpacing(Spacing::Hair);
    for (const RailItem& item : Items) {
        RailButton* button = makeItem(this, item.objectName, item.icon);
        QAction* action = m_actions.goTo(item.place);
        button->setCheckable(true);
        connect(button, &QToolButton::clicked, action, [button, action] {
            action->trigger();
            button->setChecked(action->isChecked()); // a click on the page that is shown leaves it chosen
        });
        connect(action, &QAction::toggled, button, &QToolButton::setChecked);
        m_places.push_back(button);
        column->addWidget(button);
    }
    column->addStretch();
    column->addWidget(m_menu);
    setTabOrder(m_places.back(), m_menu);
    connect(m_menu, &QToolButton::clicked, this, &Rail::popUpMenu);
    retranslate();
    sizeIcons();
}

void Rail::setBadge(Place place, const std::optional<Badge>& badge) {
    for (std::size_t i = 0; i < m_places.size(); ++i)
        if (Items[i].place == place) m_places[i]->setBadge(badge);
}

void Rail::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
    if (event->type() == QEvent::FontChange) sizeIcons();
}

void Rail::sizeIcons() {
    const int size = symbolSize(fontMetrics());
    for (RailButton* button : m_places) button->setIconSize({size, size});
    m_menu->setIconSize({size, size});
}

void Rail::retranslate() {
    for (std::size_t i = 0; i < m_places.size(); ++i) {
        const QAction* action = m_actions.goTo(Items[i].place);
        m_places[i]->setText(action->text());
        m_places[i]->setAccessibleName(action->text());
        m_places[i]->setExplanation(action->toolTip(), action->shortcut().toString(QKeySequence::NativeText));
    }
    m_menu->setText(tr("Menu"));
    m_menu->setAccessibleName(tr("Menu"));
    m_menu->setToolTip(tr("Colours, language, text size and what is about the program itself."));
}

void Rail::popUpMenu() {
    using Id = Actions::Id;
    auto* menu = new QMenu(this);
    menu->setObjectName(u"mainMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [this](QMenu* to, std::initializer_list<Id> ids) {
        for (const Id id : ids) to->addAction(m_actions[id]);
    };
    add(menu, {Id::ChooseModel, Id::CommandPalette});
    menu->addSeparator();
    add(menu->addMenu(tr("Colours")), {Id::SchemeSystem, Id::SchemeLight, Id::SchemeDark});
    add(menu->addMenu(tr("Text size")), {Id::TextLarger, Id::TextSmaller, Id::TextNormal});
    add(menu->addMenu(tr("Language")), {Id::LanguageSystem, Id::LanguageEnglish, Id::LanguageChinese});
    menu->addSeparator();
    add(menu, {Id::StartEngine, Id::About, Id::Quit});
    menu->popup(
        m_menu->mapToGlobal(QPoint(m_menu->width() + Spacing::Hair, m_menu->height() - menu->sizeHint().height())));
}

} // namespace ui
