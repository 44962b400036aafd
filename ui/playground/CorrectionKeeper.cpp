#include "ui/playground/CorrectionKeeper.h"

#include "ui/session/RecordEdits.h"

#include <utility>

namespace ui {

CorrectionKeeper::CorrectionKeeper(RecordEdits& edits, QObject* parent) : QObject(parent), m_edits(edits) {
    connect(&m_edits, &RecordEdits::idle, this, [this] {
        // What was being added is written by now, or could not be.
        if (std::exchange(m_isAdding, false)) tellFirst(std::nullopt);
        addNext();
    });
    connect(&m_edits, &RecordEdits::added, this, [this](const std::vector<core::RecordId>& records) {
        if (std::exchange(m_isAdding, false))
            tellFirst(records.empty() ? std::nullopt : std::optional(records.front()));
    });
}

void CorrectionKeeper::keep(core::StoredRecord record, Done done) {
    m_waiting.push_back({std::move(record), std::move(done)});
    addNext();
}

void CorrectionKeeper::tellFirst(std::optional<core::RecordId> record) {
    if (m_waiting.empty()) return;
    const Waiting first = std::move(m_waiting.front());
    m_waiting.pop_front();
    first.done(record);
}

/// Only while nothing else is on its way: the next record that is added is this one.
void CorrectionKeeper::addNext() {
    if (m_waiting.empty() || m_isAdding || !m_edits.isIdle()) return;
    m_isAdding = true;
    m_edits.add({m_waiting.front().record}, 0);
    if (m_edits.isIdle()) { // it was refused
        m_isAdding = false;
        while (!m_waiting.empty()) tellFirst(std::nullopt);
    }
}

} // namespace ui
