#include "ui/data/DataPage.h"

#include "ui/data/ChosenLine.h"
#include "ui/data/DataNotices.h"
#include "ui/data/DataWelcome.h"
#include "ui/data/FilterBar.h"
#include "ui/data/ImportPanel.h"
#include "ui/data/PageLabels.h"
#include "ui/data/PasteLine.h"
#include "ui/data/RecordClipboard.h"
#include "ui/data/RecordCommands.h"
#include "ui/data/RecordFetch.h"
#include "ui/data/RecordReveal.h"
#include "ui/data/RecordSide.h"
#include "ui/data/RecordTableView.h"
#include "ui/data/StatusLine.h"
#include "ui/data/TableMenus.h"
#include "ui/data/TokenTally.h"
#include "ui/data/ToolRow.h"
#include "ui/data/ViewList.h"
#include "ui/session/ImportSession.h"
#include "ui/session/ProjectSession.h"
#include "ui/session/PromptSession.h"
#include "ui/session/RecordEdits.h"
#include "ui/session/RecordQuery.h"
#include "ui/session/Settings.h"
#include "ui/shell/Actions.h"
#include "ui/shell/Dialogs.h"
#include "ui/shell/Theme.h"

#include <QAction>
#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;
using Id = Actions::Id;

namespace {

constexpr int RoomForViews = 1000; // pixels of the page; narrower, the kinds are in the filter's menu alone
constexpr int RoomForEditor = 720;
constexpr auto WidthsKey = "data/widths";

} // namespace

DataPage::DataPage(const DataSessions& sessions, Actions& actions, Dialogs& dialogs, Settings& settings,
                   QWidget* parent)
    : Page(parent), m_sessions(sessions), m_actions(actions), m_dialogs(dialogs), m_settings(settings) {
    setObjectName(u"dataPage"_s);
    makeParts(settings);
    layOut();
    bindSessions();
    bindParts();
    bindActions();
    retranslate();
    refresh();
}

DataPage::~DataPage() {
    m_settings.setPageState(QLatin1StringView(WidthsKey), m_splitter->saveState());
}

void DataPage::makeParts(Settings& settings) {
    auto& [project, edits, query, prompts, reader, importer, exporter, labels] = m_sessions;
    m_tools = new ToolRow(m_actions, this); // parts are made in the order in which Tab goes through them
    m_filter = &m_tools->filter();
    m_views = new ViewList(this);
    m_model = new RecordTableModel(query, edits, prompts, project, this);
    m_table = new RecordTableView(*m_model, settings, this);
    m_fetch = new RecordFetch(reader, project, query, edits, this);
    m_reveal = new RecordReveal(query, *m_table, this);
    m_commands = new RecordCommands(m_actions, project, edits, *m_table, *m_fetch, *m_reveal, this);
    m_clipboard = new RecordClipboard(m_actions, project, edits, *m_table, *m_fetch, *m_reveal, *m_commands, this);
    m_labels = new PageLabels(m_sessions, *m_fetch, *m_table, this);
    m_tally = new TokenTally(query, edits, prompts, this);
    m_notices = new DataNotices(project, m_actions[Id::RestoreCopy], this);
    m_paste = new PasteLine(this);
    m_chosen = new ChosenLine(query, this);
    m_welcome = new DataWelcome(m_actions, this);
    m_import = new ImportPanel(importer, this);
    m_side = new RecordSide(m_sessions, m_actions, m_dialogs, this);
    m_status = new StatusLine(m_actions[Id::Undo], m_actions[Id::Redo], this);
    m_labels->bind(*m_filter, *m_views, *m_side, *m_status);
    for (QAction* action : m_actions.ofTable()) m_table->addAction(action);
}

