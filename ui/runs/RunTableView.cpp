#include "ui/runs/RunTableView.h"

#include "ui/plot/SeriesPen.h"
#include "ui/runs/RunSort.h"
#include "ui/shell/RowDelegate.h"
#include "ui/shell/RowFit.h"
#include "ui/shell/Theme.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>

#include <array>

namespace ui {
namespace {

using namespace Qt::StringLiterals;

constexpr std::array<int, RunColumnCount> Widths{160, 120, 98, 80, 48, 104, 72, 82, 132, 72, 72, 142, 60};
constexpr int SampleWidth = 22; ///< of the line that shows a run's colour

/// A ticked run's name ends with its line as the plots draw it.
class RunDelegate : public RowDelegate {
public:
    using RowDelegate::RowDelegate;

protected:
    void paintCell(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        QStyleOptionViewItem cell = option;
        const int color = index.data(RunTableModel::ColorRole).toInt();
        const bool isName = index.column() == static_cast<int>(RunColumn::Name);
        if (option.state & QStyle::State_Selected)
            painter->fillRect(option.rect, option.palette.color(QPalette::Highlight));
        if (!isName) cell.rect.adjust(Spacing::Hair, 0, 0, 0); // apart from the numbers at its left
        if (isName && color >= 0) cell.rect.setRight(cell.rect.right() - SampleWidth - Spacing::Small);
        RowDelegate::paintCell(painter, cell, index);
        if (!isName || color < 0) return;
        painter->save();
        const QPoint from(cell.rect.right() + 1, option.rect.center().y());
        painter->setPen(seriesPen(color, option.palette, 3));
        painter->drawLine(from, from + QPoint(SampleWidth, 0));
        painter->restore();
    }
};

QByteArray layoutMark() {
    return QByteArray::number(RunColumnCount) + ' ';
}

} // namespace

RunTableView::RunTableView(RunTableModel* runs, QWidget* parent)
    : QTableView(parent), m_runs(runs), m_sort(new RunSort(runs, this)) {
    setObjectName(u"runTable"_s);
    setProperty("list", true);
    setFrameShape(QFrame::NoFrame);
    setModel(m_sort);
    setItemDelegate(new RunDelegate(this));
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(DoubleClicked);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setMouseTracking(true);
    setHorizontalScrollMode(ScrollPerPixel);
    verticalHeader()->hide();
    horizontalHeader()->setSectionsMovable(true);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setMinimumSectionSize(40);
    horizontalHeader()->setTextElideMode(Qt::ElideRight);
    horizontalHeader()->setStretchLastSection(true);
    horizontalHeader()->setFirstSectionMovable(false);
    for (int i = 0; i < RunColumnCount; ++i) setColumnWidth(i, Widths[static_cast<std::size_t>(i)]);
    setSortingEnabled(true);
    sortByColumn(static_cast<int>(RunColumn::Started), Qt::DescendingOrder);
    fitRowsToFont(*this);
    fitTitles(*this);
    connect(m_runs, &QAbstractItemModel::modelReset, this, &RunTableView::showOfLabels);
    connect(m_runs, &QAbstractItemModel::dataChanged, this, &RunTableView::showOfLabels);
    connect(m_runs, &QAbstractItemModel::rowsRemoved, this, &RunTableView::showOfLabels);
    showOfLabels();
}

void RunTableView::showOfLabels() {
    const int column = static_cast<int>(RunColumn::F1);
    bool hasLabels = false;
    for (int row = 0; row < m_runs->rowCount(); ++row)
        hasLabels = hasLabels || !m_runs->index(row, column).data().toString().isEmpty();
    if (hasLabels == isColumnHidden(column)) setColumnHidden(column, !hasLabels);
}

QString RunTableView::currentRun() const {
    return currentIndex().isValid() && selectionModel()->isRowSelected(currentIndex().row())
               ? currentIndex().data(RunTableModel::FolderRole).toString()
               : QString();
}

QStringList RunTableView::selectedRuns() const {
    QStringList folders;
    for (const QModelIndex& index : selectionModel()->selectedRows())
        folders += index.data(RunTableModel::FolderRole).toString();
    return folders;
}

void RunTableView::setCurrentRun(const QString& folder) {
    const QModelIndex where = m_sort->mapFromSource(m_runs->indexOf(folder));
    if (!where.isValid()) return;
    selectionModel()->setCurrentIndex(where, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    scrollTo(where);
}

void RunTableView::editColumn(RunColumn column) {
    if (currentIndex().isValid()) edit(currentIndex().siblingAtColumn(static_cast<int>(column)));
}

void RunTableView::editName() {
    editColumn(RunColumn::Name);
}

void RunTableView::editNote() {
    editColumn(RunColumn::Note);
}

/// All of the selected runs take the state that the current one gets.
void RunTableView::toggleTicks() {
    const bool isTicked = currentIndex().data(RunTableModel::ColorRole).toInt() >= 0;
    for (const QString& folder : selectedRuns()) m_runs->setTicked(folder, !isTicked);
}

void RunTableView::keyPressEvent(QKeyEvent* event) {
    const bool isPlain = event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier;
    if (isPlain && currentIndex().isValid() && state() != EditingState) switch (event->key()) {
        case Qt::Key_Space: return toggleTicks();
        case Qt::Key_F2:
            return currentIndex().column() == static_cast<int>(RunColumn::Note) ? editNote() : editName();
        case Qt::Key_Return:
        case Qt::Key_Enter: return editNote();
        case Qt::Key_Delete: return emit binAsked();
        default: break;
        }
    QTableView::keyPressEvent(event);
}

void RunTableView::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
    QTableView::currentChanged(current, previous);
    emit currentRunChanged();
}

void RunTableView::selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) {
    QTableView::selectionChanged(selected, deselected);
    emit currentRunChanged();
}

QByteArray RunTableView::layoutState() const {
    return layoutMark() + horizontalHeader()->saveState();
}

/// That of a version with other columns is of no use.
void RunTableView::restoreLayout(const QByteArray& state) {
    if (!state.startsWith(layoutMark())) return;
    horizontalHeader()->restoreState(state.mid(layoutMark().size()));
    showOfLabels();
}

} // namespace ui
