#include "core/project/Backups.h"

#include "core/Files.h"
#include "core/project/HistoryLog.h"
#include "core/project/OpenedProject.h"
#include "core/project/Project.h"
#include "core/project/Schema.h"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <ctime>
#include <string>

namespace core {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view Beginning = "project-";
constexpr std::string_view Ending = ".lorikeet";

std::string nameOf(std::int64_t day) {
    char text[32];
    std::snprintf(text, sizeof text, "%04d-%02d-%02d", static_cast<int>(day / 10000), static_cast<int>(day / 100 % 100),
                  static_cast<int>(day % 100));
    return std::string(Beginning) + text + std::string(Ending);
}

/// Of «project-2026-11-26.lorikeet»; nullopt for any other name.
std::optional<std::int64_t> dayOf(const fs::path& file) {
    const std::string name = file.filename().string();
    if (!name.starts_with(Beginning)) return std::nullopt;
    std::string digits = name.substr(Beginning.size(), 10);
    std::erase(digits, '-');
    std::int64_t day = 0;
    const auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), day);
    if (failure != std::errc() || end != digits.data() + digits.size() || nameOf(day) != name) return std::nullopt;
    return day;
}

std::optional<Backup> look(const fs::path& file) {
    const auto day = dayOf(file);
    if (!day) return std::nullopt;
    try {
        const Database database(file, Database::Use::Read);
        checkSchema(database);
        std::error_code ignored;
        return Backup{.file = file,
                      .day = *day,
                      .version = HistoryLog(database).latest(),
                      .records = database.number("select count(*) from record where alive"),
                      .bytes = fs::file_size(file, ignored)};
    } catch (const Error&) {
        return std::nullopt; // half gone, or not ours
    }
}

/// Where a log lets writer and reader pass each other, all of it is one state; else each step waits for its turn.
void copyBeside(const Database& database, const fs::path& to, const Progress& progress) {
    if (!database.hasWriteAheadLog()) return database.copyTo(to, progress);
    database.look([&] {
        database.number("select count(*) from sqlite_schema"); // the state begins with the first question
        database.copyTo(to, progress);
    });
}

void removeOld(const fs::path& project) {
    const std::vector<Backup> kept = backups(project);
    std::error_code ignored;
    for (std::size_t i = KeptBackups; i < kept.size(); ++i) fs::remove(kept[i].file, ignored);
}

void makeEmpty(const fs::path& folder) {
    makeFolders(folder);
    std::error_code failure;
    if (!fs::is_empty(folder, failure)) throw Error(ProblemCode::FolderNotEmpty, {.file = utf8(folder)});
}

} // namespace

fs::path backupsFolder(const fs::path& project) { return project / "backups"; }

std::vector<Backup> backups(const fs::path& project) {
    std::vector<Backup> found;
    const fs::path folder = backupsFolder(project);
    if (!isThere(folder)) return found;
    std::error_code failure;
    for (fs::directory_iterator entry(folder, failure); !failure && entry != fs::directory_iterator();
         entry.increment(failure))
        if (auto copy = look(entry->path())) found.push_back(std::move(*copy));
    if (failure) throw Error(ProblemCode::FileUnreadable, {.file = utf8(folder)}, {failure.message()});
    std::ranges::sort(found, std::greater(), &Backup::day);
    return found;
}

std::int64_t today() {
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    localtime_r(&now, &local);
    return (local.tm_year + 1900) * std::int64_t{10000} + (local.tm_mon + 1) * 100 + local.tm_mday;
}

std::optional<Backup> backUp(const fs::path& project, std::int64_t day, const Progress& progress) {
    const fs::path file = backupsFolder(project) / nameOf(day);
    if (isThere(file)) return std::nullopt;
    const Database database = openForReading(project);
    const std::int64_t version = HistoryLog(database).latest();
    const std::vector<Backup> before = backups(project);
    if (version == 0 || (!before.empty() && before.front().version == version)) return std::nullopt;
    makeFolders(backupsFolder(project));
    copyBeside(database, file, progress);
    removeOld(project);
    return look(file);
}

void restoreBackup(const fs::path& copy, const fs::path& folder, const Progress& progress) {
    if (!isThere(copy)) throw Error(ProblemCode::FileMissing, {.file = utf8(copy)});
    const Database database(copy, Database::Use::Read);
    checkSchema(database);
    makeEmpty(folder);
    database.copyTo(projectFile(folder), progress);
}

void copyProject(const fs::path& project, const fs::path& folder, const Progress& progress) {
    const Database database = openForReading(project);
    makeEmpty(folder);
    copyBeside(database, projectFile(folder), progress);
}

} // namespace core
