/// The name that was probably meant, for a word with a slip in it.
#pragma once

#include "core/Export.h"

#include <span>
#include <string>
#include <string_view>

namespace core {

/// The name that needs the fewest changed letters (Levenshtein 1966), where that is near enough, or one that the word
/// is a piece of; else empty.
LORIKEET_EXPORT std::string nearestName(std::string_view word, std::span<const std::string_view> names);

} // namespace core
