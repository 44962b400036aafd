#include "ui/plot/PlotWords.h"

#include "ui/shell/Quantity.h"

#include <QLocale>

#include <array>
#include <cmath>

namespace ui {
namespace {

using namespace Qt::StringLiterals;

/// The last value that is a number, before `end`.
std::optional<std::size_t> lastNumber(std::span<const double> y, std::size_t end) {
    while (end > 0)
        if (std::isfinite(y[--end])) return end;
    return std::nullopt;
}

} // namespace

QString plotNumber(double value) {
    const QLocale locale;
    const double size = std::abs(value);
    if (size == 0) return locale.toString(0);
    if (size >= 1e-4 && size < 1e6) { // written as in the settings: a rate of 0.0002
        const int whole = size < 1 ? 0 : static_cast<int>(std::log10(size)) + 1;
        const int most = size < 1e-3 ? 6 : size < 0.1 ? 5 : 4;
        QString text = locale.toString(value, 'f', size < 1 ? most : std::clamp(4 - whole, 0, most));
        const QString point = locale.decimalPoint();
        if (!text.contains(point)) return text;
        while (text.endsWith(locale.zeroDigit())) text.chop(1);
        if (text.endsWith(point)) text.chop(point.size());
        return text;
    }
    int exponent = static_cast<int>(std::floor(std::log10(size)));
    double digits = std::round(value / std::pow(10.0, exponent) * 100) / 100;
    if (std::abs(digits) >= 10) {
        digits /= 10;
        ++exponent;
    }
    return locale.toString(digits, 'g', 3) + u'e' + QString::number(exponent);
}

std::span<const PlotValue> valuesOf(PlotQuantity quantity) {
    using enum PlotValue;
    static constexpr std::array Loss{TrainingLoss, SmoothedLoss, ValidationLoss};
    static constexpr std::array Accuracy{TokenAccuracy, ExactMatch, LabelAccuracy, MacroF1, Explained};
    static constexpr std::array Others{LearningRate, GradientNorm, TokensPerSecond};
    switch (quantity) {
    case PlotQuantity::Loss:
        return Loss;
    case PlotQuantity::Accuracy:
        return Accuracy;
    case PlotQuantity::LearningRate:
        return std::span(Others).subspan(0, 1);
    case PlotQuantity::GradientNorm:
        return std::span(Others).subspan(1, 1);
    case PlotQuantity::Speed:
        break;
    }
    return std::span(Others).subspan(2, 1);
}

std::span<const PlotValue> valuesOf(PlotQuantity quantity, RunSeries::Learns learns) {
    const auto all = valuesOf(quantity);
    if (quantity != PlotQuantity::Accuracy) return all;
    if (learns == RunSeries::Learns::Answers) return all.subspan(0, 2);
    return learns == RunSeries::Learns::Labels ? all.subspan(2, 2) : all.subspan(4);
}

PlotValue mainValue(PlotQuantity quantity, RunSeries::Learns learns) {
    return quantity == PlotQuantity::Loss ? PlotValue::SmoothedLoss : valuesOf(quantity, learns)[0];
}

const char* csvName(PlotValue value) {
    static constexpr std::array Names = {"training_loss",     "smoothed_loss",   "learning_rate",  "grad_norm",
                                         "tokens_per_second", "validation_loss", "token_accuracy", "exact_match",
                                         "accuracy",          "macro_f1",        "r_squared"};
    static_assert(Names.size() == PlotValueCount);
    return Names[static_cast<std::size_t>(value)];
}

const char* csvName(PlotQuantity quantity) {
    static constexpr std::array Names = {"loss", "accuracy", "learning-rate", "gradient-norm", "speed"};
    return Names[static_cast<std::size_t>(quantity)];
}

QString PlotWords::title(PlotQuantity quantity) {
    switch (quantity) {
    case PlotQuantity::Loss:
        return tr("Loss");
    case PlotQuantity::Accuracy:
        return tr("Accuracy");
    case PlotQuantity::LearningRate:
        return tr("Learning rate");
    case PlotQuantity::GradientNorm:
        return tr("Gradient norm");
    case PlotQuantity::Speed:
        break;
    }
    return tr("Speed");
}

QString PlotWords::unit(PlotQuantity quantity, RunSeries::Learns learns) {
    if (quantity == PlotQuantity::Loss && learns == RunSeries::Learns::Labels) return tr("nats per record");
    if (quantity == PlotQuantity::Loss && learns == RunSeries::Learns::Numbers) return tr("squared distance");
    if (quantity == PlotQuantity::Loss) return tr("nats per token");
    if (quantity == PlotQuantity::Accuracy) return tr("of the validation records");
    if (quantity == PlotQuantity::Speed) return tr("tokens/s");
    return {};
}

QString PlotWords::name(PlotValue value) {
    switch (value) {
    case PlotValue::TrainingLoss:
        return tr("Training");
    case PlotValue::SmoothedLoss:
        return tr("Training, smoothed");
    case PlotValue::ValidationLoss:
        return tr("Validation");
    case PlotValue::TokenAccuracy:
        return tr("Tokens right");
    case PlotValue::ExactMatch:
        return tr("Answers right");
    case PlotValue::LabelAccuracy:
        return tr("Labels right");
    case PlotValue::MacroF1:
        return tr("F1, all labels alike");
    case PlotValue::Explained:
        return tr("Spread explained");
    case PlotValue::LearningRate:
        return tr("Learning rate");
    case PlotValue::GradientNorm:
        return tr("Gradient norm");
    case PlotValue::TokensPerSecond:
        break;
    }
    return tr("Tokens per second");
}

QString PlotWords::axis(PlotAxis axis) {
    if (axis == PlotAxis::Epoch) return tr("Epoch");
    return axis == PlotAxis::Seconds ? tr("Time") : tr("Step");
}

QString PlotWords::position(PlotAxis axis, double x) {
    if (axis == PlotAxis::Seconds) return clockText(x);
    if (axis == PlotAxis::Epoch) return tr("Epoch %1").arg(QLocale().toString(x, 'f', 2));
    return tr("Step %1").arg(QLocale().toString(static_cast<qint64>(x)));
}

QString PlotWords::tick(PlotAxis axis, double x) {
    if (axis == PlotAxis::Seconds) return clockText(x);
    if (axis == PlotAxis::Epoch) return plotNumber(std::abs(x) < 1e-12 ? 0 : x);
    return QLocale().toString(static_cast<qint64>(std::llround(x)));
}

QString PlotWords::more(int count) {
    return tr("%Ln more", "lines without room in a legend", count);
}

QString PlotWords::empty() {
    return tr("No values yet");
}

QString PlotWords::percent(const QString& number) {
    return tr("%1 %").arg(number);
}

QString PlotWords::number(PlotQuantity quantity, double y) {
    if (std::isnan(y)) return tr("not a number");
    if (std::isinf(y)) return y > 0 ? tr("infinite") : tr("infinite, below zero");
    if (quantity == PlotQuantity::Accuracy) return percent(QLocale().toString(100 * y, 'f', 1));
    if (quantity == PlotQuantity::Speed && std::abs(y) >= 100)
        return QLocale().toString(static_cast<qint64>(std::llround(y)));
    return plotNumber(y);
}

QString PlotWords::untrained(PlotQuantity quantity, double low, double high, const QString& label) {
    const QString from = number(quantity, low), to = number(quantity, high);
    if (!label.isEmpty()) return tr("%1 before training: %2", "a run, a value").arg(label, from);
    return from == to ? tr("before training: %1").arg(from) : tr("before training: %1 to %2").arg(from, to);
}

QString PlotWords::commonest(double low, double high, const QString& label) {
    const QString from = number(PlotQuantity::Accuracy, low), to = number(PlotQuantity::Accuracy, high);
    if (!label.isEmpty()) return tr("%1 the commonest label alone: %2", "a run, a value").arg(label, from);
    return from == to ? tr("the commonest label alone: %1").arg(from)
                      : tr("the commonest label alone: %1 to %2").arg(from, to);
}

/// The last quarter decides.
QString PlotWords::trend(std::span<const double> y) {
    const auto last = lastNumber(y, y.size());
    const auto before = last ? lastNumber(y, *last - *last / 4) : std::nullopt;
    if (!before || *before == *last) return {};
    const double change = y[*last] - y[*before];
    if (std::abs(change) <= 0.01 * std::max(std::abs(y[*last]), std::abs(y[*before]))) return tr("steady");
    return change < 0 ? tr("falling") : tr("rising");
}

QString PlotWords::summary(PlotQuantity quantity, const RunSeries& series, const QString& label) {
    QStringList sentences;
    const auto values = valuesOf(quantity, series.learns());
    for (const PlotValue value : values) {
        if (value == PlotValue::TrainingLoss) continue; // its smoothed line says more
        const auto y = series.y(value);
        const auto last = lastNumber(y, y.size());
        if (!last) continue;
        QString sentence = tr("%1: %2 at step %3")
                               .arg(name(value), number(quantity, y[*last]),
                                    QLocale().toString(static_cast<qint64>(series.x(value, PlotAxis::Step)[*last])));
        if (const QString course = trend(y); !course.isEmpty()) sentence += tr(", %1").arg(course);
        if (const auto untrained = series.untrained(value))
            sentence += tr(", before training %1").arg(number(quantity, *untrained));
        sentences += tr("%1.").arg(sentence);
    }
    if (const auto share = series.commonestLabel(); share && quantity == PlotQuantity::Accuracy)
        sentences += tr("Always giving the commonest label would be right for %1.").arg(number(quantity, *share));
    qint64 marks = 0;
    for (const PlotValue value : values) marks += static_cast<qint64>(series.notFinite(value).size());
    if (marks > 0) sentences += tr("Values that are no numbers: %1.").arg(QLocale().toString(marks));
    if (sentences.isEmpty()) sentences += tr("There are no values yet.");
    return (label.isEmpty() ? QString() : label + u": "_s) + sentences.join(u' ');
}

} // namespace ui
