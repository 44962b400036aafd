#include "ui/playground/LabelWords.h"

#include "core/training/LabelledTexts.h"

#include <QCoreApplication>
#include <QDate>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

struct LabelWords {
    Q_DECLARE_TR_FUNCTIONS(LabelWords)
};

/// Of the strongest word; what weighs less is no reason.
constexpr double LeastShare = 0.2;

bool isRegression(const Answer& answer) {
    return answer.source.labels->problem == core::ProblemType::Regression;
}

QString wordText(const TextJudged& judged, const WeighedWord& word) {
    return judged.texts[word.text].sliced(word.begin, word.end - word.begin);
}

/// «; because of: wonderful, not»; empty where no word says enough.
QString reasonText(const TextJudged& judged, bool isFor) {
    QStringList words;
    for (const WeighedWord& word : strongestWords(judged, isFor)) words += wordText(judged, word);
    if (words.isEmpty()) return {};
    const QString list = words.join(LabelWords::tr(", ", "between the words of a list"));
    return isFor ? LabelWords::tr("; because of: %1").arg(list) : LabelWords::tr("; against it: %1").arg(list);
}

QString chosenText(const Answer& answer, bool withShares) {
    const TextJudged& judged = *answer.judged;
    QStringList parts;
    for (const std::int64_t label : judged.chosen) {
        const QString name = labelName(*answer.source.labels, label);
        const QString share = shareText(judged.shares[static_cast<std::size_t>(label)]);
        parts += withShares ? LabelWords::tr("%1, %2", "a label and its probability").arg(name, share) : name;
    }
    return parts.isEmpty() ? LabelWords::tr("none of the labels") : parts.join(u"; "_s);
}

QStringList numbersOf(const TextJudged& judged, const QLocale& locale) {
    QStringList numbers;
    for (const double value : judged.shares) numbers += locale.toString(value, 'g', 4);
    return numbers;
}

} // namespace

QString shareText(double share) {
    const double percent = 100 * share;
    const bool isAtEdge = percent > 99 || (percent < 1 && percent > 0);
    return LabelWords::tr("%1 %", "a share").arg(QLocale().toString(percent, 'f', isAtEdge ? 1 : 0));
}

QString labelName(const core::LabelSet& labels, std::int64_t label) {
    return QString::fromStdString(labels.names.at(static_cast<std::size_t>(label))).simplified();
}

QString verdictText(const Answer& answer) {
    return isRegression(answer) ? numbersOf(*answer.judged, QLocale()).join(u"; "_s) : chosenText(answer, false);
}

QString verdictAsLabel(const Answer& answer) {
    if (isRegression(answer)) {
        QLocale plain = QLocale::c();
        plain.setNumberOptions(QLocale::OmitGroupSeparator);
        return numbersOf(*answer.judged, plain).join(u"; "_s);
    }
    QStringList names;
    for (const std::int64_t label : answer.judged->chosen)
        names += QString::fromStdString(answer.source.labels->names[static_cast<std::size_t>(label)]);
    return names.join(u"; "_s);
}

QString verdictSentence(const Answer& answer) {
    const TextJudged& judged = *answer.judged;
    const QString verdict = isRegression(answer) ? verdictText(answer) : chosenText(answer, true);
    const bool isExplained = isRegression(answer) || !judged.chosen.empty();
    return isExplained ? verdict + reasonText(judged, true) + reasonText(judged, false) : verdict;
}

std::optional<bool> isRight(const Answer& answer) {
    if (isRegression(answer) || answer.right.isEmpty()) return std::nullopt;
    const core::ProblemType problem = answer.source.labels->problem;
    auto right = core::labelsIn(answer.right.toStdString(), problem);
    auto chosen = core::labelsIn(verdictAsLabel(answer).toStdString(), problem);
    std::ranges::sort(right);
    std::ranges::sort(chosen);
    return right == chosen;
}

std::vector<WeighedWord> strongestWords(const TextJudged& judged, bool isFor, std::size_t most) {
    double strongest = 0;
    for (const WeighedWord& word : judged.words) strongest = std::max(strongest, std::abs(word.weight));
    std::vector<WeighedWord> words;
    for (const WeighedWord& word : judged.words)
        if ((word.weight > 0) == isFor && strongest > 0 && std::abs(word.weight) >= LeastShare * strongest)
            words.push_back(word);
    std::ranges::stable_sort(words, std::ranges::greater(),
                             [](const WeighedWord& word) { return std::abs(word.weight); });
    if (words.size() > most) words.resize(most);
    return words;
}

QString weightText(const Answer& answer, const WeighedWord& word) {
    const double size = std::abs(word.weight);
    const QString number =
        (word.weight < 0 ? u"−"_s : u"+"_s) +
        (size > 0 && size < 0.005 ? QLocale().toString(size, 'g', 2) : QLocale().toString(size, 'f', 2));
    if (isRegression(answer))
        return (word.weight < 0 ? LabelWords::tr("makes the number smaller: %1") : LabelWords::tr("makes the number greater: %1"))
            .arg(number);
    const QString label = labelName(*answer.source.labels, answer.judged->explained);
    return word.weight < 0 ? LabelWords::tr("speaks against %1: %2").arg(label, number)
                           : LabelWords::tr("speaks for %1: %2").arg(label, number);
}

QString weightLegend(const Answer& answer) {
    if (isRegression(answer)) return LabelWords::tr("Underlined: makes the number greater; with waves: smaller.");
    return LabelWords::tr("Underlined: speaks for “%1”; with waves: against it.")
        .arg(labelName(*answer.source.labels, answer.judged->explained));
}

QString cutText(const TextJudged& judged) {
    qsizetype unread = 0;
    for (std::size_t i = 0; i < judged.texts.size(); ++i) unread += judged.texts[i].size() - judged.readUntil[i];
    if (unread == 0) return {};
    return LabelWords::tr("%Ln character(s) at the end were not read: there is room for %1 tokens.", nullptr,
                          static_cast<int>(unread))
        .arg(QLocale().toString(judged.tokens));
}

QString labelProvenance(const Answer& answer) {
    const QString date = QDate::currentDate().toString(Qt::ISODate);
    const QString verdict = verdictSentence(answer).section(u';', 0, 0);
    if (answer.source.isBase())
        return LabelWords::tr("Label given after the base model %1 judged “%2”, %3").arg(answer.base, verdict, date);
    if (answer.source.isWhole)
        return LabelWords::tr("Label given after the whole model %1 (%2) judged “%3”, %4")
            .arg(answer.source.name, answer.hash, verdict, date);
    return LabelWords::tr("Label given after %1 on %2 (adapter %3) judged “%4”, %5")
        .arg(answer.source.name, answer.base, answer.hash, verdict, date);
}

} // namespace ui
