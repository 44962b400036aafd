#include "ui/judgement/LabelCountsModel.h"

#include "ui/judgement/JudgementWords.h"
#include "ui/shell/Quantity.h"

namespace ui {

LabelCountsModel::LabelCountsModel(QObject* parent) : QAbstractTableModel(parent) {}

void LabelCountsModel::show(const core::LabelSet& labels, const core::ClassificationScore& score) {
    beginResetModel();
    m_labels = labels;
    m_score = score;
    endResetModel();
}

void LabelCountsModel::retranslate() {
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (rowCount() > 0) emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int LabelCountsModel::rowCount(const QModelIndex& parent) const {
    const bool isOfSeveral = m_score.problem == core::ProblemType::MultiLabel;
    return parent.isValid() || !isOfSeveral ? 0 : static_cast<int>(m_labels.names.size());
}

int LabelCountsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

qint64 LabelCountsModel::wrong(int label) const {
    const core::LabelCounts& counts = m_score.labels[static_cast<std::size_t>(label)];
    return counts.falseAlarms + counts.misses;
}

QVariant LabelCountsModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const core::LabelCounts& counts = m_score.labels[static_cast<std::size_t>(index.row())];
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>(Qt::AlignVCenter | (index.column() == Label ? Qt::AlignLeft : Qt::AlignRight));
    if (role != Qt::DisplayRole) return {};
    switch (index.column()) {
    case Label:
        return QString::fromStdString(m_labels.names[static_cast<std::size_t>(index.row())]);
    case Hits:
        return countText(counts.hits);
    case FalseAlarms:
        return countText(counts.falseAlarms);
    case Misses:
        return countText(counts.misses);
    default:
        return JudgementWords::decimal(counts.f1());
    }
}

QVariant LabelCountsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
    case Label:
        return tr("Label");
    case Hits:
        return tr("Right");
    case FalseAlarms:
        return tr("Put wrongly");
    case Misses:
        return tr("Missed");
    case F1:
        return tr("F1");
    default:
        return {};
    }
}

} // namespace ui
