// «What am I looking at?»: two or three sentences for each plot, with this run's numbers.
#include "ui/plot/PlotWords.h"

#include <QLocale>

#include <algorithm>
#include <cmath>
#include <vector>

namespace ui {
namespace {

using namespace Qt::StringLiterals;

struct Point {
    double step, y;
};

QString text(double step) {
    return QLocale().toString(static_cast<qint64>(step));
}

std::vector<Point> numbersOf(const RunSeries& series, PlotValue value) {
    std::vector<Point> points;
    const auto steps = series.x(value, PlotAxis::Step);
    const auto y = series.y(value);
    for (std::size_t row = 0; row < y.size(); ++row)
        if (std::isfinite(y[row])) points.push_back({steps[row], y[row]});
    return points;
}

Point highest(const std::vector<Point>& points) {
    return *std::max_element(points.begin(), points.end(), [](const Point& a, const Point& b) { return a.y < b.y; });
}

double median(std::vector<Point> points) {
    const auto middle = points.begin() + static_cast<std::ptrdiff_t>(points.size() / 2);
    std::nth_element(points.begin(), middle, points.end(), [](const Point& a, const Point& b) { return a.y < b.y; });
    return middle->y;
}

} // namespace

QString PlotWords::gestures() {
    return tr("Drag to zoom into a box, with Shift or the middle button to pan; the wheel zooms once the plot was "
              "clicked, or with Ctrl. A double click, or the key 0, shows the whole run. Arrow keys walk from point to "
              "point and tell the values, + and − zoom, Shift and an arrow pan.");
}

QString PlotWords::explanation(PlotQuantity quantity, const RunSeries& series) {
    switch (quantity) {
    case PlotQuantity::Loss:
        return lossExplanation(series);
    case PlotQuantity::Accuracy:
        if (series.learns() == RunSeries::Learns::Labels) return labelsExplanation(series);
        return series.learns() == RunSeries::Learns::Numbers ? numbersExplanation(series) : accuracyExplanation(series);
    case PlotQuantity::LearningRate:
        return learningRateExplanation(series);
    case PlotQuantity::GradientNorm:
        return gradientExplanation(series);
    case PlotQuantity::Speed:
        break;
    }
    return speedExplanation(series);
}

QString PlotWords::lossExplanation(const RunSeries& series) {
    const auto number = [](double y) { return PlotWords::number(PlotQuantity::Loss, y); };
    QStringList sentences;
    if (series.learns() == RunSeries::Learns::Labels)
        sentences += tr("How surprised the model is by the right label, on average for each text; 0 is no surprise at "
                        "all.");
    else if (series.learns() == RunSeries::Learns::Numbers)
        sentences += tr("How far the model's numbers are from the right ones: the mean of the squared distances.");
    else
        sentences += tr("How surprised the model is by the right answer, on average for each token; 0 is no surprise at "
                        "all.");
    const auto training = numbersOf(series, PlotValue::SmoothedLoss);
    if (training.size() > 1)
        sentences += tr("On the training records it went from %1 to %2 (smoothed).")
                         .arg(number(training.front().y), number(training.back().y));
    const auto validation = numbersOf(series, PlotValue::ValidationLoss);
    if (const auto best = series.bestEvaluation(); best && validation.size() > 1)
        sentences += tr("On the validation records, which it does not learn from, it went from %1 to %2; the lowest was "
                        "%3 at step %4. Where only the training loss still falls, it begins to learn by heart.")
                         .arg(number(validation.front().y), number(validation.back().y),
                              number(series.y(PlotValue::ValidationLoss)[*best]),
                              text(series.x(PlotValue::ValidationLoss, PlotAxis::Step)[*best]));
    else if (!training.empty() && validation.empty())
        sentences += tr("Without validation records nobody sees whether it learns or only learns by heart.");
    if (!series.notFinite(PlotValue::TrainingLoss).empty())
        sentences += tr("The marks at the top are values that are no numbers: the learning rate may be too high.");
    return sentences.join(u' ');
}

QString PlotWords::accuracyExplanation(const RunSeries& series) {
    const auto number = [](double y) { return PlotWords::number(PlotQuantity::Accuracy, y); };
    QStringList sentences{tr("How often the model's best guess for the next token is the right one, and how many answers "
                             "are right word for word, on records it does not learn from.")};
    const auto tokens = numbersOf(series, PlotValue::TokenAccuracy);
    const auto answers = numbersOf(series, PlotValue::ExactMatch);
    if (tokens.empty() || answers.empty()) {
        sentences += tr("It is measured on validation records; there is no value yet.");
        return sentences.join(u' ');
    }
    sentences += tr("At step %1, %2 of the tokens and %3 of the answers are right (validation records: %4).")
                     .arg(text(tokens.back().step), number(tokens.back().y), number(answers.back().y),
                          QLocale().toString(static_cast<qint64>(series.validationRecords())));
    if (const auto untrained = series.untrained(PlotValue::TokenAccuracy))
        sentences += tr("The dotted line is the model before any training, with %1 of the tokens right.")
                         .arg(number(*untrained));
    return sentences.join(u' ');
}

QString PlotWords::labelsExplanation(const RunSeries& series) {
    const auto number = [](double y) { return PlotWords::number(PlotQuantity::Accuracy, y); };
    QStringList sentences{tr("How many texts are given the right label, and F1: precision and recall of each label in "
                             "one number, every label counting alike. On records it does not learn from.")};
    const auto right = numbersOf(series, PlotValue::LabelAccuracy);
    const auto f1 = numbersOf(series, PlotValue::MacroF1);
    if (right.empty() || f1.empty()) return sentences.front();
    sentences += tr("At step %1, %2 of the labels are right and F1 is %3 (validation records: %4).")
                     .arg(text(right.back().step), number(right.back().y), number(f1.back().y),
                          QLocale().toString(static_cast<qint64>(series.validationRecords())));
    if (const auto untrained = series.untrained(PlotValue::LabelAccuracy))
        sentences += tr("The dotted line is the model before any training, with %1 right.").arg(number(*untrained));
    if (const auto commonest = series.commonestLabel())
        sentences += tr("The dashed line is what always giving the commonest label comes to, %1: only what lies above it "
                        "was learned from the texts.")
                         .arg(number(*commonest));
    return sentences.join(u' ');
}

QString PlotWords::numbersExplanation(const RunSeries& series) {
    QStringList sentences{tr("How much of the spread of the right numbers the model foretells (R squared): 100 % is all of "
                             "it, 0 % no more than always giving their mean. On records it does not learn from.")};
    if (const auto points = numbersOf(series, PlotValue::Explained); !points.empty())
        sentences += tr("At step %1 it is %2 (validation records: %3).")
                         .arg(text(points.back().step), number(PlotQuantity::Accuracy, points.back().y),
                              QLocale().toString(static_cast<qint64>(series.validationRecords())));
    return sentences.join(u' ');
}

QString PlotWords::learningRateExplanation(const RunSeries& series) {
    QStringList sentences{tr("How far the weights of the adapter may move at each step. It usually rises over the first "
                             "steps and falls towards the end, so that the training settles.")};
    const auto points = numbersOf(series, PlotValue::LearningRate);
    if (!points.empty())
        sentences += tr("Its highest value in this run was %1 at step %2; at step %3 it is %4.")
                         .arg(plotNumber(highest(points).y), text(highest(points).step), text(points.back().step),
                              plotNumber(points.back().y));
    return sentences.join(u' ');
}

QString PlotWords::gradientExplanation(const RunSeries& series) {
    QStringList sentences{tr("How strongly the records of a step pull at the weights, before the pull is limited.")};
    const auto points = numbersOf(series, PlotValue::GradientNorm);
    if (!points.empty())
        sentences += tr("In this run it is usually about %1; the highest was %2 at step %3.")
                         .arg(plotNumber(median(points)), plotNumber(highest(points).y), text(highest(points).step));
    sentences += tr("Single peaks are harmless; where it keeps rising, the learning rate is too high.");
    return sentences.join(u' ');
}

QString PlotWords::speedExplanation(const RunSeries& series) {
    const auto number = [](double y) { return PlotWords::number(PlotQuantity::Speed, y); };
    QStringList sentences{tr("How many tokens the training works through in a second on this computer.")};
    const auto points = numbersOf(series, PlotValue::TokensPerSecond);
    if (!points.empty())
        sentences += tr("In this run it is usually about %1, now %2.")
                         .arg(number(median(points)), number(points.back().y));
    sentences += tr("It varies with the length of the records; where it stays low, something else uses the computer.");
    return sentences.join(u' ');
}

} // namespace ui
