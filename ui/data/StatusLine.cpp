#include "ui/data/StatusLine.h"

#include "ui/shell/ElidedText.h"
#include "ui/shell/HistoryText.h"
#include "ui/shell/Quantity.h"
#include "ui/shell/Symbols.h"
#include "ui/shell/Theme.h"

#include <QAccessible>
#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include <chrono>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::seconds Stays(8);

} // namespace

StatusLine::StatusLine(QAction* undo, QAction* redo, QWidget* parent)
    : QWidget(parent), m_undoAction(undo), m_redoAction(redo), m_numbers(new ElidedLabel(this)),
      m_labels(new ElidedButton(this)), m_said(new ElidedLabel(this)), m_undo(new ElidedButton(this)),
      m_redo(new ElidedButton(this)) {
    setObjectName(u"statusLine"_s);
    setAttribute(Qt::WA_StyledBackground);
    m_numbers->setObjectName(u"recordNumbers"_s);
    m_said->setObjectName(u"recordSaid"_s);
    m_labels->setObjectName(u"labelSummary"_s);
    m_labels->hide();
    m_undo->setObjectName(u"undoButton"_s);
    m_redo->setObjectName(u"redoButton"_s);
    setRole(m_numbers, Role::Muted);
    m_said->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_said->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_numbers->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    for (QPushButton* each : {m_labels, m_undo, m_redo}) {
        setRole(each, Role::Flat);
        each->setFocusPolicy(Qt::TabFocus);
    }
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(Spacing::Medium, 2, Spacing::Small, 2);
    row->setSpacing(Spacing::Small);
    row->addWidget(m_numbers);
    row->addWidget(m_labels);
    row->addWidget(m_said, 1);
    row->addWidget(m_undo);
    row->addWidget(m_redo);
    connect(m_labels, &QPushButton::clicked, this, [this] { emit labelsWanted(m_labels->mapToGlobal(QPoint())); });
    connect(m_undo, &QPushButton::clicked, m_undoAction, &QAction::trigger);
    connect(m_redo, &QPushButton::clicked, m_redoAction, &QAction::trigger);
    connect(m_undoAction, &QAction::enabledChanged, this, &StatusLine::retranslate);
    connect(m_redoAction, &QAction::enabledChanged, this, &StatusLine::retranslate);
    m_fade.setSingleShot(true);
    m_fade.setInterval(Stays);
    connect(&m_fade, &QTimer::timeout, m_said, &QLabel::clear);
    retranslate();
}

void StatusLine::show(const Numbers& numbers) {
    m_shown = numbers;
    QStringList parts;
    const QString all = tr("%Ln record(s)", nullptr, static_cast<int>(numbers.records));
    parts += numbers.records == numbers.total ? all : tr("%1 of %2").arg(all, countText(numbers.total));
    if (numbers.selected > 1) parts += tr("%Ln selected", nullptr, numbers.selected);
    if (numbers.counted > 0) {
        const QString mean = countText(numbers.meanTokens);
        parts += numbers.counted >= numbers.total
                     ? tr("mean %1 tokens").arg(mean)
                     : tr("mean %1 tokens of %2 counted").arg(mean, countText(numbers.counted));
    }
    if (numbers.cut > 0) parts += tr("%Ln cut", nullptr, static_cast<int>(numbers.cut));
    m_numbers->setText(parts.join(u" · "_s));
}

void StatusLine::showUndo(const core::UndoState& state) {
    m_state = state;
    retranslate();
}

void StatusLine::showLabels(const QString& summary, const QString& advice, bool isUneven) {
    m_labels->setText(summary);
    m_labels->setAccessibleName(summary);
    m_labels->setIcon(isUneven ? symbol(Symbol::Warning, SymbolColor::Warning) : QIcon());
    const QString offer = tr("Shows how many records each label has; a click on one shows them.");
    m_labels->setToolTip(u"<p>%1</p>"_s.arg(QString(advice + u' ' + offer).trimmed().toHtmlEscaped()));
    m_labels->setVisible(!summary.isEmpty());
}

void StatusLine::say(const QString& text) {
    m_said->setText(text);
    m_fade.start();
    QAccessibleEvent alert(m_said, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

QString StatusLine::said() const {
    return m_said->text();
}

void StatusLine::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange) return;
    retranslate();
    show(m_shown);
}

void StatusLine::retranslate() {
    const auto offer = [](QPushButton* button, const QAction* action, const core::HistoryEntry& entry) {
        button->setVisible(entry.id != 0 && action->isEnabled()); // nothing is taken back in what is only read
        button->setText(action->text());
        const QString what = historyText(entry);
        button->setToolTip(
            u"%1 (%2): %3"_s.arg(action->text(), action->shortcut().toString(QKeySequence::NativeText), what));
        button->setAccessibleName(u"%1: %2"_s.arg(action->text(), what));
    };
    m_undo->setIcon(symbol(Symbol::Undo));
    m_redo->setIcon(symbol(Symbol::Redo));
    offer(m_undo, m_undoAction, m_state.undo);
    offer(m_redo, m_redoAction, m_state.redo);
    if (m_state.undo.id != 0) m_undo->setText(tr("Undo: %1").arg(historyText(m_state.undo)));
}

} // namespace ui
