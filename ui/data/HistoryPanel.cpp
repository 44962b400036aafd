#include "ui/data/HistoryPanel.h"

#include "ui/data/HistoryModel.h"
#include "ui/session/ProjectSession.h"
#include "ui/session/RecordEdits.h"
#include "ui/shell/RowFit.h"
#include "ui/shell/Theme.h"

#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QTableView>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;

HistoryPanel::HistoryPanel(DataReader& reader, ProjectSession& project, RecordEdits& edits, QWidget* parent)
    : QFrame(parent), m_project(project), m_edits(edits), m_model(new HistoryModel(reader, project, edits, this)),
      m_title(new QLabel(this)), m_hint(new QLabel(this)), m_table(new QTableView(this)),
      m_back(new QPushButton(this)), m_close(new QPushButton(this)) {
    setObjectName(u"historyPanel"_s);
    setRole(this, Role::Card);
    setRole(m_title, Role::Heading);
    setRole(m_hint, Role::Muted);
    m_hint->setWordWrap(true);
    m_back->setObjectName(u"undoToHere"_s);
    m_close->setObjectName(u"historyClose"_s);
    layOut();
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &HistoryPanel::refresh);
    connect(m_model, &HistoryModel::dataChanged, this, &HistoryPanel::refresh);
    connect(m_model, &HistoryModel::rowsInserted, this, &HistoryPanel::refresh);
    connect(m_model, &HistoryModel::modelReset, this, &HistoryPanel::refresh);
    connect(&m_edits, &RecordEdits::undoStateChanged, this, [this] {
        if (m_target != 0) stepBack();
        refresh();
    });
    connect(&m_edits, &RecordEdits::failed, this, [this] {
        m_target = 0;
        refresh();
    });
    connect(&m_project, &ProjectSession::closed, this, [this] { m_target = 0; });
    connect(m_back, &QPushButton::clicked, this, &HistoryPanel::startOrStop);
    connect(m_close, &QPushButton::clicked, this, &HistoryPanel::closeWanted);
    auto* escape = new QShortcut(QKeySequence(Qt::Key_Escape), this);
    escape->setContext(Qt::WidgetWithChildrenShortcut);
    connect(escape, &QShortcut::activated, this, &HistoryPanel::closeWanted);
    retranslate();
}

void HistoryPanel::layOut() {
    m_table->setObjectName(u"historyTable"_s);
    m_table->setProperty("list", true);
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    fitRowsToFont(*m_table);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionResizeMode(HistoryModel::What, QHeaderView::Stretch);
    m_table->horizontalHeader()->setSectionResizeMode(HistoryModel::When, QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(HistoryModel::Who, QHeaderView::ResizeToContents);
    auto* foot = new QHBoxLayout;
    foot->setSpacing(Spacing::Small);
    foot->addStretch(1);
    foot->addWidget(m_close);
    foot->addWidget(m_back);
    setTabOrder(m_close, m_back);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Spacing::Large, Spacing::Large, Spacing::Large, Spacing::Large);
    column->setSpacing(Spacing::Small);
    column->addWidget(m_title);
    column->addWidget(m_hint);
    column->addWidget(m_table, 1);
    column->addLayout(foot);
}

QWidget* HistoryPanel::firstFocus() const {
    return m_table;
}

std::int64_t HistoryPanel::chosen() const {
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    return rows.isEmpty() ? 0 : m_model->entry(rows.front().row()).id;
}

bool HistoryPanel::isNewerUndoable(std::int64_t entry) const {
    const std::int64_t next = m_edits.undoState().undo.id;
    return next != 0 && m_model->root(next) > m_model->root(entry);
}

void HistoryPanel::startOrStop() {
    if (m_target != 0) {
        m_target = 0;
    } else {
        m_target = chosen();
        stepBack();
    }
    refresh();
}

/// One undo; the next follows when it is on the disk.
void HistoryPanel::stepBack() {
    if (m_target != 0 && isNewerUndoable(m_target))
        m_edits.undo();
    else
        m_target = 0;
}

void HistoryPanel::refresh() {
    const bool isGoing = m_target != 0;
    const std::int64_t entry = chosen();
    bool isPlain = false;
    if (entry != 0) {
        const auto& which = m_model->entry(m_table->selectionModel()->selectedRows().front().row());
        isPlain = !which.isUndone && which.kind != core::EntryKind::Undo;
    }
    m_back->setText(isGoing ? tr("Stop") : tr("Undo to here"));
    m_back->setAccessibleName(m_back->text());
    m_back->setToolTip(tr("Undoes what came after the chosen change, one after the other; Redo brings it back."));
    m_back->setEnabled(isGoing || (isPlain && m_project.isWritable() && isNewerUndoable(entry)));
}

void HistoryPanel::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

void HistoryPanel::retranslate() {
    m_title->setText(tr("History"));
    m_hint->setText(
        tr("Every change of the records, the newest first. Nothing of it is ever lost: undoing is a change, too."));
    m_table->setAccessibleName(tr("Changes of the records"));
    m_close->setText(tr("Close"));
    m_close->setToolTip(tr("Goes back to the table."));
    emit m_model->headerDataChanged(Qt::Horizontal, 0, HistoryModel::ColumnCount - 1);
    refresh();
}

} // namespace ui
