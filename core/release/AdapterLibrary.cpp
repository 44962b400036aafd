#include "core/release/AdapterLibrary.h"

#include "core/Error.h"
#include "core/Files.h"
#include "core/bridge/Sha256.h"
#include "core/model/AdapterWeights.h"
#include "core/model/ModelName.h"
#include "core/project/Project.h"
#include "core/project/ProjectBin.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>

namespace core {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr const char* WeightsName = "adapter_model.safetensors";
constexpr const char* ConfigName = "adapter_config.json";
/// Name and note of an imported adapter; a run keeps its own in run.json.
constexpr const char* LabelsName = "lorikeet.json";

fs::path labelsFile(const AdapterEntry& adapter) {
    return adapter.run.empty() ? adapter.folder / LabelsName : adapter.run / "run.json";
}

/// A name is no reason to lose an adapter: where its file cannot be read it has none.
json labelsOf(const AdapterEntry& adapter) {
    try {
        const fs::path file = labelsFile(adapter);
        if (!isThere(file)) return json::object();
        json labels = json::parse(readFile(file, 1 << 20));
        return labels.is_object() ? labels : json::object();
    } catch (const std::exception&) {
        return json::object();
    }
}

std::string textOf(const json& labels, const char* key) {
    const auto found = labels.find(key);
    return found != labels.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// Milliseconds since 1970, of a file.
std::int64_t timeOf(const fs::path& file) {
    std::error_code ignored;
    const auto time = fs::last_write_time(file, ignored);
    if (ignored) return 0;
    const auto system = std::chrono::file_clock::to_sys(time);
    return std::chrono::duration_cast<std::chrono::milliseconds>(system.time_since_epoch()).count();
}

std::uint64_t sizeOf(const fs::path& folder) {
    std::uint64_t bytes = 0;
    std::error_code ignored;
    for (const char* name : {WeightsName, ConfigName})
        if (const auto size = fs::file_size(folder / name, ignored); !ignored) bytes += size;
    return bytes;
}

/// It is somebody else's text: what cannot even be looked for is shown as it is.
std::string nameOfBase(const std::string& given) {
    try {
        return publicModelName(given);
    } catch (const std::exception&) {
        return given;
    }
}

AdapterEntry entryOf(const fs::path& folder, const fs::path& run) {
    const fs::path named = run.empty() ? folder : run;
    AdapterEntry entry{.folder = folder, .run = run};
    entry.key = (run.empty() ? "adapters/" : "runs/") + utf8(named.filename());
    const json labels = labelsOf(entry);
    entry.name = textOf(labels, "name");
    entry.note = textOf(labels, "note");
    if (entry.name.empty()) entry.name = utf8(named.filename());
    entry.bytes = sizeOf(folder);
    entry.time = timeOf(folder / WeightsName);
    try {
        entry.config = readAdapterConfig(folder);
        entry.baseModel = entry.config.baseModel;
        entry.baseName = nameOfBase(entry.baseModel);
        if (!isThere(folder / WeightsName)) throw Error(ProblemCode::FileMissing, {.file = utf8(folder / WeightsName)});
    } catch (const Error& error) {
        entry.problems = error.problems();
    }
    return entry;
}

std::vector<fs::path> foldersIn(const fs::path& parent) {
    std::vector<fs::path> folders;
    if (!isThere(parent)) return folders;
    std::error_code error, ignored;
    for (auto entry = fs::directory_iterator(parent, error); !error && entry != fs::directory_iterator();
         entry.increment(error))
        if (entry->is_directory(ignored) && !utf8(entry->path().filename()).starts_with('.'))
            folders.push_back(entry->path());
    if (error) throw Error(ProblemCode::FileUnreadable, {.file = utf8(parent)}, {error.message()});
    return folders;
}

/// «clinic», «clinic 2» …: the first that is free.
fs::path freeFolder(const fs::path& parent, const std::string& name) {
    fs::path folder = parent / fs::u8path(name);
    for (int number = 2; isThere(folder); ++number) folder = parent / fs::u8path(name + " " + std::to_string(number));
    return folder;
}

bool hasAdapter(const fs::path& run) {
    try {
        return isThere(run / "adapter" / ConfigName) || isThere(run / "adapter" / WeightsName);
    } catch (const Error&) {
        return true; // its entry says why it cannot be used
    }
}

/// What an adapter is called whose folder comes from elsewhere: a run's is called as the run, and none is hidden.
std::string nameOf(const fs::path& folder) {
    const fs::path whole = fs::absolute(folder / "").lexically_normal().parent_path();
    std::string name = utf8(whole.filename());
    if (name == "adapter" && whole.has_parent_path()) name = utf8(whole.parent_path().filename());
    name.erase(0, name.find_first_not_of(". "));
    return name.empty() ? "adapter" : name;
}

} // namespace

std::vector<AdapterEntry> listAdapters(const fs::path& project, const Progress& progress) {
    std::vector<AdapterEntry> entries;
    for (const fs::path& run : foldersIn(runsFolder(project))) {
        progress.check();
        if (hasAdapter(run)) entries.push_back(entryOf(run / "adapter", run));
    }
    for (const fs::path& folder : foldersIn(adaptersFolder(project))) {
        progress.check();
        entries.push_back(entryOf(folder, {}));
    }
    std::ranges::sort(entries, [](const AdapterEntry& a, const AdapterEntry& b) {
        return a.time != b.time ? a.time > b.time : a.key > b.key;
    });
    return entries;
}

std::string adapterHash(const fs::path& folder, const Progress& progress) {
    std::string digests;
    for (const char* name : {ConfigName, WeightsName})
        digests += bridge::sha256(readFile(folder / name, UINT64_MAX, progress));
    return bridge::sha256(digests);
}

std::vector<Problem> adapterProblems(const fs::path& folder, const ModelConfig& base) {
    return checkAdapter(folder, &base).problems;
}

AdapterEntry importAdapter(const fs::path& source, const fs::path& project, const ModelConfig& base,
                           const Progress& progress) {
    if (!isThere(source)) throw Error(ProblemCode::FolderMissing, {.file = utf8(source)});
    const fs::path from = isFolder(source) ? source : source.parent_path();
    if (std::vector<Problem> problems = checkAdapter(from, &base, progress).problems; !problems.empty())
        throw Error(std::move(problems));
    const fs::path folder = freeFolder(adaptersFolder(project), nameOf(from));
    const fs::path aside = folder.parent_path() / ("." + utf8(folder.filename()) + ".new");
    std::error_code ignored;
    fs::remove_all(aside, ignored);
    try {
        makeFolders(aside);
        for (const char* name : {ConfigName, WeightsName})
            replaceFile(aside / name, readFile(from / name, UINT64_MAX, progress));
        // Of a classifier it names the labels, where it lies there.
        if (isThere(from / "config.json") && readAdapterConfig(from).taskType == ClassifierTask)
            replaceFile(aside / "config.json", readFile(from / "config.json", UINT64_MAX, progress));
        // What was checked and what was copied may be two things where somebody writes into the folder meanwhile.
        if (std::vector<Problem> problems = checkAdapter(aside, &base, progress).problems; !problems.empty())
            throw Error(std::move(problems));
        placeFolder(aside, folder);
    } catch (...) {
        fs::remove_all(aside, ignored);
        throw;
    }
    return entryOf(folder, {});
}

void setAdapterLabels(const AdapterEntry& adapter, const LabelChange& change) {
    if (!adapter.run.empty()) return setRunLabels(adapter.run, change);
    if (!isFolder(adapter.folder)) throw Error(ProblemCode::FolderMissing, {.file = utf8(adapter.folder)});
    json labels = labelsOf(adapter);
    if (change.name) labels["name"] = *change.name;
    if (change.note) labels["note"] = *change.note;
    replaceFile(labelsFile(adapter), labels.dump(2, ' ', false, json::error_handler_t::replace) + "\n");
}

fs::path binAdapter(const AdapterEntry& adapter, const fs::path& project) {
    return moveToBin(adapter.folder, project);
}

AdapterEntry restoreAdapter(const fs::path& binned) {
    return entryOf(putBack(binned), {});
}

} // namespace core
