/// A text, or a pair of them, as a model that judges reads it, and its words as a person sees them.
#pragma once

#include "core/project/Record.h"
#include "core/text/JudgedText.h"
#include "core/training/TrainingData.h"
#include "ui/session/Answer.h"

#include <array>
#include <span>
#include <string>
#include <vector>

namespace ui {

struct JudgedPrompt {
    core::JudgedText read;
    std::array<std::string, 2> bytes; ///< the two texts; the second is empty where there is one
    std::vector<QString> texts;       ///< one, or a pair
    std::vector<qsizetype> readUntil; ///< by text; what is behind was cut
    std::string seen;                 ///< as the model reads it

    core::TrainingSample sample() const;
};

/// Of the record instruction and input. What is longer than maxLength is cut as training cuts it. Throws RecordEmpty,
/// TextNotUtf8. Any thread.
JudgedPrompt judgedPrompt(const core::Record& record, const core::Tokenizer& tokenizer, qint64 maxLength);

/// The words with the sums of their tokens' weights `[tokens]`; signs that are drawn as one, such as an emoji of
/// several, are never parted, and a weight that is no number counts as 0.
std::vector<WeighedWord> wordsOf(const JudgedPrompt& prompt, std::span<const float> weights);

} // namespace ui
