/// Looks at bytes that should be text: whether they are UTF-8 or UTF-16, with or without a mark, and what they are
/// where they are no text at all (an archive, a web page, a pointer of Git LFS).
#pragma once

#include "core/Progress.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace core {

/// Whether bytes are all of a file, or its beginning and the end may cut a character.
enum class Extent { Whole, Beginning };
enum class ByteOrder { Little, Big };

struct Utf8Text {
    std::string_view text; ///< without the byte order mark
    bool hadMark = false;
};

struct Utf8Look {
    std::size_t begin = 0;            ///< behind the byte order mark
    std::size_t end = 0;              ///< before a character that is torn at the very end
    std::optional<std::size_t> fault; ///< the first byte that belongs to no character
};

/// Throws DataInvalid where the bytes begin as another kind of file does.
void failWhereNoText(std::string_view bytes, const std::string& file);
Utf8Look lookForUtf8(std::string_view bytes, const Progress& progress);
/// UTF-16 by its mark, or by the zeros of what is ASCII in it.
std::optional<ByteOrder> findUtf16(std::string_view bytes);
/// A character torn at the very end is cut off. Throws DataEncoding, DataInvalid, and Stopped.
Utf8Text utf8Text(std::string_view bytes, const std::string& file, const Progress& progress = {});

} // namespace core