void DataPage::layOut() {
    m_middle = new QStackedWidget(this);
    m_middle->addWidget(m_table);
    m_middle->addWidget(m_welcome);
    m_centre = new QWidget(this);
    auto* centre = new QVBoxLayout(m_centre);
    centre->setContentsMargins(0, 0, 0, 0);
    centre->setSpacing(0);
    centre->addWidget(m_import, 3);
    centre->addWidget(m_middle, 1);
    m_splitter = new QSplitter(Qt::Horizontal, this);
    m_splitter->setObjectName(u"dataSplitter"_s);
    m_splitter->setHandleWidth(1);
    for (QWidget* each : {static_cast<QWidget*>(m_views), m_centre, static_cast<QWidget*>(m_side)})
        m_splitter->addWidget(each);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setStretchFactor(2, 0);
    m_views->setMinimumWidth(120);
    m_centre->setMinimumWidth(280);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_notices);
    column->addWidget(m_tools);
    column->addWidget(m_paste);
    column->addWidget(m_chosen);
    column->addWidget(m_splitter, 1);
    column->addWidget(m_status);
    restoreWidths();
}

void DataPage::restoreWidths() {
    if (m_splitter->restoreState(m_settings.pageState(QLatin1StringView(WidthsKey)))) return;
    const int unit = letterWidth(fontMetrics());
    m_splitter->setSizes({20 * unit, 100 * unit, m_side->sizeHint().width()});
}

void DataPage::bindSessions() {
    auto& [project, edits, query, prompts, reader, importer, exporter, labels] = m_sessions;
    connect(&project, &ProjectSession::opened, this, [this] {
        m_filter->show({});
        m_tally->clear();
        refresh();
    });
    connect(&project, &ProjectSession::closed, this, [this] {
        m_reveal->forget();
        m_paste->hide();
        refresh();
    });
    connect(&project, &ProjectSession::busyChanged, this, &DataPage::refresh);
    for (const auto signal : {&RecordQuery::inserted, &RecordQuery::removed, &RecordQuery::reset,
                              &RecordQuery::countsChanged, &RecordQuery::searchingChanged})
        connect(&query, signal, this, &DataPage::refresh);
    connect(&query, &RecordQuery::searchingChanged, this, [this] {
        if (m_sessions.query.isSearching()) m_isUnread = false;
    });
    connect(&query, &RecordQuery::failed, this, &DataPage::showQueryProblems);
    connect(&edits, &RecordEdits::undoStateChanged, this, [this] { m_status->showUndo(m_sessions.edits.undoState()); });
    connect(&importer, &ImportSession::changed, this, &DataPage::refresh);
    // Whoever waits for an import looks at what came; whoever went on with something else is not led away from it.
    connect(&importer, &ImportSession::imported, this, [this](const QString&, qint64 records) {
        if (m_import->hasFocus() || m_import->isAncestorOf(window()->focusWidget())) m_reveal->showNext(records);
    });
    connect(m_tally, &TokenTally::changed, this, &DataPage::refreshNumbers);
}

