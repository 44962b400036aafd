#include "ui/runs/RunTableModel.h"

#include "core/training/ShownValue.h"
#include "ui/runs/RunWords.h"
#include "ui/session/Paths.h"
#include "ui/session/RunsSession.h"
#include "ui/shell/FieldAccess.h"
#include "ui/shell/Quantity.h"

#include <algorithm>

namespace ui {
namespace {

using namespace Qt::StringLiterals;

bool isNumber(RunColumn column) {
    return column >= RunColumn::Rank && column <= RunColumn::Time;
}

QString folderOf(const core::RunOverview& run) {
    return fromPath(run.folder);
}

} // namespace

RunTableModel::RunTableModel(RunsSession& runs, QObject* parent) : QAbstractTableModel(parent), m_runs(runs) {
    connect(&m_runs, &RunsSession::changed, this, &RunTableModel::take);
    connect(&m_runs, &RunsSession::runChanged, this, &RunTableModel::update);
    take();
}

/// Rows that stay keep their selection.
void RunTableModel::take() {
    const auto& fresh = m_runs.runs();
    const auto isIn = [](const auto& list, const core::RunOverview& run) {
        return std::ranges::find(list, run.folder, &core::RunOverview::folder) != list.end();
    };
    for (int row = rowCount() - 1; row >= 0; --row) {
        if (isIn(fresh, run(row))) continue;
        beginRemoveRows({}, row, row);
        m_rows.erase(m_rows.begin() + row);
        endRemoveRows();
    }
    for (std::size_t i = 0; i < fresh.size(); ++i) {
        if (i < m_rows.size() && m_rows[i].folder == fresh[i].folder) continue;
        if (isIn(m_rows, fresh[i])) break; // in another order than before
        beginInsertRows({}, static_cast<int>(i), static_cast<int>(i));
        m_rows.insert(m_rows.begin() + static_cast<std::ptrdiff_t>(i), fresh[i]);
        endInsertRows();
    }
    if (!std::ranges::equal(m_rows, fresh, {}, &core::RunOverview::folder, &core::RunOverview::folder)) {
        beginResetModel();
        m_rows = fresh;
        endResetModel();
    }
    m_rows = fresh;
    const std::size_t before = m_ticked.size();
    std::erase_if(m_ticked, [this](const TickedRun& ticked) { return !m_runs.find(ticked.folder); });
    if (!m_rows.empty()) emit dataChanged(index(0, 0), index(rowCount() - 1, RunColumnCount - 1));
    if (m_ticked.size() != before) emit tickedChanged();
}

void RunTableModel::update(const QString& folder) {
    const QModelIndex where = indexOf(folder);
    const core::RunOverview* run = m_runs.find(folder);
    if (!where.isValid() || !run) return;
    m_rows[static_cast<std::size_t>(where.row())] = *run;
    emit dataChanged(where, where.siblingAtColumn(RunColumnCount - 1));
}

int RunTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int RunTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : RunColumnCount;
}

QVariant RunTableModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const core::RunOverview& run = this->run(index.row());
    const auto column = static_cast<RunColumn>(index.column());
    switch (role) {
    case Qt::DisplayRole: return text(run, column);
    case Qt::EditRole:
        if (column == RunColumn::Name) return RunWords::name(run);
        return column == RunColumn::Note ? QString::fromStdString(run.labels.note) : text(run, column);
    case Qt::ToolTipRole: return toolTip(run, column);
    case Qt::CheckStateRole:
        if (column != RunColumn::Name) return {};
        return QVariant::fromValue(colorOf(folderOf(run)) >= 0 ? Qt::Checked : Qt::Unchecked);
    case Qt::DecorationRole:
        if (column != RunColumn::State) return {};
        return symbol(stateSymbol(run.state), stateColor(run.state));
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignVCenter | (isNumber(column) ? Qt::AlignRight : Qt::AlignLeft));
    case SortRole: return sortValue(run, column);
    case FolderRole: return folderOf(run);
    case ColorRole: return colorOf(folderOf(run));
    case ReasonRole: return RunWords::reason(run);
    default: return {};
    }
}

