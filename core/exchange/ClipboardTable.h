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
/// One table in the forms in which a program offers it; all but the text may be empty.
struct ClipboardForms {
    std::string text; ///< UTF-8
    std::string calc; ///< «application/x-libreoffice-tsvc»: UTF-8, or UTF-16 from the lowest byte on
    std::string html; ///< UTF-8
};
/// As the text says, unless another form says the same and has kept the lines of a cell apart: in the text Calc puts a
/// space in place of a line break, and Word and browsers let it look like the end of a row.
LORIKEET_EXPORT std::vector<std::vector<std::string>> clipboardCells(const ClipboardForms& forms);
/// Each row ends with a line break; a row without cells is written as one empty cell.
LORIKEET_EXPORT std::string clipboardText(std::span<const std::vector<std::string>> rows);
/// Whether text is JSON that holds a record, sound or to be mended: readDataText() makes records of it.
LORIKEET_EXPORT bool holdsJsonRecords(std::string_view text);

} // namespace core
