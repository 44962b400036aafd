/// The English source texts of ProblemSentence, a row a code. `%1`, `%2` … stand for the problem's arguments, as in
/// core/Problem.h.
#pragma once

#include "core/Problem.h"

#include <QtGlobal>

#include <span>

namespace ui {

struct ProblemRow {
    core::ProblemCode code;
    const char* what;
    const char* remedy;
};

/// One row for each code; the tests hold it against core::allProblemCodes.
std::span<const ProblemRow> problemTable();

} // namespace ui
