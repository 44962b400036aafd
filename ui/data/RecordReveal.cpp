#include "ui/data/RecordReveal.h"

#include "ui/data/RecordTableView.h"
#include "ui/session/RecordQuery.h"

#include <algorithm>

namespace ui {

RecordReveal::RecordReveal(RecordQuery& query, RecordTableView& view, QObject* parent)
    : QObject(parent), m_query(query), m_view(view) {
    connect(&m_query, &RecordQuery::inserted, this, &RecordReveal::tryToShow);
    connect(&m_query, &RecordQuery::reset, this, &RecordReveal::tryToShow);
    connect(&m_query, &RecordQuery::inserted, this, &RecordReveal::goToNext);
    connect(&m_query, &RecordQuery::searchingChanged, this, &RecordReveal::listChanged);
    connect(&m_query, &RecordQuery::loaded, this, &RecordReveal::edit);
}

void RecordReveal::show(std::vector<core::RecordId> records) {
    m_wanted = std::move(records);
    m_then = Then::Nothing;
    if (!tryToShow() && !m_query.isSearching()) listChanged();
}

void RecordReveal::showHidden(std::vector<core::RecordId> records) {
    if (m_query.isFiltered()) show(std::move(records));
}

void RecordReveal::showAdded(const std::vector<core::RecordId>& records) {
    if (m_awaited.empty()) return;
    m_then = m_awaited.front();
    m_awaited.pop_front();
    m_wanted = records;
    tryToShow();
}

void RecordReveal::showNext(qint64 count) {
    m_next = m_query.count();
    m_nextEnd = m_query.isFiltered() ? 0 : m_next + count;
}

void RecordReveal::goToNext() {
    if (m_nextEnd == 0 || m_query.isSearching() || m_query.count() < m_nextEnd) return;
    m_view.goTo(static_cast<int>(m_next));
    m_nextEnd = 0;
}

void RecordReveal::forget() {
    m_nextEnd = 0;
    m_wanted.clear();
    m_awaited.clear();
}

bool RecordReveal::tryToShow() {
    if (m_wanted.empty() || !m_view.show(m_wanted)) return false;
    m_toEdit = m_then == Then::Edit ? m_wanted.front() : 0;
    m_wanted.clear();
    edit();
    return true;
}

void RecordReveal::listChanged() {
    goToNext();
    if (m_query.isSearching() || m_wanted.empty() || tryToShow()) return;
    if (m_query.isFiltered())
        m_query.showAll();
    else
        m_wanted.clear(); // they are gone
}

/// As soon as its texts are here.
void RecordReveal::edit() {
    if (m_toEdit == 0 || m_view.currentId() != m_toEdit || !m_query.record(m_toEdit)) return;
    m_toEdit = 0;
    m_view.editCurrent(RecordColumn::Instruction);
}

} // namespace ui
