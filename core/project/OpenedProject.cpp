#include "core/project/OpenedProject.h"

#include "core/Files.h"
#include "core/project/NetworkDrive.h"
#include "core/project/Project.h"
#include "core/project/Schema.h"
#include "core/project/StagedBatch.h"

#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>

namespace core {
namespace {

namespace fs = std::filesystem;

/// A folder that cannot be looked into may hold one: that is another sentence, and isThere() says it.
void mustExist(const fs::path& folder) {
    if (!isThere(projectFile(folder)) || !isProject(folder))
        throw Error(ProblemCode::ProjectMissing, {.file = utf8(folder)});
}

/// What an attempt that was cut off leaves behind is no content.
bool isEmpty(const fs::path& folder) {
    std::error_code failure;
    fs::directory_iterator entry(folder, failure);
    for (; !failure && entry != fs::directory_iterator(); entry.increment(failure)) {
        const std::string name = entry->path().filename().native();
        if (name != "project.lorikeet.lock" && !name.starts_with("project.lorikeet.part-")) return false;
    }
    if (failure) failWrite(folder, failure.value());
    return true;
}

/// Tests that write thousands of changes do without the wait for the disk.
const char* synchronous() {
    const char* said = std::getenv("LORIKEET_SYNCHRONOUS");
    return said && std::string_view(said) == "off" ? "pragma synchronous = off" : "pragma synchronous = full";
}

void chooseJournal(OpenedProject& opened, const fs::path& folder) {
    const bool isDistant = isOnNetwork(folder);
    opened.database.run(synchronous());
    opened.database.run(isDistant ? "pragma journal_mode = delete" : "pragma journal_mode = wal");
    if (isDistant) opened.notes.push_back({ProblemCode::ProjectOnNetwork, {.file = utf8(folder)}, {}});
}

/// Where no file is yet: «project.lorikeet.v0.bak», or «…v0-2.bak».
fs::path copyName(const fs::path& file, std::int64_t version) {
    for (int number = 1;; ++number) {
        fs::path copy = file;
        copy += ".v" + std::to_string(version) + (number > 1 ? "-" + std::to_string(number) : "") + ".bak";
        if (!isThere(copy)) return copy;
    }
}

void migrate(OpenedProject& opened) {
    const std::int64_t version = schemaVersion(opened.database);
    const fs::path copy = copyName(opened.database.file(), version);
    opened.database.copyTo(copy);
    migrateSchema(opened.database);
    opened.notes.push_back({ProblemCode::ProjectMigrated,
                            {.file = utf8(opened.database.file())},
                            {std::to_string(version), utf8(copy.filename())}});
}

Database migratedCopy(const Database& database) {
    Database copy = database.temporaryCopy();
    migrateSchema(copy);
    return copy;
}

} // namespace

void makeProject(const fs::path& folder) {
    makeFolders(folder);
    if (!isEmpty(folder)) throw Error(ProblemCode::FolderNotEmpty, {.file = utf8(folder)});
    const FolderLock lock(folder);
    if (lock.isRefused()) failWrite(folder, lock.refusal());
    if (!isEmpty(folder)) throw Error(ProblemCode::FolderNotEmpty, {.file = utf8(folder)});
    const Database empty(":memory:", Database::Use::Create);
    createSchema(empty);
    empty.copyTo(projectFile(folder));
}

OpenedProject openProject(const fs::path& folder) {
    mustExist(folder);
    FolderLock lock(folder);
    OpenedProject opened{std::move(lock), Database(projectFile(folder), Database::Use::Write), {}, {}};
    const SchemaState state = checkSchema(opened.database);
    const Location where{.file = utf8(folder)};
    if (state == SchemaState::Newer)
        opened.readOnly = {ProblemCode::ProjectNewer, where, {std::to_string(schemaVersion(opened.database))}};
    else if (opened.lock.isRefused())
        opened.readOnly = {ProblemCode::ProjectReadOnly, where, {std::strerror(opened.lock.refusal())}};
    else if (opened.database.isReadOnly())
        opened.readOnly = {ProblemCode::ProjectReadOnly, where, {std::strerror(EACCES)}};
    if (opened.readOnly) {
        if (state == SchemaState::Older) opened.database = migratedCopy(opened.database);
        opened.database.run("pragma query_only = 1");
        return opened;
    }
    chooseJournal(opened, folder);
    if (state == SchemaState::Older) migrate(opened);
    StagedBatch::sweep(opened.database);
    return opened;
}

Database openForReading(const fs::path& folder) {
    mustExist(folder);
    Database database(projectFile(folder), Database::Use::Read);
    if (checkSchema(database) == SchemaState::Older) return migratedCopy(database);
    return database;
}

} // namespace core
