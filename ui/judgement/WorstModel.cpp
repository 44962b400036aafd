#include "ui/judgement/WorstModel.h"

#include "ui/judgement/JudgementWords.h"

#include <algorithm>

namespace ui {

WorstModel::WorstModel(QObject* parent) : QAbstractTableModel(parent) {}

void WorstModel::show(const JudgedRun& run, core::Split split) {
    beginResetModel();
    m_judgements = run.judgements;
    m_others = run.others;
    m_gone = run.gone;
    m_rows = m_judgements ? m_judgements->of(split).worst : std::vector<const core::Judgement*>();
    endResetModel();
}

void WorstModel::clear() {
    show({}, core::Split::Validation);
}

void WorstModel::retranslate() {
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_rows.empty()) emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

bool WorstModel::isOf(Column column) const {
    if (!m_judgements) return true;
    const bool isOneLabel = m_judgements->labels.problem == core::ProblemType::SingleLabel;
    switch (column) {
    case Chosen:
        return m_judgements->hasLabels();
    case Probability:
        return m_judgements->hasLabels() && isOneLabel;
    case Since:
        return std::ranges::any_of(m_rows, [this](const auto* each) { return isOther(*each); });
    default:
        return true;
    }
}

bool WorstModel::isOther(const core::Judgement& judgement) const {
    return std::ranges::binary_search(m_others, judgement.record);
}

bool WorstModel::isGone(const core::Judgement& judgement) const {
    return std::ranges::binary_search(m_gone, judgement.record);
}

int WorstModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int WorstModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString WorstModel::textOf(const core::Judgement& judgement, int column) const {
    const core::LabelSet& labels = m_judgements->labels;
    switch (column) {
    case Text:
        return QString::fromStdString(judgement.text).simplified();
    case Right:
        return JudgementWords::rightText(labels, judgement).simplified();
    case Chosen:
        return m_judgements->hasLabels() ? JudgementWords::chosenText(labels, judgement) : QString();
    case Probability:
        return isOf(Probability)
                   ? JudgementWords::percent(std::ranges::max(core::probabilities(labels.problem, judgement.logits)))
                   : QString();
    case Loss:
        return JudgementWords::decimal(judgement.lossPerToken());
    case Since:
        return isGone(judgement)    ? tr("is gone")
               : isOther(judgement) ? tr("changed since the run")
                                    : QString();
    default:
        return {};
    }
}

QVariant WorstModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const core::Judgement& judgement = *m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return textOf(judgement, index.column());
    case Qt::ToolTipRole: {
        const QString whole = index.column() == Text ? QString::fromStdString(judgement.text)
                                                     : textOf(judgement, index.column());
        const QString way = isGone(judgement)       ? tr("It was deleted since the run.")
                            : judgement.record > 0 ? tr("Click to see it in the data.")
                                                   : tr("It came from a file and lies in no project.");
        return whole.isEmpty() ? way : whole + u'\n' + way;
    }
    case Qt::TextAlignmentRole:
        return static_cast<int>(Qt::AlignVCenter |
                                (index.column() == Probability || index.column() == Loss ? Qt::AlignRight
                                                                                         : Qt::AlignLeft));
    case RecordRole:
        return isGone(judgement) ? qint64{0} : static_cast<qint64>(judgement.record);
    default:
        return {};
    }
}

QVariant WorstModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
    case Text:
        return tr("Record");
    case Right:
        return m_judgements && !m_judgements->hasLabels() ? tr("Wanted") : tr("Right");
    case Chosen:
        return tr("Chosen");
    case Probability:
        return tr("Probability");
    case Loss:
        return tr("Loss");
    case Since:
        return tr("Since");
    default:
        return {};
    }
}

} // namespace ui
