#include "ui/shell/Welcome.h"

#include "ui/shell/Theme.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {
namespace {

constexpr int TextWidth = 560;

} // namespace

void layOutInTheMiddle(QWidget* page, QWidget* content, int width) {
    content->setMaximumWidth(width);
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(content, 6);
    row->addStretch(1);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(Spacing::Page, Spacing::Page, Spacing::Page, Spacing::Page);
    column->addStretch(2);
    column->addLayout(row);
    column->addStretch(3);
}

Welcome::Welcome(Symbol icon, const QStringList& steps, QWidget* parent)
    : QWidget(parent), m_symbol(icon), m_icon(new QLabel(this)), m_title(new QLabel(this)), m_text(new QLabel(this)) {
    setRole(m_title, Role::Title);
    setRole(m_text, Role::Muted);
    for (QLabel* each : {m_icon, m_title, m_text}) {
        each->setWordWrap(true);
        each->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    }
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(Spacing::Small);
    buttons->addStretch(1);
    for (const QString& name : steps) {
        m_steps.push_back(new QPushButton(this));
        m_steps.back()->setObjectName(name);
        buttons->addWidget(m_steps.back());
    }
    setRole(m_steps.front(), Role::Primary);
    buttons->addStretch(1);
    auto* middle = new QWidget(this);
    auto* column = new QVBoxLayout(middle);
    column->setSpacing(Spacing::Medium);
    for (QLabel* each : {m_icon, m_title, m_text}) column->addWidget(each);
    column->addSpacing(Spacing::Small);
    column->addLayout(buttons);
    layOutInTheMiddle(this, middle, TextWidth);
}

void Welcome::setHasProject(bool hasProject) {
    m_hasProject = hasProject;
    retranslate();
}

void Welcome::retranslate() {
    const Words say = words(m_hasProject);
    m_icon->setPixmap(
        symbol(m_symbol, SymbolColor::Muted).pixmap(QSize(2, 2) * symbolSize(fontMetrics()), devicePixelRatioF()));
    m_icon->setAccessibleName(say.page);
    m_title->setText(say.title);
    m_text->setText(say.text);
    for (std::size_t i = 0; i < m_steps.size(); ++i) {
        if (i > 0) m_steps[i]->setVisible(i < say.steps.size()); // whether the first is seen says the page
        if (i >= say.steps.size()) continue;
        m_steps[i]->setText(say.steps[i].text);
        m_steps[i]->setToolTip(say.steps[i].explanation);
        m_steps[i]->setAccessibleName(say.steps[i].text);
    }
}

void Welcome::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange ||
        event->type() == QEvent::FontChange)
        retranslate();
}

} // namespace ui
