/// Looks at everything a window shows and lists what a person could not read, hear or understand: texts that are cut,
/// widgets that leave their parent, controls without a name or without an explanation.
#pragma once

#include <QStringList>

class QWidget;

namespace tests {

QStringList auditPage(const QWidget& window);

} // namespace tests
