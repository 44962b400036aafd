/// A few sentences under the button that asks for them; Escape, or a click elsewhere, closes it.
#pragma once

#include <QString>

class QWidget;

namespace ui {

/// `name` is what the popup is called for assistive technologies, `objectName` for tests.
void showExplanation(QWidget* button, const QString& objectName, const QString& name, const QString& text);

} // namespace ui
