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

/// UTF-16 without a mark: text of Latin letters has a NUL in every second byte.
bool looksLikeUtf16(std::string_view bytes) {
    const std::string_view head = bytes.substr(0, 4096);
    return head.size() >= 4 && static_cast<std::size_t>(std::count(head.begin(), head.end(), '\0')) * 3 > head.size();
}

} // namespace

Utf8Text utf8Text(std::string_view bytes, const std::string& file, const Progress& progress) {
    for (const Signature& each : Signatures)
        if (bytes.substr(0, each.begin.size()) == each.begin)
            throw Error(ProblemCode::DataInvalid, {.file = file}, {std::string(each.what)});
    const bool hasMark = bytes.substr(0, 3) == "\xEF\xBB\xBF";
    const std::size_t offset = hasMark ? 3 : 0;
    bytes.remove_prefix(offset);
    if (looksLikeUtf16(bytes))
        throw Error(ProblemCode::DataEncoding, {.file = file}, {std::to_string(offset + bytes.find('\0'))});
    const std::size_t bad = firstInvalid(bytes, progress);
    if (bad < bytes.size()) {
        if (!isTornEnd(bytes, bad))
            throw Error(ProblemCode::DataEncoding, {.file = file}, {std::to_string(offset + bad)});
        bytes = bytes.substr(0, bad);
    }
    return {bytes, hasMark};
}

} // namespace core
