#include "ui/train/LabelFigures.h"

#include "ui/plot/PlotWords.h"
#include "ui/shell/Quantity.h"

#include <QFont>
#include <QGuiApplication>

namespace ui {
namespace {

QString shareText(double share) {
    return PlotWords::number(PlotQuantity::Accuracy, share);
}

} // namespace

LabelFigures::LabelFigures(QObject* parent) : QAbstractTableModel(parent) {}

void LabelFigures::show(const std::vector<std::string>& labels, const core::ClassificationScore& score) {
    beginResetModel();
    m_score = score;
    m_labels.clear();
    for (std::size_t i = 0; i < score.labels.size(); ++i)
        m_labels += i < labels.size() ? QString::fromStdString(labels[i]) : QString::number(i);
    endResetModel();
}

void LabelFigures::retranslate() {
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (rowCount() > 0) emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int LabelFigures::rowCount(const QModelIndex& parent) const {
    return parent.isValid() || m_labels.isEmpty() ? 0 : static_cast<int>(m_labels.size()) + 1;
}

int LabelFigures::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString LabelFigures::text(int row, Column column) const {
    const bool isMean = row >= m_labels.size();
    const core::LabelCounts counts = isMean ? core::LabelCounts() : m_score.labels[static_cast<std::size_t>(row)];
    switch (column) {
    case Label: return isMean ? tr("All labels alike") : m_labels[row];
    case Precision: return shareText(isMean ? m_score.macroPrecision() : counts.precision());
    case Recall: return shareText(isMean ? m_score.macroRecall() : counts.recall());
    case F1: return shareText(isMean ? m_score.macroF1() : counts.f1());
    case Records: return countText(isMean ? m_score.records : counts.support());
    case ColumnCount: break;
    }
    return {};
}

QVariant LabelFigures::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole: return text(index.row(), static_cast<Column>(index.column()));
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignVCenter | (index.column() == Label ? Qt::AlignLeft : Qt::AlignRight));
    case Qt::FontRole: {
        if (index.row() < m_labels.size()) return {};
        QFont font = QGuiApplication::font();
        font.setBold(true);
        return font;
    }
    default: return {};
    }
}

QVariant LabelFigures::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignVCenter | (section == Label ? Qt::AlignLeft : Qt::AlignRight));
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole) return {};
    const bool isTip = role == Qt::ToolTipRole;
    switch (static_cast<Column>(section)) {
    case Label: return isTip ? tr("What a text is sorted into.") : tr("Label");
    case Precision: return isTip ? tr("Of the texts that were given this label, how many have it.") : tr("Precision");
    case Recall: return isTip ? tr("Of the texts that have this label, how many were given it.") : tr("Recall");
    case F1: return isTip ? tr("Precision and recall in one number: high only where both are.") : tr("F1");
    case Records: return isTip ? tr("Validation records that have this label.") : tr("Records");
    case ColumnCount: break;
    }
    return {};
}

} // namespace ui
