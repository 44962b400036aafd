#include "core/model/ForeignFile.h"

#include "core/Files.h"

#include <algorithm>
#include <cctype>
#include <string>
#include <string_view>

namespace core {
namespace {

std::string lowered(std::string_view text) {
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return result;
}

std::string_view withoutLeadingSpace(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t\r\n");
    return begin == std::string_view::npos ? std::string_view() : text.substr(begin);
}

/// A zip (torch.save since 1.6) or a bare pickle of protocol 2 to 5 (torch.save before).
bool isPickle(std::string_view start) {
    if (start.starts_with("PK\x03\x04")) return true;
    return start.size() > 1 && start[0] == '\x80' && start[1] >= 2 && start[1] <= 5;
}

/// «size 548105171» of a pointer; digits only, as the text may be anything.
std::string pointerSize(std::string_view pointer) {
    const std::size_t begin = pointer.find("\nsize ");
    if (begin == std::string_view::npos) return "?";
    std::string digits;
    for (const char c : pointer.substr(begin + 6, 20)) {
        if (!std::isdigit(static_cast<unsigned char>(c))) break;
        digits += c;
    }
    return digits.empty() ? "?" : digits;
}

/// No control characters, and no byte that UTF-8 never has.
bool isText(std::string_view start) {
    const auto isOfText = [](unsigned char c) {
        return (c >= 0x20 && c != 0xC0 && c != 0xC1 && c < 0xF5) || std::isspace(c);
    };
    return !start.empty() && std::all_of(start.begin(), start.end(), isOfText);
}

} // namespace

std::optional<Problem> foreignFile(const std::filesystem::path& path, std::span<const std::byte> bytes) {
    const std::string_view start(reinterpret_cast<const char*>(bytes.data()), std::min<std::size_t>(bytes.size(), 512));
    const Location where{.file = utf8(path)};
    const auto unsound = [&](const char* reason) {
        return Problem{ProblemCode::WeightsNotSafetensors, where, {reason}};
    };
    if (start.starts_with("version https://git-lfs"))
        return Problem{ProblemCode::WeightsLfsPointer, where, {pointerSize(start)}};
    if (isPickle(start)) return Problem{ProblemCode::WeightsPickle, where, {}};
    if (start.starts_with("GGUF")) return unsound("it is a GGUF file");
    const std::string begin = lowered(withoutLeadingSpace(start).substr(0, 16));
    if (begin.starts_with("<!doctype") || begin.starts_with("<html"))
        return unsound("it is a web page, saved under the name of the weights");
    if (isText(start)) return unsound("it is a text file");
    return std::nullopt;
}

} // namespace core
