#include "ui/adapters/AdapterTableModel.h"

#include "ui/adapters/AdapterWords.h"
#include "ui/session/AdaptersSession.h"
#include "ui/shell/ProblemSentence.h"
#include "ui/shell/Quantity.h"
#include "ui/shell/Symbols.h"

#include <QLocale>

#include <algorithm>

namespace ui {

AdapterTableModel::AdapterTableModel(AdaptersSession& adapters, QObject* parent)
    : QAbstractTableModel(parent), m_adapters(adapters), m_rows(adapters.adapters()) {
    connect(&m_adapters, &AdaptersSession::changed, this, &AdapterTableModel::take);
}

int AdapterTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int AdapterTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : AdapterColumnCount;
}

QVariant AdapterTableModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const core::AdapterEntry& adapter = entry(index.row());
    const auto column = static_cast<AdapterColumn>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return text(adapter, column);
    case Qt::EditRole:
        return column == AdapterColumn::Name ? AdapterWords::name(adapter) : QVariant();
    case Qt::ToolTipRole:
        return toolTip(adapter, column);
    case Qt::DecorationRole:
        if (column != AdapterColumn::Name) return {};
        return adapter.problems.empty() ? symbol(Symbol::Adapters, SymbolColor::Muted)
                                        : symbol(Symbol::Error, SymbolColor::Danger);
    case Qt::TextAlignmentRole: {
        const bool isNumber =
            column == AdapterColumn::Rank || column == AdapterColumn::Loss || column == AdapterColumn::Size;
        return QVariant::fromValue<Qt::Alignment>(Qt::AlignVCenter | (isNumber ? Qt::AlignRight : Qt::AlignLeft));
    }
    case KeyRole:
        return QString::fromStdString(adapter.key);
    default:
        return {};
    }
}

QString AdapterTableModel::text(const core::AdapterEntry& adapter, AdapterColumn column) const {
    const core::RunOverview* run = m_adapters.runOf(QString::fromStdString(adapter.key));
    switch (column) {
    case AdapterColumn::Name:
        return AdapterWords::name(adapter);
    case AdapterColumn::Origin:
        return AdapterWords::origin(adapter, run);
    case AdapterColumn::Base:
        return AdapterWords::base(adapter);
    case AdapterColumn::Rank:
        return adapter.problems.empty() ? QLocale().toString(static_cast<qint64>(adapter.config.rank)) : QString();
    case AdapterColumn::Loss:
        return AdapterWords::loss(run);
    case AdapterColumn::Size:
        return bytesText(adapter.bytes);
    case AdapterColumn::Time:
        return AdapterWords::time(adapter);
    }
    return {};
}

QString AdapterTableModel::toolTip(const core::AdapterEntry& adapter, AdapterColumn column) const {
    if (!adapter.problems.empty()) return problemLines(adapter.problems);
    if (column == AdapterColumn::Name && !adapter.note.empty()) return QString::fromStdString(adapter.note);
    if (column == AdapterColumn::Base) return pathText(QString::fromStdString(adapter.baseModel));
    return text(adapter, column);
}

bool AdapterTableModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (!index.isValid() || role != Qt::EditRole) return false;
    m_adapters.rename(keyAt(index.row()), value.toString());
    return true;
}

Qt::ItemFlags AdapterTableModel::flags(const QModelIndex& index) const {
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    const bool isName = index.isValid() && static_cast<AdapterColumn>(index.column()) == AdapterColumn::Name;
    return isName && m_adapters.isWritable() ? flags | Qt::ItemIsEditable : flags;
}

QVariant AdapterTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    const auto column = static_cast<AdapterColumn>(section);
    if (role == Qt::TextAlignmentRole && (column == AdapterColumn::Rank || column == AdapterColumn::Loss ||
                                          column == AdapterColumn::Size))
        return QVariant::fromValue<Qt::Alignment>(Qt::AlignVCenter | Qt::AlignRight);
    if (role == Qt::ToolTipRole && column == AdapterColumn::Loss)
        return tr("On the validation records; the lower, the better it foretells their answers.");
    if (role == Qt::ToolTipRole && column == AdapterColumn::Rank)
        return tr("Size of the adapter: a higher rank can hold more.");
    if (role != Qt::DisplayRole) return {};
    switch (column) {
    case AdapterColumn::Name: return tr("Name");
    case AdapterColumn::Origin: return tr("From");
    case AdapterColumn::Base: return tr("Base model");
    case AdapterColumn::Rank: return tr("Rank");
    case AdapterColumn::Loss: return tr("Validation loss");
    case AdapterColumn::Size: return tr("Size");
    case AdapterColumn::Time: return tr("Written");
    }
    return {};
}

QModelIndex AdapterTableModel::indexOf(const QString& key) const {
    const auto found = std::ranges::find(m_rows, key.toStdString(), &core::AdapterEntry::key);
    return found == m_rows.end() ? QModelIndex() : index(static_cast<int>(found - m_rows.begin()), 0);
}

QString AdapterTableModel::keyAt(int row) const {
    return row >= 0 && row < rowCount() ? QString::fromStdString(entry(row).key) : QString();
}

/// Rows that stay keep their selection, and the editor that is open in them.
void AdapterTableModel::take() {
    const auto& fresh = m_adapters.adapters();
    const auto isIn = [](const auto& list, const core::AdapterEntry& adapter) {
        return std::ranges::find(list, adapter.key, &core::AdapterEntry::key) != list.end();
    };
    for (int row = rowCount() - 1; row >= 0; --row) {
        if (isIn(fresh, entry(row))) continue;
        beginRemoveRows({}, row, row);
        m_rows.erase(m_rows.begin() + row);
        endRemoveRows();
    }
    for (std::size_t i = 0; i < fresh.size(); ++i) {
        if (i < m_rows.size() && m_rows[i].key == fresh[i].key) continue;
        const int row = static_cast<int>(i);
        isIn(m_rows, fresh[i]) ? moveTo(row, fresh[i].key) : insertAt(row, fresh[i]);
    }
    m_rows = fresh;
    retranslate();
}

/// From further below: those above stand as they should.
void AdapterTableModel::moveTo(int row, const std::string& key) {
    const auto from = std::ranges::find(m_rows, key, &core::AdapterEntry::key);
    const int before = static_cast<int>(from - m_rows.begin());
    beginMoveRows({}, before, before, {}, row);
    std::rotate(m_rows.begin() + row, from, from + 1);
    endMoveRows();
}

void AdapterTableModel::insertAt(int row, const core::AdapterEntry& adapter) {
    beginInsertRows({}, row, row);
    m_rows.insert(m_rows.begin() + row, adapter);
    endInsertRows();
}

void AdapterTableModel::retranslate() {
    emit headerDataChanged(Qt::Horizontal, 0, AdapterColumnCount - 1);
    if (!m_rows.empty()) emit dataChanged(index(0, 0), index(rowCount() - 1, AdapterColumnCount - 1));
}

} // namespace ui
