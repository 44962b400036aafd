/// The tables in a piece of HTML, as Word, Writer and browsers put them on the clipboard: text in, rows of cells out.
/// Reads what such programs write; anything odd gives other cells, never an error.
#pragma once

#include "core/Export.h"

#include <string>
#include <string_view>
#include <vector>

namespace core {

/// Cells that span several columns or rows are followed by empty ones, as in a spreadsheet; a table inside a cell is
/// text of that cell. None where the text holds no table.
LORIKEET_EXPORT std::vector<std::vector<std::string>> htmlCells(std::string_view html);

} // namespace core