QVariant RunTableModel::text(const core::RunOverview& run, RunColumn column) const {
    switch (column) {
    case RunColumn::Name: return RunWords::name(run);
    case RunColumn::State: return RunWords::state(run);
    case RunColumn::Base: return RunWords::base(run);
    case RunColumn::Data: return RunWords::data(run);
    case RunColumn::Rank:
        if (!run.config) return {};
        return run.config->training.method == "full" ? tr("all", "every weight is trained, there is no rank")
                                                     : countText(run.config->training.rank);
    case RunColumn::LearningRate: return run.config ? realText(run.config->training.learningRate) : QString();
    case RunColumn::Steps: return RunWords::steps(run);
    case RunColumn::BestLoss: return RunWords::loss(run);
    case RunColumn::Accuracy: return RunWords::accuracy(run);
    case RunColumn::F1: return RunWords::f1(run);
    case RunColumn::Time: return run.seconds > 0 ? timeText(run.seconds) : QString();
    case RunColumn::Started: return RunWords::started(run);
    case RunColumn::Note: return QString::fromStdString(run.labels.note).simplified();
    }
    return {};
}

QVariant RunTableModel::toolTip(const core::RunOverview& run, RunColumn column) const {
    switch (column) {
    case RunColumn::Name: return QString(RunWords::name(run) + u'\n' + pathText(folderOf(run)));
    case RunColumn::State: return RunWords::reason(run);
    case RunColumn::Base: return run.config ? pathText(QString::fromStdString(run.config->model)) : QString();
    case RunColumn::Data: return RunWords::dataSentence(run);
    case RunColumn::Rank:
        return run.trainedParameters > 0
                   ? tr("%1 weights are trained.").arg(shortCountText(run.trainedParameters))
                   : QString();
    case RunColumn::BestLoss: return RunWords::lossSentence(run);
    case RunColumn::Accuracy:
    case RunColumn::F1: return RunWords::accuracySentence(run);
    case RunColumn::Note: return QString::fromStdString(run.labels.note);
    default: return {};
    }
}

QVariant RunTableModel::sortValue(const core::RunOverview& run, RunColumn column) const {
    const auto number = [](auto value) { return QVariant(static_cast<double>(value)); };
    switch (column) {
    case RunColumn::State: return static_cast<int>(run.state);
    case RunColumn::Data: return run.config ? number(run.config->trainingRecords) : QVariant();
    case RunColumn::Rank: return run.config ? number(run.config->training.rank) : QVariant();
    case RunColumn::LearningRate: return run.config ? number(run.config->training.learningRate) : QVariant();
    case RunColumn::Steps: return run.steps > 0 ? number(run.step) : QVariant();
    case RunColumn::BestLoss: return run.best ? number(run.best->loss) : QVariant();
    case RunColumn::Accuracy: {
        const auto accuracy = RunWords::accuracyOf(run);
        return accuracy ? number(*accuracy) : QVariant();
    }
    case RunColumn::F1: {
        const auto f1 = RunWords::f1Of(run);
        return f1 ? number(*f1) : QVariant();
    }
    case RunColumn::Time: return run.seconds > 0 ? number(run.seconds) : QVariant();
    case RunColumn::Started: return run.started > 0 ? number(run.started) : QVariant();
    default: {
        const QVariant words = text(run, column);
        return words.toString().isEmpty() ? QVariant() : words;
    }
    }
}

bool RunTableModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return false;
    const QString folder = folderOf(run(index.row()));
    const auto column = static_cast<RunColumn>(index.column());
    if (role == Qt::CheckStateRole && column == RunColumn::Name) {
        setTicked(folder, value.value<Qt::CheckState>() == Qt::Checked);
        return true;
    }
    if (role != Qt::EditRole) return false;
    if (column == RunColumn::Name)
        m_runs.setName(folder, value.toString());
    else if (column == RunColumn::Note)
        m_runs.setNote(folder, value.toString());
    else
        return false;
    return true;
}

