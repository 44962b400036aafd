/// What a paste puts into a field. A program that copies a cell of a table ends it like a row, and puts a text of several
/// lines between quotes: in a field neither is meant.
#pragma once

#include <QString>

class QMimeData;

namespace ui {

/// Of a table of one cell, the cell; of anything else, the text as it is.
QString pastedText(const QMimeData& source);

} // namespace ui
