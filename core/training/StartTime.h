/// When a run started: its config.json keeps it, so that a template that prints the day gives a resumed run the same
/// tokens.
#pragma once

#include "core/Export.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace core {

/// The present in local time with its offset, as ISO 8601 writes it: «2026-11-26T16:09:00+00:00».
LORIKEET_EXPORT std::string startTimeNow();
/// What a clock on the wall showed then, as seconds since 1970, which templates are rendered with; nullopt where the
/// text is no such time.
LORIKEET_EXPORT std::optional<std::int64_t> wallClock(std::string_view startTime);

} // namespace core
