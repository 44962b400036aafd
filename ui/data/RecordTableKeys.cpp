// What keys and selection mean in the table of records.
#include "ui/data/RecordDelegate.h"
#include "ui/data/RecordTableView.h"

#include <QAction>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

bool isPrintable(const QString& text) {
    return !text.isEmpty() && (text[0].isPrint() || text[0].isSurrogate());
}

/// A letter, or what the third level of a keyboard gives (Ctrl+Alt on some systems); no command.
bool isTyping(const QKeyEvent& event) {
    const auto modifiers = event.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier);
    const bool isThirdLevel = modifiers == (Qt::ControlModifier | Qt::AltModifier);
    return isPrintable(event.text()) && (modifiers == Qt::NoModifier || isThirdLevel);
}

} // namespace

std::vector<RecordTableView::Rows> RecordTableView::selectedRows() const {
    std::vector<Rows> rows;
    for (const QItemSelectionRange& range : selectionModel()->selection())
        if (range.isValid()) rows.push_back({range.top(), range.bottom()});
    if (rows.empty() && currentIndex().isValid()) rows.push_back({currentIndex().row(), currentIndex().row()});
    std::ranges::sort(rows, {}, &Rows::first);
    std::vector<Rows> joined;
    for (const Rows& each : rows) {
        if (joined.empty() || each.first > joined.back().last + 1)
            joined.push_back(each);
        else
            joined.back().last = std::max(joined.back().last, each.last);
    }
    return joined;
}

int RecordTableView::selectedRowCount() const {
    int count = 0;
    for (const Rows& rows : selectedRows()) count += rows.last - rows.first + 1;
    return count;
}

RecordTableView::Ids RecordTableView::selectedIds() const {
    Ids ids;
    ids.reserve(static_cast<std::size_t>(selectedRowCount()));
    for (const Rows& rows : selectedRows())
        for (int row = rows.first; row <= rows.last; ++row) ids.push_back(m_records.idAt(row));
    return ids;
}

core::RecordId RecordTableView::currentId() const {
    return currentIndex().isValid() ? m_records.idAt(currentIndex().row()) : 0;
}

std::vector<RecordColumn> RecordTableView::shownColumns() const {
    std::vector<RecordColumn> columns;
    for (int place = 0; place < RecordColumnCount; ++place) {
        const int column = horizontalHeader()->logicalIndex(place);
        if (!isColumnHidden(column)) columns.push_back(static_cast<RecordColumn>(column));
    }
    return columns;
}

std::vector<RecordColumn> RecordTableView::selectedColumns() const {
    std::vector<RecordColumn> columns = shownColumns();
    const QItemSelection& selection = selectionModel()->selection();
    std::erase_if(columns, [&](RecordColumn column) {
        const int index = static_cast<int>(column);
        if (selection.isEmpty()) return index != currentIndex().column();
        return std::ranges::none_of(selection, [index](const QItemSelectionRange& range) {
            return range.left() <= index && index <= range.right();
        });
    });
    return columns;
}

RecordTableView::Ids RecordTableView::idsOfCells(RecordColumn column) const {
    Ids ids;
    if (isColumnHidden(static_cast<int>(column))) return ids;
    for (const Rows& rows : selectedRows())
        for (int row = rows.first; row <= rows.last; ++row)
            if (selectionModel()->isSelected(m_records.index(row, static_cast<int>(column))))
                ids.push_back(m_records.idAt(row));
    return ids;
}

bool RecordTableView::show(const Ids& records) {
    QItemSelection selection;
    int first = -1, last = -1;
    for (const core::RecordId record : records) {
        const int row = m_records.rowOf(record);
        if (row < 0) continue;
        if (first < 0) first = row;
        last = row;
        selection.select(m_records.index(row, 0), m_records.index(row, RecordColumnCount - 1));
    }
    if (first < 0) return false;
    const int column = std::max(currentIndex().column(), static_cast<int>(RecordColumn::Instruction));
    makeCurrent(m_records.index(first, column));
    selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    for (const int row : {last, first}) scrollTo(m_records.index(row, column), EnsureVisible);
    return true;
}

void RecordTableView::goToRow(int step) {
    if (currentIndex().isValid()) this->step(step, 0);
}

void RecordTableView::goTo(int row) {
    selectionModel()->setCurrentIndex({}, QItemSelectionModel::NoUpdate);
    const QModelIndex first = moveCursor(MoveHome, Qt::NoModifier);
    makeCurrent(first.siblingAtRow(row));
    scrollTo(currentIndex(), PositionAtTop);
}

void RecordTableView::editCurrent(std::optional<RecordColumn> column) {
    QModelIndex index = currentIndex();
    if (column && index.isValid()) index = index.siblingAtColumn(static_cast<int>(*column));
    if (!index.isValid()) return;
    makeCurrent(index);
    setFocus();
    edit(index, EditKeyPressed, nullptr);
}

void RecordTableView::commitOpenField() {
    if (state() != EditingState) return;
    if (auto* field = qobject_cast<CellEditor*>(indexWidget(currentIndex()))) {
        commitData(field);
        closeEditor(field, QAbstractItemDelegate::NoHint);
    }
}

