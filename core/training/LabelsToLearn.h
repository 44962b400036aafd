/// What labels a run learns from its records, and whether its validation records can tell how well. Private to
/// core/training.
#pragma once

#include "core/model/ClassifierConfig.h"
#include "core/project/SplitRecords.h"

#include <string>
#include <vector>

namespace core {

/// Of the training records. Throws NothingToLearn where there is nothing to choose from, as of one label alone;
/// SettingInvalid where there are as many as free answers are.
std::vector<std::string> labelsToLearn(const std::vector<Record>& records, ProblemType problem);

/// Throws NothingToLearn where there are validation records, and all of them have no label, or none of `labels`: they
/// would tell nothing.
void checkWatching(const SplitRecords& records, const LabelSet& labels);

} // namespace core
