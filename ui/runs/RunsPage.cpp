#include "ui/runs/RunsPage.h"

#include "ui/judgement/JudgementPanel.h"
#include "ui/runs/RunCommands.h"
#include "ui/runs/RunComparison.h"
#include "ui/runs/RunsWelcome.h"
#include "ui/runs/RunTableModel.h"
#include "ui/runs/RunTableView.h"
#include "ui/session/ProjectSession.h"
#include "ui/session/RunsSession.h"
#include "ui/session/Settings.h"
#include "ui/session/TrainingSession.h"
#include "ui/shell/Actions.h"
#include "ui/shell/NoticeLine.h"
#include "ui/shell/ProblemSentence.h"
#include "ui/shell/Theme.h"

#include <QAction>
#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

const QString ColumnsState = u"runs-columns"_s;
const QString SplitterState = u"runs-splitter"_s;

} // namespace

RunsPage::RunsPage(const RunsSessions& sessions, Actions& actions, Dialogs& dialogs, Settings& settings, Worker& worker,
                   QWidget* parent)
    : Page(parent), m_sessions(sessions), m_actions(actions), m_settings(settings),
      m_model(new RunTableModel(sessions.runs, this)), m_commands(new RunCommands(this)),
      m_table(new RunTableView(m_model, this)),
      m_comparison(new RunComparison(sessions.runs, sessions.training, dialogs, worker, this)),
      m_judgements(new JudgementPanel(sessions.judgements, sessions.records, JudgementPanel::Empty::Says, this)),
      m_tabs(new QTabWidget(this)), m_welcome(new RunsWelcome(this)), m_stack(new QStackedWidget(this)),
      m_splitter(new QSplitter(Qt::Vertical, this)),
      m_notice(new NoticeLine(this)), m_reason(new QLabel(this)), m_undo(new QAction(this)) {
    setObjectName(u"runsPage"_s);
    build();
    bindCommands();
    bindSessions();
    restoreLayout();
    retranslate();
    showContent();
}

void RunsPage::makeTabs() {
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(m_judgements);
    m_tabs->setObjectName(u"runTabs"_s);
    m_tabs->setFocusPolicy(Qt::NoFocus); // its bar has the focus
    m_tabs->setDocumentMode(true);
    m_tabs->tabBar()->setUsesScrollButtons(false);
    m_tabs->addTab(m_comparison, QString());
    m_tabs->addTab(scroll, QString());
    connect(m_judgements, &JudgementPanel::goTo, this, &RunsPage::goTo);
}

void RunsPage::build() {
    makeTabs();
    m_reason->setObjectName(u"runReason"_s);
    m_reason->setWordWrap(true);
    m_reason->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_reason->setContentsMargins(Spacing::Large, Spacing::Small, Spacing::Large, Spacing::Small);
    m_reason->hide();
    auto* upper = new QWidget(this);
    auto* rows = new QVBoxLayout(upper);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(m_table, 1);
    rows->addWidget(m_reason);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(upper);
    m_splitter->addWidget(m_tabs);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 1);
    auto* content = new QWidget(this);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_commands);
    column->addWidget(m_splitter, 1);
    m_stack->addWidget(m_welcome);
    m_stack->addWidget(content);
    auto* page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->setSpacing(0);
    page->addWidget(m_notice);
    page->addWidget(m_stack, 1);
}

void RunsPage::bindCommands() {
    connect(m_welcome->nextStep(), &QPushButton::clicked, this,
            [this] { m_actions.goTo(m_sessions.project.isOpen() ? Place::Train : Place::Start)->trigger(); });
    connect(m_commands, &RunCommands::tryAsked, this,
            [this] { emit goTo({.place = Place::Play, .records = {}, .run = m_table->currentRun()}); });
    connect(m_commands, &RunCommands::trainAgainAsked, this,
            [this] { emit goTo({.place = Place::Train, .records = {}, .run = m_table->currentRun()}); });
    connect(m_commands, &RunCommands::goOnAsked, this, &RunsPage::goOn);
    connect(m_commands, &RunCommands::renameAsked, m_table, &RunTableView::editName);
    const auto bin = [this] { m_sessions.runs.bin(m_table->selectedRuns()); };
    connect(m_commands, &RunCommands::binAsked, this, bin);
    connect(m_table, &RunTableView::binAsked, this, bin);
    connect(m_commands, &RunCommands::untickAsked, m_model, &RunTableModel::untickAll);
    connect(m_table, &RunTableView::currentRunChanged, this, &RunsPage::showRun);
    connect(m_model, &RunTableModel::tickedChanged, this, &RunsPage::showRun);
    connect(m_undo, &QAction::triggered, this, [this] {
        m_sessions.runs.undoBin();
        m_table->setFocus(); // the button that had it goes
    });
    auto* again = new QShortcut(QKeySequence::Refresh, this);
    connect(again, &QShortcut::activated, &m_sessions.runs, &RunsSession::refresh);
}

