#include "core/exchange/TextEncoding.h"

#include "core/Error.h"
#include "core/text/Utf8.h"

#include <algorithm>

namespace core {
namespace {

constexpr std::size_t BytesBetweenChecks = 1 << 20;

struct Signature {
    std::string_view begin;
    std::string_view what;
};

using namespace std::string_view_literals;
constexpr Signature Signatures[] = {
    {"PK\x03\x04"sv, "it is a spreadsheet or an archive; save it as CSV, or unpack it"},
    {"PAR1"sv, "it is a Parquet file; export it as JSON Lines"},
    {"\x1F\x8B"sv, "it is compressed; unpack it"},
    {"\x28\xB5\x2F\xFD"sv, "it is compressed; unpack it"},
    {"\xD0\xCF\x11\xE0"sv, "it is an old spreadsheet or document; save it as CSV"},
    {"%PDF"sv, "it is a PDF"},
    {"version https://git-lfs"sv, "it is a Git LFS pointer and not the data; run «git lfs pull» in its folder"},
    {"<!DOCTYPE"sv, "it is a web page that was saved under this name"},
    {"<!doctype"sv, "it is a web page that was saved under this name"},
    {"<html"sv, "it is a web page that was saved under this name"},
};

std::size_t firstInvalid(std::string_view bytes, const Progress& progress) {
    std::size_t at = 0;
    while (at < bytes.size()) {
        progress.check();
        for (const std::size_t end = std::min(at + BytesBetweenChecks, bytes.size()); at < end;) {
            const std::size_t length = characterLength(bytes, at);
            if (length == 0) return at;
            at += length;
        }
    }
    return at;
}

/// Whether the bytes from `at` on are the beginning of a character that the end of the file cuts.
bool isTornEnd(std::string_view bytes, std::size_t at) {
    const std::size_t left = bytes.size() - at;
    if (left >= announcedLength(static_cast<unsigned char>(bytes[at]))) return false;
    return std::all_of(bytes.begin() + static_cast<std::ptrdiff_t>(at) + 1, bytes.end(),
                       [](char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; });
}

constexpr std::size_t BytesForOrder = 64 << 10;

char32_t unitAt(std::string_view bytes, std::size_t at, ByteOrder order) {
    const auto first = static_cast<unsigned char>(bytes[at]);
    const auto second = static_cast<unsigned char>(bytes[at + 1]);
    return order == ByteOrder::Little ? char32_t{second} << 8 | first : char32_t{first} << 8 | second;
}

/// How many units are ASCII when read in this order; nullopt where it cannot be text.
std::optional<std::size_t> asciiUnits(std::string_view head, ByteOrder order) {
    std::size_t count = 0;
    bool isHigh = false; // the first half of a pair came before
    for (std::size_t at = 0; at + 1 < head.size(); at += 2) {
        const char32_t unit = unitAt(head, at, order);
        const bool isLow = unit >= 0xDC00 && unit < 0xE000;
        const bool isControl = unit < 0x20 && unit != '\t' && unit != '\n' && unit != '\r';
        if (isControl || unit >= 0xFFFE || isLow != isHigh) return std::nullopt;
        isHigh = unit >= 0xD800 && unit < 0xDC00;
        count += unit < 0x80 ? 1 : 0;
    }
    return count;
}

} // namespace

void failWhereNoText(std::string_view bytes, const std::string& file) {
    for (const Signature& each : Signatures)
        if (bytes.starts_with(each.begin))
            throw Error(ProblemCode::DataInvalid, {.file = file}, {std::string(each.what)});
}

Utf8Look lookForUtf8(std::string_view bytes, const Progress& progress) {
    const std::size_t begin = bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    const std::string_view text = bytes.substr(begin);
    const std::size_t bad = firstInvalid(text, progress);
    Utf8Look look{begin, begin + bad, std::nullopt};
    if (bad < text.size() && !isTornEnd(text, bad)) look.fault = begin + bad;
    return look;
}

std::optional<ByteOrder> findUtf16(std::string_view bytes) {
    if (bytes.starts_with("\xFF\xFE")) return ByteOrder::Little;
    if (bytes.starts_with("\xFE\xFF")) return ByteOrder::Big;
    const std::string_view head = bytes.substr(0, BytesForOrder);
    const auto zeros = static_cast<std::size_t>(std::ranges::count(head, '\0'));
    if (head.size() < 4 || zeros == 0) return std::nullopt;
    const std::size_t little = asciiUnits(head, ByteOrder::Little).value_or(0);
    const std::size_t big = asciiUnits(head, ByteOrder::Big).value_or(0);
    const std::size_t most = std::max(little, big);
    // A few zeros in text of another encoding are no UTF-16: every column and line of a file has ASCII in it.
    if (most < 2 || most * 100 < head.size()) return std::nullopt;
    // Greek and Cyrillic in UTF-16 are sound UTF-8, too; only there every zero belongs to a space or an ASCII letter.
    const bool isMade = zeros == most && most >= 8 && most * 16 >= head.size();
    if (!isMade && zeros * 3 < head.size() && !lookForUtf8(head, {}).fault) return std::nullopt;
    return little >= big ? ByteOrder::Little : ByteOrder::Big;
}

Utf8Text utf8Text(std::string_view bytes, const std::string& file, const Progress& progress) {
    failWhereNoText(bytes, file);
    const Utf8Look look = lookForUtf8(bytes, progress);
    const bool isOther = findUtf16(bytes).has_value();
    if (look.fault || isOther)
        throw Error(ProblemCode::DataEncoding, {.file = file},
                    {std::to_string(look.fault.value_or(std::min(bytes.find('\0'), bytes.size())))});
    return {bytes.substr(look.begin, look.end - look.begin), look.begin > 0};
}

} // namespace core
