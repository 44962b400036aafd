#include "ui/session/RecordQuery.h"

#include "ui/session/DataReader.h"
#include "ui/session/ProjectSession.h"
#include "ui/session/RecordEdits.h"

#include <QRandomGenerator>

#include <algorithm>
#include <array>

namespace ui {

using core::RecordId;
using core::StoredRecord;

namespace {

constexpr std::size_t GenerationSize = 2'000;
constexpr std::size_t PageSize = 200;
/// More rows than any screen has: who scrolls fast does not wait for what has gone by.
constexpr std::size_t LargestWish = 400;

struct ListPart {
    std::vector<RecordId> ids;
    double searched = 0;
};

/// Whether a change may move records into or out of the list.
bool concerns(const core::RecordFilter& filter, const core::RecordChange& change) {
    if (change.listChanged) return true;
    switch (change.entry.subject) {
    case core::EntryKind::Status:
        return !filter.statuses.empty();
    case core::EntryKind::Split:
        return !filter.splits.empty();
    case core::EntryKind::Fill:
    case core::EntryKind::Paste:
        return !filter.statuses.empty() || !filter.splits.empty();
    default: // a text that is edited stays in sight until the next search
        return false;
    }
}

/// Whether there may be other numbers of records, of a status or of a split.
bool countsOtherwise(const core::RecordChange& change) {
    using enum core::EntryKind;
    constexpr std::array deciding{Status, Split, Fill, Paste};
    return change.listChanged || std::ranges::find(deciding, change.entry.subject) != deciding.end();
}

} // namespace

RecordQuery::RecordQuery(DataReader& reader, ProjectSession& project, RecordEdits& edits, QObject* parent)
    : QObject(parent), m_reader(reader), m_project(project), m_edits(edits) {
    connect(&m_project, &ProjectSession::opened, this, [this] {
        list(true);
        countRecords();
    });
    connect(&m_project, &ProjectSession::closed, this, [this] {
        clear();
        m_filter = {};
        m_chosen = {};
        emit chosenChanged();
    });
    connect(&m_edits, &RecordEdits::changed, this, &RecordQuery::follow);
    connect(&m_edits, &RecordEdits::pendingChanged, this, &RecordQuery::showPending);
}

RecordQuery::~RecordQuery() {
    for (std::stop_source* stop : {&m_stopList, &m_stopCount, &m_stopLoad, &m_stopDraw}) stop->request_stop();
}

void RecordQuery::clear() {
    for (std::stop_source* stop : {&m_stopList, &m_stopCount, &m_stopLoad, &m_stopDraw}) {
        stop->request_stop();
        *stop = std::stop_source();
    }
    m_isLoading = false;
    m_young.clear();
    m_old.clear();
    m_asked.clear();
    m_again.clear();
    m_wanted.clear();
    m_counts = {};
    replaceWith({});
    setSearching(false);
    emit countsChanged();
}

void RecordQuery::setFilter(const core::RecordFilter& filter) {
    if (filter == m_filter) return;
    m_filter = filter;
    list(true);
}

void RecordQuery::setChosen(ChosenRecords chosen) {
    if (chosen == m_chosen) return;
    m_chosen = std::move(chosen);
    emit chosenChanged();
    list(true);
}

void RecordQuery::showAll() {
    if (!isFiltered()) return;
    m_filter = {};
    m_chosen = {};
    emit chosenChanged();
    list(true);
}

/// `isShownAsFound`: the list begins anew and grows as records are found; else the list as it is stays until the new
/// one is whole.
void RecordQuery::list(bool isShownAsFound) {
    if (!m_project.isOpen()) return;
    m_stopList.request_stop();
    m_stopList = std::stop_source();
    m_searched = 0;
    setSearching(true);
    const auto whole = std::make_shared<Ids>();
    const auto isFirst = std::make_shared<bool>(true);
    const auto work = [filter = m_filter, among = m_chosen.records](const core::ProjectReader& reader,
                                                                    const std::stop_token& stop, auto give) {
        const std::unordered_set<RecordId> chosen(among.begin(), among.end()); // there may be a hundred thousand
        double searched = 0;
        const auto tell = [&](std::uint64_t done, std::uint64_t total) {
            searched = total > 0 ? static_cast<double>(done) / static_cast<double>(total) : 0;
        };
        const auto found = [&](Ids ids) {
            if (!chosen.empty()) std::erase_if(ids, [&](RecordId record) { return !chosen.contains(record); });
            give(ListPart{std::move(ids), searched});
        };
        reader.list(filter, found, {stop, tell});
        return true;
    };
    const auto arrive = [this, whole, isShownAsFound, isFirst](ListPart part) {
        m_searched = part.searched;
        if (!isShownAsFound)
            whole->insert(whole->end(), part.ids.begin(), part.ids.end());
        else if (std::exchange(*isFirst, false))
            replaceWith(std::move(part.ids));
        else
            append(std::move(part.ids));
    };
    const auto done = [this, whole, isShownAsFound, isFirst](const Outcome<bool>& outcome) {
        if (!outcome.problems.empty()) emit failed(outcome.problems);
        if (isShownAsFound && *isFirst)
            replaceWith({});
        else if (!isShownAsFound && outcome.problems.empty()) // else what was found is a part
            replaceWith(std::move(*whole));
        setSearching(false);
    };
    m_reader.stream<ListPart>(m_stopList.get_token(), work, this, arrive, done);
}

void RecordQuery::append(Ids ids) {
    if (ids.empty()) return;
    emit aboutToInsert(count(), static_cast<qint64>(ids.size()));
    m_ids.insert(m_ids.end(), ids.begin(), ids.end());
    emit inserted();
}

/// Tells rows that came or went in one place as such, so that selection and scroll position stay.
void RecordQuery::replaceWith(Ids ids) {
    if (ids == m_ids) return;
    const auto [oldEnd, newEnd] = std::ranges::mismatch(m_ids, ids);
    const auto front = oldEnd - m_ids.begin();
    const auto shorter = static_cast<std::ptrdiff_t>(std::min(m_ids.size(), ids.size()));
    std::ptrdiff_t back = 0;
    while (back < shorter - front && *(m_ids.rbegin() + back) == *(ids.rbegin() + back)) ++back;
    const auto difference = static_cast<qint64>(ids.size()) - count();
    const bool isOnePlace = front + back == shorter && front + back > 0;
    if (isOnePlace && difference > 0) {
        emit aboutToInsert(front, difference);
        m_ids = std::move(ids);
        emit inserted();
    } else if (isOnePlace && difference < 0) {
        emit aboutToRemove(front, -difference);
        m_ids = std::move(ids);
        emit removed();
    } else {
        emit aboutToReset();
        m_ids = std::move(ids);
        emit reset();
    }
}

void RecordQuery::countRecords() {
    m_stopCount.request_stop();
    m_stopCount = std::stop_source();
    const auto work = [](const core::ProjectReader& reader, const std::stop_token&) { return reader.counts(); };
    m_reader.scan(m_stopCount.get_token(), work, this, [this](const Outcome<core::RecordCounts>& outcome) {
        if (!outcome.value) return;
        m_counts = *outcome.value;
        emit countsChanged();
    });
}

void RecordQuery::draw(core::Split split) {
    pick({split}, QRandomGenerator::global()->generate());
}

void RecordQuery::takeFirst(std::vector<core::Split> splits) {
    pick(std::move(splits), 0);
}

void RecordQuery::pick(std::vector<core::Split> splits, std::size_t number) {
    m_stopDraw.request_stop();
    m_stopDraw = std::stop_source();
    using Records = std::vector<StoredRecord>;
    const auto work = [splits = std::move(splits), number](const core::ProjectReader& reader,
                                                           const std::stop_token& stop) {
        Ids ids;
        const auto take = [&](const auto& found) { ids.insert(ids.end(), found.begin(), found.end()); };
        for (const core::Split split : splits)
            if (ids.empty()) reader.list({.splits = {split}}, take, {stop, {}});
        return ids.empty() ? Records{} : reader.load(Ids{ids[number % ids.size()]});
    };
    m_reader.run(m_stopDraw.get_token(), work, this, [this](const Outcome<Records>& outcome) {
        const bool isFound = outcome.value && !outcome.value->empty();
        emit drawn(isFound ? std::optional(outcome.value->front().record) : std::nullopt, outcome.problems);
    });
}

void RecordQuery::setSearching(bool isSearching) {
    if (isSearching == m_isSearching) return;
    m_isSearching = isSearching;
    emit searchingChanged();
}

qint64 RecordQuery::rowOf(RecordId record) const {
    const auto found = std::ranges::find(m_ids, record);
    return found == m_ids.end() ? -1 : found - m_ids.begin();
}

const StoredRecord* RecordQuery::at(qint64 row) {
    return record(idAt(row));
}

const StoredRecord* RecordQuery::record(RecordId record) {
    const StoredRecord* found = cached(record);
    if (!found) ask(record);
    return found;
}

const StoredRecord* RecordQuery::cached(RecordId record) {
    if (const auto young = m_young.find(record); young != m_young.end()) return &young->second;
    auto node = m_old.extract(record);
    if (!node) return nullptr;
    return &m_young.insert(std::move(node)).position->second;
}

void RecordQuery::ask(RecordId record) {
    if (!m_asked.insert(record).second) return;
    m_wanted.push_back(record);
    if (m_wanted.size() > LargestWish) {
        m_asked.erase(m_wanted.front());
        m_wanted.erase(m_wanted.begin());
    }
    if (std::exchange(m_isLoadPlanned, true)) return;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_isLoadPlanned = false;
            load();
        },
        Qt::QueuedConnection);
}

