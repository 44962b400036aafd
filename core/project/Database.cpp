#include "core/project/Database.h"

#include "core/Files.h"

#include <SQLiteCpp/Backup.h>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <sqlite3.h>
#include <string_view>
#include <unistd.h>
#include <utility>

namespace core {
namespace {

namespace fs = std::filesystem;

/// How long one side waits for the other where they cannot pass each other.
constexpr int WaitMs = 30'000;
constexpr int PagesAtOnce = 512;

/// A path as SQLite's addresses write it.
std::string address(const fs::path& file) {
    std::string text = "file:";
    const fs::path whole = fs::absolute(file);
    for (const char each : whole.native()) {
        char code[4];
        std::snprintf(code, sizeof code, "%%%02X", static_cast<unsigned char>(each));
        const bool isPlain = std::strchr("?#%", each) == nullptr;
        text += isPlain ? std::string(1, each) : std::string(code);
    }
    return text + "?immutable=1";
}

/// A log that holds changes cannot be read without writing beside it.
bool hasOpenLog(const fs::path& file) {
    fs::path log = file;
    log += "-wal";
    std::error_code ignored;
    return fs::exists(log, ignored) && fs::file_size(log, ignored) > 0;
}

SQLite::Database connect(const fs::path& file, Database::Use use) {
    const int flags =
        SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | (use == Database::Use::Create ? SQLITE_OPEN_CREATE : 0);
    try {
        SQLite::Database connection(utf8(file), flags, WaitMs);
        // Nothing is touched before the first question: here a log that cannot be opened comes out.
        connection.exec("pragma schema_version");
        return connection;
    } catch (const SQLite::Exception& failure) {
        const int code = failure.getErrorCode() & 0xff;
        const bool isClosed = code == SQLITE_CANTOPEN || code == SQLITE_READONLY || code == SQLITE_PERM;
        if (use == Database::Use::Create || !isClosed || ::access(file.c_str(), R_OK) != 0 || hasOpenLog(file)) throw;
        return {address(file), SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, WaitMs};
    }
}

/// SQLiteCpp leaves out the longer code where it was given the short one.
int codeOf(const SQLite::Exception& failure) {
    return failure.getExtendedErrorCode() > 0 ? failure.getExtendedErrorCode() : failure.getErrorCode();
}

bool isFull(int error) { return error == ENOSPC || error == EDQUOT || error == EFBIG; }

[[noreturn]] void refuse(const fs::path& file, Database::Use use, int code, int systemError,
                         const std::string& reason) {
    const Location where{.file = utf8(file)};
    switch (code & 0xff) {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_FORMAT:
    case SQLITE_ERROR:
    case SQLITE_ABORT:
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH: throw Error(ProblemCode::ProjectDamaged, where, {reason});
    case SQLITE_FULL: throw Error(ProblemCode::DiskFull, where);
    default: break;
    }
    if (isFull(systemError)) throw Error(ProblemCode::DiskFull, where);
    const bool isWriting = use != Database::Use::Read && code != SQLITE_IOERR_READ && (code & 0xff) != SQLITE_CANTOPEN;
    const std::string why = systemError != 0 ? std::strerror(systemError) : reason;
    throw Error(isWriting ? ProblemCode::FileUnwritable : ProblemCode::FileUnreadable, where, {why});
}

} // namespace

Database::Database(fs::path file, Use use)
    : m_file(std::move(file)), m_use(use), m_connection([&]() -> SQLite::Database {
          try {
              return connect(m_file, m_use);
          } catch (const SQLite::Exception& failure) {
              refuse(m_file, m_use, codeOf(failure), 0, failure.what());
          }
      }()) {
    translated([&] {
        sqlite3_extended_result_codes(handle(), 1);
        m_connection.exec("pragma cache_size = -32768");
        m_connection.exec("pragma trusted_schema = 0");
        if (m_use == Use::Read) m_connection.exec("pragma query_only = 1");
    });
}

Database::Database(fs::path file, SQLite::Database connection)
    : m_file(std::move(file)), m_use(Use::Read), m_connection(std::move(connection)) {}

bool Database::isReadOnly() const { return sqlite3_db_readonly(handle(), "main") != 0; }

bool Database::hasWriteAheadLog() const {
    return translated([&] {
        SQLite::Statement mode(m_connection, "pragma journal_mode");
        return mode.executeStep() && mode.getColumn(0).getString() == "wal";
    });
}

void Database::run(const char* sql) const {
    translated([&] { m_connection.exec(sql); });
}

std::int64_t Database::number(const char* sql) const {
    return translated([&] { return m_connection.execAndGet(sql).getInt64(); });
}

void Database::transact(const std::function<void()>& work) const {
    run("begin immediate");
    try {
        translated([&] {
            work();
            m_connection.exec("commit");
        });
    } catch (...) {
        takeBack();
        throw;
    }
}

void Database::look(const std::function<void()>& work) const {
    if (sqlite3_get_autocommit(handle()) == 0) return translated(work); // within a look or a change
    run("begin");
    try {
        translated(work);
    } catch (...) {
        takeBack();
        throw;
    }
    takeBack();
}

void Database::takeBack() const noexcept {
    // After some failures SQLite has rolled back by itself.
    if (sqlite3_get_autocommit(handle()) == 0) m_connection.tryExec("rollback");
}

void Database::check(int result) const {
    if (result != SQLITE_OK) refuse(m_file, m_use, result, sqlite3_system_errno(handle()), sqlite3_errstr(result));
}

void Database::damaged(const std::string& reason) const {
    throw Error(ProblemCode::ProjectDamaged, {.file = utf8(m_file)}, {reason});
}

void Database::fail(const SQLite::Exception& failure) const {
    const int last = errno;
    const int code = codeOf(failure);
    const bool isSystem = (code & 0xff) == SQLITE_IOERR || (code & 0xff) == SQLITE_CANTOPEN;
    // SQLite keeps the system's reason of a statement that failed, and not of a commit.
    const int kept = sqlite3_system_errno(handle());
    refuse(m_file, m_use, code, !isSystem ? 0 : kept != 0 ? kept : last, failure.what());
}

namespace {

void copyPages(SQLite::Database& to, SQLite::Database& from, const Progress& progress) {
    SQLite::Backup backup(to, from);
    while (true) {
        const int result = backup.executeStep(PagesAtOnce);
        const auto total = static_cast<std::uint64_t>(backup.getTotalPageCount());
        progress.at(total - static_cast<std::uint64_t>(backup.getRemainingPageCount()), total);
        if (result == SQLITE_DONE) return;
        if (result != SQLITE_OK) sqlite3_sleep(10); // someone writes at this moment
    }
}

/// Gives a file its name, which no other may have, for good.
void placeFile(const fs::path& written, const fs::path& file) {
    const bool isUnknown = ::renameat2(AT_FDCWD, written.c_str(), AT_FDCWD, file.c_str(), RENAME_NOREPLACE) != 0;
    if (isUnknown && errno != EINVAL && errno != ENOSYS) failWrite(file, errno);
    if (isUnknown && isThere(file)) failWrite(file, EEXIST);
    if (isUnknown && ::rename(written.c_str(), file.c_str()) != 0) failWrite(file, errno);
    const int folder = ::open(file.has_parent_path() ? file.parent_path().c_str() : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0) return;
    ::fsync(folder);
    ::close(folder);
}

} // namespace

Database Database::temporaryCopy() const {
    return translated([&] {
        SQLite::Database copy("", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX);
        copyPages(copy, m_connection, {});
        return Database(m_file, std::move(copy));
    });
}

void Database::copyTo(const fs::path& to, const Progress& progress) const {
    fs::path aside = to;
    aside += ".part-" + std::to_string(::getpid());
    std::error_code ignored;
    fs::remove(aside, ignored);
    try {
        {
            Database copy(aside, Use::Create);
            copy.m_file = to; // the name that a person knows
            copy.translated([&] {
                copyPages(copy.m_connection, m_connection, progress);
                copy.m_connection.exec("pragma journal_mode = delete"); // one file, whole by itself
            });
        }
        placeFile(aside, to);
    } catch (...) {
        fs::remove(aside, ignored);
        throw;
    }
}

void Database::checkpoint() const noexcept {
    sqlite3_wal_checkpoint_v2(handle(), nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
}

} // namespace core
