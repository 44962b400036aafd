#include "ui/train/PresetWords.h"

#include <QCoreApplication>

#include <algorithm>

namespace ui {
namespace {


struct ChoiceWords {
    std::string_view group, choice;
    const char* title;
    const char* sentence;
};

// clang-format off
constexpr ChoiceWords Words[] = {
    {"purpose", "", QT_TRANSLATE_NOOP("Preset", "Purpose"), ""},
    {"purpose", "style", QT_TRANSLATE_NOOP("Preset", "Style"),
     QT_TRANSLATE_NOOP("Preset", "How to answer: tone, steps, form. What the model knows stays as it is.")},
    {"purpose", "knowledge", QT_TRANSLATE_NOOP("Preset", "Knowledge"),
     QT_TRANSLATE_NOOP("Preset", "Facts to remember. They need more passes and a larger adapter than a manner does.")},
    {"purpose", "language", QT_TRANSLATE_NOOP("Preset", "Language"),
     QT_TRANSLATE_NOOP("Preset", "A language or a way of writing: questions are learned as well as answers.")},
    {"purpose", "classify", QT_TRANSLATE_NOOP("Preset", "Labels"),
     QT_TRANSLATE_NOOP("Preset", "Sort texts by labels: praise or complaint, urgent or not. Nothing is written.")},
    {"length", "", QT_TRANSLATE_NOOP("Preset", "Length"), ""},
    {"length", "quick", QT_TRANSLATE_NOOP("Preset", "Quick"), QT_TRANSLATE_NOOP("Preset", "Each record once: a first impression.")},
    {"length", "normal", QT_TRANSLATE_NOOP("Preset", "Normal"), QT_TRANSLATE_NOOP("Preset", "Each record three times: right for most.")},
    {"length", "thorough", QT_TRANSLATE_NOOP("Preset", "Thorough"),
     QT_TRANSLATE_NOOP("Preset", "Each record five times; ends sooner where the validation records gain no more.")},
    {"size", "", QT_TRANSLATE_NOOP("Preset", "Adapter size"), ""},
    {"size", "small", QT_TRANSLATE_NOOP("Preset", "Small"), QT_TRANSLATE_NOOP("Preset", "For one narrow task; quick, and slow to overfit.")},
    {"size", "medium", QT_TRANSLATE_NOOP("Preset", "Medium"), QT_TRANSLATE_NOOP("Preset", "For hundreds to thousands of records.")},
    {"size", "large", QT_TRANSLATE_NOOP("Preset", "Large"), QT_TRANSLATE_NOOP("Preset", "For many or varied records; takes more memory and overfits sooner.")},
    {"recipe", "", QT_TRANSLATE_NOOP("Preset", "Ready-made settings"), ""},
    {"recipe", "classic", QT_TRANSLATE_NOOP("Preset", "Classic adapter: rank 4, alpha 32, dropout 0.01"),
     QT_TRANSLATE_NOOP("Preset", "The adapter of the well-known example with DistilBERT and IMDB is in use.")},
    {"recipe", "imdb-distilbert", QT_TRANSLATE_NOOP("Preset", "Film reviews: DistilBERT on IMDB"),
     QT_TRANSLATE_NOOP("Preset", "The whole run of the well-known example is in use. It wants distilbert-base-uncased (huggingface.co) and the IMDB reviews (ai.stanford.edu/~amaas/data/sentiment), and comes from 50 % to about 87 % of labels right.")},
    {"recipe", "starter", QT_TRANSLATE_NOOP("Preset", "The sample’s own settings"),
     QT_TRANSLATE_NOOP("Preset", "The settings that were proven on the starter model and its sample are in use.")},
    {"recipe", "reviews", QT_TRANSLATE_NOOP("Preset", "The review sample’s own settings"),
     QT_TRANSLATE_NOOP("Preset", "The settings that were proven on the review starter and its sample are in use.")},
};

constexpr const char* Reasons[] = {
    QT_TRANSLATE_NOOP("Preset", "An adapter on every linear layer learns more than a larger one on attention alone."),
    QT_TRANSLATE_NOOP("Preset", "The usual rate of an adapter on models from half a billion to 13 billion weights."),
    QT_TRANSLATE_NOOP("Preset", "Small models take a higher rate than large ones."),
    QT_TRANSLATE_NOOP("Preset", "Tiny models such as the starter want a rate much higher still; measured on its own records."),
    QT_TRANSLATE_NOOP("Preset", "The largest models need a lower rate to stay stable."),
    QT_TRANSLATE_NOOP("Preset", "Training every weight wants about a tenth of the rate of an adapter."),
    QT_TRANSLATE_NOOP("Preset", "The rate the starter itself was trained with."),
    QT_TRANSLATE_NOOP("Preset", "Adapters lose more than whole models do when many records are put into one step."),
    QT_TRANSLATE_NOOP("Preset", "A rate that falls evenly lets the run settle at its end."),
    QT_TRANSLATE_NOOP("Preset", "A short rise keeps the first steps from being too large."),
    QT_TRANSLATE_NOOP("Preset", "Only your answers are imitated, not the questions."),
    QT_TRANSLATE_NOOP("Preset", "Leaving out a little of the input each time works against learning a few examples by heart."),
    QT_TRANSLATE_NOOP("Preset", "Facts are to be kept exactly, so nothing of the input is left out."),
    QT_TRANSLATE_NOOP("Preset", "Questions are in the language too: learning all of the text helps where records are few or answers short."),
    QT_TRANSLATE_NOOP("Preset", "Learning all of the text already works against learning by heart."),
    QT_TRANSLATE_NOOP("Preset", "One pass shows soon whether the records teach what you want."),
    QT_TRANSLATE_NOOP("Preset", "Three passes are usual for records of instruction and answer."),
    QT_TRANSLATE_NOOP("Preset", "More passes than usual, for records that are few or hard."),
    QT_TRANSLATE_NOOP("Preset", "The run ends by itself where the validation records gain no more."),
    QT_TRANSLATE_NOOP("Preset", "A very small rank already does well for one narrow task."),
    QT_TRANSLATE_NOOP("Preset", "Twice the rank, so that every size acts with the same strength."),
    QT_TRANSLATE_NOOP("Preset", "Room for most sets of a few hundred to a few thousand records."),
    QT_TRANSLATE_NOOP("Preset", "Large sets of records need more room than a small adapter has."),
    QT_TRANSLATE_NOOP("Preset", "Dividing by the root of the rank keeps a high rank from learning slowly."),
    QT_TRANSLATE_NOOP("Preset", "Twice the root of the rank, so that every size acts with the same strength."),
    QT_TRANSLATE_NOOP("Preset", "The adapter of a widely copied first example: DistilBERT on film reviews."),
    QT_TRANSLATE_NOOP("Preset", "Eight times the rank: this adapter acts strongly."),
    QT_TRANSLATE_NOOP("Preset", "Hardly anything of the input is left out."),
    QT_TRANSLATE_NOOP("Preset", "The example divides alpha by the rank itself."),
    QT_TRANSLATE_NOOP("Preset", "Chosen on the validation records of the starter."),
    QT_TRANSLATE_NOOP("Preset", "Each review is praise or complaint: one label of two."),
    QT_TRANSLATE_NOOP("Preset", "The example puts its adapter on the query projections of DistilBERT alone."),
    QT_TRANSLATE_NOOP("Preset", "The example's rate; its alpha of eight times the rank makes up for it."),
    QT_TRANSLATE_NOOP("Preset", "The example begins at its full rate."),
    QT_TRANSLATE_NOOP("Preset", "A slight pull towards zero, as the example has it."),
    QT_TRANSLATE_NOOP("Preset", "The example sees each review three times."),
    QT_TRANSLATE_NOOP("Preset", "A look at the validation records after each epoch."),
    QT_TRANSLATE_NOOP("Preset", "The example goes to its end and keeps the best."),
    QT_TRANSLATE_NOOP("Preset", "The example reads the first 128 tokens of a review."),
    QT_TRANSLATE_NOOP("Preset", "The model writes an answer to each question."),
    QT_TRANSLATE_NOOP("Preset", "The model gives each text one of your labels; it writes nothing."),
    QT_TRANSLATE_NOOP("Preset", "The usual rate of an adapter on a small encoder that judges texts."),
    QT_TRANSLATE_NOOP("Preset", "Tiny encoders want a higher rate than large ones, and their new head a lower one than an adapter alone."),
    QT_TRANSLATE_NOOP("Preset", "Sixteen texts a step, as adapters on encoders are usually trained."),
    QT_TRANSLATE_NOOP("Preset", "A head that is drawn at random needs a somewhat longer rise of the rate."),
    QT_TRANSLATE_NOOP("Preset", "Labels say little about a text: leaving out a part of the input keeps it from being learned by heart."),
    QT_TRANSLATE_NOOP("Preset", "What a text is judged by mostly stands in its first few hundred tokens, and short texts are computed sooner."),
};
// clang-format on

QString translated(const char* text) {
    return QCoreApplication::translate("Preset", text);
}

QString plain(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

const ChoiceWords* find(std::string_view group, std::string_view choice) {
    for (const ChoiceWords& words : Words)
        if (words.group == group && words.choice == choice) return &words;
    return nullptr;
}

} // namespace

QString presetGroupTitle(std::string_view group) {
    const ChoiceWords* words = find(group, "");
    return words ? translated(words->title) : plain(group);
}

QString presetTitle(std::string_view group, std::string_view choice) {
    const ChoiceWords* words = find(group, choice);
    return words ? translated(words->title) : plain(choice);
}

QString presetSentence(std::string_view group, std::string_view choice) {
    const ChoiceWords* words = find(group, choice);
    return words ? translated(words->sentence) : QString();
}

QString presetReason(std::string_view reason) {
    for (const char* known : Reasons)
        if (reason == known) return translated(known);
    return plain(reason);
}

bool isPresetReasonKnown(std::string_view reason) {
    return std::ranges::any_of(Reasons, [&](const char* known) { return reason == known; });
}

} // namespace ui
