/// What can go wrong, as values: a code, a place and arguments. Texts live in ProblemText (English, here) and in
/// ui/shell/ProblemSentence (translated); no other place words an error.
#pragma once

#include "core/Export.h"
#include "core/ProblemCode.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace core {

/// Where a problem is. Rows and columns count from 1; empty means «not known» or «does not apply».
struct Location {
    std::string file;
    std::optional<std::int64_t> row;
    std::optional<std::int64_t> column;
    std::string field;
    std::string tensor;
    /// Of a table's row, as a spreadsheet counts it; `row` is the line it begins in.
    std::optional<std::int64_t> tableRow;
};

struct Problem {
    ProblemCode code{};
    Location where;
    std::vector<std::string> args;
};

} // namespace core