void DataPage::bindParts() {
    auto& query = m_sessions.query;
    connect(m_filter, &FilterBar::filterChanged, &query, &RecordQuery::setFilter);
    connect(m_filter, &FilterBar::filterChanged, m_views, &ViewList::showFilter);
    connect(m_filter, &FilterBar::left, m_table, [this] { m_table->setFocus(); });
    connect(m_welcome, &DataWelcome::allWanted, &query, &RecordQuery::showAll);
    connect(m_chosen, &ChosenLine::left, m_table, [this] { m_table->setFocus(); });
    connect(m_views, &ViewList::chosen, this, &DataPage::showKind);
    connect(m_import, &ImportPanel::left, this, &DataPage::takeFocus, Qt::QueuedConnection); // when the table is there
    connect(m_labels, &PageLabels::kindWanted, this, &DataPage::showKind);
    connect(m_labels, &PageLabels::said, this, &DataPage::said);
    m_selection.setSingleShot(true);
    m_selection.setInterval(0);
    connect(&m_selection, &QTimer::timeout, this, &DataPage::refreshSelection);
    connect(m_table, &RecordTableView::selectionChangedTo, &m_selection, qOverload<>(&QTimer::start));
    connect(m_table, &RecordTableView::currentRecordChanged, &m_selection, qOverload<>(&QTimer::start));
    connect(m_table, &RecordTableView::menuAsked, this, [this](const QPoint& place) {
        makeTableMenu(m_actions, m_labels->actions(), *m_table, m_sessions.project.isWritable())->popup(place);
    });
    connect(m_table, &RecordTableView::choiceAsked, this, [this](RecordColumn column, const QPoint& place) {
        makeChoiceMenu(m_actions, column, m_table)->popup(place);
    });
    connect(m_table->horizontalHeader(), &QWidget::customContextMenuRequested, this, [this](const QPoint& place) {
        m_table->makeColumnMenu()->popup(m_table->horizontalHeader()->mapToGlobal(place));
    });
    connect(m_side, &RecordSide::stepWanted, m_table, &RecordTableView::goToRow);
    connect(m_side, &RecordSide::closed, m_table, [this] { m_table->setFocus(); });
    connect(m_side, &RecordSide::changed, this, &DataPage::refresh);
    connect(m_commands, &RecordCommands::aboutToUndo, m_side, &RecordSide::commit);
    connect(m_commands, &RecordCommands::said, this, &DataPage::said);
    connect(m_clipboard, &RecordClipboard::said, this, &DataPage::said);
    connect(this, &DataPage::said, m_status, &StatusLine::say);
    connect(m_clipboard, &RecordClipboard::failed, m_notices, &DataNotices::showProblems);
    connect(m_clipboard, &RecordClipboard::repaired, m_notices, &DataNotices::showRepairs);
    connect(m_fetch, &RecordFetch::failed, m_notices, &DataNotices::showProblems);
    connect(m_clipboard, &RecordClipboard::headerAsked, m_paste, &PasteLine::ask);
    connect(m_paste, &PasteLine::answered, this, [this](PasteLine::Answer answer) {
        if (answer == PasteLine::Answer::Header) m_clipboard->pasteWithHeader();
        if (answer == PasteLine::Answer::Cells) m_clipboard->pasteAsCells();
        m_table->setFocus();
    });
}

/// Whatever is looked for.
void DataPage::showKind(const core::RecordFilter& kind) {
    core::RecordFilter filter = m_filter->filter();
    filter.statuses = kind.statuses;
    filter.splits = kind.splits;
    filter.labels = kind.labels;
    m_filter->show(filter);
    if (kind == core::RecordFilter()) m_sessions.query.setChosen({});
    m_sessions.query.setFilter(filter);
}

void DataPage::bindActions() {
    // The window offers these from every page; they bring this one to the front.
    for (const Id id : {Id::Find, Id::AddRecord, Id::ImportData, Id::ImportFolder, Id::ExportData, Id::ShowHistory})
        connect(m_actions[id], &QAction::triggered, this, [this] {
            if (!isVisible()) emit goTo({.place = Place::Data});
        });
    connect(m_actions[Id::Find], &QAction::triggered, m_filter, &FilterBar::find);
    connect(m_actions[Id::ImportData], &QAction::triggered, this, &DataPage::chooseFiles);
    connect(m_actions[Id::ImportFolder], &QAction::triggered, this, &DataPage::chooseFolder);
    connect(m_actions[Id::ExportData], &QAction::triggered, m_side, &RecordSide::showExport);
    connect(m_actions[Id::ShowHistory], &QAction::triggered, m_side, &RecordSide::showHistory);
    for (const auto& [key, step] : {std::pair(u"F6"_s, 1), std::pair(u"Shift+F6"_s, -1)}) {
        auto* shortcut = new QShortcut(QKeySequence(key), this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, [this, step = step] { goToNextPart(step); });
    }
}

void DataPage::chooseFiles() {
    const FilesQuestion question{tr("Import records"),
                                 tr("Records (*.json *.jsonl *.ndjson *.csv *.tsv *.txt *.pos *.neg)") + u";;"_s +
                                     tr("All files (*)")};
    m_dialogs.chooseFiles(this, question, [this](const QStringList& files) { m_sessions.importer.add(files); });
}

