/// Records what one history entry does to the record tables, as SQLite changesets in chunks. Inside of a transaction.
#pragma once

#include "core/project/Database.h"
#include "core/project/RowChangeset.h"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <span>

namespace core {

/// A changeset is built in memory, and a blob ends at 1 GB.
constexpr std::size_t RowsInChunk = 20'000;

/// Whether a chunk holds what the person did, or only new positions that keep the order.
enum class ChunkUse { Change, Renumbering };

class HistoryRecorder {
public:
    HistoryRecorder(const Database& database, std::int64_t entry) : m_database(database), m_entry(entry) {}

    std::int64_t entry() const { return m_entry; }
    /// What `work` changes is the next chunk.
    void record(const std::function<void()>& work, ChunkUse use = ChunkUse::Change);
    /// What `work` changes in rows of `record` as it notes it, row by row: nobody watches. As many chunks as that
    /// takes.
    using Note = std::function<void(RecordId row, std::initializer_list<RowChange> changes)>;
    void recordRows(const std::function<void(const Note&)>& work);
    /// `work` on every item, as many chunks as that takes.
    template <class Item, class Work> void recordEach(std::span<const Item> items, const Work& work,
                                                        ChunkUse use = ChunkUse::Change) {
        while (!items.empty()) {
            const auto chunk = items.first(std::min(items.size(), RowsInChunk));
            record([&] {
                for (const Item& item : chunk) work(item);
            }, use);
            items = items.subspan(chunk.size());
        }
    }

private:
    const Database& m_database;
    std::int64_t m_entry;
    int m_part = 0;
};

} // namespace core
