/// Records by their use in a run. The test records are never looked at before the end.
#pragma once

#include "core/project/Record.h"

#include <vector>

namespace core {

struct SplitRecords {
    std::vector<Record> training, validation, test;

    std::vector<Record>& of(Split split) {
        return split == Split::Train ? training : split == Split::Validation ? validation : test;
    }
    const std::vector<Record>& of(Split split) const { return const_cast<SplitRecords*>(this)->of(split); }
    friend bool operator==(const SplitRecords&, const SplitRecords&) = default;
};

} // namespace core