Qt::ItemFlags RunTableModel::flags(const QModelIndex& index) const {
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (!index.isValid()) return flags;
    const auto column = static_cast<RunColumn>(index.column());
    if (column == RunColumn::Name) flags |= Qt::ItemIsUserCheckable;
    const bool isOwn = column == RunColumn::Name || column == RunColumn::Note;
    if (isOwn && m_runs.isWritable()) flags |= Qt::ItemIsEditable;
    return flags;
}

QVariant RunTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= RunColumnCount) return {};
    const auto column = static_cast<RunColumn>(section);
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignVCenter | (isNumber(column) ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole) return {};
    const bool isTip = role == Qt::ToolTipRole;
    switch (column) {
    case RunColumn::Name: return isTip ? tr("Tick several to lay their plots over one another.") : tr("Name");
    case RunColumn::State: return isTip ? tr("How far it came, and why it ended.") : tr("State");
    case RunColumn::Base: return isTip ? tr("The model that was trained.") : tr("Base model");
    case RunColumn::Data: return isTip ? tr("Records to learn from + records to watch the training by.") : tr("Data");
    case RunColumn::Rank: return isTip ? tr("Size of the adapter.") : tr("Rank");
    case RunColumn::LearningRate: return isTip ? tr("Size of a step at its largest.") : tr("Learning rate");
    case RunColumn::Steps: return isTip ? tr("Steps that are done, of how many.") : tr("Steps");
    case RunColumn::BestLoss:
        return isTip ? tr("The lowest loss on the validation records: lower is better.") : tr("Best loss");
    case RunColumn::Accuracy:
        return isTip ? tr("Share of the validation records’ tokens, or labels, that are right, at the best step; of labels "
                          "with the interval that the true share lies in (95 of 100 times).")
                     : tr("Accuracy");
    case RunColumn::F1:
        return isTip ? tr("Precision and recall of the labels in one number, every label alike, at the best step.")
                     : tr("F1");
    case RunColumn::Time: return isTip ? tr("Time that was spent on training.") : tr("Time");
    case RunColumn::Started: return isTip ? tr("When the run was started.") : tr("Started");
    case RunColumn::Note: break;
    }
    return isTip ? tr("Whatever you want to remember of it.") : tr("Note");
}

QModelIndex RunTableModel::indexOf(const QString& folder) const {
    const auto found = std::ranges::find(m_rows, toPath(folder), &core::RunOverview::folder);
    return found == m_rows.end() ? QModelIndex() : index(static_cast<int>(found - m_rows.begin()), 0);
}

int RunTableModel::colorOf(const QString& folder) const {
    const auto found = std::ranges::find(m_ticked, folder, &TickedRun::folder);
    return found == m_ticked.end() ? -1 : found->color;
}

int RunTableModel::freeColor() const {
    int color = 0;
    while (std::ranges::find(m_ticked, color, &TickedRun::color) != m_ticked.end()) ++color;
    return color;
}

void RunTableModel::setTicked(const QString& folder, bool isTicked) {
    if ((colorOf(folder) >= 0) == isTicked || !m_runs.find(folder)) return;
    if (isTicked)
        m_ticked.push_back({folder, freeColor()});
    else
        std::erase_if(m_ticked, [&](const TickedRun& ticked) { return ticked.folder == folder; });
    const QModelIndex where = indexOf(folder);
    emit dataChanged(where, where);
    emit tickedChanged();
}

void RunTableModel::untickAll() {
    if (m_ticked.empty()) return;
    m_ticked.clear();
    emit dataChanged(index(0, 0), index(rowCount() - 1, 0));
    emit tickedChanged();
}

void RunTableModel::retranslate() {
    emit headerDataChanged(Qt::Horizontal, 0, RunColumnCount - 1);
    if (!m_rows.empty()) emit dataChanged(index(0, 0), index(rowCount() - 1, RunColumnCount - 1));
}

} // namespace ui
