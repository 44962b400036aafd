/// A problem in the language of the window: what happened, where, and the way out. The window's counterpart of
/// core/ProblemText; no other place of ui words an error.
#pragma once

#include "core/Problem.h"

#include <QString>

#include <vector>

namespace ui {

struct ProblemSentence {
    QString place;  ///< «model.safetensors, tensor “lm_head.weight”», or empty
    QString what;   ///< a sentence
    QString remedy; ///< a sentence

    explicit ProblemSentence(const core::Problem& problem);
    /// All three in one line.
    QString text() const;
};

/// A line each, at most `limit` of them, then how many more there are.
QString problemLines(const std::vector<core::Problem>& problems, int limit = 8);

} // namespace ui
