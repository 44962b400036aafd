#include "ui/data/ReviewBar.h"

#include "ui/data/RecordWords.h"
#include "ui/shell/Actions.h"
#include "ui/shell/ChoiceButton.h"
#include "ui/shell/Theme.h"

#include <QAction>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

namespace ui {
namespace {

using namespace Qt::StringLiterals;

QPushButton* makeChoice(QWidget* parent, const QString& name) {
    auto* button = new QPushButton(parent);
    button->setObjectName(name);
    button->setCheckable(true);
    button->setProperty("choice", true);
    return button;
}

constexpr std::array StatusActions{Actions::Id::StatusDraft, Actions::Id::StatusApproved, Actions::Id::StatusNeedsWork,
                                   Actions::Id::StatusRejected};
constexpr std::array SplitActions{Actions::Id::SplitTrain, Actions::Id::SplitValidation, Actions::Id::SplitTest};

QString native(const QKeySequence& key) {
    return key.toString(QKeySequence::NativeText);
}

} // namespace

ReviewBar::ReviewBar(const Actions& actions, QWidget* parent)
    : QWidget(parent), m_actions(actions), m_statusTitle(new QLabel(this)), m_splitTitle(new QLabel(this)),
      m_previous(new QPushButton(this)), m_next(new QPushButton(this)), m_approve(new QPushButton(this)),
      m_remove(new QPushButton(this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Spacing::Medium);
    column->addLayout(makeChoices());
    column->addLayout(makeWay());
    setFocusProxy(m_statuses.front());
    QWidget* before = m_splits.back(); // Tab follows what is seen
    for (QPushButton* button : {m_remove, m_previous, m_next, m_approve}) {
        setTabOrder(before, button);
        before = button;
    }
    addKeys();
    retranslate();
}

QLayout* ReviewBar::makeChoices() {
    auto* statuses = new QGridLayout; // two by two: four in a row would make the editor wider than its texts need
    auto* splits = new QHBoxLayout;
    for (QLayout* each : {static_cast<QLayout*>(statuses), static_cast<QLayout*>(splits)})
        each->setSpacing(Spacing::Hair);
    for (QLabel* title : {m_statusTitle, m_splitTitle}) setRole(title, Role::Muted);
    for (std::size_t i = 0; i < AllStatuses.size(); ++i) {
        const core::Status status = AllStatuses[i];
        m_statuses[i] = makeChoice(this, u"status%1"_s.arg(i));
        connect(m_statuses[i], &QPushButton::clicked, this, [this, status] { emit statusChosen(status); });
        statuses->addWidget(m_statuses[i], static_cast<int>(i / 2), static_cast<int>(i % 2));
    }
    for (std::size_t i = 0; i < AllSplits.size(); ++i) {
        const core::Split split = AllSplits[i];
        m_splits[i] = makeChoice(this, u"split%1"_s.arg(i));
        connect(m_splits[i], &QPushButton::clicked, this, [this, split] { emit splitChosen(split); });
        splits->addWidget(m_splits[i]);
    }
    splits->addStretch(1);
    splits->addWidget(m_remove); // the way below has no room for it in a narrow editor
    auto* column = new QVBoxLayout;
    column->setSpacing(Spacing::Hair);
    column->addWidget(m_statusTitle);
    column->addLayout(statuses);
    column->addWidget(m_splitTitle);
    column->addLayout(splits);
    return column;
}

QLayout* ReviewBar::makeWay() {
    m_previous->setObjectName(u"previousRecord"_s);
    m_next->setObjectName(u"nextRecord"_s);
    m_approve->setObjectName(u"approveAndNext"_s);
    m_remove->setObjectName(u"removeRecord"_s);
    for (QPushButton* button : {m_previous, m_next, m_remove}) button->setProperty("choice", true);
    setRole(m_approve, Role::Primary);
    connect(m_previous, &QPushButton::clicked, this, [this] { emit stepWanted(-1); });
    connect(m_next, &QPushButton::clicked, this, [this] { emit stepWanted(1); });
    connect(m_approve, &QPushButton::clicked, this, &ReviewBar::approveWanted);
    connect(m_remove, &QPushButton::clicked, this, &ReviewBar::removeWanted);
    auto* row = new QHBoxLayout;
    row->setSpacing(Spacing::Hair);
    row->addWidget(m_previous);
    row->addWidget(m_next);
    row->addStretch(1);
    row->addWidget(m_approve);
    return row;
}

/// The commands' own keys work in the table alone; here they work in the whole editor.
void ReviewBar::addKeys() {
    const auto add = [this](Actions::Id id, QPushButton* button) {
        auto* shortcut = new QShortcut(m_actions[id]->shortcut(), parentWidget());
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, [button] {
            if (button->isVisible() && button->isEnabled()) emit button->clicked();
        });
    };
    for (std::size_t i = 0; i < AllStatuses.size(); ++i) add(StatusActions[i], m_statuses[i]);
    for (std::size_t i = 0; i < AllSplits.size(); ++i) add(SplitActions[i], m_splits[i]);
}

