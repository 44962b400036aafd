#include "ui/plot/PlotTickers.h"

#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>

namespace ui {
namespace {

using namespace Qt::StringLiterals;

/// Numbers that do not carry the rounding of their making.
QString rounded(double tick) {
    return plotNumber(std::abs(tick) < 1e-12 ? 0 : tick);
}

class StepTicker : public QCPAxisTicker {
protected:
    double getTickStep(const QCPRange& range) override {
        return std::max(1.0, std::round(QCPAxisTicker::getTickStep(range)));
    }
    int getSubTickCount(double) override { return 0; }
    QString getTickLabel(double tick, const QLocale&, QChar, int) override {
        return PlotWords::tick(PlotAxis::Step, tick);
    }
};

class NumberTicker : public QCPAxisTicker {
protected:
    int getSubTickCount(double) override { return 0; }
    QString getTickLabel(double tick, const QLocale&, QChar, int) override { return rounded(tick); }
};

class PercentTicker : public QCPAxisTicker {
protected:
    int getSubTickCount(double) override { return 0; }
    QString getTickLabel(double tick, const QLocale&, QChar, int) override { return PlotWords::percent(rounded(100 * tick)); }
};

/// Steps that clocks have.
class TimeTicker : public QCPAxisTicker {
protected:
    double getTickStep(const QCPRange& range) override {
        static constexpr std::array Steps = {1.0,   2.0,   5.0,    10.0,   15.0,   30.0,    60.0,    120.0,
                                             300.0, 600.0, 1800.0, 3600.0, 7200.0, 21600.0, 43200.0, 86400.0};
        const double wanted = range.size() / tickCount();
        const auto step = std::find_if(Steps.begin(), Steps.end(), [&](double each) { return each >= wanted; });
        return step != Steps.end() ? *step : 86400 * std::ceil(wanted / 86400);
    }
    int getSubTickCount(double) override { return 0; }
    QString getTickLabel(double tick, const QLocale&, QChar, int) override {
        return PlotWords::tick(PlotAxis::Seconds, tick);
    }
};

/// Powers of ten, and where there is room for their labels 2 and 5 as well; where there are fewer than two of them in
/// sight, as on a linear axis.
class LogTicker : public QCPAxisTickerLog {
protected:
    int getSubTickCount(double) override { return 0; }
    QString getTickLabel(double tick, const QLocale&, QChar, int) override { return rounded(tick); }
    QVector<double> createTickVector(double tickStep, const QCPRange& range) override {
        if (range.lower <= 0) return {};
        QVector<double> ticks;
        const double first = std::pow(10.0, std::floor(std::log10(range.lower)));
        const double decades = std::log10(range.upper / range.lower);
        const double closest = decades / (2.0 * tickCount()); // that labels keep apart, in decades
        const auto every = std::max({1.0, std::ceil(decades / 6), std::ceil(closest)});
        const bool hasRoom = decades < 3 && std::log10(2.0) >= closest;
        for (double decade = first; decade <= range.upper; decade *= std::pow(10.0, every)) {
            ticks += decade;
            if (hasRoom) ticks += {2 * decade, 5 * decade};
        }
        const auto inside =
            std::count_if(ticks.begin(), ticks.end(), [&](double tick) { return range.contains(tick); });
        return inside >= 2 ? ticks : QCPAxisTicker::createTickVector(tickStep, range);
    }
};

} // namespace

QSharedPointer<QCPAxisTicker> tickerAlong(PlotAxis axis) {
    if (axis == PlotAxis::Seconds) return QSharedPointer<TimeTicker>::create();
    if (axis == PlotAxis::Epoch) return QSharedPointer<NumberTicker>::create();
    return QSharedPointer<StepTicker>::create();
}

QSharedPointer<QCPAxisTicker> tickerOf(PlotQuantity quantity, PlotScale scale) {
    if (quantity == PlotQuantity::Accuracy) return QSharedPointer<PercentTicker>::create();
    if (scale == PlotScale::Logarithmic) return QSharedPointer<LogTicker>::create();
    return QSharedPointer<NumberTicker>::create();
}

} // namespace ui
