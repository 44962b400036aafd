/// The English that core wrote of a problem into a file (events.jsonl of a run), in the language of the window.
#pragma once

#include "core/Problem.h"

#include <QString>

#include <optional>

namespace ui {

/// nullopt where no sentence of today's problems reads so.
std::optional<core::Problem> problemFromEnglish(const QString& sentence);
/// A sentence a line; one that is not known stays as it is.
QString fromEnglish(const QString& sentences);

} // namespace ui
