#include "ui/data/PastedText.h"

#include "core/exchange/ClipboardTable.h"

#include <QMimeData>

namespace ui {

QString pastedText(const QMimeData& source) {
    const QString text = source.text();
    const bool isTable = text.endsWith(u'\n') || text.startsWith(u'"');
    if (!isTable || text.contains(u'\t')) return text;
    const auto rows = core::clipboardCells(text.toStdString());
    const bool isCell = rows.size() == 1 && rows.front().size() == 1;
    return isCell ? QString::fromStdString(rows.front().front()) : text;
}

} // namespace ui
