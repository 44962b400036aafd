#include "core/project/RowChangeset.h"

#include <cassert>
#include <sqlite3.h>
#include <string_view>

namespace core {
namespace {

constexpr std::string_view Table = "record";
constexpr unsigned char NotThere = 0; // a column that is no part of the change

} // namespace

// A table's changes begin with its number of columns, which of them are its key, and its name.
void RowChangeset::clear() {
    assert(m_columns > static_cast<int>(RowColumn::Revision) && m_columns < 0x80); // in one byte
    m_rows = 0;
    m_bytes.assign({'T', static_cast<unsigned char>(m_columns), 1});
    m_bytes.insert(m_bytes.end(), static_cast<std::size_t>(m_columns) - 1, 0);
    m_bytes.insert(m_bytes.end(), Table.begin(), Table.end());
    m_bytes.push_back(0);
}

// The operation, whether it was done by a trigger, the old values of key and changed columns, the new values of these.
void RowChangeset::add(RecordId row, std::span<const RowChange> changes) {
    ++m_rows;
    m_bytes.push_back(SQLITE_UPDATE);
    m_bytes.push_back(0);
    for (const bool isOld : {true, false}) {
        auto next = changes.begin();
        if (isOld)
            number(row);
        else
            m_bytes.push_back(NotThere);
        for (int column = 1; column < m_columns; ++column) {
            if (next == changes.end() || static_cast<int>(next->column) != column) {
                m_bytes.push_back(NotThere);
                continue;
            }
            number(isOld ? next->before : next->after);
            ++next;
        }
        assert(next == changes.end());
    }
}

/// Its type and eight bytes, the highest first.
void RowChangeset::number(std::int64_t value) {
    m_bytes.push_back(SQLITE_INTEGER);
    for (int shift = 56; shift >= 0; shift -= 8)
        m_bytes.push_back(static_cast<unsigned char>(static_cast<std::uint64_t>(value) >> shift));
}

} // namespace core
