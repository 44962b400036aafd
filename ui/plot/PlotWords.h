/// What the plots say: names of quantities, numbers as a person reads them, the course of a run in words, and the
/// answer to «What am I looking at?» with this run's numbers. In the language of the window.
#pragma once

#include "ui/plot/RunSeries.h"

#include <QCoreApplication>
#include <QString>

#include <optional>
#include <span>

namespace ui {

/// What one plot shows.
enum class PlotQuantity { Loss, Accuracy, LearningRate, GradientNorm, Speed };

/// Of any run; those of this one are fewer where the quantity means another thing for answers, labels and numbers.
std::span<const PlotValue> valuesOf(PlotQuantity quantity);
std::span<const PlotValue> valuesOf(PlotQuantity quantity, RunSeries::Learns learns);
/// The value the words speak of first.
PlotValue mainValue(PlotQuantity quantity, RunSeries::Learns learns);
/// Key of a column in a CSV file, in every language the same.
const char* csvName(PlotValue value);
const char* csvName(PlotQuantity quantity);

class PlotWords {
    Q_DECLARE_TR_FUNCTIONS(PlotWords)
public:
    static QString title(PlotQuantity quantity);
    /// «in nats»; empty where the title says it all.
    static QString unit(PlotQuantity quantity, RunSeries::Learns learns);
    static QString name(PlotValue value);
    static QString axis(PlotAxis axis);
    /// «Step 240», «Epoch 1.25», «2:05».
    static QString position(PlotAxis axis, double x);
    /// The same without its name, as it stands at the axis.
    static QString tick(PlotAxis axis, double x);
    /// «1.423», «63.2 %», «8,512»; what is not finite is named.
    static QString number(PlotQuantity quantity, double y);
    /// What a legend says of the lines it has no room for: «+3».
    static QString more(int count);
    static QString percent(const QString& number);
    /// What stands in a plot without values.
    static QString empty();
    /// The label of the untrained model's line, or of several that lie too close for a label each. `label` names the
    /// run that it belongs to, where there are several.
    static QString untrained(PlotQuantity quantity, double low, double high, const QString& label = {});
    /// The label of the line that always giving the commonest label comes to.
    static QString commonest(double low, double high, const QString& label = {});
    /// Where the values come from and go to, for who cannot see the lines. `label` names the run where there are
    /// several.
    static QString summary(PlotQuantity quantity, const RunSeries& series, const QString& label);
    /// Two or three sentences.
    static QString explanation(PlotQuantity quantity, const RunSeries& series);
    /// What mouse and keys do in a plot.
    static QString gestures();

private:
    static QString trend(std::span<const double> y);
    static QString lossExplanation(const RunSeries& series);
    static QString accuracyExplanation(const RunSeries& series);
    static QString labelsExplanation(const RunSeries& series);
    static QString numbersExplanation(const RunSeries& series);
    static QString learningRateExplanation(const RunSeries& series);
    static QString gradientExplanation(const RunSeries& series);
    static QString speedExplanation(const RunSeries& series);
};

/// Four digits that count: «0.00012» as «1.2e-4».
QString plotNumber(double value);

} // namespace ui
