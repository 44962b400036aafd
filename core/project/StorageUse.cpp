#include "core/project/StorageUse.h"

#include "core/Files.h"
#include "core/project/Backups.h"
#include "core/project/Database.h"
#include "core/project/Project.h"
#include "core/training/Run.h"
#include "core/training/RunOverview.h"

#include <chrono>
#include <map>
#include <set>
#include <string>
#include <sys/stat.h>
#include <utility>

namespace core {
namespace {

namespace fs = std::filesystem;

/// The records of a run are frozen some time before the run has a folder that names them.
constexpr std::chrono::minutes Preparation{10};
constexpr const char* CacheFiles[] = {"cache.sqlite", "cache.sqlite-wal", "cache.sqlite-shm", "cache.sqlite-journal"};

/// What lies in a folder; nothing where it is not there.
std::vector<fs::path> entriesOf(const fs::path& folder) {
    std::vector<fs::path> entries;
    if (!isThere(folder)) return entries;
    std::error_code failure;
    for (fs::directory_iterator entry(folder, failure); !failure && entry != fs::directory_iterator();
         entry.increment(failure))
        entries.push_back(entry->path());
    if (failure) throw Error(ProblemCode::FileUnreadable, {.file = utf8(folder)}, {failure.message()});
    return entries;
}

/// What a run needs to go on, and nothing else reads.
std::vector<fs::path> checkpointFolders(const fs::path& run) {
    std::vector<fs::path> folders;
    for (const char* name : {"checkpoint", "last", "best"})
        if (isThere(run / name)) folders.push_back(run / name);
    return folders;
}

bool hasEnded(const fs::path& run) {
    const RunOverview overview = runOverview(run);
    return overview.state == RunState::Finished && overview.hasResult;
}

/// Of all runs, those of the bin as well: they may come back. Nullopt where one does not say.
std::optional<std::set<std::string>> namedRecords(const fs::path& project) {
    std::set<std::string> named;
    for (const fs::path& folder : {runsFolder(project), project / "bin"})
        for (const fs::path& run : entriesOf(folder)) {
            if (!isThere(run / "events.jsonl") && !isThere(run / "config.json")) continue; // no run
            try {
                named.insert(Run::config(run).data);
            } catch (const Error&) {
                return std::nullopt;
            }
        }
    return named;
}

bool isOld(const fs::path& file) {
    std::error_code failure;
    const auto written = fs::last_write_time(file, failure);
    return !failure && fs::file_time_type::clock::now() - written > Preparation;
}

std::vector<fs::path> freeRecords(const fs::path& project) {
    const auto named = namedRecords(project);
    std::vector<fs::path> free;
    if (!named) return free;
    constexpr std::string_view Ending = ".jsonl.zst";
    for (const fs::path& file : entriesOf(dataFolder(project))) {
        std::string name = file.filename().string();
        if (!name.ends_with(Ending) || !isOld(file)) continue;
        name.resize(name.size() - Ending.size());
        if (!named->contains(name)) free.push_back(file);
    }
    return free;
}

/// By the piece that a person would count; each is a list of files and folders.
std::vector<std::vector<fs::path>> freePieces(const fs::path& project, StoragePart part) {
    std::vector<std::vector<fs::path>> pieces;
    switch (part) {
    case StoragePart::Caches:
        for (const char* name : CacheFiles)
            if (isThere(project / name)) pieces.push_back({project / name});
        break;
    case StoragePart::Frozen:
        for (const fs::path& file : freeRecords(project)) pieces.push_back({file});
        break;
    case StoragePart::Checkpoints:
        for (const fs::path& run : entriesOf(runsFolder(project)))
            if (auto folders = checkpointFolders(run); !folders.empty() && hasEnded(run))
                pieces.push_back(std::move(folders));
        break;
    case StoragePart::Backups: {
        const std::vector<Backup> copies = backups(project);
        for (std::size_t i = 1; i < copies.size(); ++i) pieces.push_back({copies[i].file});
        break;
    }
    case StoragePart::Bin:
        for (const fs::path& entry : entriesOf(project / "bin")) pieces.push_back({entry});
        break;
    default:
        break;
    }
    return pieces;
}

/// By its path below the project's folder.
StoragePart partOf(const fs::path& relative) {
    const std::string first = relative.begin()->string();
    if (first.starts_with("project.lorikeet"))
        return first.ends_with(".bak") || first.find(".part-") != std::string::npos ? StoragePart::Other
                                                                                     : StoragePart::Records;
    if (first.starts_with("cache.sqlite")) return StoragePart::Caches;
    if (first == "data") return StoragePart::Frozen;
    if (first == "adapters") return StoragePart::Adapters;
    if (first == "backups") return StoragePart::Backups;
    if (first == "bin") return StoragePart::Bin;
    if (first != "runs") return StoragePart::Other;
    int depth = 0;
    for (const fs::path& name : relative)
        if (++depth == 3 && (name == "checkpoint" || name == "last" || name == "best")) return StoragePart::Checkpoints;
    return StoragePart::Runs;
}

/// Files once each, whatever their names: one stays as long as any of its names does.
class Tally {
public:
    void add(const fs::path& file, StoragePart part, bool isFree) {
        struct stat status {};
        if (::lstat(file.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return; // gone meanwhile, or no file
        const auto size = static_cast<std::uint64_t>(status.st_size);
        const auto [place, isNew] = m_files.try_emplace({status.st_dev, status.st_ino}, Entry{part, size, isFree});
        if (!isNew && place->second.isFree && !isFree) place->second = {part, size, false};
    }
    void put(std::vector<StorageShare>& shares) const {
        for (const auto& [key, entry] : m_files) {
            StorageShare& share = shares[static_cast<std::size_t>(entry.part)];
            share.bytes += entry.bytes;
            if (entry.isFree) share.freeBytes += entry.bytes;
        }
    }

private:
    struct Entry {
        StoragePart part;
        std::uint64_t bytes;
        bool isFree;
    };
    std::map<std::pair<dev_t, ino_t>, Entry> m_files;
};

bool liesIn(const fs::path& file, const fs::path& project, const std::set<fs::path>& free) {
    for (fs::path each = file; each != project && each.has_relative_path(); each = each.parent_path())
        if (free.contains(each)) return true;
    return false;
}

void removeAll(const fs::path& path) {
    std::error_code failure;
    fs::remove_all(path, failure);
    if (failure) failWrite(path, failure.value());
}

/// Through SQLite, so that a connection that is open keeps a file that is whole.
void emptyCache(const fs::path& file) {
    const Database database(file, Database::Use::Write);
    std::vector<std::string> tables;
    database.translated([&] {
        SQLite::Statement names(database.connection(), "select name from sqlite_schema where type = 'table'");
        while (names.executeStep()) tables.push_back(names.getColumn(0).getString());
    });
    database.transact([&] {
        for (const std::string& table : tables) database.run(("delete from \"" + table + "\"").c_str());
    });
    database.run("vacuum");
    database.checkpoint();
}

} // namespace

std::vector<StorageShare> storageUse(const fs::path& project, const Progress& progress) {
    std::vector<StorageShare> shares(StorageParts);
    std::set<fs::path> free;
    for (std::size_t i = 0; i < shares.size(); ++i) {
        progress.check();
        shares[i].part = static_cast<StoragePart>(i);
        const auto pieces = freePieces(project, shares[i].part);
        shares[i].freeCount = static_cast<std::int64_t>(pieces.size());
        for (const auto& piece : pieces) free.insert(piece.begin(), piece.end());
    }
    Tally tally;
    std::uint64_t count = 0;
    std::error_code failure;
    constexpr auto Options = fs::directory_options::skip_permission_denied;
    for (fs::recursive_directory_iterator entry(project, Options, failure);
         !failure && entry != fs::recursive_directory_iterator(); entry.increment(failure)) {
        progress.at(count++, 0);
        const fs::path& file = entry->path();
        tally.add(file, partOf(file.lexically_relative(project)), liesIn(file, project, free));
    }
    if (failure && failure != std::errc::no_such_file_or_directory)
        throw Error(ProblemCode::FileUnreadable, {.file = utf8(project)}, {failure.message()});
    tally.put(shares);
    return shares;
}

void freeStorage(const fs::path& project, StoragePart part, const Progress& progress) {
    if (part == StoragePart::Caches) {
        if (!isThere(project / CacheFiles[0])) return;
        try {
            return emptyCache(project / CacheFiles[0]);
        } catch (const Error& error) {
            if (error.problems().front().code != ProblemCode::ProjectDamaged) throw;
        } // nobody can read it: it goes as it is
    }
    const auto pieces = freePieces(project, part);
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        progress.at(i, pieces.size());
        for (const fs::path& path : pieces[i]) removeAll(path);
    }
    progress.at(pieces.size(), pieces.size());
}

} // namespace core
