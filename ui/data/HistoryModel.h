/// The history of the open project's records, newest first, read in pages. New entries come on top by themselves.
#pragma once

#include "core/project/HistoryEntry.h"

#include <QAbstractTableModel>

#include <stop_token>
#include <vector>

namespace ui {

class DataReader;
class ProjectSession;
class RecordEdits;

class HistoryModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { What, When, Who, ColumnCount };
    static constexpr int PageSize = 100;

    HistoryModel(DataReader& reader, ProjectSession& project, RecordEdits& edits, QObject* parent = nullptr);
    ~HistoryModel() override;

    const core::HistoryEntry& entry(int row) const { return m_entries[static_cast<std::size_t>(row)]; }
    /// The change that a chain of undo and redo is about: `entry` itself where it is a plain change; 0 where it is
    /// older than what was read.
    std::int64_t root(std::int64_t entry) const;
    /// Begins anew.
    void reload();

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;

private:
    void read(std::int64_t before, int count);
    void arrive(std::vector<core::HistoryEntry> entries, std::int64_t before, int count);

    DataReader& m_reader;
    ProjectSession& m_project;
    std::vector<core::HistoryEntry> m_entries;
    std::stop_source m_stop;
    bool m_isReading = false;
    bool m_isWhole = false;
};

} // namespace ui
