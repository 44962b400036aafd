/// Status and split as files name them; written by the export and read back by the import.
#pragma once

#include "core/Export.h"
#include "core/project/StoredRecord.h"

#include <optional>
#include <string_view>

namespace core {

/// «draft», «approved», «needs work», «rejected».
const char* statusName(Status status);
/// «train», «validation», «test».
const char* splitName(Split split);
/// In any case, with «_» or «-» for the blank; nullopt for another text.
LORIKEET_EXPORT std::optional<Status> statusByName(std::string_view name);
/// The same, and the short names of other programs: «valid», «val», «dev», «training», «testing».
LORIKEET_EXPORT std::optional<Split> splitByName(std::string_view name);

} // namespace core
