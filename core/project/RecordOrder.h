/// The living records in the order of the list, from the narrow table alone.
#pragma once

#include "core/project/Database.h"
#include "core/project/StoredRecord.h"

#include <cstdint>
#include <string>
#include <vector>

namespace core {

struct ListedRecord {
    std::int64_t position;
    RecordId id;
    Status status;
    Split split;
    std::string label; ///< where it was asked for
};

std::vector<ListedRecord> recordsInOrder(const Database& database, const Progress& progress, bool withLabels = false);

} // namespace core
