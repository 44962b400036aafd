/// Whole records by their ids, in order, with what is typed and not on the disk yet: at once where all are in memory,
/// else when the reader has brought them.
#pragma once

#include "core/Problem.h"
#include "core/project/StoredRecord.h"

#include <QObject>

#include <functional>
#include <stop_token>
#include <vector>

namespace ui {

class DataReader;
class ProjectSession;
class RecordEdits;
class RecordQuery;

class RecordFetch : public QObject {
    Q_OBJECT
public:
    using Ids = std::vector<core::RecordId>;
    using Done = std::function<void(std::vector<core::StoredRecord> records)>;

    RecordFetch(DataReader& reader, ProjectSession& project, RecordQuery& query, RecordEdits& edits,
                QObject* parent = nullptr);
    ~RecordFetch() override;

    /// A newer copy takes the place of one that is still being read; what becomes an edit is read to its end.
    enum class For { Copy, Edit };
    /// `done` is not called where a newer copy, or the end of the project, came before the answer.
    void fetch(Ids records, For purpose, Done done);

signals:
    void failed(const std::vector<core::Problem>& problems);

private:
    void stop();
    bool takeFromMemory(const Ids& records, std::vector<core::StoredRecord>& found);

    DataReader& m_reader;
    RecordQuery& m_query;
    RecordEdits& m_edits;
    std::stop_source m_stopCopy, m_stopEdits;
};

} // namespace ui
