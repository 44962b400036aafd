#include "core/project/RecordSearch.h"

#include "core/project/EarlierTurns.h"
#include "core/project/RecordOrder.h"
#include "core/project/TextMatcher.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstring>
#include <optional>
#include <string_view>
#include <unordered_set>
#include <utility>

namespace core {
namespace {

constexpr std::size_t RowsInBlock = 1'000;
/// Few enough deliveries for whoever shows them, often enough for the eye.
constexpr std::chrono::milliseconds BetweenDeliveries{20};
constexpr const char* LabelColumn = "(select label from record where record.id = record_text.id)";
constexpr std::array<const char*, 6> FieldColumns{"instruction", "input", "output", "system", "note", LabelColumn};

/// The texts of records. Neighbours in the file are reached by a step, others by a search in its tree.
class TextCursor {
public:
    TextCursor(const Database& database, const std::string& columns)
        : m_query(database.connection(), "select id, " + columns + " from record_text where id >= ? order by id") {}

    bool goTo(RecordId id) {
        for (int steps = 0; m_isOpen && m_at < id && id - m_at <= MaxSteps && steps < MaxSteps; ++steps) step();
        if (!m_isOpen || m_at != id) seek(id);
        return m_isOpen && m_at == id;
    }
    /// NULL is nothing to look at.
    std::optional<std::string_view> text(int column) const {
        const SQLite::Column value = m_query.getColumn(column);
        if (value.isNull()) return std::nullopt;
        const auto* bytes = static_cast<const char*>(value.getBlob());
        return std::string_view(bytes ? bytes : "", static_cast<std::size_t>(value.getBytes()));
    }
    /// Lets the writer pass.
    void release() {
        m_query.reset();
        m_isOpen = false;
    }

private:
    static constexpr RecordId MaxSteps = 8;
    void seek(RecordId id) {
        m_query.reset();
        m_query.bind(1, id);
        step();
    }
    void step() {
        m_isOpen = m_query.executeStep();
        if (m_isOpen) m_at = m_query.getColumn(0).getInt64();
    }

    mutable SQLite::Statement m_query;
    bool m_isOpen = false;
    RecordId m_at = 0;
};

/// Whether a record has the text of a filter.
class TextTest {
public:
    TextTest(const Database& database, const RecordFilter& filter)
        : m_matcher(filter), m_isWhole(!filter.field),
          m_cursor(database, filter.field ? FieldColumns[static_cast<std::size_t>(*filter.field)]
                                          : "instruction, input, output, system, note, " + std::string(LabelColumn) + ", turns") {}

    bool passes(RecordId id) {
        if (!m_cursor.goTo(id)) return false;
        const int fields = m_isWhole ? 6 : 1;
        for (int column = 1; column <= fields; ++column)
            if (const auto text = m_cursor.text(column); text && m_matcher.isIn(*text)) return true;
        const auto turns = m_isWhole ? m_cursor.text(7) : std::nullopt;
        if (!turns) return false;
        const std::vector<Message> messages = turnsFrom(*turns, id);
        return std::any_of(messages.begin(), messages.end(),
                           [&](const Message& each) { return m_matcher.isIn(each.content); });
    }
    void release() { m_cursor.release(); }

private:
    TextMatcher m_matcher;
    bool m_isWhole;
    TextCursor m_cursor;
};

/// Hands ids on in pieces.
class Delivery {
public:
    explicit Delivery(const ProjectReader::Found& found) : m_found(found) {}
    void add(RecordId id) { m_ids.push_back(id); }
    void atBlockEnd() {
        const auto now = std::chrono::steady_clock::now();
        if (m_ids.empty() || (m_last && now - *m_last < BetweenDeliveries)) return;
        m_last = now;
        flush();
    }
    void flush() {
        if (!m_ids.empty()) m_found(std::exchange(m_ids, {}));
    }

private:
    const ProjectReader::Found& m_found;
    std::vector<RecordId> m_ids;
    std::optional<std::chrono::steady_clock::time_point> m_last;
};

template <class Value> bool holds(const std::vector<Value>& wanted, const Value& value) {
    return wanted.empty() || std::find(wanted.begin(), wanted.end(), value) != wanted.end();
}

} // namespace

void searchRecords(const Database& database, const RecordFilter& filter, const ProjectReader::Found& found,
                   const Progress& progress) {
    std::optional<TextTest> test;
    if (!filter.text.empty()) database.translated([&] { test.emplace(database, filter); });
    Delivery delivery(found);
    const bool passesWriter = database.hasWriteAheadLog();
    const auto work = [&] {
        const std::vector<ListedRecord> records = recordsInOrder(database, progress, !filter.labels.empty());
        const std::unordered_set<std::string_view> labels(filter.labels.begin(), filter.labels.end()); // or thousands
        for (std::size_t i = 0; i < records.size(); ++i) {
            const ListedRecord& each = records[i];
            if (holds(filter.statuses, each.status) && holds(filter.splits, each.split) &&
                (labels.empty() || labels.contains(each.label)) && (!test || test->passes(each.id)))
                delivery.add(each.id);
            if ((i + 1) % RowsInBlock != 0) continue;
            if (test && !passesWriter) test->release();
            progress.at(i + 1, records.size());
            delivery.atBlockEnd();
        }
        if (test) test->release();
        delivery.flush();
        progress.at(records.size(), records.size());
    };
    if (passesWriter) database.look(work);
    else database.translated(work);
}

} // namespace core
