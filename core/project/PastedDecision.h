/// What a paste decides about a record that is there, beside its texts.
#pragma once

#include "core/project/StoredRecord.h"

#include <optional>

namespace core {

struct PastedDecision {
    RecordId record = 0;
    std::optional<Status> status;
    std::optional<Split> split;
};

} // namespace core
