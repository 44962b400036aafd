/// How the records of one run differ from those of another, from the frozen data of both.
#pragma once

#include "core/Export.h"
#include "core/Progress.h"

#include <cstdint>
#include <filesystem>

namespace core {

struct DataDifference {
    std::int64_t changed = 0; ///< another text
    std::int64_t removed = 0;
    std::int64_t added = 0;
    std::int64_t moved = 0; ///< the same text, used for another purpose: training, validation or test
    std::int64_t same = 0;
    friend bool operator==(const DataDifference&, const DataDifference&) = default;
};

/// From the run `before` to the run `after`. Records of a project are told apart by their number; those without one, as
/// in runs of the command line, by their text. Progress counts records. Throws FileMissing, RunDataChanged,
/// ConfigInvalid …
LORIKEET_EXPORT DataDifference dataDifference(const std::filesystem::path& before, const std::filesystem::path& after,
                                              const Progress& progress = {});

} // namespace core
