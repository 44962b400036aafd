#include "core/text/Utf8.h"

namespace core {
namespace {

/// Whether the byte after `first` may follow it.
bool mayFollow(unsigned char first, unsigned char second) {
    const unsigned char low = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    const unsigned char high = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    return second >= low && second <= high;
}

} // namespace

std::size_t announcedLength(unsigned char first) {
    if (first < 0x80) return 1;
    if (first >= 0xC2 && first < 0xE0) return 2;
    if (first >= 0xE0 && first < 0xF0) return 3;
    if (first >= 0xF0 && first < 0xF5) return 4;
    return 0;
}

std::size_t characterLength(std::string_view bytes, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
    const std::size_t length = announcedLength(byte(at));
    if (length <= 1) return length;
    for (std::size_t i = 1; i < length; ++i) {
        if (at + i >= bytes.size()) return 0;
        const bool isGood = i == 1 ? mayFollow(byte(at), byte(at + 1)) : (byte(at + i) & 0xC0) == 0x80;
        if (!isGood) return 0;
    }
    return length;
}

} // namespace core
