#include "ui/data/RecordTableView.h"

#include "ui/data/RecordDelegate.h"
#include "ui/data/RecordWords.h"
#include "ui/session/LabelCounts.h"
#include "ui/session/Settings.h"
#include "ui/shell/Quantity.h"
#include "ui/shell/RowFit.h"
#include "ui/shell/Theme.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QScrollBar>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t RememberedSelection = 10'000;
constexpr int WidestLabel = 22;                     // in letters
constexpr auto ColumnsKey = "records/columns.2"_L1; // of tables with a column of labels
constexpr auto Shown = "shown", Hidden = "hidden";

/// Where the person's choice is kept: it holds for every project.
QString keyOf(RecordColumn column) {
    return u"records/column/"_s + QLatin1StringView(nameOf(column));
}

QStringList statusTexts() {
    QStringList texts;
    for (const core::Status status : AllStatuses) texts += statusText(status);
    return texts;
}

QStringList splitTexts() {
    QStringList texts;
    for (const core::Split split : AllSplits) texts += splitText(split);
    return texts;
}

} // namespace

struct RecordTableView::Place {
    core::RecordId current = 0;
    int row = 0;
    int column = 0;
    int offset = 0; ///< of the current row from the top, in pixels
    Ids selected;
};

RecordTableView::RecordTableView(RecordTableModel& records, Settings& settings, QWidget* parent)
    : QTableView(parent), m_records(records), m_settings(settings), m_delegate(new RecordDelegate(this)) {
    setObjectName(u"recordTable"_s);
    setFrameShape(QFrame::NoFrame);
    setModel(&records);
    setItemDelegate(m_delegate);
    setShowGrid(false);
    setWordWrap(false);
    setSelectionMode(ExtendedSelection);
    setSelectionBehavior(SelectItems);
    setEditTriggers(DoubleClicked | EditKeyPressed | AnyKeyPressed);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollMode(ScrollPerPixel);
    setTabKeyNavigation(true);
    setCornerButtonEnabled(false);
    setMouseTracking(true);
    arrange();
    connect(m_delegate, &RecordDelegate::left, this, &RecordTableView::leave);
    connect(&records, &QAbstractItemModel::modelAboutToBeReset, this, &RecordTableView::rememberPlace);
    connect(&records, &QAbstractItemModel::modelReset, this, &RecordTableView::restorePlace);
    connect(&records, &QAbstractItemModel::modelReset, this, &RecordTableView::beginWhereTheFocusIs);
    connect(&records, &QAbstractItemModel::rowsInserted, this, &RecordTableView::beginWhereTheFocusIs);
    connect(&m_keepColumns, &QTimer::timeout, this, &RecordTableView::keepColumns);
}

RecordTableView::~RecordTableView() {
    if (m_keepColumns.isActive()) keepColumns();
}

void RecordTableView::arrange() {
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    QHeaderView* header = horizontalHeader();
    header->setSectionsMovable(true);
    header->setHighlightSections(false);
    // It would look at every row of a selected column each time it is painted.
    header->setSelectionModel(new QItemSelectionModel(&m_records, header));
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setMinimumSectionSize(40);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    header->setTextElideMode(Qt::ElideRight);
    fitRows();
    header->hideSection(static_cast<int>(RecordColumn::Note));
    restoreColumns();
    showLabels();
    m_keepColumns.setSingleShot(true);
    m_keepColumns.setInterval(500);
    connect(header, &QHeaderView::sectionResized, this, [this] {
        if (m_isFitting) return;
        m_isArrangedByHand = true;
        m_keepColumns.start();
    });
    connect(header, &QHeaderView::sectionMoved, this, [this] { m_keepColumns.start(); });
}

void RecordTableView::fitRows() {
    const int height = rowHeightOf(fontMetrics());
    verticalHeader()->setMinimumSectionSize(height);
    verticalHeader()->setDefaultSectionSize(height);
    verticalScrollBar()->setSingleStep(height);
    horizontalHeader()->setFixedHeight(height + Spacing::Hair);
}

int RecordTableView::widthOf(const QStringList& texts) const {
    int width = 0;
    for (const QString& text : texts) width = std::max(width, fontMetrics().horizontalAdvance(text));
    return width + 2 * Spacing::Small + 2;
}

