/// Texts whose right label the model does not have, in a ClassificationScore: whatever is chosen for them is wrong.
/// The figures are scikit-learn's where the known labels are given to it with `labels=`: such a text lowers accuracy
/// and the precision of what was chosen; recall, F1 and their means are over the labels that the model knows, and a
/// label that it does not know has none.
#pragma once

#include "core/Export.h"
#include "core/metrics/ClassificationScore.h"

#include <cstdint>
#include <span>
#include <vector>

namespace core {

/// `known` `[labels]`: 1 for each right label of the text that the model has beside those that it has not; none: no
/// such label. `logits` `[labels]` as the model gave them. Not for regression.
LORIKEET_EXPORT void addUnknown(ClassificationScore& score, std::span<const float> known,
                                std::span<const float> logits);

/// `[chosen]`: how many texts of no known label were taken for each; a row that the confusion matrix does not have, so
/// that its columns are what was chosen. None where texts have several labels.
LORIKEET_EXPORT std::vector<std::int64_t> unknownTakenFor(const ClassificationScore& score);

} // namespace core
