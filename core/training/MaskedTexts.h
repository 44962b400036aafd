/// Records as texts whose hidden tokens are foretold: all that a record says, between the special tokens of the model.
#pragma once

#include "core/Export.h"
#include "core/Progress.h"
#include "core/text/Tokenizer.h"
#include "core/training/TrainingData.h"

#include <span>

namespace core {

/// Encodes every record: system, turns, instruction, input and output, those that there are, on lines of their own.
/// Every token but the special ones may be hidden. What is longer than maxLength is cut at the end, skipped or refused,
/// as `config.overlong` says. Progress counts records. Throws NothingToLearn, RecordCut.
LORIKEET_EXPORT TrainingData makeMaskedTexts(std::span<const Record> records, const Tokenizer& tokenizer,
                                             const TrainingConfig& config, const Progress& progress = {});

/// The token that stands for a hidden one: «[MASK]», «<mask>». Throws FeatureUnsupported where the tokenizer has none.
LORIKEET_EXPORT std::int32_t maskToken(const Tokenizer& tokenizer);

} // namespace core
