#include "ui/start/StartPage.h"

#include "ui/session/ModelSession.h"
#include "ui/session/ProjectSession.h"
#include "ui/shell/Actions.h"
#include "ui/shell/FlowLayout.h"
#include "ui/shell/Symbols.h"
#include "ui/shell/Theme.h"
#include "ui/start/ModelCard.h"
#include "ui/start/ModelRows.h"
#include "ui/start/ProjectRows.h"
#include "ui/start/StepTiles.h"

#include <QAction>
#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int ReadingWidth = 920;

} // namespace

StartPage::StartPage(ProjectSession& project, ModelSession& models, const KnownModels& known, const Actions& actions,
                     QWidget* parent)
    : Page(parent), m_project(project), m_models(models), m_known(known), m_actions(actions), m_title(new QLabel(this)),
      m_text(new QLabel(this)), m_tiles(new StepTiles(this)), m_projectTitle(new QLabel(this)),
      m_projectText(new QLabel(this)), m_sample(makeButton("trySampleButton", actions[Actions::Id::TrySample])),
      m_reviews(makeButton("tryReviewsButton", actions[Actions::Id::TryReviews])),
      m_new(makeButton("newProjectButton", actions[Actions::Id::NewProject])),
      m_newFromFile(makeButton("newFromFileButton", actions[Actions::Id::NewFromFile])),
      m_open(makeButton("openProjectButton", actions[Actions::Id::OpenProject])), m_modelTitle(new QLabel(this)),
      m_modelText(new QLabel(this)), m_choose(makeButton("chooseModelButton", actions[Actions::Id::ChooseModel])),
      m_drop(new QLabel(this)) {
    setObjectName(u"startPage"_s);
    auto* content = new QWidget;
    content->setMaximumWidth(ReadingWidth);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Spacing::Section);
    column->addWidget(makeHead());
    column->addWidget(m_tiles);
    column->addWidget(makeProjectPart());
    column->addWidget(makeModelPart());
    column->addStretch(1);

    auto* ground = new QWidget;
    auto* row = new QHBoxLayout(ground);
    row->setContentsMargins(Spacing::Page, Spacing::Page, Spacing::Page, Spacing::Section);
    row->addStretch(1);
    row->addWidget(content, 1000);
    row->addStretch(1);
    auto* scroll = new QScrollArea(this);
    scroll->setObjectName(u"startScroll"_s);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(ground);
    auto* page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->addWidget(scroll);

    connect(m_tiles, &StepTiles::goTo, this, &StartPage::goTo);
    connect(&m_project, &ProjectSession::opened, this, &StartPage::retranslate);
    connect(&m_project, &ProjectSession::closed, this, &StartPage::retranslate);
    connect(&m_models, &ModelSession::baseChanged, this, &StartPage::retranslate);
    retranslate();
}

QWidget* StartPage::makeHead() {
    auto* head = new QWidget(this);
    auto* icon = new QLabel(head);
    icon->setPixmap(programIcon().pixmap(QSize(56, 56), devicePixelRatioF()));
    icon->setAccessibleName(u"Lorikeet"_s);
    setRole(m_title, Role::Title);
    setRole(m_text, Role::Muted);
    m_title->setWordWrap(true);
    m_text->setWordWrap(true);
    auto* words = new QVBoxLayout;
    words->setSpacing(Spacing::Hair);
    words->addWidget(m_title);
    words->addWidget(m_text);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Spacing::Large);
    row->addWidget(icon, 0, Qt::AlignTop);
    row->addLayout(words, 1);
    return head;
}

/// A button that does what the action does, and is greyed with it.
QPushButton* StartPage::makeButton(const char* objectName, QAction* action) {
    auto* button = new QPushButton(this);
    button->setObjectName(QLatin1StringView(objectName));
    connect(button, &QPushButton::clicked, action, &QAction::trigger);
    connect(action, &QAction::enabledChanged, button, [this, button](bool isEnabled) { enable(button, isEnabled); });
    button->setEnabled(action->isEnabled());
    return button;
}

