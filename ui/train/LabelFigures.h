/// Precision, recall and F1 of each label at a look at the validation records, a row a label, and the labels' mean at
/// the foot. Lives on the UI thread.
#pragma once

#include "core/metrics/ClassificationScore.h"

#include <QAbstractTableModel>
#include <QStringList>

#include <vector>

namespace ui {

class LabelFigures : public QAbstractTableModel {
    Q_OBJECT
public:
    explicit LabelFigures(QObject* parent = nullptr);

    /// `labels` in the order of the score's; none of a score of numbers.
    void show(const std::vector<std::string>& labels, const core::ClassificationScore& score);
    void retranslate();

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    enum Column { Label, Precision, Recall, F1, Records, ColumnCount };
    QString text(int row, Column column) const;

    QStringList m_labels;
    core::ClassificationScore m_score;
};

} // namespace ui
