/// Makes sure that bytes are text: UTF-8, with or without a byte order mark. What is no text at all (an archive, a web
/// page, a pointer of Git LFS) is named as what it is.
#pragma once

#include "core/Progress.h"

#include <string>
#include <string_view>

namespace core {

struct Utf8Text {
    std::string_view text; ///< without the byte order mark
    bool hadMark = false;
};

/// A character torn at the very end is cut off. Throws DataEncoding, DataInvalid, and Stopped.
Utf8Text utf8Text(std::string_view bytes, const std::string& file, const Progress& progress = {});

} // namespace core
