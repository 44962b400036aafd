#include "core/project/RecordOrder.h"

#include "core/project/RecordTables.h"

#include <algorithm>

namespace core {
namespace {

constexpr std::size_t RowsBetweenQuestions = 1'000;

bool isBefore(const ListedRecord& a, const ListedRecord& b) {
    return a.position != b.position ? a.position < b.position : a.id < b.id;
}

} // namespace

// In the order of the file, then sorted: a walk along the positions would jump about in it.
std::vector<ListedRecord> recordsInOrder(const Database& database, const Progress& progress, bool withLabels) {
    return database.translated([&] {
        std::vector<ListedRecord> records;
        SQLite::Statement query(database.connection(), withLabels ? "select position, id, status, split, label from record where alive = 1"
                                           : "select position, id, status, split from record where alive = 1");
        while (query.executeStep()) {
            if (records.size() % RowsBetweenQuestions == 0) progress.check();
            records.push_back({query.getColumn(0).getInt64(), query.getColumn(1).getInt64(),
                               statusFrom(query.getColumn(2).getInt()), splitFrom(query.getColumn(3).getInt()),
                               withLabels ? query.getColumn(4).getString() : std::string()});
        }
        if (!std::is_sorted(records.begin(), records.end(), isBefore))
            std::sort(records.begin(), records.end(), isBefore);
        return records;
    });
}

} // namespace core
