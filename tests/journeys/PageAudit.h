/// Looks at everything a window shows and lists what a person could not read, hear, understand or reach: texts that are
/// cut, widgets that leave their parent, controls without a name or an explanation, text too pale for its ground,
/// controls that Tab passes by.
#pragma once

#include <QStringList>

class QWidget;

namespace tests {

QStringList auditPage(const QWidget& window);
/// Of text against what is behind it, as it is painted; at least 4.5.
QStringList auditContrast(QWidget& window);
/// In the order in which one reads; by Tab, and by F6 from a table, in which Tab goes from cell to cell; `window` is active.
QStringList auditTabOrder(QWidget& window);

/// Class and object name.
QString nameOf(const QWidget& widget);

} // namespace tests
