#include "core/model/StrictJson.h"

#include "core/Files.h"

#include <algorithm>

namespace core {
namespace {

constexpr std::uintmax_t MaxJsonBytes = 16U << 20U;
constexpr std::size_t MaxShownBytes = 160;

} // namespace

std::string shownName(std::string_view name) {
    if (name.size() <= MaxShownBytes) return std::string(name);
    std::size_t end = MaxShownBytes;
    while (end > 0 && (static_cast<unsigned char>(name[end]) & 0xC0U) == 0x80U) --end; // not inside a character
    return std::string(name.substr(0, end)) + "…";
}

std::string readJsonText(const std::filesystem::path& path) {
    std::error_code ignored;
    const std::uintmax_t size = std::filesystem::file_size(path, ignored);
    if (!ignored && size > MaxJsonBytes)
        throw Error(ProblemCode::ConfigInvalid, {.file = utf8(path)}, {"it is larger than 16 MB"});
    return readFile(path, MaxJsonBytes);
}

Location placeInText(const std::string& file, std::string_view text, std::size_t byte) {
    const std::string_view before = text.substr(0, std::min(byte > 0 ? byte - 1 : 0, text.size()));
    const std::size_t lineStart = before.rfind('\n') + 1; // npos + 1 is 0
    Location where{.file = file};
    where.row = 1 + std::count(before.begin(), before.end(), '\n');
    where.column = static_cast<std::int64_t>(before.size() - lineStart) + 1;
    return where;
}

} // namespace core
