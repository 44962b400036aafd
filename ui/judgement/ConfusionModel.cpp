#include "ui/judgement/ConfusionModel.h"

#include "ui/judgement/JudgementWords.h"
#include "ui/shell/Quantity.h"

namespace ui {

ConfusionModel::ConfusionModel(QObject* parent) : QAbstractTableModel(parent) {}

/// A live matrix keeps the place where the keys are.
void ConfusionModel::show(const core::LabelSet& labels, const core::ClassificationScore& score) {
    if (labels == m_labels && score == m_score) return;
    const bool isSameShape = labels == m_labels && score.confusion.size() == m_score.confusion.size();
    if (!isSameShape) beginResetModel();
    m_labels = labels;
    m_score = score;
    if (!isSameShape)
        endResetModel();
    else if (count() > 0)
        emit dataChanged(index(0, 0), index(count() - 1, count() - 1));
}

void ConfusionModel::setHint(const QString& hint) {
    m_hint = hint;
}

void ConfusionModel::retranslate() {
    if (count() == 0) return;
    for (const Qt::Orientation each : {Qt::Horizontal, Qt::Vertical}) emit headerDataChanged(each, 0, count() - 1);
    emit dataChanged(index(0, 0), index(count() - 1, count() - 1));
}

int ConfusionModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : count();
}

int ConfusionModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : count();
}

qint64 ConfusionModel::records(int right, int chosen) const {
    return m_score.confusion[static_cast<std::size_t>(right * count() + chosen)];
}

QString ConfusionModel::sentence(const QModelIndex& index) const {
    return JudgementWords::place(m_labels, m_score, index.row(), index.column());
}

QVariant ConfusionModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const qint64 number = records(index.row(), index.column());
    const qint64 all = m_score.labels[static_cast<std::size_t>(index.row())].support();
    switch (role) {
    case Qt::DisplayRole:
        return countText(number);
    case Qt::TextAlignmentRole:
        return static_cast<int>(Qt::AlignCenter);
    case Qt::AccessibleTextRole:
        return sentence(index);
    case Qt::ToolTipRole:
        return m_hint.isEmpty() ? sentence(index) : sentence(index) + u'\n' + m_hint;
    case ShareRole:
        return all > 0 ? static_cast<double>(number) / static_cast<double>(all) : 0.0;
    case CountRole:
        return number;
    default:
        return {};
    }
}

QVariant ConfusionModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (section < 0 || section >= count()) return {};
    const QString name = QString::fromStdString(m_labels.names[static_cast<std::size_t>(section)]);
    const bool isChosen = orientation == Qt::Horizontal;
    if (role == Qt::DisplayRole) return name;
    if (role == Qt::ToolTipRole || role == Qt::AccessibleTextRole)
        return isChosen ? tr("Chosen: %1").arg(name) : tr("Right: %1").arg(name);
    return {};
}

} // namespace ui