/// The texts share what the narrow columns leave, until the person sets a width.
void RecordTableView::fitColumns() {
    if (m_isArrangedByHand) return;
    m_isFitting = true;
    const int unit = letterWidth(fontMetrics());
    const int labels =
        m_labels ? widthOf(m_labels->names().first(std::min<qsizetype>(50, m_labels->names().size()))) : 0;
    const std::pair<RecordColumn, int> narrow[] = {
        {RecordColumn::Number, widthOf({countText(std::max(m_records.rowCount(), 999))})},
        {RecordColumn::Label, std::min(labels + 2 * Spacing::Small, WidestLabel * unit)},
        {RecordColumn::Tokens, widthOf({u"10,000"_s}) + symbolSize(fontMetrics())},
        {RecordColumn::Status, widthOf(statusTexts()) + symbolSize(fontMetrics())},
        {RecordColumn::Split, widthOf(splitTexts())}};
    int rest = viewport()->width();
    for (const auto& [column, width] : narrow) {
        setColumnWidth(static_cast<int>(column), std::max(width, titleWidth(column)));
        if (!isColumnHidden(static_cast<int>(column))) rest -= columnWidth(static_cast<int>(column));
    }
    fitTexts(rest);
    m_isFitting = false;
}

/// In a project of labels, a field that no record uses has room for its title.
void RecordTableView::fitTexts(int room) {
    const int unit = letterWidth(fontMetrics());
    const std::pair<RecordColumn, int> wide[] = {
        {RecordColumn::Instruction, 4}, {RecordColumn::Input, 3}, {RecordColumn::Output, 4}, {RecordColumn::Note, 2}};
    std::vector<std::pair<RecordColumn, int>> used;
    int shares = 0;
    for (const auto& [column, share] : wide) {
        const bool isHidden = isColumnHidden(static_cast<int>(column));
        if (m_labels && column != RecordColumn::Note && !m_labels->isUsed(*fieldOf(column))) {
            setColumnWidth(static_cast<int>(column), titleWidth(column));
            if (!isHidden) room -= titleWidth(column);
        } else {
            used.emplace_back(column, share);
            if (!isHidden) shares += share;
        }
    }
    for (const auto& [column, share] : used)
        setColumnWidth(static_cast<int>(column), // where they have no room, the last columns are scrolled to
                       std::max({titleWidth(column), 3 * share * unit, room * share / std::max(1, shares)}));
}

int RecordTableView::titleWidth(RecordColumn column) const { // its letters are bold
    const int section = static_cast<int>(column);
    const int text = widthOf({m_records.headerData(section, Qt::Horizontal).toString()});
    return std::max(text + letterWidth(fontMetrics()), horizontalHeader()->sectionSizeHint(section));
}

void RecordTableView::followLabels(const LabelCounts& labels) {
    m_labels = &labels;
    connect(&labels, &LabelCounts::changed, this, &RecordTableView::showLabels);
    showLabels();
}

/// What a project of labels has in its records is shown: labels, and no input or output that none has.
bool RecordTableView::isUsual(RecordColumn column) const {
    if (column == RecordColumn::Label) return m_labels && !m_labels->isEmpty();
    return !m_labels || m_labels->isUsed(*fieldOf(column));
}

void RecordTableView::showLabels() {
    if (m_labels) m_delegate->setLabels(m_labels->names());
    m_isFitting = true;
    for (const RecordColumn column : ProjectColumns) {
        const QByteArray choice = m_settings.pageState(keyOf(column));
        setColumnHidden(static_cast<int>(column), choice.isEmpty() ? !isUsual(column) : choice == Hidden);
    }
    m_isFitting = false;
    fitColumns();
    const QModelIndex current = currentIndex();
    if (current.isValid() && isColumnHidden(current.column()))
        selectionModel()->setCurrentIndex(current.siblingAtColumn(static_cast<int>(RecordColumn::Instruction)),
                                          QItemSelectionModel::NoUpdate);
}

void RecordTableView::chooseColumn(RecordColumn column, std::optional<bool> isShown) {
    const bool isStandard = !isShown || *isShown == isUsual(column);
    m_settings.setPageState(keyOf(column), isStandard ? QByteArray() : QByteArray(*isShown ? Shown : Hidden));
    showLabels();
}

void RecordTableView::restoreColumns() {
    const QByteArray state = m_settings.pageState(ColumnsKey);
    m_isFitting = true;
    m_isArrangedByHand = !state.isEmpty() && horizontalHeader()->restoreState(state);
    m_isFitting = false;
}

void RecordTableView::keepColumns() {
    m_settings.setPageState(ColumnsKey, horizontalHeader()->saveState());
}

