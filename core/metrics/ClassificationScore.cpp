#include "core/metrics/ClassificationScore.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace core {
namespace {

constexpr double Normal95 = 1.959963984540054; ///< two-sided 95 % of the normal distribution

double ratio(std::int64_t part, std::int64_t whole) {
    return whole > 0 ? static_cast<double>(part) / static_cast<double>(whole) : 0;
}

double mean(double sum, std::int64_t count) {
    return count > 0 ? sum / static_cast<double>(count) : std::numeric_limits<double>::quiet_NaN();
}

} // namespace

ShareInterval shareInterval(std::int64_t part, std::int64_t whole) {
    if (whole <= 0) return {};
    const auto n = static_cast<double>(whole);
    const double share = static_cast<double>(part) / n, square = Normal95 * Normal95;
    const double middle = (share + square / (2 * n)) / (1 + square / n);
    const double half = Normal95 / (1 + square / n) * std::sqrt(share * (1 - share) / n + square / (4 * n * n));
    return {share, std::max(0.0, middle - half), std::min(1.0, middle + half)};
}

double LabelCounts::precision() const {
    return ratio(hits, hits + falseAlarms);
}

double LabelCounts::recall() const {
    return ratio(hits, hits + misses);
}

double LabelCounts::f1() const {
    return ratio(2 * hits, 2 * hits + falseAlarms + misses);
}

ClassificationScore::ClassificationScore(ProblemType type, std::int64_t labelCount) : problem(type) {
    const auto count = static_cast<std::size_t>(labelCount);
    if (problem != ProblemType::Regression) labels.resize(count);
    if (problem == ProblemType::SingleLabel) confusion.resize(count * count);
}

void ClassificationScore::add(std::span<const float> targets, std::span<const float> logits) {
    ++records;
    if (problem == ProblemType::Regression) {
        for (std::size_t i = 0; i < targets.size(); ++i, ++values) {
            const double difference = static_cast<double>(logits[i]) - static_cast<double>(targets[i]);
            squaredError += difference * difference;
            absoluteError += std::abs(difference);
            valueSum += static_cast<double>(targets[i]);
            squaredValueSum += static_cast<double>(targets[i]) * static_cast<double>(targets[i]);
        }
        return;
    }
    std::vector<bool> chosen(labels.size());
    for (const std::int64_t label : chosenLabels(problem, logits)) chosen[static_cast<std::size_t>(label)] = true;
    bool isExact = true;
    std::size_t right = 0, first = 0;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const bool isRight = targets[i] > 0.5F;
        labels[i].hits += isRight && chosen[i];
        labels[i].falseAlarms += !isRight && chosen[i];
        labels[i].misses += isRight && !chosen[i];
        isExact = isExact && isRight == chosen[i];
        if (isRight) right = i;
        if (chosen[i]) first = i;
    }
    exactRecords += isExact;
    if (problem == ProblemType::SingleLabel && !confusion.empty()) ++confusion[right * labels.size() + first];
}

double ClassificationScore::accuracy() const {
    return mean(static_cast<double>(exactRecords), records);
}

double ClassificationScore::macro(double (LabelCounts::*figure)() const) const {
    double sum = 0;
    std::int64_t count = 0;
    for (const LabelCounts& each : labels) {
        if (each.hits + each.falseAlarms + each.misses == 0 && problem == ProblemType::SingleLabel) continue;
        sum += (each.*figure)();
        ++count;
    }
    return mean(sum, count);
}

LabelCounts ClassificationScore::total() const {
    LabelCounts sum;
    for (const LabelCounts& each : labels) {
        sum.hits += each.hits;
        sum.falseAlarms += each.falseAlarms;
        sum.misses += each.misses;
    }
    return sum;
}

double ClassificationScore::macroPrecision() const {
    return macro(&LabelCounts::precision);
}

double ClassificationScore::macroRecall() const {
    return macro(&LabelCounts::recall);
}

double ClassificationScore::macroF1() const {
    return macro(&LabelCounts::f1);
}

double ClassificationScore::microPrecision() const {
    return total().precision();
}

double ClassificationScore::microRecall() const {
    return total().recall();
}

double ClassificationScore::microF1() const {
    return total().f1();
}

double ClassificationScore::meanSquaredError() const {
    return mean(squaredError, values);
}

double ClassificationScore::meanAbsoluteError() const {
    return mean(absoluteError, values);
}

double ClassificationScore::explained() const {
    const double spread =
        squaredValueSum - valueSum * valueSum / static_cast<double>(std::max<std::int64_t>(1, values));
    return spread > 0 ? 1 - squaredError / spread : std::numeric_limits<double>::quiet_NaN();
}

std::vector<std::int64_t> chosenLabels(ProblemType problem, std::span<const float> logits) {
    std::vector<std::int64_t> chosen;
    if (problem == ProblemType::SingleLabel && !logits.empty())
        chosen.push_back(std::max_element(logits.begin(), logits.end()) - logits.begin());
    if (problem == ProblemType::MultiLabel)
        for (std::size_t i = 0; i < logits.size(); ++i)
            if (logits[i] > 0) chosen.push_back(static_cast<std::int64_t>(i));
    return chosen;
}

std::vector<double> probabilities(ProblemType problem, std::span<const float> logits) {
    std::vector<double> result(logits.begin(), logits.end());
    if (problem == ProblemType::Regression || logits.empty()) return result;
    if (problem == ProblemType::MultiLabel) {
        for (double& each : result) each = 1 / (1 + std::exp(-each));
        return result;
    }
    const double largest = *std::max_element(result.begin(), result.end());
    double sum = 0;
    for (double& each : result) sum += each = std::exp(each - largest);
    for (double& each : result) each /= sum;
    return result;
}

} // namespace core
