#include "ui/adapters/AdaptersPage.h"

#include "ui/adapters/AdapterCard.h"
#include "ui/adapters/AdapterExportPanel.h"
#include "ui/adapters/AdaptersWelcome.h"
#include "ui/adapters/AdapterTableModel.h"
#include "ui/adapters/AdapterTableView.h"
#include "ui/adapters/AdapterWords.h"
#include "ui/session/AdapterExport.h"
#include "ui/session/AdaptersSession.h"
#include "ui/session/ModelSession.h"
#include "ui/session/Paths.h"
#include "ui/session/ProjectSession.h"
#include "ui/session/Settings.h"
#include "ui/shell/Actions.h"
#include "ui/shell/Dialogs.h"
#include "ui/shell/NoticeLine.h"
#include "ui/shell/ProblemSentence.h"
#include "ui/shell/Quantity.h"
#include "ui/shell/Theme.h"

#include <QAction>
#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <utility>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int CardWidth = 380;
const QString ColumnsState = u"adapters-columns"_s;

enum Content { Nothing, List, Export };

/// A part of the page that scrolls where the window is low.
QScrollArea* scrolled(QWidget* content, QWidget* parent) {
    auto* scroll = new QScrollArea(parent);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(content);
    return scroll;
}

} // namespace

AdaptersPage::AdaptersPage(const AdaptersSessions& sessions, Actions& actions, Dialogs& dialogs, Settings& settings,
                           QWidget* parent)
    : Page(parent), m_sessions(sessions), m_actions(actions), m_dialogs(dialogs), m_settings(settings),
      m_model(new AdapterTableModel(sessions.adapters, this)), m_table(new AdapterTableView(m_model, this)),
      m_card(new AdapterCard(this)), m_panel(new AdapterExportPanel(sessions.release, dialogs, this)),
      m_welcome(new AdaptersWelcome(this)), m_stack(new QStackedWidget(this)), m_notice(new NoticeLine(this)),
      m_title(new QLabel(this)), m_import(new QPushButton(this)), m_undo(new QAction(this)),
      m_showExport(new QAction(this)) {
    setObjectName(u"adaptersPage"_s);
    build();
    bindCommands();
    bindSessions();
    m_table->restoreLayout(m_settings.pageState(ColumnsState));
    retranslate();
    showBase();
    showContent();
}

void AdaptersPage::build() {
    auto* panel = new QWidget(this);
    auto* around = new QVBoxLayout(panel);
    around->setContentsMargins(Spacing::Large, Spacing::Large, Spacing::Large, Spacing::Large);
    around->addWidget(m_panel);
    m_stack->addWidget(m_welcome);
    m_stack->addWidget(makeList());
    m_stack->addWidget(scrolled(panel, this));
    auto* page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->setSpacing(0);
    page->addWidget(m_notice);
    page->addWidget(m_stack, 1);
}

QWidget* AdaptersPage::makeList() {
    m_import->setObjectName(u"adaptersImport"_s);
    setRole(m_title, Role::Title);
    auto* head = new QHBoxLayout;
    head->setSpacing(Spacing::Small);
    head->addWidget(m_title);
    head->addStretch(1);
    head->addWidget(m_import);
    auto* left = new QVBoxLayout;
    left->setContentsMargins(0, 0, 0, 0);
    left->setSpacing(Spacing::Medium);
    left->addLayout(head);
    left->addWidget(m_table, 1);
    QScrollArea* card = scrolled(m_card, this);
    card->setMinimumWidth(CardWidth); // and wider where the text is larger
    auto* list = new QWidget(this);
    auto* row = new QHBoxLayout(list);
    row->setContentsMargins(Spacing::Large, Spacing::Large, Spacing::Large, Spacing::Large);
    row->setSpacing(Spacing::Large);
    row->addLayout(left, 1);
    row->addWidget(card);
    return list;
}

