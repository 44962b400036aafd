#include "core/model/ModelName.h"

#include "core/Error.h"
#include "core/Files.h"
#include "core/model/StrictJson.h"

#include <algorithm>

namespace core {
namespace {

namespace fs = std::filesystem;

/// «models--org--name» in the hub's cache is «org/name», «models--name» a model without an owner.
std::string nameInCache(const fs::path& path) {
    constexpr std::string_view Mark = "models--";
    for (const fs::path& part : path) {
        std::string name = utf8(part);
        if (!name.starts_with(Mark)) continue;
        name.erase(0, Mark.size());
        if (const std::size_t split = name.find("--"); split != name.npos) name.replace(split, 2, "/");
        return name;
    }
    return {};
}

/// Names as the hub allows them, «org/name»; what is a folder here is a path.
bool isHubName(const std::string& name) {
    const auto isAllowed = [](char each) {
        return (each >= 'a' && each <= 'z') || (each >= 'A' && each <= 'Z') || (each >= '0' && each <= '9') ||
               each == '.' || each == '_' || each == '-' || each == '/';
    };
    const std::size_t split = name.find('/');
    return split != name.npos && split > 0 && split + 1 < name.size() && name.find('/', split + 1) == name.npos &&
           name.size() <= 200 && !name.starts_with('.') && name[split + 1] != '.' &&
           std::ranges::all_of(name, isAllowed) && !isThere(fs::u8path(name));
}

std::string nameInConfig(const fs::path& folder) {
    try {
        const fs::path file = folder / "config.json";
        const auto config = parseStrictJson<nlohmann::json>(readJsonText(file), utf8(file));
        const auto found = config.find("_name_or_path");
        return found != config.end() && found->is_string() ? found->get<std::string>() : std::string();
    } catch (const std::exception&) {
        return {}; // what is wrong with the folder is told where it is opened
    }
}

} // namespace

std::string publicModelName(const std::string& folderOrName) {
    const fs::path path = fs::u8path(folderOrName).lexically_normal();
    if (std::string name = nameInCache(path); !name.empty()) return name;
    if (isHubName(folderOrName)) return folderOrName;
    const fs::path folder = path.has_filename() ? path : path.parent_path();
    const bool isPlain = folder.filename() == "model" && folder.has_parent_path(); // «starter/model» is the starter
    return utf8((isPlain ? folder.parent_path() : folder).filename());
}

std::string publicBaseName(const fs::path& folder, const std::string& given) {
    const fs::path place = fs::absolute(folder / "").lexically_normal();
    if (std::string name = nameInCache(place); !name.empty()) return name;
    for (const std::string& name : {nameInConfig(folder), given})
        if (isHubName(name)) return name;
    return publicModelName(utf8(place));
}

} // namespace core
