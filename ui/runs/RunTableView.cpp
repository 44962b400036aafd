#include "ui/runs/RunTableView.h"

#include "ui/runs/RunSort.h"
#include "ui/shell/Theme.h"

#include <QApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>
#include <array>

namespace ui {
namespace {

using namespace Qt::StringLiterals;

constexpr std::array<int, RunColumnCount> Widths{160, 128, 98, 80, 48, 112, 80, 82, 86, 86, 142, 60};
constexpr int SampleWidth = 22; ///< of the line that shows a run's colour

/// The line of a ticked run as the plots draw it.
QPen linePen(int color, const QPalette& palette) {
    const auto colors = seriesColors();
    const auto index = static_cast<std::size_t>(color);
    QColor shown = colors[index % colors.size()];
    if (palette.color(QPalette::Base).lightness() < 128 && shown.lightness() < 100) { // a quarter of white
        const auto lighter = [](int part) { return part + (255 - part) / 4; };
        shown = QColor(lighter(shown.red()), lighter(shown.green()), lighter(shown.blue()));
    }
    static constexpr std::array Styles{Qt::SolidLine, Qt::DashLine, Qt::DotLine};
    return QPen(shown, 3, Styles[std::min(index / colors.size(), Styles.size() - 1)]);
}

class RunDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        QStyleOptionViewItem cell = option;
        cell.state &= ~QStyle::State_HasFocus; // it is framed below
        const int color = index.data(RunTableModel::ColorRole).toInt();
        const bool isName = index.column() == static_cast<int>(RunColumn::Name);
        const bool isChosen = option.state & QStyle::State_Selected;
        if (isChosen) painter->fillRect(option.rect, option.palette.color(QPalette::Highlight));
        if (!isName) cell.rect.adjust(Spacing::Hair, 0, 0, 0); // apart from the numbers at its left
        if (isName && color >= 0) cell.rect.setRight(cell.rect.right() - SampleWidth - Spacing::Small);
        QStyledItemDelegate::paint(painter, cell, index);
        const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
        painter->save();
        if (isName && color < 0) paintBox(painter, cell, index);
        if (isName && color >= 0) {
            const QPoint from(cell.rect.right() + 1, option.rect.center().y());
            painter->setPen(linePen(color, option.palette));
            painter->drawLine(from, from + QPoint(SampleWidth, 0));
        }
        painter->setPen(option.palette.color(QPalette::Mid));
        painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
        if (view && view->hasFocus() && view->currentIndex() == index) {
            painter->setPen(QPen(option.palette.color(QPalette::Link), 2));
            painter->drawRect(option.rect.adjusted(1, 1, -1, -2));
        }
        painter->restore();
    }
    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem&, const QModelIndex& index) const override {
        auto* editor = new QLineEdit(parent);
        editor->setObjectName(u"cellEditor"_s);
        editor->setFrame(false);
        editor->setAccessibleName(index.model()->headerData(index.column(), Qt::Horizontal).toString());
        return editor;
    }
    void updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option, const QModelIndex&) const override {
        editor->setGeometry(option.rect);
    }

private:
    /// The style's own outline can hardly be seen in the dark.
    void paintBox(QPainter* painter, QStyleOptionViewItem cell, const QModelIndex& index) const {
        initStyleOption(&cell, index);
        const QStyle* style = cell.widget ? cell.widget->style() : QApplication::style();
        const QRect box = style->subElementRect(QStyle::SE_ItemViewItemCheckIndicator, &cell, cell.widget);
        painter->setPen(cell.palette.color(QPalette::Dark));
        painter->drawRect(box.adjusted(0, 0, -1, -1));
    }
};

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
    sizeRows();
}

void RunTableView::sizeRows() {
    verticalHeader()->setDefaultSectionSize(std::max(RowHeight, fontMetrics().height() + 10));
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

void RunTableView::changeEvent(QEvent* event) {
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) sizeRows();
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
    return horizontalHeader()->saveState();
}

void RunTableView::restoreLayout(const QByteArray& state) {
    if (!state.isEmpty()) horizontalHeader()->restoreState(state);
}

} // namespace ui
