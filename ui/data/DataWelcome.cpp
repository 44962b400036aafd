#include "ui/data/DataWelcome.h"

#include "ui/shell/Actions.h"
#include "ui/shell/Symbols.h"
#include "ui/shell/Theme.h"
#include "ui/shell/Welcome.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>

namespace ui {

using namespace Qt::StringLiterals;
using Id = Actions::Id;

namespace {

constexpr int TextWidth = 640;

QLabel* makeLabel(QWidget* parent, const char* name) {
    auto* label = new QLabel(parent);
    label->setObjectName(QLatin1StringView(name));
    label->setWordWrap(true);
    label->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    return label;
}

} // namespace

DataWelcome::DataWelcome(const Actions& actions, QWidget* parent)
    : QWidget(parent), m_actions(actions), m_icon(makeLabel(this, "welcomeIcon")),
      m_title(makeLabel(this, "welcomeTitle")), m_text(makeLabel(this, "welcomeText")),
      m_hint(makeLabel(this, "welcomeHint")), m_all(new QPushButton(this)) {
    setObjectName(u"dataWelcome"_s);
    setRole(m_title, Role::Title);
    setRole(m_text, Role::Muted);
    setRole(m_hint, Role::Muted);
    m_ofNoProject = {makeButton(actions[Id::TrySample], true), makeButton(actions[Id::NewProject], false),
                     makeButton(actions[Id::OpenProject], false)};
    m_ofEmpty = {makeButton(actions[Id::ImportData], true), makeButton(actions[Id::Paste], false),
                 makeButton(actions[Id::AddRecord], false)};
    m_all->setObjectName(u"welcome_all"_s);
    connect(m_all, &QPushButton::clicked, this, &DataWelcome::allWanted);
    layOut();
    show(Kind::NoProject);
}

void DataWelcome::layOut() {
    auto* middle = new QWidget(this);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(Spacing::Small);
    buttons->addStretch(1);
    for (const auto* group : {&m_ofNoProject, &m_ofEmpty})
        for (QPushButton* button : *group) buttons->addWidget(button);
    buttons->addWidget(m_all);
    buttons->addStretch(1);
    auto* column = new QVBoxLayout(middle);
    column->setSpacing(Spacing::Medium);
    for (QLabel* each : {m_icon, m_title, m_text}) column->addWidget(each);
    column->addSpacing(Spacing::Small);
    column->addLayout(buttons);
    column->addWidget(m_hint);
    layOutInTheMiddle(this, middle, TextWidth);
}

QPushButton* DataWelcome::makeButton(QAction* action, bool isPrimary) {
    auto* button = new QPushButton(this);
    button->setObjectName(u"welcome_"_s + action->objectName());
    if (isPrimary) setRole(button, Role::Primary);
    connect(button, &QPushButton::clicked, action, &QAction::trigger);
    return button;
}

void DataWelcome::show(Kind kind) {
    m_kind = kind;
    for (QPushButton* button : m_ofNoProject) button->setVisible(kind == Kind::NoProject);
    for (QPushButton* button : m_ofEmpty) button->setVisible(kind == Kind::Empty);
    m_all->setVisible(kind == Kind::NothingFound);
    retranslate();
}

QWidget* DataWelcome::firstFocus() const {
    return m_kind == Kind::NoProject ? m_ofNoProject.front() : m_kind == Kind::Empty ? m_ofEmpty.front() : nullptr;
}

/// The table, whose key this is otherwise, is not there.
void DataWelcome::keyPressEvent(QKeyEvent* event) {
    if (m_kind == Kind::Empty && event->matches(QKeySequence::Paste)) return m_actions[Id::Paste]->trigger();
    QWidget::keyPressEvent(event);
}

void DataWelcome::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange ||
        event->type() == QEvent::FontChange)
        retranslate();
}

DataWelcome::Words DataWelcome::words() const {
    switch (m_kind) {
    case Kind::NoProject:
        return {tr("No project is open"),
                tr("A project keeps your records, every change you make to them, and the trainings that learned from "
                   "them, in one folder that is yours to copy and hand on."),
                {}};
    case Kind::Opening:
        return {tr("Opening the project…"), {}, {}};
    case Kind::Unread:
        return {tr("The records cannot be read"), tr("Why, and what can be done, is said above."), {}};
    case Kind::Empty:
        return {tr("No records yet"),
                tr("Records are your examples: an instruction, perhaps an input, and the answer you would give. A few "
                   "hundred good ones teach a model your way of answering."),
                tr("Copy rows in Excel or Calc and paste them here, or drop a file on the window.")};
    case Kind::EmptyReadOnly:
        return {tr("This project has no records"), tr("It cannot be changed, so none can be added here."), {}};
    case Kind::NothingFound:
        break;
    }
    return {tr("No record is like that"), tr("What you look for, or the kinds you ticked, leave no record."), {}};
}

void DataWelcome::retranslate() {
    const auto [title, text, hint] = words();
    const Symbol icon = m_kind == Kind::NothingFound ? Symbol::Search : Symbol::Data;
    m_icon->setPixmap(
        symbol(icon, SymbolColor::Muted).pixmap(QSize(2, 2) * symbolSize(fontMetrics()), devicePixelRatioF()));
    m_icon->setAccessibleName(title);
    m_title->setText(title);
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    m_hint->setText(hint);
    m_hint->setVisible(!hint.isEmpty());
    const auto say = [](QPushButton* button, const QString& name, const QString& explanation) {
        button->setText(name);
        button->setAccessibleName(name);
        button->setToolTip(explanation);
    };
    say(m_all, tr("Show all records"), tr("Takes text and filter away, so that all records are shown."));
    for (const auto& [buttons, ids] :
         {std::pair(&m_ofNoProject, std::array{Id::TrySample, Id::NewProject, Id::OpenProject}),
          std::pair(&m_ofEmpty, std::array{Id::ImportData, Id::Paste, Id::AddRecord})})
        for (std::size_t i = 0; i < ids.size(); ++i)
            say((*buttons)[i], m_actions[ids[i]]->text(), m_actions[ids[i]]->toolTip());
}

} // namespace ui
