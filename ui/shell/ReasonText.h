/// What core gives as a reason, in the language of the window: our own words by a table, what the operating system says
/// by its number. What strangers say (LibTorch, the template of a model …) stays as it is.
#pragma once

#include <QString>

namespace ui {

QString reasonText(const QString& reason);
/// A part of a record, or a split, as core names it.
QString thingText(const QString& name);

} // namespace ui
