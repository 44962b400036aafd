/// The settings of a run in the words of the window: label, group, sentence, unit and choices of every key of
/// TrainingConfig. The sentences are those of core/training/TrainingFields, kept here to be translated.
#pragma once

#include <QString>

#include <span>
#include <string_view>

namespace core {
struct FieldNote;
struct Problem;
} // namespace core

namespace ui {

enum class FieldGroup { Adapter, Learning, Length, Records, Evaluation, Computing };
constexpr int FieldGroupCount = 6;

struct FieldWords {
    std::string_view key;
    FieldGroup group;
    const char* label;
    const char* sentence;
};

/// In the order of the form.
std::span<const FieldWords> fieldWords();
/// The row of a key; every key has one.
const FieldWords& wordsOf(std::string_view key);

QString groupTitle(FieldGroup group);
QString fieldLabel(std::string_view key);
QString fieldSentence(std::string_view key);
/// «steps», in the language of the window.
QString unitText(std::string_view unit);
/// «linear» as people read it; the value itself where it has no words.
QString choiceText(std::string_view key, std::string_view value);
/// «1 to 1,024», or empty where there is no range to tell.
QString rangeText(const core::FieldNote& note);
/// A problem that stands beside its field: what is wrong and what is allowed, without the name of the field.
QString fieldProblemText(const core::Problem& problem);

} // namespace ui
