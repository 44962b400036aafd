#include "ui/adapters/AdaptersWelcome.h"

#include "ui/shell/Symbols.h"
#include "ui/shell/Theme.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int TextWidth = 560;

} // namespace

AdaptersWelcome::AdaptersWelcome(QWidget* parent)
    : QWidget(parent), m_icon(new QLabel(this)), m_title(new QLabel(this)), m_text(new QLabel(this)),
      m_next(new QPushButton(this)), m_import(new QPushButton(this)) {
    setObjectName(u"adaptersWelcome"_s);
    setRole(m_title, Role::Title);
    setRole(m_text, Role::Muted);
    setRole(m_next, Role::Primary);
    m_next->setObjectName(u"adaptersNext"_s);
    m_import->setObjectName(u"adaptersFirstImport"_s);
    m_text->setWordWrap(true);
    for (QLabel* each : {m_icon, m_title, m_text}) each->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(Spacing::Small);
    buttons->addStretch(1);
    buttons->addWidget(m_next);
    buttons->addWidget(m_import);
    buttons->addStretch(1);
    auto* middle = new QWidget(this);
    middle->setMaximumWidth(TextWidth);
    auto* column = new QVBoxLayout(middle);
    column->setSpacing(Spacing::Medium);
    for (QLabel* each : {m_icon, m_title, m_text}) column->addWidget(each);
    column->addLayout(buttons);
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(middle, 6);
    row->addStretch(1);
    auto* page = new QVBoxLayout(this);
    page->setContentsMargins(Spacing::Page, Spacing::Page, Spacing::Page, Spacing::Page);
    page->addStretch(2);
    page->addLayout(row);
    page->addStretch(3);
    retranslate();
}

void AdaptersWelcome::setHasProject(bool hasProject) {
    m_hasProject = hasProject;
    retranslate();
}

void AdaptersWelcome::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange ||
        event->type() == QEvent::FontChange)
        retranslate();
}

void AdaptersWelcome::retranslate() {
    m_icon->setPixmap(symbol(Symbol::Adapters, SymbolColor::Muted)
                          .pixmap(QSize(2, 2) * symbolSize(fontMetrics()), devicePixelRatioF()));
    m_icon->setAccessibleName(tr("Adapters"));
    m_title->setText(m_hasProject ? tr("No adapters yet") : tr("No project is open"));
    m_text->setText(m_hasProject
                        ? tr("An adapter is what a training leaves: a small folder that changes how the base model "
                             "answers. It is listed here to be tried, named and exported. One in PEFT’s format from "
                             "elsewhere can be imported: drop its folder on the window.")
                        : tr("Adapters belong to a project. Open one, or try the sample."));
    m_next->setText(m_hasProject ? tr("Train one") : tr("To the start"));
    m_next->setToolTip(m_hasProject ? tr("Goes to the page where an adapter is trained from your records.")
                                    : tr("Goes to the page where projects are opened."));
    m_import->setVisible(m_hasProject);
    m_import->setText(tr("Import…"));
    m_import->setToolTip(tr("Takes an adapter in PEFT’s format into the project, if all of it fits the base model."));
    for (QPushButton* button : {m_next, m_import}) button->setAccessibleName(button->text());
}

} // namespace ui