void AdaptersPage::bindCommands() {
    connect(m_welcome->nextStep(), &QPushButton::clicked, this,
            [this] { m_actions.goTo(m_sessions.project.isOpen() ? Place::Train : Place::Start)->trigger(); });
    connect(m_welcome->importButton(), &QPushButton::clicked, this, &AdaptersPage::askForImport);
    connect(m_import, &QPushButton::clicked, this, &AdaptersPage::askForImport);
    connect(m_table, &AdapterTableView::currentAdapterChanged, this, &AdaptersPage::showAdapter);
    connect(m_table, &AdapterTableView::tryAsked, this, &AdaptersPage::tryIt);
    connect(m_card, &AdapterCard::tryWanted, this, &AdaptersPage::tryIt);
    connect(m_card, &AdapterCard::exportWanted, this, &AdaptersPage::exportIt);
    connect(m_card, &AdapterCard::renameWanted, m_table, &AdapterTableView::editName);
    connect(m_card, &AdapterCard::runWanted, this,
            [this](const QString& run) { emit goTo({.place = Place::Runs, .records = {}, .run = run}); });
    connect(m_card, &AdapterCard::baseWanted, &m_sessions.models, &ModelSession::inspect);
    connect(m_card, &AdapterCard::noteChanged, &m_sessions.adapters, &AdaptersSession::setNote);
    const auto bin = [this] { m_sessions.adapters.bin(m_table->current()); };
    connect(m_table, &AdapterTableView::binAsked, this, bin);
    connect(m_card, &AdapterCard::binWanted, this, bin);
    connect(m_undo, &QAction::triggered, &m_sessions.adapters, &AdaptersSession::undoBin);
    connect(m_showExport, &QAction::triggered, this, &AdaptersPage::showExport);
    connect(m_panel, &AdapterExportPanel::closeWanted, this, [this] {
        m_stack->setCurrentIndex(List);
        showContent();
        m_table->setFocus();
    });
    auto* again = new QShortcut(QKeySequence::Refresh, this);
    connect(again, &QShortcut::activated, &m_sessions.adapters, &AdaptersSession::refresh);
}

void AdaptersPage::bindSessions() {
    AdaptersSession& adapters = m_sessions.adapters;
    connect(&adapters, &AdaptersSession::changed, this, &AdaptersPage::showContent);
    connect(&adapters, &AdaptersSession::looked, this, [this](const AdapterLook& look) {
        m_card->setLook(look);
        refreshPanel();
    });
    connect(&adapters, &AdaptersSession::imported, this, [this](const QString& key) {
        m_wanted = key;
        m_notice->show(NoticeLine::Kind::Information, tr("%1 was imported.").arg(key.section(u'/', 1)));
    });
    connect(&adapters, &AdaptersSession::refused, this,
            [this](const QString& path, const std::vector<core::Problem>& problems) {
                m_notice->show(NoticeLine::Kind::Danger,
                               tr("%1 was not imported; held against %2:", "an adapter's folder, a base model")
                                       .arg(pathText(path), baseName()) +
                                   u'\n' + problemLines(problems));
            });
    connect(&adapters, &AdaptersSession::binned, this, [this](const QString& name) {
        m_notice->show(NoticeLine::Kind::Information, tr("%1 lies in the project’s bin now.").arg(name), m_undo);
    });
    connect(&adapters, &AdaptersSession::restored, this, [this](const QString& key) { m_wanted = key; });
    connect(&adapters, &AdaptersSession::failed, this, [this](const std::vector<core::Problem>& problems) {
        m_notice->show(NoticeLine::Kind::Danger, problemLines(problems));
    });
    bindRelease();
    connect(&m_sessions.models, &ModelSession::baseChanged, this, &AdaptersPage::showBase);
    connect(&m_sessions.project, &ProjectSession::opened, this, &AdaptersPage::importWaiting);
    connect(&m_sessions.project, &ProjectSession::closed, this, [this] {
        m_notice->hide();
        m_isResultNew = false;
        m_isLeft = m_sessions.release.isRunning(); // it shows how it is given up
        if (!m_isLeft) m_stack->setCurrentIndex(Nothing);
    });
}

void AdaptersPage::bindRelease() {
    connect(&m_sessions.release, &AdapterExport::started, this, [this] { m_card->setExporting(true); });
    connect(&m_sessions.release, &AdapterExport::ended, this, [this] {
        m_card->setExporting(false);
        if (std::exchange(m_isLeft, false)) { // of the project before: this one has nothing to do with it
            m_stack->setCurrentIndex(Nothing);
            return showContent();
        }
        m_isResultNew = !m_panel->isVisible() && m_panel->hasResult();
        if (m_isResultNew && isVisible())
            m_notice->show(NoticeLine::Kind::Information,
                           tr("The export of %1 has come to its end.").arg(m_sessions.release.name()), m_showExport);
    });
}

void AdaptersPage::arrive(const Destination& destination) {
    if (!destination.run.isEmpty()) {
        m_wanted = destination.run;
        m_stack->setCurrentIndex(List);
    } else if (destination.files.isEmpty() && (m_sessions.release.isRunning() || m_isResultNew)) {
        showExport(); // where it is, or what came of it
    }
    m_waiting += destination.files;
    m_sessions.adapters.refresh();
    importWaiting();
    showContent();
}

QWidget* AdaptersPage::firstFocus() const {
    if (m_stack->currentIndex() == Nothing) return m_welcome->nextStep();
    return m_stack->currentIndex() == Export ? m_panel->firstFocus() : m_table;
}

const core::AdapterEntry* AdaptersPage::current() const {
    return m_sessions.adapters.find(m_table->current());
}