void ReviewBar::showDecisions(std::optional<core::Status> status, std::optional<core::Split> split) {
    for (std::size_t i = 0; i < AllStatuses.size(); ++i) m_statuses[i]->setChecked(status == AllStatuses[i]);
    for (std::size_t i = 0; i < AllSplits.size(); ++i) m_splits[i]->setChecked(split == AllSplits[i]);
}

void ReviewBar::setSingle(bool isSingle) {
    for (QPushButton* button : {m_previous, m_next, m_approve}) button->setVisible(isSingle);
}

void ReviewBar::setReadOnly(bool isReadOnly) {
    for (QPushButton* button : m_statuses) button->setEnabled(!isReadOnly);
    for (QPushButton* button : m_splits) button->setEnabled(!isReadOnly);
    for (QPushButton* button : {m_approve, m_remove}) button->setEnabled(!isReadOnly);
}

void ReviewBar::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange ||
        event->type() == QEvent::StyleChange)
        retranslate();
}

void ReviewBar::retranslate() {
    const auto key = [this](Actions::Id id) { return m_actions[id]->shortcut(); };
    const auto range = [](const QKeySequence& first, const QKeySequence& last) {
        return native(first) + u'…' + native(last).right(1);
    };
    m_statusTitle->setText(
        tr("Status   %1", "its keys").arg(range(key(StatusActions.front()), key(StatusActions.back()))));
    m_splitTitle->setText(tr("Split   %1", "its keys").arg(range(key(SplitActions.front()), key(SplitActions.back()))));
    const auto say = [](QPushButton* button, const QString& text, const QString& sentence, const QKeySequence& shown) {
        button->setText(text);
        button->setAccessibleName(text);
        button->setToolTip(shown.isEmpty() ? sentence : sentence + u" ("_s + native(shown) + u')');
    };
    for (std::size_t i = 0; i < AllStatuses.size(); ++i)
        say(m_statuses[i], statusText(AllStatuses[i]), m_actions[StatusActions[i]]->toolTip(), key(StatusActions[i]));
    for (std::size_t i = 0; i < AllSplits.size(); ++i)
        say(m_splits[i], splitText(AllSplits[i]), m_actions[SplitActions[i]]->toolTip(), key(SplitActions[i]));
    for (QPushButton* status : m_statuses) keepRoomForBold(*status);
    for (QPushButton* split : m_splits) keepRoomForBold(*split);
    say(m_previous, u"‹"_s, tr("Goes to the record before."), QKeySequence(Qt::ALT | Qt::Key_Up));
    say(m_next, u"›"_s, tr("Goes to the next record."), QKeySequence(Qt::ALT | Qt::Key_Down));
    m_previous->setAccessibleName(tr("Previous record"));
    m_next->setAccessibleName(tr("Next record"));
    say(m_remove, tr("Delete"), tr("Takes what is selected out of the project; Undo brings it back."), {});
    say(m_approve, tr("Approve && next") + u"  "_s + native(QKeySequence(Qt::CTRL | Qt::Key_Enter)),
        tr("Says that the record is good to learn from, and goes to the next one."), {});
    m_approve->setAccessibleName(tr("Approve and go to the next record"));
}

} // namespace ui
