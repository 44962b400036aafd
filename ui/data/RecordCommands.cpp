#include "ui/data/RecordCommands.h"

#include "ui/data/RecordFetch.h"
#include "ui/data/RecordReveal.h"
#include "ui/data/RecordTableView.h"
#include "ui/data/RecordWords.h"
#include "ui/session/ProjectSession.h"
#include "ui/session/RecordEdits.h"
#include "ui/shell/Actions.h"
#include "ui/shell/Quantity.h"

#include <QAction>

#include <algorithm>

namespace ui {

using Id = Actions::Id;

RecordCommands::RecordCommands(Actions& actions, ProjectSession& project, RecordEdits& edits, RecordTableView& view,
                               RecordFetch& fetch, RecordReveal& reveal, QObject* parent)
    : QObject(parent), m_actions(actions), m_project(project), m_edits(edits), m_view(view), m_fetch(fetch),
      m_reveal(reveal) {
    bind();
    connect(&m_edits, &RecordEdits::added, &m_reveal, &RecordReveal::showAdded);
    connect(&m_edits, &RecordEdits::idle, &m_reveal, &RecordReveal::expectNothing);
    connect(&m_edits, &RecordEdits::changed, this,
            [this](const core::RecordChange& change) { emit said(doneText(change.entry)); });
    connect(&m_edits, &RecordEdits::undoStateChanged, this, &RecordCommands::refresh);
    connect(&m_view, &RecordTableView::selectionChangedTo, this, &RecordCommands::refresh);
    connect(&m_project, &ProjectSession::opened, this, &RecordCommands::refresh);
    connect(&m_project, &ProjectSession::closed, this, &RecordCommands::refresh);
    refresh();
}

void RecordCommands::bind() {
    const auto on = [this](Id id, auto work) { connect(m_actions[id], &QAction::triggered, this, work); };
    on(Id::Undo, [this] { undo(); });
    on(Id::Redo, [this] { redo(); });
    on(Id::AddRecord, [this] { addRecord(); });
    on(Id::DuplicateRecords, [this] { duplicate(); });
    on(Id::DeleteRecords, [this] { remove(); });
    on(Id::ClearCells, [this] { clearCells(); });
    on(Id::FillDown, [this] { fillDown(); });
    const std::pair<Id, core::Status> statuses[] = {{Id::StatusDraft, core::Status::Draft},
                                                    {Id::StatusApproved, core::Status::Approved},
                                                    {Id::StatusNeedsWork, core::Status::NeedsWork},
                                                    {Id::StatusRejected, core::Status::Rejected}};
    for (const auto& [id, status] : statuses) on(id, [this, status = status] { setStatus(status); });
    const std::pair<Id, core::Split> splits[] = {{Id::SplitTrain, core::Split::Train},
                                                 {Id::SplitValidation, core::Split::Validation},
                                                 {Id::SplitTest, core::Split::Test}};
    for (const auto& [id, split] : splits) on(id, [this, split = split] { setSplit(split); });
}

void RecordCommands::refresh() {
    const bool isOpen = m_project.isOpen();
    const bool isWritable = m_project.isWritable();
    const bool hasRows = isOpen && m_view.currentIndex().isValid();
    for (const Id id : {Id::Cut, Id::ClearCells, Id::FillDown, Id::DuplicateRecords, Id::DeleteRecords, Id::StatusDraft,
                        Id::StatusApproved, Id::StatusNeedsWork, Id::StatusRejected, Id::SplitTrain,
                        Id::SplitValidation, Id::SplitTest})
        m_actions[id]->setEnabled(isWritable && hasRows);
    for (const Id id : {Id::AddRecord, Id::Paste, Id::ImportData, Id::ImportFolder})
        m_actions[id]->setEnabled(isWritable);
    for (const Id id : {Id::Find, Id::ExportData, Id::ShowHistory}) m_actions[id]->setEnabled(isOpen);
    m_actions[Id::Copy]->setEnabled(hasRows);
    m_actions[Id::Undo]->setEnabled(isWritable && m_edits.undoState().undo.id != 0);
    m_actions[Id::Redo]->setEnabled(isWritable && m_edits.undoState().redo.id != 0);
}

/// A text that is handed over only after the undo would be a change of its own, and nothing could be redone.
void RecordCommands::undo() {
    m_view.commitOpenField();
    emit aboutToUndo();
    m_edits.undo();
}

/// What was typed since is the newest change: then there is nothing to redo, and the text stays.
void RecordCommands::redo() {
    m_view.commitOpenField();
    emit aboutToUndo();
    m_edits.redo();
}

void RecordCommands::addRecord() {
    m_view.commitOpenField();
    m_reveal.awaitAdded(RecordReveal::Then::Edit);
    m_edits.add({core::StoredRecord{}}, m_view.currentId());
}

void RecordCommands::duplicate() {
    m_view.commitOpenField();
    const auto ids = m_view.selectedIds();
    if (ids.empty() || !isPossible(static_cast<qint64>(ids.size()))) return;
    m_fetch.fetch(ids, RecordFetch::For::Edit, [this, last = ids.back()](std::vector<core::StoredRecord> records) {
        if (records.empty()) return;
        m_reveal.awaitAdded();
        for (core::StoredRecord& stored : records) stored.record.id = stored.record.revision = 0;
        m_edits.add(std::move(records), last, core::EntryKind::Duplicate);
    });
}

void RecordCommands::remove() {
    m_edits.remove(m_view.selectedIds());
}

bool RecordCommands::isPossible(qint64 cells) {
    if (cells <= MostCells) return true;
    emit said(tr("%1 cells are too many for one step: select at most %2.").arg(countText(cells), countText(MostCells)));
    return false;
}

std::vector<core::TextEdit> RecordCommands::selectedTexts() const {
    std::vector<core::TextEdit> texts;
    const auto columns = m_view.selectedColumns();
    const auto* model = m_view.model();
    const bool hasSelection = !m_view.selectionModel()->selection().isEmpty();
    for (const auto& rows : m_view.selectedRows())
        for (int row = rows.first; row <= rows.last; ++row)
            for (const RecordColumn column : columns) {
                const auto field = fieldOf(column);
                if (!field) continue;
                const QModelIndex index = model->index(row, static_cast<int>(column));
                if (hasSelection && !m_view.selectionModel()->isSelected(index)) continue;
                texts.push_back({static_cast<const RecordTableModel*>(model)->idAt(row), *field, {}});
            }
    return texts;
}

qint64 RecordCommands::selectedCells() const {
    return static_cast<qint64>(m_view.selectedRowCount()) * std::ssize(m_view.selectedColumns());
}

void RecordCommands::clearCells() {
    if (isPossible(selectedCells())) clear(selectedTexts());
}

void RecordCommands::clear(std::vector<core::TextEdit> texts) {
    if (texts.empty()) return emit said(tr("There is no text among the selected cells."));
    m_edits.edit(std::move(texts));
}

/// The topmost selected row gives; of one row alone, the row above it.
void RecordCommands::fillDown() {
    const auto rows = m_view.selectedRows();
    const auto columns = m_view.selectedColumns();
    if (rows.empty() || !isPossible(selectedCells())) return;
    auto ids = m_view.selectedIds();
    const auto* model = static_cast<const RecordTableModel*>(m_view.model());
    if (ids.size() == 1 && rows.front().first > 0) ids.insert(ids.begin(), model->idAt(rows.front().first - 1));
    if (ids.size() < 2) return;
    m_fetch.fetch({ids.front()}, RecordFetch::For::Edit,
                  [this, ids, columns](const std::vector<core::StoredRecord>& found) {
                      if (found.empty()) return;
                      const core::StoredRecord& source = found.front();
                      const std::vector<core::RecordId> below(ids.begin() + 1, ids.end());
                      core::Filling filling;
                      for (const RecordColumn column : columns)
                          if (const auto field = fieldOf(column))
                              filling.texts.emplace_back(*field, textOf(source, *field));
                      if (std::ranges::count(columns, RecordColumn::Status)) filling.status = source.status;
                      if (std::ranges::count(columns, RecordColumn::Split)) filling.split = source.split;
                      m_edits.fill({ids.begin() + 1, ids.end()}, std::move(filling));
                  });
}

void RecordCommands::setStatus(core::Status status) {
    m_edits.setStatus(m_view.selectedIds(), status);
}

void RecordCommands::setSplit(core::Split split) {
    m_edits.setSplit(m_view.selectedIds(), split);
}

} // namespace ui
