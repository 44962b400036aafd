/// Rows of a table that are as high as its font asks for, and columns with room for their titles, now and when the font
/// or the language changes.
#pragma once

class QFontMetrics;
class QTableView;

namespace ui {

int rowHeightOf(const QFontMetrics& font);
void fitRowsToFont(QTableView& table);
/// What is too narrow becomes as wide as its title. Called when the table has its model.
void fitTitles(QTableView& table);

} // namespace ui
