#include "core/release/AdapterLibrary.h"

#include "core/Error.h"
#include "core/Files.h"
#include "core/bridge/Sha256.h"
#include "core/model/AdapterWeights.h"
#include "core/project/Project.h"
#include "core/training/Run.h"

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

json labelsOf(const AdapterEntry& adapter) {
    try {
        const fs::path file = labelsFile(adapter);
        if (!isThere(file)) return json::object();
        json labels = json::parse(readFile(file, 1 << 20));
        return labels.is_object() ? labels : json::object();
    } catch (const std::exception&) {
        return json::object(); // a name is no reason to lose an adapter
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

AdapterEntry entryOf(const fs::path& folder, const fs::path& run) {
    const fs::path named = run.empty() ? folder : run;
    AdapterEntry entry{.key = (run.empty() ? "adapters/" : "runs/") + utf8(named.filename()), .folder = folder, .run = run};
    const json labels = labelsOf(entry);
    entry.name = textOf(labels, "name");
    entry.note = textOf(labels, "note");
    if (entry.name.empty()) entry.name = utf8(named.filename());
    entry.bytes = sizeOf(folder);
    entry.time = timeOf(folder / WeightsName);
    try {
        entry.config = readAdapterConfig(folder);
        entry.baseModel = entry.config.baseModel;
        if (!isThere(folder / WeightsName)) throw Error(ProblemCode::FileMissing, {.file = utf8(folder / WeightsName)});
    } catch (const Error& error) {
        entry.problems = error.problems();
    }
    return entry;
}

std::vector<fs::path> foldersIn(const fs::path& parent) {
    std::vector<fs::path> folders;
    std::error_code ignored;
    for (const fs::directory_entry& entry : fs::directory_iterator(parent, ignored))
        if (entry.is_directory(ignored) && utf8(entry.path().filename()).front() != '.') folders.push_back(entry.path());
    return folders;
}

/// «clinic», «clinic 2» …: the first that is free.
fs::path freeFolder(const fs::path& parent, const std::string& name) {
    fs::path folder = parent / fs::u8path(name);
    for (int number = 2; isThere(folder); ++number) folder = parent / fs::u8path(name + " " + std::to_string(number));
    return folder;
}

} // namespace

std::vector<AdapterEntry> listAdapters(const fs::path& project, const Progress& progress) {
    std::vector<AdapterEntry> entries;
    for (const fs::path& run : foldersIn(runsFolder(project))) {
        progress.check();
        if (const fs::path folder = run / "adapter"; isThere(folder)) entries.push_back(entryOf(folder, run));
    }
    for (const fs::path& folder : foldersIn(adaptersFolder(project))) {
        progress.check();
        entries.push_back(entryOf(folder, {}));
    }
    std::ranges::sort(entries, [](const AdapterEntry& a, const AdapterEntry& b) { return a.time > b.time; });
    return entries;
}

std::string adapterHash(const fs::path& folder, const Progress& progress) {
    std::string digests;
    for (const char* name : {ConfigName, WeightsName}) digests += bridge::sha256(readFile(folder / name, UINT64_MAX, progress));
    return bridge::sha256(digests);
}

std::vector<Problem> adapterProblems(const fs::path& folder, const ModelConfig& base) {
    return checkAdapter(folder, &base).problems;
}

AdapterEntry importAdapter(const fs::path& from, const fs::path& project, const ModelConfig& base,
                           const Progress& progress) {
    if (std::vector<Problem> problems = checkAdapter(from, &base, progress).problems; !problems.empty())
        throw Error(std::move(problems));
    const fs::path folder = freeFolder(adaptersFolder(project), utf8(fs::absolute(from / "").parent_path().filename()));
    const fs::path aside = folder.parent_path() / ("." + utf8(folder.filename()) + ".new");
    std::error_code ignored;
    fs::remove_all(aside, ignored);
    makeFolders(aside);
    try {
        for (const char* name : {ConfigName, WeightsName}) replaceFile(aside / name, readFile(from / name, UINT64_MAX, progress));
        placeFolder(aside, folder);
    } catch (...) {
        fs::remove_all(aside, ignored);
        throw;
    }
    return entryOf(folder, {});
}

void setAdapterLabels(const AdapterEntry& adapter, const std::string& name, const std::string& note) {
    json labels = labelsOf(adapter);
    labels["name"] = name;
    labels["note"] = note;
    replaceFile(labelsFile(adapter), labels.dump(2, ' ', false, json::error_handler_t::replace) + "\n");
}

fs::path binAdapter(const AdapterEntry& adapter, const fs::path& project) {
    const fs::path bin = project / "bin";
    makeFolders(bin);
    const fs::path binned = freeFolder(bin, utf8(adapter.folder.filename()));
    placeFolder(adapter.folder, binned);
    return binned;
}

} // namespace core
