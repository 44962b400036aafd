/// What is said of the labels of a project: how many records have them, and whether they are uneven. In the language of
/// the window.
#pragma once

#include <QStringList>

namespace core {
struct LabelUse;
}

namespace ui {

class LabelCounts;

/// A label by its name; records without one by a name of their own.
QString labelText(const core::LabelUse& use);
/// «2 labels, 12 records without»; empty where no record has a label.
QString labelSummary(const LabelCounts& labels);
/// «400 for training, 50 for validation, 50 for the test».
QString labelSplits(const core::LabelUse& use);
/// Whether the most frequent label is so much more frequent than the rarest that a model would lean to it.
bool isUneven(const LabelCounts& labels);
/// What a person should know before they train, a sentence each; where they are uneven, the first says so.
QStringList labelAdvice(const LabelCounts& labels);

} // namespace ui
