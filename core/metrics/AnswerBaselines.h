/// How often the right answer can be guessed without reading: what a model must beat before it can be said to have
/// learned anything. For records whose answers repeat (labels, set phrases).
#pragma once

#include "core/Export.h"
#include "core/project/Record.h"

#include <optional>
#include <span>

namespace core {

/// Shares of right answers.
struct AnswerBaselines {
    double commonest = 0;  ///< always the answer that training has most often
    /// Multinomial naive Bayes over the words of the question (McCallum & Nigam 1998), add-one smoothed.
    double bagOfWords = 0;
};

/// What counts as a record's answer: core::judgedBy where texts are judged.
using AnswerOf = const std::string&(const Record&);
inline const std::string& writtenAnswer(const Record& record) { return record.output; }

/// Learned from `training`, asked of `asked`. Empty where one of them is empty or the answers are no labels: fewer
/// than two records to an answer, or more than 200 answers.
LORIKEET_EXPORT std::optional<AnswerBaselines> answerBaselines(std::span<const Record> training,
                                                               std::span<const Record> asked,
                                                               AnswerOf* answerOf = writtenAnswer);

} // namespace core
