/// The stored chunks of history entries: kept, turned round and applied, wholly or not at all.
#pragma once

#include "core/project/Database.h"
#include "core/project/HistoryRecorder.h"
#include "core/project/Record.h"

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace core {

/// SQLite's memory.
struct Changeset {
    int size = 0;
    void* bytes = nullptr;

    Changeset() = default;
    Changeset(Changeset&& other) noexcept
        : size(std::exchange(other.size, 0)), bytes(std::exchange(other.bytes, nullptr)) {}
    Changeset& operator=(Changeset&&) = delete;
    ~Changeset();
    std::span<const unsigned char> view() const {
        return {static_cast<const unsigned char*>(bytes), static_cast<std::size_t>(size)};
    }
};

void storeChunk(const Database& database, std::int64_t entry, int part, ChunkUse use,
                std::span<const unsigned char> changes);
/// Of a table as it is now.
int columnsOf(const Database& database, const char* table);

struct Reversal {
    std::vector<RecordId> records; ///< ascending
    bool listChanged = false;
};

/// Takes back what the entry `undone` did and stores that as the chunks of `entry`. Inside of a transaction. Throws
/// ProjectDamaged where the records are not as that entry left them.
Reversal reverse(const Database& database, std::int64_t undone, std::int64_t entry);

} // namespace core
