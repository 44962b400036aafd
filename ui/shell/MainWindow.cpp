#include "ui/shell/MainWindow.h"

#include "ui/session/EngineScheduler.h"
#include "ui/session/ModelSession.h"
#include "ui/session/ProjectSession.h"
#include "ui/session/RecordEdits.h"
#include "ui/session/Settings.h"
#include "ui/shell/AboutBox.h"
#include "ui/shell/Actions.h"
#include "ui/shell/Appearance.h"
#include "ui/shell/BarButton.h"
#include "ui/shell/CommandPalette.h"
#include "ui/shell/Dialogs.h"
#include "ui/shell/FileDrops.h"
#include "ui/shell/JobBar.h"
#include "ui/shell/JobWatch.h"
#include "ui/shell/LeaveLine.h"
#include "ui/shell/ModelMenu.h"
#include "ui/shell/NoticeLine.h"
#include "ui/shell/Page.h"
#include "ui/shell/PageStack.h"
#include "ui/shell/ProblemSentence.h"
#include "ui/shell/ProjectCommands.h"
#include "ui/shell/Rail.h"
#include "ui/shell/RailBadges.h"
#include "ui/shell/Symbols.h"
#include "ui/shell/TopBar.h"
#include "ui/shell/WindowNotices.h"
#include "ui/shell/WindowState.h"

#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QMenu>
#include <QPointer>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;
using Id = Actions::Id;

MainWindow::MainWindow(const WindowSessions& sessions, Actions& actions, Dialogs& dialogs)
    : m_sessions(sessions), m_settings(sessions.settings), m_engine(sessions.engine), m_models(sessions.models),
      m_actions(actions), m_dialogs(dialogs) {
    setObjectName(u"mainWindow"_s);
    setWindowIcon(programIcon());
    build();
    bindActions();
    bindAppearance(m_actions, m_settings);
    bindSessions();
    bindProject();
    m_state->restore();
}

MainWindow::~MainWindow() = default;

void MainWindow::build() {
    auto* middle = new QWidget(this);
    m_topBar = new TopBar(m_actions, m_engine, m_sessions.project, m_models, middle);
    m_rail = new Rail(m_actions, middle);
    m_notice = new NoticeLine(middle);
    m_leave = new LeaveLine(m_sessions.project, m_sessions.edits, m_sessions.training, m_sessions.release, middle);
    m_stack = new PageStack(middle);
    m_stack->setMinimumWidth(1); // a wide page gives way before the rail does
    m_jobBar = new JobBar(middle);
    std::vector<QAction*> commands = m_actions.all();
    std::erase(commands, m_actions[Id::CommandPalette]); // it is open
    m_palette = new CommandPalette(std::move(commands), this);
    connect(new FileDrops(this), &FileDrops::dropped, this, &MainWindow::take);
    m_state = new WindowState(*this, m_settings, m_sessions.project);
    m_commands = new ProjectCommands(m_actions, m_sessions.project, m_models, m_sessions.paths, m_dialogs, this);
    m_badges = new RailBadges(*m_rail, m_sessions, m_actions, this);
    m_notices = new WindowNotices(*m_notice, m_sessions, m_actions, this);
    m_jobs = new JobWatch(*m_jobBar, m_engine, m_sessions.project, m_sessions.edits, m_sessions.training,
                          m_sessions.sleep, &m_sessions.paths, m_sessions.release, m_sessions.judgements, this);

    auto* content = new QVBoxLayout;
    content->setSpacing(0);
    content->addWidget(m_leave);
    content->addWidget(m_notice);
    content->addWidget(m_stack, 1);
    auto* row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(m_rail);
    row->addLayout(content, 1);
    auto* column = new QVBoxLayout(middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_topBar);
    column->addLayout(row, 1);
    column->addWidget(m_jobBar);
    setCentralWidget(middle);
}

void MainWindow::addPage(Place place, Page* page) {
    m_pages[place] = page;
    m_stack->addWidget(page);
    connect(page, &Page::goTo, this, &MainWindow::goTo);
    m_leave->heed(page);
}

void MainWindow::goTo(const Destination& destination) {
    Page* page = m_pages.at(destination.place);
    m_stack->setCurrentWidget(page);
    m_actions.goTo(destination.place)->setChecked(true);
    m_notices->setPlace(destination.place);
    m_state->setPlace(destination.place);
    page->arrive(destination);
    const bool fromRail = focusWidget() && m_rail->isAncestorOf(focusWidget()); // Tab goes on from there
    if (QWidget* first = page->firstFocus(); first && !fromRail) first->setFocus();
}

