/// How texts of several labels were judged, label by label: how often it was right, put where it does not belong,
/// missed.
#pragma once

#include "core/metrics/ClassificationScore.h"

#include <QAbstractTableModel>

namespace ui {

class LabelCountsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Label, Hits, FalseAlarms, Misses, F1 };
    static constexpr int ColumnCount = F1 + 1;

    explicit LabelCountsModel(QObject* parent = nullptr);

    /// Of several labels a text; else there is nothing to be counted.
    void show(const core::LabelSet& labels, const core::ClassificationScore& score);
    void clear() { show({}, core::ClassificationScore()); }
    void retranslate();
    /// How many records were judged wrongly in this label.
    qint64 wrong(int label) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    core::LabelSet m_labels;
    core::ClassificationScore m_score;
};

} // namespace ui
