/// What is said of judged records: a run's figures in a line, a place of the confusion matrix, what the run is waiting
/// for. In the language of the window; any thread.
#pragma once

#include "ui/session/JudgedRun.h"

#include <QCoreApplication>
#include <QString>
#include <QStringList>

namespace ui {

class JudgementWords {
    Q_DECLARE_TR_FUNCTIONS(JudgementWords)
public:
    /// «91.7 %».
    static QString percent(double share);
    /// A number with two digits after the point; «—» where it is none.
    static QString decimal(double value);
    static QString split(core::Split split);
    /// «positive; short»; «0.5» of numbers to be met.
    static QString rightText(const core::LabelSet& labels, const core::Judgement& judgement);
    static QString chosenText(const core::LabelSet& labels, const core::Judgement& judgement);

    /// «Test: 91.7 % of 120 right (85.3–95.5 %, 95 % interval), macro F1 0.91; …»
    static QString figures(const SummedJudgements& judgements, core::Split split);
    /// The same of a look at the validation records while a run goes on.
    static QString figures(const core::EvaluationFinished& look);
    /// «positive taken for negative: 7 of 60».
    static QString place(const core::LabelSet& labels, const core::ClassificationScore& score, int right, int chosen);
    static QString place(const core::LabelSet& labels, int right, int chosen, std::int64_t records, std::int64_t all);
    /// The same without the numbers; `right` beyond the labels: one that the model does not know.
    static QString place(const core::LabelSet& labels, int right, int chosen);
    /// The pairs that are confused most, a sentence each.
    static QStringList confused(const core::LabelSet& labels, const core::ClassificationScore& score, int most);
    /// Why there is nothing to be seen, or what is to be known of what is seen; empty: nothing.
    static QString state(const JudgedRun& run);

private:
    static QString scoreFigures(const core::ClassificationScore& score);
    static QString answerFigures(const core::LanguageScore& score);
};

} // namespace ui