void MainWindow::bindActions() {
    const std::vector<QAction*> ofTable = m_actions.ofTable();
    for (QAction* action : m_actions.all())
        if (std::ranges::find(ofTable, action) == ofTable.end()) addAction(action);
    for (const Place place : {Place::Start, Place::Data, Place::Train, Place::Runs, Place::Play, Place::Adapters})
        connect(m_actions.goTo(place), &QAction::triggered, this, [this, place] { goTo({.place = place}); });
    connect(m_actions[Id::ChooseModel], &QAction::triggered, this, &MainWindow::chooseModel);
    connect(m_actions[Id::CommandPalette], &QAction::triggered, this,
            [this] { m_palette->open(m_topBar->searchButton()); });
    connect(m_actions[Id::StartEngine], &QAction::triggered, &m_engine, &EngineScheduler::start);
    connect(m_actions[Id::About], &QAction::triggered, this,
            [this] { showAbout(static_cast<int>(AboutBox::Tab::Program)); });
    connect(m_actions[Id::Quit], &QAction::triggered, this, &QWidget::close);
}

void MainWindow::bindSessions() {
    connect(m_topBar, &TopBar::modelsAsked, this, [this] {
        QMenu* menu = makeModelMenu(m_models, m_sessions.known, m_actions[Id::ChooseModel], this);
        menu->popup(m_topBar->modelButton()->mapToGlobal(QPoint(0, m_topBar->modelButton()->height() + 2)));
    });
    connect(m_topBar, &TopBar::deviceAsked, this, [this] { showAbout(static_cast<int>(AboutBox::Tab::Engine)); });
    connect(&m_models, &ModelSession::inspected, this, &MainWindow::showInspection);
}

void MainWindow::bindProject() {
    connect(m_commands, &ProjectCommands::goTo, this, &MainWindow::goTo);
    connect(m_commands, &ProjectCommands::refused, m_notices, &WindowNotices::sayOfProject);
    m_sessions.project.setGuard([line = QPointer<LeaveLine>(m_leave)](auto leave, auto stay) {
        line ? line->ask(std::move(leave), std::move(stay)) : leave();
    });
    connect(m_jobs, &JobWatch::goTo, this, &MainWindow::goTo);
    connect(m_notices, &WindowNotices::goTo, this, &MainWindow::goTo);
    connect(m_topBar, &TopBar::projectsAsked, this, [this] {
        QMenu* menu = m_commands->makeMenu(this);
        menu->popup(m_topBar->projectButton()->mapToGlobal(QPoint(0, m_topBar->projectButton()->height() + 2)));
    });
    const auto goToStart = [this] {
        if (!m_sessions.project.isOpen()) goTo({.place = Place::Start});
    };
    connect(&m_sessions.project, &ProjectSession::closed, this, goToStart);
    connect(&m_sessions.project, &ProjectSession::failed, this, goToStart); // others are a click away there
}

void MainWindow::take(const QStringList& paths) {
    m_commands->take(paths);
}

void MainWindow::reopen(const QString& folder) {
    const auto goBack = [this, folder, place = m_state->lastPlace()](const ProjectReport& report) {
        const bool isElsewhere = report.folder != folder || !m_pages.at(Place::Data)->isVisible();
        if (!isElsewhere && place != Place::Data) goTo({.place = place});
    };
    connect(&m_sessions.project, &ProjectSession::opened, this, goBack, Qt::SingleShotConnection);
    m_sessions.project.open(folder);
}

void MainWindow::chooseModel() {
    const QStringList recent = m_models.recent();
    const QString start = recent.isEmpty() ? QString() : QFileInfo(recent.first()).path();
    m_dialogs.chooseFolder(this, {tr("Choose a base model folder"), start},
                           [this](const QString& folder) { m_models.inspect(folder); });
}

void MainWindow::showAbout(int tab) {
    auto* box = new AboutBox(m_engine.report(), this);
    box->showTab(static_cast<AboutBox::Tab>(tab));
    box->open();
}

/// The start page shows what was found; from elsewhere one is only taken there when something is wrong.
void MainWindow::showInspection() {
    if (!m_models.report()->usable()) goTo({.place = Place::Start});
}

void MainWindow::changeEvent(QEvent* event) {
    QMainWindow::changeEvent(event);
    if (event->type() != QEvent::LanguageChange) return;
    m_actions.retranslate();
    m_notices->retranslate();
    m_badges->refresh();
    m_jobs->refresh();
}

void MainWindow::keepText() {
    if (QWidget* editor = focusWidget()) editor->clearFocus();
}

void MainWindow::closeAtOnce() {
    m_mayClose = true;
    QApplication::closeAllWindows(); // dialogs, too
    m_mayClose = false;
}

void MainWindow::closeEvent(QCloseEvent* event) {
    keepText();
    m_state->keep();
    if (m_mayClose || m_leave->isFree()) return QMainWindow::closeEvent(event);
    event->ignore(); // it closes when nothing can be lost
    m_leave->ask([this] {
        m_mayClose = true;
        close();
        m_mayClose = false;
    });
}

} // namespace ui
