#include "ui/adapters/AdapterTableView.h"

#include "ui/adapters/AdapterTableModel.h"
#include "ui/shell/RowDelegate.h"
#include "ui/shell/RowFit.h"

#include <QHeaderView>
#include <QKeyEvent>

#include <array>

namespace ui {
namespace {

using namespace Qt::StringLiterals;

constexpr std::array<int, AdapterColumnCount> Widths{150, 92, 112, 56, 124, 84, 130};

} // namespace

AdapterTableView::AdapterTableView(AdapterTableModel* adapters, QWidget* parent)
    : QTableView(parent), m_adapters(adapters) {
    setObjectName(u"adapterTable"_s);
    setProperty("list", true);
    setFrameShape(QFrame::NoFrame);
    setModel(adapters);
    setItemDelegate(new RowDelegate(this));
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(DoubleClicked);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setHorizontalScrollMode(ScrollPerPixel);
    verticalHeader()->hide();
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setMinimumSectionSize(40);
    horizontalHeader()->setStretchLastSection(true);
    for (int i = 0; i < AdapterColumnCount; ++i) setColumnWidth(i, Widths[static_cast<std::size_t>(i)]);
    fitRowsToFont(*this);
    fitTitles(*this);
}

QString AdapterTableView::current() const {
    return m_adapters->keyAt(currentIndex().row());
}

void AdapterTableView::setCurrent(const QString& key) {
    const QModelIndex where = m_adapters->indexOf(key);
    if (!where.isValid()) return;
    selectionModel()->setCurrentIndex(where, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    scrollTo(where);
}

void AdapterTableView::editName() {
    if (currentIndex().isValid()) edit(currentIndex().siblingAtColumn(static_cast<int>(AdapterColumn::Name)));
}

void AdapterTableView::keyPressEvent(QKeyEvent* event) {
    const bool isPlain = event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier;
    if (isPlain && currentIndex().isValid() && state() != EditingState) switch (event->key()) {
        case Qt::Key_F2: return editName();
        case Qt::Key_Return:
        case Qt::Key_Enter: return emit tryAsked();
        case Qt::Key_Delete: return emit binAsked();
        default: break;
        }
    QTableView::keyPressEvent(event);
}

void AdapterTableView::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
    QTableView::currentChanged(current, previous);
    emit currentAdapterChanged();
}

QByteArray AdapterTableView::layoutState() const {
    return horizontalHeader()->saveState();
}

void AdapterTableView::restoreLayout(const QByteArray& state) {
    if (!state.isEmpty()) horizontalHeader()->restoreState(state);
}

} // namespace ui
