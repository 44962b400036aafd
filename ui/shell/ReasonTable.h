/// The English reasons that core gives as arguments of problems, each with its place in the translation. `%1`, `%2` …
/// stand for what is different each time.
#pragma once

#include <span>

namespace ui {

/// The tests hold it against the sources of core.
std::span<const char* const> reasonTable();

} // namespace ui
