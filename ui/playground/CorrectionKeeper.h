/// Adds corrected answers to the project, one after the other, and tells which record each has become. Lives on the UI
/// thread.
#pragma once

#include "core/project/StoredRecord.h"

#include <QObject>

#include <deque>
#include <functional>
#include <optional>

namespace ui {

class RecordEdits;

class CorrectionKeeper : public QObject {
    Q_OBJECT
public:
    explicit CorrectionKeeper(RecordEdits& edits, QObject* parent = nullptr);

    using Done = std::function<void(std::optional<core::RecordId>)>;
    /// `done` is told the record, or nothing where it cannot be written; RecordEdits says why.
    void keep(core::StoredRecord record, Done done);
    /// Nobody waits any more: another project.
    void forget() { m_waiting.clear(); m_isAdding = false; }

private:
    struct Waiting {
        core::StoredRecord record;
        Done done;
    };
    void addNext();
    void tellFirst(std::optional<core::RecordId> record);

    RecordEdits& m_edits;
    std::deque<Waiting> m_waiting;
    bool m_isAdding = false; ///< the first of them
};

} // namespace ui
