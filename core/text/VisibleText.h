/// Text out of strangers' files and names, made harmless for a terminal and a log: what would move the cursor, colour,
/// hide or turn the text around is written out instead («\x1b», «\u202e»), and so is what is no UTF-8.
#pragma once

#include "core/Export.h"

#include <string>
#include <string_view>

namespace core {

/// Line breaks and tabs stay.
LORIKEET_EXPORT std::string visible(std::string_view text);
/// Line breaks and tabs are written out, too: «\n», «\t».
LORIKEET_EXPORT std::string oneLine(std::string_view text);

} // namespace core
