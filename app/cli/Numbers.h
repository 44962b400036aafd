/// Numbers as people read them in a terminal, and text cut to a width.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace cli {

std::string grouped(std::int64_t number);                            ///< «1,234,567»
std::string fixed(double number, int digits);                        ///< «2.3456»; «nan» and «inf» as they are
std::string plain(double number);                                    ///< «0.0002», «16»: as short as it reads back
std::string scientific(double number);                               ///< «1.9e-04»
std::string bytesText(std::uint64_t bytes);                          ///< «1.0 MB», in powers of 1000
std::string percentText(std::uint64_t done, std::uint64_t total);    ///< «42 %»
std::string checkedWeights(std::uint64_t done, std::uint64_t total); ///< «checked 1.0 MB of 2.0 GB»
std::string durationText(double seconds);                            ///< «3:20», «1:02:03»
std::string counted(std::int64_t count, std::string_view singular,
                    std::string_view plural = {}); ///< «1 record», «2 records»
/// The first `count` characters of UTF-8 text; never half a character.
std::string firstCharacters(std::string_view text, std::size_t count);
/// Number of characters (code points) of UTF-8 text.
std::size_t characterCount(std::string_view text);
/// `text` filled with spaces to `width` characters, at its right or left.
std::string padded(std::string_view text, std::size_t width);
std::string rightAligned(std::string_view text, std::size_t width);

} // namespace cli
