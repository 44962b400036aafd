/// A connection to one of our SQLite files: opened for one use, its changes in transactions, its failures as
/// core::Error. One thread.
#pragma once

#include "core/Error.h"
#include "core/Progress.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <filesystem>
#include <functional>

struct sqlite3;

namespace core {

class Database {
public:
    enum class Use { Write, Read, Create };

    /// Throws FileUnreadable, ProjectDamaged; with Create FileUnwritable, DiskFull.
    Database(std::filesystem::path file, Use use);
    /// All of it in a file of its own that nobody sees and that goes with the object: to migrate what cannot be
    /// written.
    Database temporaryCopy() const;

    const std::filesystem::path& file() const { return m_file; }
    SQLite::Database& connection() const { return m_connection; }
    sqlite3* handle() const { return m_connection.getHandle(); }
    /// Neither the file nor its folder lets anything be written.
    bool isReadOnly() const;
    /// A log beside the file lets readers and the writer pass each other; else they wait for one another.
    bool hasWriteAheadLog() const;

    void run(const char* sql) const;
    std::int64_t number(const char* sql) const;
    /// All of `work` or nothing of it, on the disk when it returns.
    void transact(const std::function<void()>& work) const;
    /// `work` sees one state of the file, whatever is written meanwhile.
    void look(const std::function<void()>& work) const;

    /// What SQLite throws in `work` becomes a core::Error.
    template <class Work> decltype(auto) translated(Work&& work) const {
        try {
            return work();
        } catch (const SQLite::Exception& failure) {
            fail(failure);
        }
    }
    /// Throws where the outcome of a function of SQLite's own interface is none.
    void check(int result) const;
    [[noreturn]] void damaged(const std::string& reason) const;

    /// As it is now, in one file at `to`, where nothing may be; progress counts pages. Throws FileUnwritable, DiskFull.
    void copyTo(const std::filesystem::path& to, const Progress& progress = {}) const;
    /// Moves what lies in the log into the file, as far as readers let it.
    void checkpoint() const noexcept;

private:
    Database(std::filesystem::path file, SQLite::Database connection);
    [[noreturn]] void fail(const SQLite::Exception& failure) const;
    void takeBack() const noexcept;

    std::filesystem::path m_file;
    Use m_use;
    // Asking through it changes nothing that an owner sees.
    mutable SQLite::Database m_connection;
};

} // namespace core
