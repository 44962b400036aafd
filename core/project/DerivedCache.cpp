#include "core/project/DerivedCache.h"

#include "core/project/Database.h"
#include "core/project/NetworkDrive.h"

#include <functional>
#include <string>
#include <utility>

namespace core {
namespace {

namespace fs = std::filesystem;

/// «LORC»
constexpr std::int64_t ApplicationId = 0x4C4F5243;
constexpr std::int64_t Version = 1;
constexpr const char* Tables = R"(
create table fingerprint(id integer primary key, name text not null unique);
create table derived(
  fingerprint integer not null, record integer not null, revision integer not null, value integer not null,
  primary key(fingerprint, record, revision)) without rowid;
)";

void makeTables(const Database& database) {
    database.transact([&] {
        database.run(Tables);
        database.run(("pragma application_id = " + std::to_string(ApplicationId)).c_str());
        database.run(("pragma user_version = " + std::to_string(Version)).c_str());
    });
}

bool isOurs(const Database& database) {
    return database.number("pragma application_id") == ApplicationId &&
           database.number("pragma user_version") == Version;
}

void removeFiles(const fs::path& file) {
    for (const char* ending : {"", "-wal", "-shm", "-journal"}) {
        fs::path each = file;
        each += ending;
        std::error_code ignored;
        fs::remove(each, ignored);
    }
}

Database openFile(const fs::path& file) {
    Database database(file, Database::Use::Create);
    database.run(isOnNetwork(file.parent_path()) ? "pragma journal_mode = delete" : "pragma journal_mode = wal");
    database.run("pragma synchronous = normal");
    if (database.number("select count(*) from sqlite_schema") == 0) makeTables(database);
    if (!isOurs(database)) database.damaged("it is no cache of this version");
    return database;
}

Database inMemory() {
    Database database(":memory:", Database::Use::Create);
    makeTables(database);
    return database;
}

Database openAnyhow(const fs::path& file) {
    for (const bool isSecond : {false, true}) {
        try {
            return openFile(file);
        } catch (const Error& error) {
            if (isSecond || error.problems().front().code != ProblemCode::ProjectDamaged) break;
            removeFiles(file);
        }
    }
    return inMemory();
}

std::optional<std::int64_t> numberOf(const Database& database, std::string_view fingerprint) {
    SQLite::Statement query(database.connection(), "select id from fingerprint where name = ?");
    query.bind(1, std::string(fingerprint));
    if (!query.executeStep()) return std::nullopt;
    return query.getColumn(0).getInt64();
}

std::int64_t newNumberOf(const Database& database, std::string_view fingerprint) {
    if (const auto known = numberOf(database, fingerprint)) return *known;
    SQLite::Statement insert(database.connection(), "insert into fingerprint(name) values(?)");
    insert.bind(1, std::string(fingerprint));
    insert.exec();
    return database.connection().getLastInsertRowid();
}

} // namespace

struct DerivedCache::Impl {
    explicit Impl(const fs::path& folder) : file(folder / "cache.sqlite"), database(openAnyhow(file)) {}

    /// What fails is forgotten; a damaged file is made anew.
    void attempt(const std::function<void()>& work) {
        try {
            work();
        } catch (const Error& error) {
            if (error.problems().front().code != ProblemCode::ProjectDamaged) return;
            database = inMemory();
            removeFiles(file);
            database = openAnyhow(file);
        }
    }

    fs::path file;
    Database database;
};

DerivedCache::DerivedCache(const fs::path& folder) : m_impl(std::make_unique<Impl>(folder)) {}
DerivedCache::DerivedCache(DerivedCache&& other) noexcept = default;
DerivedCache& DerivedCache::operator=(DerivedCache&& other) noexcept = default;
DerivedCache::~DerivedCache() = default;

void DerivedCache::put(std::string_view fingerprint, std::span<const DerivedValue> values) {
    const Database& database = m_impl->database;
    m_impl->attempt([&] {
        database.transact([&] {
            const std::int64_t number = newNumberOf(database, fingerprint);
            SQLite::Statement insert(database.connection(), "insert or replace into derived values(?, ?, ?, ?)");
            insert.bind(1, number);
            for (const DerivedValue& each : values) {
                insert.bind(2, each.id);
                insert.bind(3, each.revision);
                insert.bind(4, each.value);
                insert.exec();
                insert.reset();
            }
        });
    });
}

std::vector<std::optional<std::int64_t>> DerivedCache::get(std::string_view fingerprint,
                                                           std::span<const DerivedKey> keys) const {
    std::vector<std::optional<std::int64_t>> values(keys.size());
    const Database& database = m_impl->database;
    m_impl->attempt([&] {
        database.look([&] {
            const auto number = numberOf(database, fingerprint);
            if (!number) return;
            SQLite::Statement query(database.connection(),
                                    "select value from derived where fingerprint = ? and record = ? and revision = ?");
            query.bind(1, *number);
            for (std::size_t i = 0; i < keys.size(); ++i) {
                query.bind(2, keys[i].id);
                query.bind(3, keys[i].revision);
                if (query.executeStep()) values[i] = query.getColumn(0).getInt64();
                query.reset();
            }
        });
    });
    return values;
}

} // namespace core
