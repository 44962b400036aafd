#include "ui/train/RunForecasts.h"

#include "ui/session/TrainingSession.h"

#include <algorithm>
#include <ranges>

namespace ui {
namespace {

double secondsSoFar(const std::vector<core::TrainingEvent>& events) {
    for (const core::TrainingEvent& event : events | std::views::reverse)
        if (const auto* step = std::get_if<core::StepFinished>(&event)) return step->seconds;
    return 0;
}

} // namespace

RunForecast estimated(const ForecastReport& report, const core::TrainingConfig& config, double trainedShare) {
    return {.records = report.forecast.records,
            .cutRecords = report.forecast.cutRecords,
            .leftOutRecords = report.forecast.leftOutRecords,
            .epochs = config.epochs,
            .steps = report.forecast.steps,
            .seconds = report.forecast.seconds,
            .peakBytes = report.forecast.peakBytes,
            .freeBytes = report.freeBytes,
            .resultBytes = report.forecast.resultBytes,
            .share = trainedShare,
            .isWhole = config.method == "full"};
}

std::optional<RunForecast> corrected(const RunForecast& before, const TrainingSession& training) {
    if (!training.isActive() || training.secondsLeft() < 0) return {};
    RunForecast now = before;
    now.records = training.config().trainingRecords;
    now.epochs = training.config().training.epochs;
    now.steps = training.steps();
    now.seconds = secondsSoFar(training.events()) + training.secondsLeft();
    return now;
}

} // namespace ui
