/// The forecast of a run as the card shows it: what was computed before, and what the steps of the run say since.
#pragma once

#include "ui/session/ForecastSession.h"
#include "ui/train/ForecastCard.h"

#include <optional>

namespace ui {

class TrainingSession;

/// `trainedShare`: of the base's weights; 0: not known.
RunForecast estimated(const ForecastReport& report, const core::TrainingConfig& config, double trainedShare);
/// The same with the records, steps and whole time of the run under way; none before its first steps.
std::optional<RunForecast> corrected(const RunForecast& before, const TrainingSession& training);

} // namespace ui
