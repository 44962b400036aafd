#include "ui/data/RecordFetch.h"

#include "ui/session/DataReader.h"
#include "ui/session/ProjectSession.h"
#include "ui/session/RecordEdits.h"
#include "ui/session/RecordQuery.h"

#include <span>

namespace ui {

namespace {

constexpr std::size_t InMemory = 200; // more are read at once
constexpr std::size_t Block = 1'000;

} // namespace

RecordFetch::RecordFetch(DataReader& reader, ProjectSession& project, RecordQuery& query, RecordEdits& edits,
                         QObject* parent)
    : QObject(parent), m_reader(reader), m_query(query), m_edits(edits) {
    connect(&project, &ProjectSession::closed, this, &RecordFetch::stop);
}

RecordFetch::~RecordFetch() {
    stop();
}

void RecordFetch::stop() {
    for (std::stop_source* each : {&m_stopCopy, &m_stopEdits}) {
        each->request_stop();
        *each = std::stop_source();
    }
}

bool RecordFetch::takeFromMemory(const Ids& records, std::vector<core::StoredRecord>& found) {
    if (records.size() > InMemory) return false;
    for (const core::RecordId id : records) {
        const core::StoredRecord* stored = m_query.record(id);
        if (!stored) return false;
        found.push_back(*stored);
    }
    return true;
}

void RecordFetch::fetch(Ids records, For purpose, Done done) {
    if (purpose == For::Copy) {
        m_stopCopy.request_stop();
        m_stopCopy = std::stop_source();
    }
    std::vector<core::StoredRecord> inMemory;
    if (takeFromMemory(records, inMemory)) return done(std::move(inMemory));
    const auto read = [records = std::move(records)](const core::ProjectReader& reader, const std::stop_token& stop) {
        std::vector<core::StoredRecord> found;
        found.reserve(records.size());
        for (std::size_t first = 0; first < records.size(); first += Block) {
            if (stop.stop_requested()) throw core::Stopped();
            const auto block = std::span(records).subspan(first, std::min(Block, records.size() - first));
            std::ranges::move(reader.load(block), std::back_inserter(found));
        }
        return found;
    };
    using Found = std::vector<core::StoredRecord>;
    const std::stop_token stop = (purpose == For::Copy ? m_stopCopy : m_stopEdits).get_token();
    m_reader.run(stop, read, this, [this, done = std::move(done)](Outcome<Found> outcome) {
        if (!outcome.value) {
            emit failed(outcome.problems);
            return;
        }
        for (core::StoredRecord& stored : *outcome.value)
            for (const core::RecordField field : core::AllRecordFields)
                if (auto text = m_edits.pending(stored.record.id, field)) textOf(stored, field) = std::move(*text);
        done(std::move(*outcome.value));
    });
}

} // namespace ui
