/// Records as texts that are judged: the instruction is the text and the input, where there is one, the second text of
/// a pair; its label, or its output where it has none, names the labels, or the numbers to be met.
#pragma once

#include "core/Export.h"
#include "core/Progress.h"
#include "core/model/ClassifierConfig.h"
#include "core/text/Tokenizer.h"
#include "core/training/TrainingData.h"

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// More different ones are free answers.
inline constexpr std::size_t MostLabels = 1000;

/// The problem that an objective of TrainingConfig stands for.
LORIKEET_EXPORT ProblemType problemOf(std::string_view objective);

/// The labels that a text names: one, or several between semicolons, without the spaces around them.
LORIKEET_EXPORT std::vector<std::string> labelsIn(std::string_view output, ProblemType problem);

/// The labels of these records, or where none has one their outputs, in the order of their names (numbers by their
/// value); or as many values as a record has.
LORIKEET_EXPORT LabelSet labelsOf(std::span<const Record> records, ProblemType problem);

/// The labels that a record names and a model has not; of numbers none.
LORIKEET_EXPORT std::vector<std::string> unknownIn(const Record& record, const LabelSet& labels);

/// What becomes of a text with a label that the model has not. Where it is kept, it is judged: its targets are those of
/// its labels that are known with a 1 behind them for the others, and of one label none.
enum class UnknownLabel {
    LeftOut,   ///< nothing can be learned from it
    Kept,      ///< what stands as a label; an output beside labels is an answer, and left out
    KeptOfAll, ///< an output, too, where records have no labels
};
/// How texts are kept to be judged, where all of these stand beside each other.
LORIKEET_EXPORT UnknownLabel keptUnknown(std::initializer_list<std::span<const Record>> records);

/// A text that was kept though the model has not all of its labels: it has no loss, and whatever is chosen is wrong.
LORIKEET_EXPORT bool hasUnknownLabel(const TrainingSample& sample, const LabelSet& labels);

/// Encodes every record as transformers encodes a text or a pair, special tokens in it as text; what is longer than
/// maxLength is cut at the end (the longer one of a pair first), skipped or refused, as `config.overlong` says. Records
/// without a label of `labels` are noted, and left out unless `unknown` keeps them. Progress counts records. Throws
/// NothingToLearn, RecordCut.
LORIKEET_EXPORT TrainingData makeLabelledTexts(std::span<const Record> records, const Tokenizer& tokenizer,
                                               const LabelSet& labels, const TrainingConfig& config,
                                               const Progress& progress = {},
                                               UnknownLabel unknown = UnknownLabel::LeftOut);

/// One text or pair as ids and types, cut to maxLength; its targets are unknown.
LORIKEET_EXPORT TrainingSample judgedSample(const std::string& text, const std::string& second,
                                            const Tokenizer& tokenizer, std::int64_t maxLength);

} // namespace core
