#include "ui/data/HistoryModel.h"

#include "core/project/ProjectReader.h"
#include "ui/session/DataReader.h"
#include "ui/session/ProjectSession.h"
#include "ui/session/RecordEdits.h"
#include "ui/shell/HistoryText.h"

#include <QDateTime>
#include <QFont>
#include <QGuiApplication>
#include <QLocale>
#include <QPalette>

#include <algorithm>

namespace ui {

HistoryModel::HistoryModel(DataReader& reader, ProjectSession& project, RecordEdits& edits, QObject* parent)
    : QAbstractTableModel(parent), m_reader(reader), m_project(project) {
    connect(&m_project, &ProjectSession::opened, this, &HistoryModel::reload);
    connect(&m_project, &ProjectSession::closed, this, &HistoryModel::reload);
    // An undo marks older entries, too: what is shown is read again.
    connect(&edits, &RecordEdits::changed, this,
            [this] { read(0, std::max(PageSize, static_cast<int>(m_entries.size()) + 1)); });
    reload();
}

HistoryModel::~HistoryModel() {
    m_stop.request_stop();
}

void HistoryModel::reload() {
    m_stop.request_stop();
    m_stop = std::stop_source();
    m_isReading = false;
    beginResetModel();
    m_entries.clear();
    m_isWhole = !m_project.isOpen();
    endResetModel();
    if (m_project.isOpen()) read(0, PageSize);
}

void HistoryModel::read(std::int64_t before, int count) {
    if (!m_project.isOpen()) return;
    m_stop.request_stop(); // the newest question is answered
    m_stop = std::stop_source();
    m_isReading = true;
    const auto work = [before, count](const core::ProjectReader& project, const std::stop_token&) {
        return project.history(before, count);
    };
    m_reader.run(m_stop.get_token(), work, this,
                 [this, before, count](Outcome<std::vector<core::HistoryEntry>> outcome) {
                     m_isReading = false;
                     if (outcome.value) arrive(std::move(*outcome.value), before, count);
                 });
}

void HistoryModel::arrive(std::vector<core::HistoryEntry> entries, std::int64_t before, int count) {
    const bool isLast = static_cast<int>(entries.size()) < count;
    if (before != 0) {
        if (!entries.empty()) {
            beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(entries.size()) - 1);
            m_entries.insert(m_entries.end(), entries.begin(), entries.end());
            endInsertRows();
        }
        m_isWhole = isLast;
        return;
    }
    const std::int64_t newest = m_entries.empty() ? 0 : m_entries.front().id;
    const auto known = std::ranges::find(entries, newest, &core::HistoryEntry::id);
    if (newest == 0 || known == entries.end()) {
        beginResetModel();
        m_entries = std::move(entries);
        endResetModel();
    } else {
        const int fresh = static_cast<int>(known - entries.begin());
        if (fresh > 0) {
            beginInsertRows({}, 0, fresh - 1);
            m_entries.insert(m_entries.begin(), entries.begin(), known);
            endInsertRows();
        }
        const std::size_t shared = std::min(m_entries.size(), entries.size());
        std::copy_n(entries.begin(), shared, m_entries.begin());
        if (shared > 0) emit dataChanged(index(0, 0), index(static_cast<int>(shared) - 1, ColumnCount - 1));
    }
    m_isWhole = m_isWhole || isLast;
}

std::int64_t HistoryModel::root(std::int64_t entry) const {
    for (;;) {
        const auto found = std::ranges::find(m_entries, entry, &core::HistoryEntry::id);
        if (found == m_entries.end()) return 0;
        if (found->undoes == 0) return entry;
        entry = found->undoes;
    }
}

int HistoryModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

int HistoryModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant HistoryModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const core::HistoryEntry& which = entry(index.row());
    if (role == Qt::ForegroundRole && which.isUndone)
        return QGuiApplication::palette().color(QPalette::PlaceholderText);
    if (role == Qt::FontRole && which.isUndone && index.column() == What) {
        QFont font;
        font.setStrikeOut(true);
        return font;
    }
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != Qt::AccessibleTextRole) return {};
    if (index.column() == When) {
        const QDateTime when = QDateTime::fromMSecsSinceEpoch(which.time);
        const bool isBrief = role == Qt::DisplayRole && when.date() == QDate::currentDate();
        return isBrief ? QLocale().toString(when.time(), QLocale::ShortFormat)
                       : QLocale().toString(when, QLocale::ShortFormat);
    }
    if (index.column() == Who) return QString::fromStdString(which.author);
    const QString text = historyText(which);
    if (which.isUndone) return tr("%1 (undone)", "a change").arg(text);
    if (which.kind == core::EntryKind::Undo) return tr("Undo: %1", "a change").arg(text);
    if (which.kind == core::EntryKind::Redo) return tr("Redo: %1", "a change").arg(text);
    return text;
}

QVariant HistoryModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    return section == What ? tr("Change") : section == When ? tr("When") : tr("By");
}

bool HistoryModel::canFetchMore(const QModelIndex& parent) const {
    return !parent.isValid() && !m_isWhole && !m_isReading && !m_entries.empty();
}

void HistoryModel::fetchMore(const QModelIndex& parent) {
    if (canFetchMore(parent)) read(m_entries.back().id, PageSize);
}

} // namespace ui