/// While a project is being opened the focus does not wander to where nobody put it.
void StartPage::enable(QPushButton* button, bool isEnabled) {
    if (!isEnabled && button->hasFocus()) {
        m_waiting = button;
        setFocus();
    }
    button->setEnabled(isEnabled);
    if (!isEnabled || m_waiting != button) return;
    m_waiting = nullptr;
    if (hasFocus()) button->setFocus();
}

QWidget* StartPage::makeProjectPart() {
    auto* part = new QWidget(this);
    setRole(m_projectTitle, Role::Heading);
    setRole(m_projectText, Role::Muted);
    m_projectText->setWordWrap(true);
    auto* buttons = new FlowLayout(Spacing::Small);
    for (QPushButton* button : {m_sample, m_reviews, m_new, m_newFromFile, m_open}) buttons->addWidget(button);
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Spacing::Small);
    column->addWidget(m_projectTitle);
    column->addWidget(m_projectText);
    column->addSpacing(Spacing::Hair);
    column->addLayout(buttons);
    column->addSpacing(Spacing::Hair);
    column->addWidget(new ProjectRows(m_project, m_open, part));
    return part;
}

QWidget* StartPage::makeModelPart() {
    auto* part = new QWidget(this);
    setRole(m_modelTitle, Role::Heading);
    setRole(m_modelText, Role::Muted);
    setRole(m_drop, Role::Muted);
    m_modelText->setWordWrap(true);
    m_drop->setWordWrap(true);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(Spacing::Medium);
    buttons->addWidget(m_choose);
    buttons->addWidget(m_drop, 1);
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Spacing::Small);
    column->addWidget(m_modelTitle);
    column->addWidget(m_modelText);
    column->addSpacing(Spacing::Hair);
    column->addLayout(buttons);
    column->addSpacing(Spacing::Hair);
    column->addWidget(new ModelCard(m_models, part));
    column->addWidget(new ModelRows(m_models, m_known, m_choose, part));
    return part;
}

QWidget* StartPage::firstFocus() const {
    return m_sample->isEnabled() ? m_sample : m_new;
}

void StartPage::changeEvent(QEvent* event) {
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

void StartPage::retranslate() {
    m_title->setText(tr("Teach a language model your way of answering"));
    m_text->setText(
        tr("From a table of your own examples to an adapter you can hand on. Everything stays on this computer."));
    m_modelTitle->setText(tr("Base model"));
    m_modelText->setText(tr("What your adapters build on: a folder with config.json, a tokenizer and weights in "
                            "safetensors format, as Hugging Face lays it out. It is only read."));
    m_projectTitle->setText(tr("Project"));
    m_projectText->setText(tr("Your records with their history, and what was trained on them: one folder that you can "
                              "copy and hand on."));
    const bool hasProject = m_project.isOpen() || !m_project.recent().isEmpty();
    setRole(m_sample, hasProject ? Role::Plain : Role::Primary); // the next step only as long as there is none
    const std::pair<QPushButton*, Actions::Id> buttons[] = {{m_sample, Actions::Id::TrySample},
                                                            {m_reviews, Actions::Id::TryReviews},
                                                            {m_new, Actions::Id::NewProject},
                                                            {m_newFromFile, Actions::Id::NewFromFile},
                                                            {m_open, Actions::Id::OpenProject},
                                                            {m_choose, Actions::Id::ChooseModel}};
    for (const auto& [button, id] : buttons) {
        button->setText(m_actions[id]->text());
        button->setAccessibleName(m_actions[id]->text());
        button->setToolTip(m_actions[id]->toolTip());
    }
    if (m_models.base()) m_choose->setText(tr("Choose another folder…"));
    m_drop->setText(tr("or drop a folder, or files of records, anywhere on this window"));
}

} // namespace ui
