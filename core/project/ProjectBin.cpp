#include "core/project/ProjectBin.h"

#include "core/Error.h"
#include "core/Files.h"
#include "core/project/Project.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>

namespace core {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

/// In each folder of the bin: what it was called.
constexpr const char* MarkName = "binned.json";
constexpr std::uint64_t LargestMark = 1 << 20;

std::string textIn(const fs::path& file, const char* key) {
    try {
        if (!isThere(file)) return {};
        const json object = json::parse(readFile(file, LargestMark), nullptr, false);
        const auto found = object.is_object() ? object.find(key) : object.end();
        return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
    } catch (const std::exception&) {
        return {}; // a name is no reason to lose a folder
    }
}

bool isRun(const fs::path& folder) {
    if (isThere(folder / "adapter_config.json")) return false;
    return isThere(folder / "config.json") || isThere(folder / "events.jsonl");
}

/// What is no plain name of a folder is not followed.
std::string oldName(const fs::path& place) {
    const std::string name = textIn(place / MarkName, "name");
    const fs::path path = fs::u8path(name);
    const bool isPlain = !name.empty() && name != "." && name != ".." && path.filename() == path;
    return isPlain ? name : utf8(place.filename());
}

std::int64_t timeOf(const fs::path& place) {
    std::error_code failed;
    auto time = fs::last_write_time(place / MarkName, failed);
    if (failed) time = fs::last_write_time(place, failed);
    if (failed) return 0;
    return std::chrono::duration_cast<std::chrono::milliseconds>(
               std::chrono::file_clock::to_sys(time).time_since_epoch())
        .count();
}

fs::path freePlace(const fs::path& parent, const std::string& name, const char* between) {
    fs::path place = parent / fs::u8path(name);
    for (int number = 2; isThere(place); ++number)
        place = parent / fs::u8path(name + between + std::to_string(number));
    return place;
}

void requireFolder(const fs::path& folder) {
    if (!isFolder(folder)) throw Error(ProblemCode::FolderMissing, {.file = utf8(folder)});
}

} // namespace

std::vector<BinnedFolder> listBin(const fs::path& project) {
    std::vector<BinnedFolder> found;
    const fs::path bin = project / "bin";
    if (!isThere(bin)) return found;
    std::error_code error, ignored;
    for (auto entry = fs::directory_iterator(bin, error); !error && entry != fs::directory_iterator();
         entry.increment(error)) {
        const fs::path& place = entry->path();
        if (!entry->is_directory(ignored)) continue;
        if (!isRun(place) && !isThere(place / "adapter_config.json") && !isThere(place / MarkName)) continue;
        BinnedFolder folder{place, {}, isRun(place), timeOf(place)};
        folder.name = textIn(place / (folder.isRun ? "run.json" : "lorikeet.json"), "name");
        if (folder.name.empty()) folder.name = oldName(place);
        found.push_back(std::move(folder));
    }
    if (error) throw Error(ProblemCode::FileUnreadable, {.file = utf8(bin)}, {error.message()});
    std::ranges::sort(found, [](const BinnedFolder& a, const BinnedFolder& b) {
        return a.time != b.time ? a.time > b.time : a.place < b.place;
    });
    return found;
}

fs::path moveToBin(const fs::path& folder, const fs::path& project) {
    requireFolder(folder);
    const fs::path bin = project / "bin";
    makeFolders(bin);
    const fs::path place = freePlace(bin, utf8(folder.filename()), "-");
    replaceFile(folder / MarkName, json{{"name", utf8(folder.filename())}}.dump() + "\n");
    try {
        placeFolder(folder, place);
    } catch (...) {
        std::error_code ignored;
        fs::remove(folder / MarkName, ignored);
        throw;
    }
    return place;
}

fs::path putBack(const fs::path& place) {
    requireFolder(place);
    const fs::path project = place.parent_path().parent_path();
    const bool isOfRuns = isRun(place);
    const fs::path parent = isOfRuns ? runsFolder(project) : adaptersFolder(project);
    makeFolders(parent);
    const fs::path folder = freePlace(parent, oldName(place), isOfRuns ? "-" : " ");
    placeFolder(place, folder);
    std::error_code ignored;
    fs::remove(folder / MarkName, ignored);
    return folder;
}

} // namespace core
