/// The records of a filter in their order: their ids, all in memory, and the records of the rows that were looked at
/// lately, read page by page. Never reads the disk itself: a row that is not here yet is asked for and arrives by
/// signal. Lives on the UI thread.
#pragma once

#include "core/project/HistoryEntry.h"
#include "core/project/RecordFilter.h"
#include "core/Problem.h"
#include "ui/session/ChosenRecords.h"

#include <QObject>

#include <memory>
#include <optional>
#include <stop_token>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace ui {

class DataReader;
class ProjectSession;
class RecordEdits;

class RecordQuery : public QObject {
    Q_OBJECT
public:
    RecordQuery(DataReader& reader, ProjectSession& project, RecordEdits& edits, QObject* parent = nullptr);
    ~RecordQuery() override;

    const core::RecordFilter& filter() const { return m_filter; }
    void setFilter(const core::RecordFilter& filter);
    /// Of what the filter finds, none but these.
    const ChosenRecords& chosen() const { return m_chosen; }
    void setChosen(ChosenRecords chosen);
    /// The filter and what was chosen go.
    void showAll();
    bool isFiltered() const { return m_filter != core::RecordFilter{} || !m_chosen.records.empty(); }

    qint64 count() const { return static_cast<qint64>(m_ids.size()); }
    core::RecordId idAt(qint64 row) const { return m_ids[static_cast<std::size_t>(row)]; }
    const std::vector<core::RecordId>& ids() const { return m_ids; }
    /// -1 where it is not in the list.
    qint64 rowOf(core::RecordId record) const;
    /// With pending texts in place; nullptr where it is not here yet: it is asked for, and `loaded` tells.
    const core::StoredRecord* at(qint64 row);
    /// The same by id, whether the list has it or not.
    const core::StoredRecord* record(core::RecordId record);
    /// Draws any record of the split, whatever the filter; `drawn` tells. The newest question is answered.
    void draw(core::Split split);
    /// The same with the first record of the first of these splits that has any.
    void takeFirst(std::vector<core::Split> splits);
    /// Of the whole project, whatever the filter.
    const core::RecordCounts& counts() const { return m_counts; }
    bool isSearching() const { return m_isSearching; }
    /// 0…1 of the records looked at, while searching.
    double searched() const { return m_searched; }

signals:
    /// Around every change of the list. For rows that came or went in one place, the range is told; else all are new:
    /// `first` is -1.
    void aboutToInsert(qint64 first, qint64 count);
    void inserted();
    void aboutToRemove(qint64 first, qint64 count);
    void removed();
    void aboutToReset();
    void reset();
    /// These rows' records arrived or changed.
    void loaded(const std::vector<core::RecordId>& records);
    void countsChanged();
    /// Neither where the split has no record.
    void drawn(const std::optional<core::Record>& record, const std::vector<core::Problem>& problems);
    void searchingChanged();
    void chosenChanged();
    void failed(const std::vector<core::Problem>& problems);

private:
    using Ids = std::vector<core::RecordId>;
    using Cache = std::unordered_map<core::RecordId, core::StoredRecord>;

    void clear();
    void pick(std::vector<core::Split> splits, std::size_t number);
    void list(bool isShownAsFound);
    void append(Ids ids);
    void replaceWith(Ids ids);
    void countRecords();
    void setSearching(bool isSearching);
    const core::StoredRecord* cached(core::RecordId record);
    void ask(core::RecordId record);
    void askAgain(core::RecordId record);
    void load();
    void keep(std::vector<core::StoredRecord> records);
    void layOver(core::StoredRecord& stored) const;
    void follow(const core::RecordChange& change);
    void showPending(const Ids& records);

    DataReader& m_reader;
    ProjectSession& m_project;
    RecordEdits& m_edits;
    core::RecordFilter m_filter;
    ChosenRecords m_chosen;
    Ids m_ids;
    /// Two generations: when the young one is full, the old one goes.
    Cache m_young, m_old;
    std::unordered_set<core::RecordId> m_asked, m_again;
    Ids m_wanted; ///< not asked of the reader yet, the newest last
    core::RecordCounts m_counts;
    std::stop_source m_stopList, m_stopCount, m_stopLoad, m_stopDraw;
    bool m_isSearching = false;
    bool m_isLoading = false;
    bool m_isLoadPlanned = false;
    double m_searched = 0;
};

} // namespace ui