void RunsPage::bindSessions() {
    RunsSession& runs = m_sessions.runs;
    connect(&runs, &RunsSession::changed, this, &RunsPage::showContent);
    connect(&runs, &RunsSession::runChanged, this, &RunsPage::showRun);
    connect(&runs, &RunsSession::binned, this, &RunsPage::showBinned);
    connect(&runs, &RunsSession::restored, this, [this](const QStringList& folders) {
        if (!folders.isEmpty()) m_wanted = folders.front();
    });
    connect(&runs, &RunsSession::failed, this, [this](const std::vector<core::Problem>& problems) {
        m_notice->show(NoticeLine::Kind::Danger, problemLines(problems));
    });
    connect(&m_sessions.project, &ProjectSession::closed, m_notice, &QWidget::hide);
}

void RunsPage::arrive(const Destination& destination) {
    if (!destination.run.isEmpty()) m_wanted = destination.run;
    m_sessions.runs.refresh();
    selectSome();
}

QWidget* RunsPage::firstFocus() const {
    return m_stack->currentWidget() == m_welcome ? static_cast<QWidget*>(m_welcome->nextStep()) : m_table;
}

const core::RunOverview* RunsPage::current() const {
    return m_sessions.runs.find(m_table->currentRun());
}

void RunsPage::showContent() {
    const bool isOpen = m_sessions.project.isOpen();
    const bool hasRuns = isOpen && !m_sessions.runs.runs().empty();
    const bool hadFocus = m_table->hasFocus();
    m_welcome->setHasProject(isOpen);
    m_welcome->nextStep()->setVisible(!isOpen || m_sessions.runs.isKnown());
    m_stack->setCurrentIndex(hasRuns ? 1 : 0);
    if (!hasRuns && hadFocus) m_welcome->nextStep()->setFocus();
    selectSome();
    showRun();
}

/// The run that was asked for, else the one that was selected, else the first.
void RunsPage::selectSome() {
    if (!m_wanted.isEmpty() && m_sessions.runs.find(m_wanted)) m_table->setCurrentRun(std::exchange(m_wanted, {}));
    if (!m_table->currentRun().isEmpty() || m_table->model()->rowCount() == 0) return;
    const int row = std::max(m_table->currentIndex().row(), 0); // beside one that went to the bin
    m_table->setCurrentRun(m_table->model()->index(row, 0).data(RunTableModel::FolderRole).toString());
}

void RunsPage::showRun() {
    const core::RunOverview* run = current();
    m_commands->setRun(run, m_sessions.training.isActive(), m_sessions.runs.isWritable());
    m_commands->setCounts(m_model->rowCount(), static_cast<int>(m_model->ticked().size()));
    const QModelIndex where = run ? m_model->indexOf(m_table->currentRun()) : QModelIndex();
    const QString reason = where.data(RunTableModel::ReasonRole).toString();
    m_reason->setVisible(!reason.isEmpty());
    if (!reason.isEmpty()) {
        m_reason->setText(tr("%1: %2", "a run and what is wrong with it").arg(where.data().toString(), reason));
        setRole(m_reason, run->state == core::RunState::Interrupted ? Role::Warning : Role::Danger);
    }
    std::vector<TickedRun> shown = m_model->ticked();
    if (shown.empty() && run) shown.push_back({m_table->currentRun(), 0});
    m_comparison->setRuns(std::move(shown));
    m_judgements->setRun(run ? m_table->currentRun() : QString());
}

void RunsPage::goOn() {
    const QString folder = m_table->currentRun();
    if (m_sessions.training.isActive() || folder.isEmpty()) return;
    m_sessions.training.resume(folder);
    emit goTo({.place = Place::Train});
}

void RunsPage::showBinned(const QStringList& names, const std::vector<core::Problem>& problems) {
    const QString text = names.size() == 1 ? tr("%1 lies in the project’s bin now.").arg(names.front())
                                           : tr("%Ln run(s) lie in the project’s bin now.", nullptr,
                                                static_cast<int>(names.size()));
    const QString whole = problems.empty() ? text : text + u'\n' + problemLines(problems);
    m_notice->show(problems.empty() ? NoticeLine::Kind::Information : NoticeLine::Kind::Danger, whole, m_undo);
}

void RunsPage::keepLayout() {
    m_settings.setPageState(ColumnsState, m_table->layoutState());
    m_settings.setPageState(SplitterState, m_splitter->saveState());
}

void RunsPage::restoreLayout() {
    m_table->restoreLayout(m_settings.pageState(ColumnsState));
    if (const QByteArray state = m_settings.pageState(SplitterState); !state.isEmpty()) m_splitter->restoreState(state);
}

void RunsPage::hideEvent(QHideEvent* event) {
    Page::hideEvent(event);
    keepLayout();
}

void RunsPage::changeEvent(QEvent* event) {
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

void RunsPage::retranslate() {
    m_undo->setText(tr("Undo"));
    m_undo->setToolTip(tr("Brings them back from the bin."));
    m_tabs->tabBar()->setAccessibleName(tr("What is told of the runs"));
    m_tabs->setTabText(0, tr("Curves and settings"));
    m_tabs->setTabText(1, tr("Judged records"));
    m_table->setAccessibleName(tr("Runs of the project"));
    m_table->setAccessibleDescription(
        tr("Space ticks a run to be compared, F2 renames it, Enter edits its note, Del moves it to the bin."));
    m_model->retranslate();
    showRun();
}

} // namespace ui
