#include "ui/shell/TrainingWords.h"

#include "core/Problem.h"
#include "ui/shell/FieldAccess.h"
#include "ui/shell/ProblemSentence.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>

namespace ui {
namespace {

using namespace Qt::StringLiterals;


// clang-format off
constexpr FieldWords Words[] = {
    {"method", FieldGroup::Adapter, QT_TRANSLATE_NOOP("TrainingField", "What is trained"),
     QT_TRANSLATE_NOOP("TrainingField", "What is trained: an adapter beside the frozen model, or every weight of the model.")},
    {"rank", FieldGroup::Adapter, QT_TRANSLATE_NOOP("TrainingField", "Rank"),
     QT_TRANSLATE_NOOP("TrainingField", "Size of the adapter: a higher rank can learn more and overfits sooner.")},
    {"alpha", FieldGroup::Adapter, QT_TRANSLATE_NOOP("TrainingField", "Alpha"),
     QT_TRANSLATE_NOOP("TrainingField", "How strongly the adapter acts; alpha / rank multiplies what it adds.")},
    {"dropout", FieldGroup::Adapter, QT_TRANSLATE_NOOP("TrainingField", "Dropout"),
     QT_TRANSLATE_NOOP("TrainingField", "Share of the adapter's input dropped in training, against overfitting.")},
    {"target_modules", FieldGroup::Adapter, QT_TRANSLATE_NOOP("TrainingField", "Target modules"),
     QT_TRANSLATE_NOOP("TrainingField", "Which layers of the model get an adapter: names, one pattern, or all-linear.")},
    {"layers_to_transform", FieldGroup::Adapter, QT_TRANSLATE_NOOP("TrainingField", "Layers"),
     QT_TRANSLATE_NOOP("TrainingField", "Numbers of the layers that get an adapter; none named means all.")},
    {"use_rslora", FieldGroup::Adapter, QT_TRANSLATE_NOOP("TrainingField", "Rank-stabilised (rsLoRA)"),
     QT_TRANSLATE_NOOP("TrainingField", "Divide alpha by the root of the rank, which keeps high ranks stable.")},
    {"modules_to_save", FieldGroup::Adapter, QT_TRANSLATE_NOOP("TrainingField", "Modules trained whole"),
     QT_TRANSLATE_NOOP("TrainingField", "Modules that are trained whole and kept with the adapter, such as lm_head.")},
    {"task", FieldGroup::Learning, QT_TRANSLATE_NOOP("TrainingField", "Task"), QT_TRANSLATE_NOOP("TrainingField", "What the model learns: to write answers, to judge texts by labels, or to foretell hidden words.")},
    {"objective", FieldGroup::Learning, QT_TRANSLATE_NOOP("TrainingField", "Objective"),
     QT_TRANSLATE_NOOP("TrainingField", "What is minimised: surprise at the right token or label, at each of several labels, or the distance from a number.")},
    {"class_weights", FieldGroup::Learning, QT_TRANSLATE_NOOP("TrainingField", "Label weights"),
     QT_TRANSLATE_NOOP("TrainingField", "How much each label counts: balanced makes rare labels count as much as common ones; or label=weight.")},
    {"learning_rate", FieldGroup::Learning, QT_TRANSLATE_NOOP("TrainingField", "Learning rate"),
     QT_TRANSLATE_NOOP("TrainingField", "Size of a step: too high and the loss jumps, too low and nothing is learned.")},
    {"lr_scheduler", FieldGroup::Learning, QT_TRANSLATE_NOOP("TrainingField", "Schedule"), QT_TRANSLATE_NOOP("TrainingField", "How the learning rate goes down over the run.")},
    {"warmup_ratio", FieldGroup::Learning, QT_TRANSLATE_NOOP("TrainingField", "Warm-up"),
     QT_TRANSLATE_NOOP("TrainingField", "Share of the run in which the learning rate rises from zero.")},
    {"weight_decay", FieldGroup::Learning, QT_TRANSLATE_NOOP("TrainingField", "Weight decay"),
     QT_TRANSLATE_NOOP("TrainingField", "Pull of the adapter's weights towards zero at each step.")},
    {"max_grad_norm", FieldGroup::Learning, QT_TRANSLATE_NOOP("TrainingField", "Longest gradient"),
     QT_TRANSLATE_NOOP("TrainingField", "A gradient longer than this is shortened to it; 0 leaves it as it is.")},
    {"batch_size", FieldGroup::Learning, QT_TRANSLATE_NOOP("TrainingField", "Batch size"), QT_TRANSLATE_NOOP("TrainingField", "Records that one step learns from together.")},
    {"seed", FieldGroup::Learning, QT_TRANSLATE_NOOP("TrainingField", "Seed"), QT_TRANSLATE_NOOP("TrainingField", "Start of all chance: the same seed gives the same run.")},
    {"epochs", FieldGroup::Length, QT_TRANSLATE_NOOP("TrainingField", "Epochs"), QT_TRANSLATE_NOOP("TrainingField", "How often each record is seen.")},
    {"max_steps", FieldGroup::Length, QT_TRANSLATE_NOOP("TrainingField", "Most steps"),
     QT_TRANSLATE_NOOP("TrainingField", "Ends the run after so many steps; 0 goes by epochs.")},
    {"max_length", FieldGroup::Records, QT_TRANSLATE_NOOP("TrainingField", "Longest record"),
     QT_TRANSLATE_NOOP("TrainingField", "Longest record in tokens; what is longer is treated as «overlong» says.")},
    {"overlong", FieldGroup::Records, QT_TRANSLATE_NOOP("TrainingField", "Overlong records"),
     QT_TRANSLATE_NOOP("TrainingField", "What happens to a record longer than max_length; always counted and said.")},
    {"learned", FieldGroup::Records, QT_TRANSLATE_NOOP("TrainingField", "What is learned"),
     QT_TRANSLATE_NOOP("TrainingField", "What of a record is learned: every answer, the last turn's alone, or all of its text.")},
    {"shuffle", FieldGroup::Records, QT_TRANSLATE_NOOP("TrainingField", "Shuffle"), QT_TRANSLATE_NOOP("TrainingField", "Mix the order of the records anew in each epoch.")},
    {"evaluate_every", FieldGroup::Evaluation, QT_TRANSLATE_NOOP("TrainingField", "Look every"),
     QT_TRANSLATE_NOOP("TrainingField", "Steps between two looks at the validation records; 0: once an epoch.")},
    {"early_stopping_patience", FieldGroup::Evaluation, QT_TRANSLATE_NOOP("TrainingField", "Patience"),
     QT_TRANSLATE_NOOP("TrainingField", "Ends the run when the validation loss has not fallen for so many looks; 0 never does.")},
    {"save_every", FieldGroup::Evaluation, QT_TRANSLATE_NOOP("TrainingField", "Save every"),
     QT_TRANSLATE_NOOP("TrainingField", "Steps between two checkpoints beside those at each look; 0: every two minutes.")},
    {"tokens_per_micro_batch", FieldGroup::Computing, QT_TRANSLATE_NOOP("TrainingField", "Tokens at once"),
     QT_TRANSLATE_NOOP("TrainingField", "Tokens computed at once; 0: as many as suit the device. Lower it when memory is short, it takes a little longer.")},
    {"dtype", FieldGroup::Computing, QT_TRANSLATE_NOOP("TrainingField", "Number format"), QT_TRANSLATE_NOOP("TrainingField", "Number format of the frozen model.")},
    {"device", FieldGroup::Computing, QT_TRANSLATE_NOOP("TrainingField", "Device"), QT_TRANSLATE_NOOP("TrainingField", "Where it is computed: auto, cpu or cuda:N.")},
    {"threads", FieldGroup::Computing, QT_TRANSLATE_NOOP("TrainingField", "Threads"), QT_TRANSLATE_NOOP("TrainingField", "Processor cores used; 0 takes the physical ones.")},
};

struct ChoiceWords {
    std::string_view key, value;
    const char* text;
};
constexpr ChoiceWords Choices[] = {
    {"task", "causal_lm", QT_TRANSLATE_NOOP("TrainingField", "Writing answers")},
    {"task", "classification", QT_TRANSLATE_NOOP("TrainingField", "Judging texts by labels")},
    {"task", "masked_lm", QT_TRANSLATE_NOOP("TrainingField", "Foretelling hidden words")},
    {"objective", "cross_entropy", QT_TRANSLATE_NOOP("TrainingField", "Surprise at the right one (cross-entropy)")},
    {"objective", "multi_label", QT_TRANSLATE_NOOP("TrainingField", "Several labels a text")},
    {"objective", "regression", QT_TRANSLATE_NOOP("TrainingField", "Distance from a number")},
    {"method", "lora", QT_TRANSLATE_NOOP("TrainingField", "An adapter (LoRA)")},
    {"method", "full", QT_TRANSLATE_NOOP("TrainingField", "Every weight")},
    {"lr_scheduler", "linear", QT_TRANSLATE_NOOP("TrainingField", "Evenly (linear)")},
    {"lr_scheduler", "cosine", QT_TRANSLATE_NOOP("TrainingField", "Late (cosine)")},
    {"lr_scheduler", "constant", QT_TRANSLATE_NOOP("TrainingField", "Not at all (constant)")},
    {"overlong", "cut", QT_TRANSLATE_NOOP("TrainingField", "Cut")},
    {"overlong", "skip", QT_TRANSLATE_NOOP("TrainingField", "Leave out")},
    {"overlong", "refuse", QT_TRANSLATE_NOOP("TrainingField", "Do not start")},
    {"learned", "answer", QT_TRANSLATE_NOOP("TrainingField", "Every answer")},
    {"learned", "last_turn", QT_TRANSLATE_NOOP("TrainingField", "The last answer")},
    {"learned", "all", QT_TRANSLATE_NOOP("TrainingField", "All of the text")},
    {"dtype", "auto", QT_TRANSLATE_NOOP("TrainingField", "As suits the device")},
};
constexpr const char* Units[] = {QT_TRANSLATE_NOOP("TrainingField", "steps"), QT_TRANSLATE_NOOP("TrainingField", "records"), QT_TRANSLATE_NOOP("TrainingField", "tokens"), QT_TRANSLATE_NOOP("TrainingField", "evaluations")};
constexpr const char* Groups[] = {QT_TRANSLATE_NOOP("TrainingField", "Adapter"), QT_TRANSLATE_NOOP("TrainingField", "Learning"), QT_TRANSLATE_NOOP("TrainingField", "Length"),
                                  QT_TRANSLATE_NOOP("TrainingField", "Records"), QT_TRANSLATE_NOOP("TrainingField", "Evaluation and saving"), QT_TRANSLATE_NOOP("TrainingField", "Computing")};
// clang-format on
static_assert(std::size(Groups) == FieldGroupCount);

QString translated(const char* text) {
    return QCoreApplication::translate("TrainingField", text);
}

/// Whole numbers with their separators, others as short as they read back.
QString numberText(double value) {
    if (std::abs(value) < 1e15 && std::trunc(value) == value)
        return QLocale().toString(static_cast<qint64>(value));
    return realText(value);
}

} // namespace

std::span<const FieldWords> fieldWords() {
    return Words;
}

const FieldWords& wordsOf(std::string_view key) {
    const auto* row = std::ranges::find(Words, key, &FieldWords::key);
    assert(row != std::end(Words));
    return *row;
}

QString groupTitle(FieldGroup group) {
    return translated(Groups[static_cast<std::size_t>(group)]);
}

QString fieldLabel(std::string_view key) {
    return translated(wordsOf(key).label);
}

QString fieldSentence(std::string_view key) {
    return translated(wordsOf(key).sentence);
}

QString unitText(std::string_view unit) {
    for (const char* known : Units)
        if (unit == known) return translated(known);
    return QString::fromUtf8(unit.data(), static_cast<qsizetype>(unit.size()));
}

QString choiceText(std::string_view key, std::string_view value) {
    for (const ChoiceWords& words : Choices)
        if (words.key == key && words.value == value) return translated(words.text);
    return QString::fromUtf8(value.data(), static_cast<qsizetype>(value.size()));
}

QString rangeText(const core::FieldNote& note) {
    const bool hasEnds = note.maximum > note.minimum && std::isfinite(note.minimum) && std::isfinite(note.maximum);
    if (fieldKind(note.key) == FieldKind::Flag || !note.choices.empty() || !hasEnds) return {};
    if (note.minimum > 0 && note.minimum < 1e-3)
        return QCoreApplication::translate("TrainingField", "more than 0, up to %1").arg(numberText(note.maximum));
    if (note.maximum >= 1e9)
        return QCoreApplication::translate("TrainingField", "from %1").arg(numberText(note.minimum));
    return QCoreApplication::translate("TrainingField", "%1 to %2", "a range")
        .arg(numberText(note.minimum), numberText(note.maximum));
}

QString fieldProblemText(const core::Problem& problem) {
    const ProblemSentence sentence(problem);
    const bool isSetting = problem.code == core::ProblemCode::SettingInvalid &&
                           std::ranges::find(Words, problem.where.field, &FieldWords::key) != std::end(Words);
    const QString range = isSetting ? rangeText(fieldNote(problem.where.field)) : QString();
    const QString remedy =
        range.isEmpty() ? sentence.remedy : QCoreApplication::translate("TrainingField", "Allowed: %1.").arg(range);
    return remedy.isEmpty() ? sentence.what
                            : QCoreApplication::translate("TrainingField", "%1 %2", "two sentences")
                                  .arg(sentence.what, remedy);
}

} // namespace ui
