#include "ui/judgement/JudgementWords.h"

#include "ui/shell/ProblemSentence.h"
#include "ui/shell/Quantity.h"

#include <QLocale>

#include <algorithm>
#include <cmath>
#include <ranges>
#include <tuple>
#include <vector>

namespace ui {

using namespace Qt::StringLiterals;
using core::ProblemType;
using core::Split;

namespace {

QString nameOf(const core::LabelSet& labels, std::size_t number) {
    return number < labels.names.size() ? QString::fromStdString(labels.names[number]) : QString::number(number);
}

QString numbersText(const std::vector<float>& values) {
    QStringList texts;
    for (const float value : values) texts += JudgementWords::decimal(static_cast<double>(value));
    return texts.join(u"; "_s);
}

QString namesText(const core::LabelSet& labels, const std::vector<std::int64_t>& numbers) {
    QStringList names;
    for (const std::int64_t number : numbers) names += nameOf(labels, static_cast<std::size_t>(number));
    return names.isEmpty() ? u"—"_s : names.join(u"; "_s);
}

std::int64_t supportOf(const core::ClassificationScore& score, int label) {
    return score.labels[static_cast<std::size_t>(label)].support();
}

std::int64_t countOf(const core::ClassificationScore& score, int right, int chosen) {
    return score.confusion[static_cast<std::size_t>(right) * score.labels.size() + static_cast<std::size_t>(chosen)];
}

} // namespace

QString JudgementWords::percent(double share) {
    return std::isfinite(share) ? tr("%1 %").arg(QLocale().toString(100 * share, 'f', 1)) : u"—"_s;
}

QString JudgementWords::decimal(double value) {
    return std::isfinite(value) ? QLocale().toString(value, 'f', 2) : u"—"_s;
}

QString JudgementWords::split(Split split) {
    return split == Split::Test ? tr("Test") : tr("Validation");
}

QString JudgementWords::rightText(const core::LabelSet& labels, const core::Judgement& judgement) {
    if (labels.names.empty() || judgement.isUnknown()) return QString::fromStdString(judgement.wanted);
    if (labels.problem == ProblemType::Regression) return numbersText(judgement.targets);
    std::vector<std::int64_t> right;
    for (std::size_t i = 0; i < judgement.targets.size(); ++i)
        if (judgement.targets[i] > 0.5F) right.push_back(static_cast<std::int64_t>(i));
    return namesText(labels, right);
}

QString JudgementWords::chosenText(const core::LabelSet& labels, const core::Judgement& judgement) {
    if (labels.problem == ProblemType::Regression) return numbersText(judgement.logits);
    return namesText(labels, core::chosenLabels(labels.problem, judgement.logits));
}

QString JudgementWords::scoreFigures(const core::ClassificationScore& score) {
    const QString records = countText(score.records);
    if (score.problem == ProblemType::Regression)
        return tr("%1 numbers missed by %2 on average, mean squared error %3, R² %4")
            .arg(countText(score.values), decimal(score.meanAbsoluteError()), decimal(score.meanSquaredError()),
                 decimal(score.explained()));
    const core::ShareInterval right = score.accuracyInterval();
    const QString interval = tr("%1–%2 %, 95 % interval")
                                 .arg(QLocale().toString(100 * right.lower, 'f', 1),
                                      QLocale().toString(100 * right.upper, 'f', 1));
    if (score.problem == ProblemType::MultiLabel)
        return tr("%1 of %2 with all labels right (%3), micro F1 %4, macro F1 %5")
            .arg(percent(right.share), records, interval, decimal(score.microF1()), decimal(score.macroF1()));
    return tr("%1 of %2 right (%3), macro F1 %4")
        .arg(percent(right.share), records, interval, decimal(score.macroF1()));
}

QString JudgementWords::answerFigures(const core::LanguageScore& score) {
    const core::ShareInterval exact = core::shareInterval(score.exactRecords, score.records);
    return tr("loss %1 a token, %2 of tokens right; %3 of %4 answers right word for word (%5–%6 %, 95 % interval)")
        .arg(decimal(score.loss()), percent(score.tokenAccuracy()), percent(exact.share), countText(score.records),
             QLocale().toString(100 * exact.lower, 'f', 1), QLocale().toString(100 * exact.upper, 'f', 1));
}

QString JudgementWords::figures(const SummedJudgements& judgements, Split split) {
    const SplitSummary& summary = judgements.of(split);
    QString text = tr("%1: %2", "a use of records and the figures of it")
                       .arg(JudgementWords::split(split), judgements.hasLabels()
                                                              ? scoreFigures(summary.score)
                                                              : answerFigures(summary.languageScore));
    if (summary.unknown > 0)
        text += tr("; %Ln record(s) with labels that the model does not know are counted as wrong", nullptr,
                   static_cast<int>(summary.unknown));
    if (const auto& guessed = judgements.baselines(split))
        text += tr("; always the commonest one %1, a bag of words %2")
                    .arg(percent(guessed->commonest), percent(guessed->bagOfWords));
    return text + tr(".", "the end of a sentence");
}

QString JudgementWords::figures(const core::EvaluationFinished& look) {
    return tr("%1 at step %2: %3.")
        .arg(split(Split::Validation), countText(look.step), scoreFigures(*look.judged));
}

QString JudgementWords::place(const core::LabelSet& labels, int right, int chosen) {
    const QString other = nameOf(labels, static_cast<std::size_t>(chosen));
    if (right == labels.count()) return tr("labels that it does not know taken for %1").arg(other);
    const QString name = nameOf(labels, static_cast<std::size_t>(right));
    if (right == chosen) return tr("%1 judged rightly").arg(name);
    return tr("%1 taken for %2").arg(name, other);
}

QString JudgementWords::place(const core::LabelSet& labels, const core::ClassificationScore& score, int right,
                              int chosen) {
    return place(labels, right, chosen, countOf(score, right, chosen), supportOf(score, right));
}

QString JudgementWords::place(const core::LabelSet& labels, int right, int chosen, std::int64_t records,
                              std::int64_t all) {
    return tr("%1: %2 of %3", "a place of the matrix, its records, all of that label")
        .arg(place(labels, right, chosen), countText(records), countText(all));
}

QStringList JudgementWords::confused(const core::LabelSet& labels, const core::ClassificationScore& score, int most) {
    std::vector<std::tuple<std::int64_t, int, int>> pairs;
    const auto count = static_cast<int>(score.labels.size());
    for (int right = 0; right < count; ++right)
        for (int chosen = 0; chosen < count; ++chosen)
            if (right != chosen && countOf(score, right, chosen) > 0)
                pairs.emplace_back(-countOf(score, right, chosen), right, chosen);
    const auto first = pairs.begin() + std::min<std::ptrdiff_t>(most, std::ssize(pairs));
    std::ranges::partial_sort(pairs, first); // of a thousand labels there may be a million pairs
    QStringList sentences;
    for (const auto& [number, right, chosen] : std::ranges::subrange(pairs.begin(), first))
        sentences += place(labels, score, right, chosen);
    return sentences;
}

QString JudgementWords::state(const JudgedRun& run) {
    const bool isOlder = run.judgements != nullptr;
    switch (run.state) {
    case JudgedState::UnderWay:
        return run.look && run.look->judged
                   ? tr("The last look at the validation records. When the run is over, each place leads to its records.")
                   : tr("When the run is over, the records that it did not learn from are judged.");
    case JudgedState::Nothing:
        return tr("The run put no records aside, so nothing can be said of its answers to new ones.");
    case JudgedState::NoResult:
        return tr("The run has written no result that could judge.");
    case JudgedState::Judging:
        return isOlder ? tr("They are judged again; what is seen is of step %1.").arg(countText(run.judgements->step))
                       : tr("They are being judged …");
    case JudgedState::NotJudged: {
        QStringList lines;
        if (!run.problems.empty()) lines += problemLines(run.problems, 2);
        lines += isOlder ? tr("The run went on since; this is of step %1.").arg(countText(run.judgements->step))
                         : tr("They have not been judged yet.");
        return lines.join(u'\n');
    }
    case JudgedState::Unknown:
    case JudgedState::Judged:
        break;
    }
    return {};
}

} // namespace ui
