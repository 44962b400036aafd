#include "ui/runs/RunsWelcome.h"

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

RunsWelcome::RunsWelcome(QWidget* parent)
    : QWidget(parent), m_icon(new QLabel(this)), m_title(new QLabel(this)), m_text(new QLabel(this)),
      m_next(new QPushButton(this)) {
    setObjectName(u"runsWelcome"_s);
    setRole(m_title, Role::Title);
    setRole(m_text, Role::Muted);
    setRole(m_next, Role::Primary);
    m_next->setObjectName(u"runsNext"_s);
    m_text->setWordWrap(true);
    m_text->setFixedWidth(TextWidth);
    for (QLabel* each : {m_icon, m_title, m_text}) each->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Spacing::Page, Spacing::Page, Spacing::Page, Spacing::Page);
    column->setSpacing(Spacing::Medium);
    column->addStretch(2);
    for (QWidget* each : {static_cast<QWidget*>(m_icon), static_cast<QWidget*>(m_title), static_cast<QWidget*>(m_text),
                          static_cast<QWidget*>(m_next)})
        column->addWidget(each, 0, Qt::AlignHCenter);
    column->addStretch(3);
    retranslate();
}

void RunsWelcome::setHasProject(bool hasProject) {
    m_hasProject = hasProject;
    retranslate();
}

void RunsWelcome::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange ||
        event->type() == QEvent::FontChange)
        retranslate();
}

void RunsWelcome::retranslate() {
    m_icon->setPixmap(symbol(Symbol::Runs, SymbolColor::Muted)
                          .pixmap(QSize(2, 2) * symbolSize(fontMetrics()), devicePixelRatioF()));
    m_icon->setAccessibleName(tr("Runs"));
    m_title->setText(m_hasProject ? tr("No runs yet") : tr("No project is open"));
    m_text->setText(m_hasProject ? tr("Each training is listed here with its settings, its loss and its accuracy, so "
                                      "that you can lay several over one another and see which was better, and why.")
                                 : tr("The runs of a project are listed here."));
    m_next->setText(m_hasProject ? tr("Train an adapter") : tr("To the start page"));
    m_next->setToolTip(m_hasProject ? tr("Goes to the page where a run is set up and started.")
                                    : tr("Goes to the page where projects are opened."));
    m_next->setAccessibleName(m_next->text());
}

} // namespace ui