QString AdaptersPage::baseName() const {
    const auto& base = m_sessions.models.base();
    return base ? base->name : tr("no base model");
}

void AdaptersPage::showContent() {
    const bool isOpen = m_sessions.project.isOpen();
    const bool hasAny = isOpen && !m_sessions.adapters.adapters().empty();
    const bool hadFocus = m_table->hasFocus();
    m_welcome->setHasProject(isOpen);
    m_welcome->nextStep()->setVisible(!isOpen || m_sessions.adapters.isKnown());
    const bool isExporting = m_stack->currentIndex() == Export && (hasAny || m_sessions.release.isRunning());
    if (!isExporting) m_stack->setCurrentIndex(hasAny ? List : Nothing);
    if (!hasAny && hadFocus) m_welcome->nextStep()->setFocus();
    selectSome();
    showAdapter();
}

/// The adapter that was asked for, else the one that was chosen, else the first.
void AdaptersPage::selectSome() {
    if (!m_wanted.isEmpty()) {
        const core::AdapterEntry* wanted = m_sessions.adapters.find(m_wanted);
        if (!wanted) wanted = m_sessions.adapters.ofRun(m_wanted);
        if (wanted) {
            m_wanted.clear();
            m_table->setCurrent(QString::fromStdString(wanted->key));
        }
    }
    if (m_table->current().isEmpty()) m_table->setCurrent(m_model->keyAt(0));
}

void AdaptersPage::showAdapter() {
    const core::AdapterEntry* adapter = current();
    if (!adapter) return m_card->clear();
    const QString key = m_table->current();
    m_card->setWritable(m_sessions.adapters.isWritable());
    m_card->setAdapter(*adapter, m_sessions.adapters.runOf(key));
    const auto& base = m_sessions.models.base();
    m_sessions.adapters.look(key, base ? base->inspection.config : std::nullopt,
                             base ? toPath(base->folder) : std::filesystem::path());
}

void AdaptersPage::showBase() {
    m_card->setBase(baseName());
    showAdapter();
    importWaiting();
    refreshPanel();
}

void AdaptersPage::tryIt() {
    const core::AdapterEntry* adapter = current();
    if (!adapter || !adapter->problems.empty()) return;
    const std::filesystem::path& where = adapter->run.empty() ? adapter->folder : adapter->run;
    emit goTo({.place = Place::Play, .records = {}, .run = fromPath(where)});
}

void AdaptersPage::exportIt() {
    if (m_sessions.release.isRunning()) return showExport(); // the one that is under way
    if (!current()) return;
    fillPanel();
    showExport();
}

void AdaptersPage::showExport() {
    m_isResultNew = false;
    m_stack->setCurrentIndex(Export);
    m_panel->firstFocus()->setFocus();
}

/// A run's adapter goes with the base that it was trained on; how large that is, is known where it is the one in use.
void AdaptersPage::fillPanel() {
    const core::AdapterEntry* adapter = current();
    if (!adapter) return;
    const auto& base = m_sessions.models.base();
    const QString other = m_card->otherBase();
    const bool isOwn = base && (adapter->run.empty() || QString::fromStdString(adapter->baseModel) == base->folder);
    const bool isDoubtful = adapter->run.empty() && !other.isEmpty();
    m_panel->setAdapter(*adapter, isOwn ? base->inspection.weightBytes : 0,
                        isDoubtful ? AdapterWords::madeForAnother(other, baseName()) : QString());
}

/// What it says of the adapter follows the base in use, but for an export that is under way.
void AdaptersPage::refreshPanel() {
    const core::AdapterEntry* shown = current();
    if (shown && m_panel->isOf(*shown) && !m_sessions.release.isRunning()) fillPanel();
}

void AdaptersPage::changeEvent(QEvent* event) {
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
    if (event->type() == QEvent::PaletteChange) m_model->retranslate();
}

void AdaptersPage::hideEvent(QHideEvent* event) {
    Page::hideEvent(event);
    m_settings.setPageState(ColumnsState, m_table->layoutState());
}

void AdaptersPage::retranslate() {
    m_title->setText(tr("Adapters"));
    m_import->setText(tr("Import…"));
    m_import->setAccessibleName(m_import->text());
    m_import->setToolTip(tr("Takes an adapter in PEFT’s format into the project, if all of it fits the base model."));
    m_undo->setText(tr("Undo"));
    m_undo->setToolTip(tr("Brings the adapter back."));
    m_showExport->setText(tr("Show"));
    m_showExport->setToolTip(tr("Shows how it was verified."));
    m_table->setAccessibleName(tr("Adapters of the project"));
    m_table->setToolTip(tr("F2 renames, Enter tries, Del puts an imported one into the bin."));
    m_model->retranslate();
    m_card->setBase(baseName());
    showAdapter();
}

} // namespace ui
