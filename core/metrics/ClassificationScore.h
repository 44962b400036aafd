/// How well texts are judged, summed up over records: accuracy, precision, recall, F1, the confusion matrix, and for
/// numbers their errors. The figures are scikit-learn's, which counts 0 where a share has nothing to divide by.
#pragma once

#include "core/Export.h"
#include "core/model/ClassifierConfig.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace core {

/// A share with the interval that holds the true one in 95 of 100 cases (Wilson 1927).
struct LORIKEET_EXPORT ShareInterval {
    double share = 0, lower = 0, upper = 1;
};
LORIKEET_EXPORT ShareInterval shareInterval(std::int64_t part, std::int64_t whole);

/// Of one label: how often it was right, put where it does not belong, missed.
struct LORIKEET_EXPORT LabelCounts {
    std::int64_t hits = 0, falseAlarms = 0, misses = 0;
    double precision() const;
    double recall() const;
    double f1() const;
    std::int64_t support() const { return hits + misses; }
    friend bool operator==(const LabelCounts&, const LabelCounts&) = default;
};

struct LORIKEET_EXPORT ClassificationScore {
    explicit ClassificationScore(ProblemType type = ProblemType::SingleLabel, std::int64_t labelCount = 0);

    ProblemType problem;
    std::int64_t records = 0;
    std::int64_t exactRecords = 0;       ///< the right label, or exactly the right ones
    std::vector<LabelCounts> labels;     ///< none for regression
    std::vector<std::int64_t> confusion; ///< [right, chosen] row by row; one label a text alone
    double squaredError = 0, absoluteError = 0, valueSum = 0, squaredValueSum = 0; ///< regression, over all values
    std::int64_t values = 0;

    /// `targets` `[labels]`: 1 for each right label, or the numbers to be met; `logits` `[labels]` as the model gave
    /// them.
    void add(std::span<const float> targets, std::span<const float> logits);

    double accuracy() const; ///< of several labels: all of them right; NaN over no records
    ShareInterval accuracyInterval() const { return shareInterval(exactRecords, records); }
    // Over the labels that occur or were chosen, each alike; and over all choices alike.
    double macroPrecision() const;
    double macroRecall() const;
    double macroF1() const;
    double microPrecision() const;
    double microRecall() const;
    double microF1() const;
    double meanSquaredError() const;
    double meanAbsoluteError() const;
    double explained() const; ///< R²: 1 is exact, 0 as good as the mean
    friend bool operator==(const ClassificationScore&, const ClassificationScore&) = default;

private:
    double macro(double (LabelCounts::*figure)() const) const;
    LabelCounts total() const;
};

/// Numbers of the labels that the logits choose: the most probable, or each with a probability of more than a half;
/// none for regression.
LORIKEET_EXPORT std::vector<std::int64_t> chosenLabels(ProblemType problem, std::span<const float> logits);
/// Softmax or, label by label, sigmoid; regression's numbers as they are.
LORIKEET_EXPORT std::vector<double> probabilities(ProblemType problem, std::span<const float> logits);

} // namespace core
