#include "ui/judgement/ConfusionModel.h"

#include "core/metrics/UnknownLabels.h"
#include "ui/judgement/JudgementWords.h"
#include "ui/shell/Quantity.h"

#include <algorithm>
#include <numeric>

namespace ui {

ConfusionModel::ConfusionModel(QObject* parent) : QAbstractTableModel(parent) {}

/// A live matrix keeps the place where the keys are.
void ConfusionModel::show(const core::LabelSet& labels, const core::ClassificationScore& score) {
    if (labels == m_labels && score == m_score) return;
    std::vector<std::int64_t> unknown = core::unknownTakenFor(score);
    if (std::ranges::all_of(unknown, [](std::int64_t each) { return each == 0; })) unknown.clear();
    const bool isSameShape = labels == m_labels && score.confusion.size() == m_score.confusion.size() &&
                             unknown.size() == m_unknown.size();
    if (!isSameShape) beginResetModel();
    m_labels = labels;
    m_score = score;
    m_unknown = std::move(unknown);
    if (!isSameShape)
        endResetModel();
    else
        tellChange();
}

void ConfusionModel::tellChange() {
    if (count() > 0) emit dataChanged(index(0, 0), index(rowCount() - 1, count() - 1));
}

void ConfusionModel::setHint(const QString& hint) {
    m_hint = hint;
}

void ConfusionModel::retranslate() {
    if (count() == 0) return;
    emit headerDataChanged(Qt::Horizontal, 0, count() - 1);
    emit headerDataChanged(Qt::Vertical, 0, rowCount() - 1);
    tellChange();
}

int ConfusionModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : count() + (m_unknown.empty() ? 0 : 1);
}

int ConfusionModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : count();
}

qint64 ConfusionModel::support(int right) const {
    if (right == count()) return std::accumulate(m_unknown.begin(), m_unknown.end(), std::int64_t{0});
    return m_score.labels[static_cast<std::size_t>(right)].support();
}

qint64 ConfusionModel::records(int right, int chosen) const {
    if (right == count()) return m_unknown[static_cast<std::size_t>(chosen)];
    return m_score.confusion[static_cast<std::size_t>(right * count() + chosen)];
}

QString ConfusionModel::sentence(const QModelIndex& index) const {
    return JudgementWords::place(m_labels, index.row(), index.column(), records(index.row(), index.column()),
                                 support(index.row()));
}

QVariant ConfusionModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const qint64 number = records(index.row(), index.column());
    const qint64 all = support(index.row());
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
    const bool isChosen = orientation == Qt::Horizontal;
    if (section < 0 || section >= (isChosen ? count() : rowCount())) return {};
    if (section == count() && role == Qt::DisplayRole) return tr("(unknown)", "labels that a model does not have");
    if (section == count() && (role == Qt::ToolTipRole || role == Qt::AccessibleTextRole))
        return tr("Labels that the model does not know: wrong, whatever is chosen");
    if (section == count()) return {};
    const QString name = QString::fromStdString(m_labels.names[static_cast<std::size_t>(section)]);
    if (role == Qt::DisplayRole) return name;
    if (role == Qt::ToolTipRole || role == Qt::AccessibleTextRole)
        return isChosen ? tr("Chosen: %1").arg(name) : tr("Right: %1").arg(name);
    return {};
}

} // namespace ui
