/// What a choice of the form sets: each value with its reason and its source, in the words of the window.
#pragma once

#include <QString>

#include <string>

namespace ui {

class TrainingDraft;

/// Of one choice of a group, as it counts for the base model and method of the draft. A value that something else
/// decides now is followed by that.
QString choiceFacts(const TrainingDraft& draft, const std::string& group, const std::string& choice);
/// Of the ready-made settings in use; empty where there are none.
QString recipeFacts(const TrainingDraft& draft);

} // namespace ui
