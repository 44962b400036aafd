#include "ui/playground/CorrectionKeeper.h"

#include "ui/session/RecordEdits.h"

#include <utility>

namespace ui {

CorrectionKeeper::CorrectionKeeper(RecordEdits& edits, QObject* parent) : QObject(parent), m_edits(edits) {
    connect(&m_edits, &RecordEdits::idle, this, [this] {
        // What was being added is written by now, or could not be.
        if (std::exchange(m_isAdding, false) && !m_waiting.empty()) m_waiting.pop_front();
        addNext();
    });
    connect(&m_edits, &RecordEdits::added, this, [this](const std::vector<core::RecordId>& records) {
        if (!std::exchange(m_isAdding, false) || m_waiting.empty()) return;
        const Waiting done = std::move(m_waiting.front());
        m_waiting.pop_front();
        if (!records.empty()) done.kept(records.front());
    });
}

void CorrectionKeeper::keep(core::StoredRecord record, std::function<void(core::RecordId)> kept) {
    m_waiting.push_back({std::move(record), std::move(kept)});
    addNext();
}

/// Only while nothing else is on its way: the next record that is added is this one.
void CorrectionKeeper::addNext() {
    if (m_waiting.empty() || m_isAdding || !m_edits.isIdle()) return;
    m_isAdding = true;
    m_edits.add({m_waiting.front().record}, 0);
    if (m_edits.isIdle()) { // it was refused
        m_isAdding = false;
        m_waiting.clear();
    }
}

} // namespace ui