bool RecordTableView::edit(const QModelIndex& index, EditTrigger trigger, QEvent* event) {
    const bool byKey = trigger == AnyKeyPressed;
    m_delegate->setBegin(byKey ? CellEditor::Begin::Replace : CellEditor::Begin::AtTheEnd);
    const auto column = static_cast<RecordColumn>(index.column());
    const bool asks = trigger == DoubleClicked || trigger == EditKeyPressed;
    if (asks && index.isValid() && (column == RecordColumn::Status || column == RecordColumn::Split))
        emit choiceAsked(column, viewport()->mapToGlobal(visualRect(index).bottomLeft()));
    // A text that is not here yet cannot be edited: the field would be empty.
    if (index.isValid() && index.data(RecordTableModel::IsMissing).toBool()) return false;
    return QTableView::edit(index, trigger, event);
}

void RecordTableView::keyPressEvent(QKeyEvent* event) {
    const bool isPlain = !(event->modifiers() & ~Qt::KeypadModifier);
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (isPlain) return editCurrent();
        break;
    case Qt::Key_F2:
        return editCurrent();
    case Qt::Key_Backspace: // begins with an empty field; nothing is lost until it is left
        if (isPlain) {
            edit(currentIndex(), AnyKeyPressed, event);
            return;
        }
        break;
    case Qt::Key_Space:
        if (event->modifiers() == Qt::ShiftModifier)
            return selectionModel()->select(currentIndex(), QItemSelectionModel::Select | QItemSelectionModel::Rows);
        break;
    default:
        break;
    }
    if (isTyping(*event)) {
        edit(currentIndex(), AnyKeyPressed, event);
        return;
    }
    const bool isCopy = event->matches(QKeySequence::Copy); // the base class would copy one cell
    if (isCopy || event->key() == Qt::Key_Delete) return event->ignore();
    QTableView::keyPressEvent(event);
}

/// Where nothing is current yet, keys begin at the first text, for the number of a record cannot be edited. Ctrl goes
/// to the edge, as in a spreadsheet.
QModelIndex RecordTableView::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) {
    if (m_goal.isValid()) return m_goal;
    const bool isFar = modifiers.testFlag(Qt::ControlModifier);
    const int last = m_records.rowCount() - 1;
    const auto shown = shownColumns();
    const QModelIndex current = currentIndex();
    if (!current.isValid()) {
        const auto text = std::ranges::find_if(shown, [](RecordColumn column) { return fieldOf(column).has_value(); });
        const bool isEnd = isFar && (action == MoveEnd || action == MoveDown);
        return m_records.index(isEnd ? last : 0,
                               static_cast<int>(text == shown.end() ? RecordColumn::Number : *text));
    }
    if (isFar && (action == MoveUp || action == MoveDown)) return current.siblingAtRow(action == MoveUp ? 0 : last);
    if (isFar && (action == MoveLeft || action == MoveRight)) {
        const bool isFirst = (action == MoveLeft) != isRightToLeft();
        return current.siblingAtColumn(static_cast<int>(isFirst ? shown.front() : shown.back()));
    }
    return QTableView::moveCursor(action, modifiers);
}

void RecordTableView::leave(CellEditor::Leave leave) {
    setFocus();
    switch (leave) {
    case CellEditor::Leave::Down:
        return step(1, 0);
    case CellEditor::Leave::Up:
        return step(-1, 0);
    case CellEditor::Leave::Right:
        return step(0, 1);
    case CellEditor::Leave::Left:
        return step(0, -1);
    case CellEditor::Leave::GiveUp:
        return;
    }
}

/// Over columns as they are shown; stops at the edges.
void RecordTableView::step(int rows, int columns) {
    const QModelIndex current = currentIndex();
    const std::vector<RecordColumn> shown = shownColumns();
    const auto here = std::ranges::find(shown, static_cast<RecordColumn>(current.column()));
    if (!current.isValid() || here == shown.end()) return;
    const auto place = std::clamp<std::ptrdiff_t>(here - shown.begin() + columns, 0, std::ssize(shown) - 1);
    const int row = std::clamp(current.row() + rows, 0, m_records.rowCount() - 1);
    makeCurrent(m_records.index(row, static_cast<int>(shown[static_cast<std::size_t>(place)])));
}

/// Shift goes on from here, and from nowhere before: where a selection begins Qt keeps to itself, and sets it by keys.
void RecordTableView::makeCurrent(const QModelIndex& index) {
    if (index == currentIndex()) selectionModel()->setCurrentIndex({}, QItemSelectionModel::NoUpdate);
    m_goal = index;
    QKeyEvent key(QEvent::KeyPress, Qt::Key_Down, Qt::NoModifier);
    QTableView::keyPressEvent(&key);
    m_goal = QModelIndex();
}

QMenu* RecordTableView::makeColumnMenu() {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int column = 1; column < RecordColumnCount; ++column) {
        QAction* action = menu->addAction(m_records.headerData(column, Qt::Horizontal).toString());
        action->setCheckable(true);
        action->setChecked(!isColumnHidden(column));
        connect(action, &QAction::toggled, this, [this, column](bool isShown) {
            const auto which = static_cast<RecordColumn>(column);
            if (std::ranges::count(ProjectColumns, which) > 0) return chooseColumn(which, isShown);
            setColumnHidden(column, !isShown);
            m_keepColumns.start();
            fitColumns();
        });
    }
    menu->addSeparator();
    connect(menu->addAction(tr("Standard columns")), &QAction::triggered, this, [this] {
        m_isFitting = true;
        for (int column = 0; column < RecordColumnCount; ++column) {
            horizontalHeader()->moveSection(horizontalHeader()->visualIndex(column), column);
            setColumnHidden(column, column == static_cast<int>(RecordColumn::Note));
        }
        m_isFitting = m_isArrangedByHand = false;
        for (const RecordColumn column : ProjectColumns) chooseColumn(column, {});
        m_keepColumns.start();
    });
    return menu;
}

} // namespace ui
