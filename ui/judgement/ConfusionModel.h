/// The confusion matrix: a row for each right label, a column for each that was chosen, and in each place how many
/// records it has. The records of labels that the model does not know have a last row of their own.
#pragma once

#include "core/metrics/ClassificationScore.h"

#include <QAbstractTableModel>

namespace ui {

class ConfusionModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Role {
        ShareRole = Qt::UserRole, ///< of the records of this row's label, 0…1
        CountRole,
    };

    explicit ConfusionModel(QObject* parent = nullptr);

    /// Of one label a text; else the matrix is empty.
    void show(const core::LabelSet& labels, const core::ClassificationScore& score);
    void clear() { show({}, core::ClassificationScore()); }
    /// Why a place leads nowhere, behind its sentence; empty: it leads to its records.
    void setHint(const QString& hint);
    void retranslate();

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    int count() const { return m_score.confusion.empty() ? 0 : static_cast<int>(m_labels.names.size()); }
    qint64 support(int right) const;
    void tellChange();
    qint64 records(int right, int chosen) const;
    QString sentence(const QModelIndex& index) const;

    core::LabelSet m_labels;
    core::ClassificationScore m_score;
    std::vector<std::int64_t> m_unknown; ///< the last row; empty: there are none
    QString m_hint;
};

} // namespace ui
