/// Changes of numbers in rows of `record`, written down as SQLite's session extension writes them, by whoever makes
/// them: to have every row of a large change watched takes several times as long as the change. The format is described
/// in sqlite3session.c, «Changeset format».
#pragma once

#include "core/project/Record.h"

#include <cstdint>
#include <span>
#include <vector>

namespace core {

/// A column of `record`, by its place in the table.
enum class RowColumn : std::uint8_t { Position = 1, Alive, Status, Split, Revision };

struct RowChange {
    RowColumn column;
    std::int64_t before, after;
};

class RowChangeset {
public:
    /// `columns` of the table.
    explicit RowChangeset(int columns) : m_columns(columns) { clear(); }

    /// The row had these numbers and has others now; columns ascend.
    void add(RecordId row, std::span<const RowChange> changes);
    void clear();
    std::size_t rows() const { return m_rows; }
    std::span<const unsigned char> bytes() const { return m_bytes; }

private:
    void number(std::int64_t value);

    int m_columns;
    std::size_t m_rows = 0;
    std::vector<unsigned char> m_bytes;
};

} // namespace core
