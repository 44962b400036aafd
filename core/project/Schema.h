/// The tables of project.lorikeet and their versions: made, checked, and brought from an older version to this one.
#pragma once

#include "core/project/Database.h"

#include <cstdint>

namespace core {

/// Of the tables below; a file says its own in `user_version`.
constexpr std::int64_t SchemaVersion = 3;

enum class SchemaState { Current, Older, Newer };

/// Makes the tables of an empty file. Nothing is left of them where that fails.
void createSchema(const Database& database);
/// Throws ProjectDamaged where this is the file of another program, or its tables are not those of its version;
/// ProjectNewer where it cannot even be read.
SchemaState checkSchema(const Database& database);
std::int64_t schemaVersion(const Database& database);
/// One transaction.
void migrateSchema(const Database& database);

} // namespace core
