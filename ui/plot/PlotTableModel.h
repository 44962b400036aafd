/// The values of a plot as rows and columns, for «Show as table».
#pragma once

#include "ui/plot/PlotColumns.h"

#include <QAbstractTableModel>

#include <vector>

namespace ui {

class PlotTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    explicit PlotTableModel(PlotQuantity quantity, QObject* parent = nullptr);

    void setRuns(const std::vector<PlotRun>& runs);
    /// After the series changed, before anything else reads the model.
    void refresh();
    /// Headers in another language.
    void retranslate();

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    const PlotQuantity m_quantity;
    std::vector<PlotRun> m_runs;
    std::vector<PlotColumn> m_columns;
    std::vector<double> m_steps;
};

} // namespace ui
