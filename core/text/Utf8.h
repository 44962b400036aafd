/// The rules of UTF-8 for whoever looks at bytes one character at a time.
#pragma once

#include <cstddef>
#include <string_view>

namespace core {

/// Bytes of the character that `first` announces; 0 where none begins so.
std::size_t announcedLength(unsigned char first);
/// Length of the character at `at`; 0 where it is invalid: overlong, a surrogate, past U+10FFFF, cut off.
std::size_t characterLength(std::string_view bytes, std::size_t at);

} // namespace core
