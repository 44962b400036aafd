/// English for every problem, for the command line and logs: what happened, where, and what to do now. Names and texts
/// of strangers in it are safe to show: one line, no control characters.
#pragma once

#include "core/Problem.h"

#include <span>
#include <string>
#include <string_view>

namespace core {

/// A text with `{0}`, `{1}` … for the arguments, and a sentence that names a way out.
struct Phrase {
    std::string_view what;
    std::string_view remedy;
};

LORIKEET_EXPORT Phrase phrase(ProblemCode code);
/// As it is said where the arguments give a reason: of most codes the same.
LORIKEET_EXPORT Phrase reasonedPhrase(ProblemCode code);
/// Every code there is, for tests and translations.
LORIKEET_EXPORT std::span<const ProblemCode> allProblemCodes();
/// The stable name of a code in JSON answers: `tensor-shape` for TensorShape.
LORIKEET_EXPORT std::string_view problemName(ProblemCode code);
/// Whether the row of a place is a record of the open project, which has neither file nor lines for a person.
LORIKEET_EXPORT bool namesProjectRecord(const Location& where);
/// «file, line 3, field "output": what happened. What to do.»
LORIKEET_EXPORT std::string sentence(const Problem& problem);

} // namespace core
