/// Rows of a table that are as high as its font asks for, now and when the font changes.
#pragma once

class QFontMetrics;
class QTableView;

namespace ui {

int rowHeightOf(const QFontMetrics& font);
void fitRowsToFont(QTableView& table);

} // namespace ui