void RecordTableView::changeEvent(QEvent* event) {
    QTableView::changeEvent(event);
    if (event->type() != QEvent::FontChange && event->type() != QEvent::LanguageChange) return;
    fitRows();
    fitColumns();
}

void RecordTableView::resizeEvent(QResizeEvent* event) {
    QTableView::resizeEvent(event);
    fitColumns();
}

void RecordTableView::contextMenuEvent(QContextMenuEvent* event) {
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    emit menuAsked(byKey ? viewport()->mapToGlobal(visualRect(currentIndex()).bottomLeft()) : event->globalPos());
}

/// The number of a record stands for all of it. Where Ctrl leads far it selects as without.
QItemSelectionModel::SelectionFlags RecordTableView::selectionCommand(const QModelIndex& index,
                                                                      const QEvent* event) const {
    if (const auto* key = dynamic_cast<const QKeyEvent*>(event); key && key->key() != Qt::Key_Space) {
        const QKeyEvent plain(key->type(), key->key(), key->modifiers() & ~Qt::ControlModifier);
        return QTableView::selectionCommand(index, &plain);
    }
    auto command = QTableView::selectionCommand(index, event);
    const bool byMouse = event && (event->type() == QEvent::MouseButtonPress || event->type() == QEvent::MouseMove);
    if (byMouse && index.isValid() && index.column() == static_cast<int>(RecordColumn::Number))
        command |= QItemSelectionModel::Rows;
    return command;
}

void RecordTableView::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
    QTableView::currentChanged(current, previous);
    viewport()->update(visualRect(previous));
    if (current.row() != previous.row() || !previous.isValid()) emit currentRecordChanged(currentId());
}

/// The next one is current when the current one goes: whoever deletes records goes on downwards.
void RecordTableView::rowsAboutToBeRemoved(const QModelIndex& parent, int start, int end) {
    const QModelIndex current = currentIndex();
    if (current.row() >= start && current.row() <= end && end + 1 < m_records.rowCount())
        selectionModel()->setCurrentIndex(current.siblingAtRow(end + 1), QItemSelectionModel::ClearAndSelect);
    QTableView::rowsAboutToBeRemoved(parent, start, end);
}

void RecordTableView::selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) {
    QTableView::selectionChanged(selected, deselected);
    emit selectionChangedTo(selectedRowCount());
}

void RecordTableView::rememberPlace() {
    commitOpenField();
    m_place = std::make_unique<Place>();
    const QModelIndex current = currentIndex();
    if (!current.isValid()) return;
    m_place->current = currentId();
    m_place->row = current.row();
    m_place->column = current.column();
    m_place->offset = rowViewportPosition(current.row());
    if (static_cast<std::size_t>(selectedRowCount()) <= RememberedSelection) m_place->selected = selectedIds();
}

/// The same record, where it is still in the list; else the row that is now in its place.
void RecordTableView::restorePlace() {
    const std::unique_ptr<Place> place = std::exchange(m_place, nullptr);
    fitColumns();
    if (!place || place->current == 0 || m_records.rowCount() == 0) {
        emit currentRecordChanged(0);
        emit selectionChangedTo(0);
        return;
    }
    const int found = m_records.rowOf(place->current);
    const int row = found >= 0 ? found : std::min(place->row, m_records.rowCount() - 1);
    const QModelIndex index = m_records.index(row, place->column);
    if (found >= 0 && place->selected.size() > 1 && place->selected.size() < 200)
        show(place->selected);
    else
        selectionModel()->select(index, QItemSelectionModel::ClearAndSelect);
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
    verticalScrollBar()->setValue(row * verticalHeader()->defaultSectionSize() - place->offset);
    if (found < 0 || place->current != currentId()) emit currentRecordChanged(currentId());
}

/// As where the focus comes to records: at the first one, also where they come to the focus.
void RecordTableView::beginWhereTheFocusIs() {
    if (!hasFocus() || currentIndex().isValid() || m_records.rowCount() == 0) return;
    selectionModel()->setCurrentIndex(moveCursor(MoveNext, Qt::NoModifier), QItemSelectionModel::NoUpdate);
}

bool RecordTableView::event(QEvent* event) {
    // While an input method composes, every key is its own.
    if (event->type() == QEvent::ShortcutOverride && m_isComposing) {
        event->accept();
        return true;
    }
    return QTableView::event(event);
}

void RecordTableView::inputMethodEvent(QInputMethodEvent* event) {
    m_isComposing = !event->preeditString().isEmpty();
    m_delegate->setBegin(CellEditor::Begin::Replace);
    QTableView::inputMethodEvent(event);
}

} // namespace ui
