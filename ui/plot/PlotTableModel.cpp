#include "ui/plot/PlotTableModel.h"

#include "ui/shell/Quantity.h"

#include <QLocale>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;

PlotTableModel::PlotTableModel(PlotQuantity quantity, QObject* parent)
    : QAbstractTableModel(parent), m_quantity(quantity) {}

void PlotTableModel::setRuns(const std::vector<PlotRun>& runs) {
    beginResetModel();
    m_runs = runs;
    m_columns = columnsOf(m_quantity, m_runs);
    m_steps = stepsOf(m_columns);
    endResetModel();
}

/// A growing run adds rows at the end; a resumed one may take some back.
void PlotTableModel::refresh() {
    std::vector<PlotColumn> columns = columnsOf(m_quantity, m_runs);
    std::vector<double> steps = stepsOf(columns);
    const bool isAlike = std::ranges::equal(columns, m_columns, {}, &PlotColumn::value, &PlotColumn::value);
    const bool grows =
        isAlike && steps.size() >= m_steps.size() && std::equal(m_steps.begin(), m_steps.end(), steps.begin());
    if (!grows) {
        beginResetModel();
        m_columns = std::move(columns);
        m_steps = std::move(steps);
        endResetModel();
        return;
    }
    const int before = rowCount(), after = static_cast<int>(steps.size());
    m_columns = std::move(columns);
    if (after > before) {
        beginInsertRows({}, before, after - 1);
        m_steps = std::move(steps);
        endInsertRows();
    }
    if (before > 0) emit dataChanged(index(0, 0), index(before - 1, columnCount() - 1)); // smoothing, evaluations
}

void PlotTableModel::retranslate() {
    if (columnCount() > 0) emit headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    if (rowCount() > 0) emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

int PlotTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_steps.size());
}

int PlotTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size()) + 1;
}

QVariant PlotTableModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    if (role == Qt::TextAlignmentRole) return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    const double step = m_steps[static_cast<std::size_t>(index.row())];
    if (index.column() == 0) return QLocale().toString(static_cast<qint64>(step));
    const PlotColumn& column = m_columns[static_cast<std::size_t>(index.column() - 1)];
    const auto value = column.at(step);
    if (!value) return {};
    if (!column.axis) return PlotWords::number(m_quantity, *value);
    return *column.axis == PlotAxis::Seconds ? clockText(*value) : QLocale().toString(*value, 'f', 2);
}

QVariant PlotTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= columnCount()) return {};
    if (section == 0) return PlotWords::axis(PlotAxis::Step);
    const PlotColumn& column = m_columns[static_cast<std::size_t>(section - 1)];
    if (column.axis) return PlotWords::axis(*column.axis);
    const QString name = PlotWords::name(*column.value);
    return column.run.empty() ? name : QString::fromStdString(column.run) + u": "_s + name;
}

} // namespace ui
