/// The records of the query as a table for a view. It shows what is in memory, asks the query for the rest, and hands
/// what is typed to the edits; it never waits.
#pragma once

#include "ui/data/RecordColumns.h"
#include "ui/data/TextMatcher.h"

#include <QAbstractTableModel>
#include <QTimer>

#include <vector>

namespace ui {

class ProjectSession;
class PromptSession;
class RecordEdits;
class RecordQuery;

class RecordTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Role {
        IsMissing = Qt::UserRole, ///< the record is not here yet
        StatusRole,               ///< int of core::Status
        IsCut,                    ///< the model would not see all of the record
    };

    RecordTableModel(RecordQuery& query, RecordEdits& edits, PromptSession& prompts, const ProjectSession& project,
                     QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

    core::RecordId idAt(int row) const;
    int rowOf(core::RecordId record) const;
    const TextMatcher& matcher() const { return m_matcher; }
    void retranslate();

private:
    void follow();
    void followTheList();
    QVariant shown(const core::StoredRecord& stored, RecordColumn column) const;
    QVariant explained(const core::StoredRecord& stored, RecordColumn column) const;
    QVariant spoken(const core::StoredRecord& stored, RecordColumn column) const;
    QString tokensText(const core::StoredRecord& stored) const;
    bool isCut(const core::StoredRecord& stored) const;
    void tellChanged(const std::vector<core::RecordId>& records);
    void tellCollected();
    void tellAllChanged();

    RecordQuery& m_query;
    RecordEdits& m_edits;
    PromptSession& m_prompts;
    const ProjectSession& m_project;
    TextMatcher m_matcher;
    std::vector<core::RecordId> m_changed; ///< not told to the view yet
    QTimer m_tell;
    bool m_isResetting = false; ///< what began as rows in one place ends as such
};

} // namespace ui