void DataPage::chooseFolder() {
    m_dialogs.chooseFolder(this, {tr("Import a folder"), {}},
                           [this](const QString& folder) { m_sessions.importer.add({folder}); });
}

void DataPage::arrive(const Destination& destination) {
    if (!destination.files.isEmpty()) m_sessions.importer.add(destination.files);
    if (!destination.records.isEmpty()) m_reveal->show({destination.records.begin(), destination.records.end()});
}

void DataPage::refresh() {
    const auto& [project, edits, query, prompts, reader, importer, exporter, labels] = m_sessions;
    const bool isOpen = project.isOpen();
    const bool isEmpty = query.count() == 0;
    const bool isAllEmpty = isEmpty && !query.isFiltered();
    // A list that begins anew is empty for a moment: the table stays.
    const bool hasTable = isOpen && (!isEmpty || query.isSearching());
    QWidget* shown = hasTable ? static_cast<QWidget*>(m_table) : m_welcome;
    const bool isOther = shown != m_middle->currentWidget();
    const bool hadFocus = m_middle->isAncestorOf(QApplication::focusWidget());
    if (!hasTable)
        m_welcome->show(project.isBusy()        ? DataWelcome::Kind::Opening
                        : !isOpen               ? DataWelcome::Kind::NoProject
                        : m_isUnread            ? DataWelcome::Kind::Unread
                        : !isAllEmpty           ? DataWelcome::Kind::NothingFound
                        : !project.isWritable() ? DataWelcome::Kind::EmptyReadOnly
                                                : DataWelcome::Kind::Empty);
    m_middle->setCurrentWidget(shown);
    if (isOther && hadFocus) takeFocus();
    const bool hasPage = doesImportFill();
    m_middle->setVisible(!hasPage);
    m_tools->setVisible(isOpen);
    m_filter->setVisible(isOpen && !isAllEmpty && !hasPage);
    m_status->setVisible(isOpen);
    m_views->setVisible(isOpen && !isAllEmpty && !hasPage && width() >= RoomForViews);
    m_side->setVisible(isOpen && (!m_side->isEditor() || (!isAllEmpty && !hasPage && width() >= RoomForEditor)));
    m_views->showCounts(query.counts());
    if (m_filter->filter() != query.filter()) m_filter->show(query.filter());
    m_views->showFilter(query.filter());
    m_filter->showCount(query.count(), query.isSearching(), query.searched());
    m_commands->refresh();
    refreshNumbers();
}

void DataPage::refreshNumbers() {
    const auto& query = m_sessions.query;
    m_status->show({.records = query.count(),
                    .total = std::max<qint64>(query.counts().total, query.count()),
                    .selected = m_table->selectedRowCount(),
                    .counted = m_tally->counted(),
                    .meanTokens = m_tally->mean(),
                    .cut = m_tally->cut()});
}

void DataPage::refreshSelection() {
    m_side->setRecords(m_table->selectedIds());
    m_commands->refresh();
    refreshNumbers();
}

/// A pattern that cannot be understood is said beside the field it was typed in.
void DataPage::showQueryProblems(const std::vector<core::Problem>& problems) {
    const bool isOfPattern = std::ranges::any_of(
        problems, [](const core::Problem& problem) { return problem.code == core::ProblemCode::PatternInvalid; });
    if (isOfPattern)
        m_filter->showProblems(problems);
    else
        m_notices->showProblems(problems);
    m_isUnread = !isOfPattern;
}

void DataPage::changeEvent(QEvent* event) {
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

void DataPage::resizeEvent(QResizeEvent* event) {
    Page::resizeEvent(event);
    refresh();
}

void DataPage::retranslate() {
    m_table->setAccessibleName(tr("Records"));
    m_model->retranslate();
    m_labels->retranslate();
    m_status->showUndo(m_sessions.edits.undoState());
    refresh();
}

} // namespace ui
