/// Tables as spreadsheets put them on the clipboard: cells between tabs, rows in lines; a cell that holds a tab, a line
/// break or begins with a quote stands between quotes, its own quotes doubled. Text in, rows out and back, without
/// loss.
#pragma once

#include "core/Export.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// Every row with its own number of cells, at least one; none where the text is empty. A quote that stands in a cell as
/// it is (Excel writes «"yes"» so) stays.
LORIKEET_EXPORT std::vector<std::vector<std::string>> clipboardCells(std::string_view text);
/// Each row ends with a line break; a row without cells is written as one empty cell.
LORIKEET_EXPORT std::string clipboardText(std::span<const std::vector<std::string>> rows);
/// Whether text is JSON that holds a record, sound or to be mended: readDataText() makes records of it.
LORIKEET_EXPORT bool holdsJsonRecords(std::string_view text);

} // namespace core
