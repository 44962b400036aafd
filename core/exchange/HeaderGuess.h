/// Whether a table whose first row names nothing has no header at all: its rows are texts, each with a label that other
/// rows have, too, from the first row on.
#pragma once

#include "core/exchange/ImportOptions.h"

#include <cstddef>
#include <string>
#include <vector>

namespace core {

/// Rows that are looked at; of a table sorted by its labels the first may all have one.
constexpr std::size_t RowsForHeaderGuess = 5000;

/// What the columns of such a table are; empty where that is not plain.
std::vector<ColumnUse> usesOfLabelledRows(const std::vector<std::vector<std::string>>& rows);

} // namespace core
