/// Adds corrected answers to the project, one after the other, and tells which record each has become. Lives on the UI
/// thread.
#pragma once

#include "core/project/StoredRecord.h"

#include <QObject>

#include <deque>
#include <functional>

namespace ui {

class RecordEdits;

class CorrectionKeeper : public QObject {
    Q_OBJECT
public:
    explicit CorrectionKeeper(RecordEdits& edits, QObject* parent = nullptr);

    /// `kept` is not called where it cannot be written; RecordEdits says why.
    void keep(core::StoredRecord record, std::function<void(core::RecordId)> kept);
    /// Nobody waits any more: another project.
    void forget() { m_waiting.clear(); m_isAdding = false; }

private:
    struct Waiting {
        core::StoredRecord record;
        std::function<void(core::RecordId)> kept;
    };
    void addNext();

    RecordEdits& m_edits;
    std::deque<Waiting> m_waiting;
    bool m_isAdding = false; ///< the first of them
};

} // namespace ui
