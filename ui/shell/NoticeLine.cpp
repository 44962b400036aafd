#include "ui/shell/NoticeLine.h"

#include "ui/shell/Symbols.h"
#include "ui/shell/Theme.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>

namespace ui {

using namespace Qt::StringLiterals;

NoticeLine::NoticeLine(QWidget* parent)
    : QFrame(parent), m_icon(new QLabel(this)), m_text(new QLabel(this)),
      m_choices{makeChoice(u"noticeRemedy"_s), makeChoice(u"noticeOtherwise"_s)}, m_close(new QToolButton(this)) {
    setObjectName(u"noticeLine"_s);
    m_text->setObjectName(u"noticeText"_s);
    m_text->setTextFormat(Qt::PlainText); // names are what their persons like
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_close->setObjectName(u"noticeClose"_s);
    m_close->setIcon(symbol(Symbol::Close, SymbolColor::Muted));
    m_close->setFocusPolicy(Qt::TabFocus);
    setRole(m_close, Role::Flat);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(Spacing::Large, Spacing::Small, Spacing::Small, Spacing::Small);
    row->setSpacing(Spacing::Medium);
    row->addWidget(m_icon, 0, Qt::AlignVCenter);
    row->addWidget(m_text, 1);
    for (const Choice& choice : m_choices) row->addWidget(choice.button);
    row->addWidget(m_close, 0, Qt::AlignVCenter);
    connect(m_close, &QToolButton::clicked, this, &QWidget::hide);
    for (const Choice& choice : m_choices)
        connect(choice.button, &QPushButton::clicked, this, [this, &choice] {
            hide();
            if (choice.action) choice.action->trigger();
        });
    retranslate();
    hide();
}

NoticeLine::Choice NoticeLine::makeChoice(const QString& name) {
    auto* button = new QPushButton(this);
    button->setObjectName(name);
    return {button};
}

void NoticeLine::show(Kind kind, const QString& text, QAction* remedy, QAction* otherwise) {
    const bool danger = kind == Kind::Danger;
    setProperty("kind", danger ? u"danger"_s : u"information"_s);
    style()->unpolish(this);
    style()->polish(this);
    m_icon->setPixmap(
        symbol(danger ? Symbol::Error : Symbol::Information, danger ? SymbolColor::Danger : SymbolColor::Accent)
            .pixmap(QSize(1, 1) * symbolSize(fontMetrics()), devicePixelRatioF()));
    m_icon->setAccessibleName(danger ? tr("Problem") : tr("Note"));
    m_text->setText(text);
    m_choices[0].action = remedy;
    m_choices[1].action = otherwise;
    for (const Choice& choice : m_choices) choice.button->setVisible(choice.action != nullptr);
    retranslate();
    setVisible(true);
}

void NoticeLine::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

void NoticeLine::retranslate() {
    m_close->setAccessibleName(tr("Close this line"));
    m_close->setToolTip(tr("Close this line"));
    for (const auto& [button, action] : m_choices) {
        if (!action) continue;
        button->setText(action->text());
        button->setToolTip(action->toolTip());
    }
}

} // namespace ui