/// What is being read right now may be from before the change.
void RecordQuery::askAgain(RecordId record) {
    if (m_asked.contains(record)) m_again.insert(record);
    ask(record);
}

void RecordQuery::load() {
    if (m_isLoading || m_wanted.empty() || !m_project.isOpen()) return;
    m_isLoading = true;
    const auto first = m_wanted.size() > PageSize ? m_wanted.end() - PageSize : m_wanted.begin();
    Ids page(first, m_wanted.end());
    m_wanted.erase(first, m_wanted.end());
    const auto work = [page](const core::ProjectReader& reader, const std::stop_token&) { return reader.load(page); };
    m_reader.run(m_stopLoad.get_token(), work, this, [this, page](Outcome<std::vector<StoredRecord>> outcome) {
        m_isLoading = false;
        for (const RecordId record : page) m_asked.erase(record);
        // What changed while it was read may have come as it was before.
        std::unordered_set<RecordId> stale;
        for (const RecordId record : page)
            if (m_again.erase(record) > 0) stale.insert(record);
        for (const RecordId record : stale) ask(record);
        if (outcome.value)
            std::erase_if(*outcome.value, [&](const StoredRecord& each) { return stale.contains(each.record.id); });
        if (outcome.value)
            keep(std::move(*outcome.value));
        else if (!outcome.problems.empty())
            emit failed(outcome.problems);
        load();
    });
}

void RecordQuery::keep(std::vector<StoredRecord> records) {
    Ids ids;
    ids.reserve(records.size());
    if (m_young.size() + records.size() > GenerationSize) m_old = std::exchange(m_young, {});
    for (StoredRecord& stored : records) {
        ids.push_back(stored.record.id);
        m_old.erase(stored.record.id);
        layOver(stored);
        m_young.insert_or_assign(stored.record.id, std::move(stored));
    }
    emit loaded(ids);
}

void RecordQuery::layOver(StoredRecord& stored) const {
    for (const core::RecordField field : core::AllRecordFields)
        if (auto text = m_edits.pending(stored.record.id, field)) {
            core::textOf(stored, field) = std::move(*text);
            stored.record.revision = 0; // it gets one when it is on the disk
        }
}

void RecordQuery::showPending(const Ids& records) {
    Ids shown;
    for (const RecordId record : records) {
        if (!cached(record)) continue;
        layOver(m_young.at(record));
        shown.push_back(record);
    }
    if (!shown.empty()) emit loaded(shown);
}

/// What is in memory of the changed records, or on its way there, is read again and stays in sight meanwhile.
void RecordQuery::follow(const core::RecordChange& change) {
    if (change.records.size() > m_young.size() + m_old.size() + m_asked.size()) {
        for (const Cache* cache : {&m_young, &m_old})
            for (const auto& [record, stored] : *cache) askAgain(record);
        m_again = m_asked;
    } else {
        for (const RecordId record : change.records)
            if (m_young.contains(record) || m_old.contains(record) || m_asked.contains(record)) askAgain(record);
    }
    if (concerns(m_filter, change)) list(false);
    if (countsOtherwise(change)) countRecords();
}

} // namespace ui
