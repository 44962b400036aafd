#include "ui/plot/RunSeries.h"

#include <algorithm>
#include <cmath>

namespace ui {
namespace {

/// A run says how long it will be; more than this is taken as it comes.
constexpr std::int64_t LargestReserve = 1'000'000;

constexpr std::size_t StepColumn = static_cast<std::size_t>(PlotAxis::Step);

std::size_t memoryOf(const auto& vectors) {
    std::size_t size = 0;
    for (const auto& each : vectors) size += each.size() * sizeof(each[0]);
    return size;
}

} // namespace

void RunSeries::append(std::span<const core::TrainingEvent> events) {
    for (const core::TrainingEvent& event : events) std::visit([this](const auto& each) { take(each); }, event);
}

void RunSeries::clear() {
    const double factor = m_smoothing;
    *this = RunSeries();
    setSmoothing(factor);
}

void RunSeries::setSmoothing(double factor) {
    m_smoothing = std::clamp(factor, 0.0, LargestSmoothing);
    smooth();
}

std::span<const double> RunSeries::x(PlotValue value, PlotAxis axis) const {
    if (y(value).empty()) return {};
    return m_x[isEvaluated(value)][static_cast<std::size_t>(axis)];
}

std::span<const std::uint32_t> RunSeries::notFinite(PlotValue value) const {
    return m_notFinite[static_cast<std::size_t>(value)];
}

std::optional<double> RunSeries::untrained(PlotValue value) const {
    const auto steps = x(value, PlotAxis::Step);
    if (!isEvaluated(value) || steps.empty() || steps[0] != 0 || !std::isfinite(y(value)[0])) return std::nullopt;
    return y(value)[0];
}

std::optional<std::size_t> RunSeries::bestEvaluation() const {
    std::optional<std::size_t> best;
    const auto losses = y(PlotValue::ValidationLoss);
    for (std::size_t row = 0; row < losses.size(); ++row)
        if (std::isfinite(losses[row]) && (!best || losses[row] < losses[*best])) best = row;
    return best;
}

std::size_t RunSeries::sizeBytes() const {
    return memoryOf(m_x[0]) + memoryOf(m_x[1]) + memoryOf(m_y) + memoryOf(m_notFinite);
}

void RunSeries::take(const core::RunStarted& event) {
    const auto rows = static_cast<std::size_t>(std::clamp<std::int64_t>(event.steps, 0, LargestReserve));
    for (auto& each : m_x[0]) each.reserve(rows);
    for (std::size_t value = 0; value < PlotValueCount; ++value)
        if (!isEvaluated(static_cast<PlotValue>(value))) m_y[value].reserve(rows);
}

void RunSeries::take(const core::StepFinished& event) {
    cut(false, static_cast<double>(event.step) - 1);
    addX(m_x[0], event.step, event.epoch, event.seconds);
    addY(PlotValue::TrainingLoss, event.loss);
    column(PlotValue::SmoothedLoss).push_back(m_mean.next(event.loss));
    addY(PlotValue::LearningRate, event.learningRate);
    addY(PlotValue::GradientNorm, event.gradientNorm);
    addY(PlotValue::TokensPerSecond, event.tokensPerSecond);
}

void RunSeries::take(const core::EvaluationFinished& event) {
    cut(true, static_cast<double>(event.step) - 1); // one that no checkpoint knew of is told again
    addX(m_x[1], event.step, event.epoch, event.seconds);
    addY(PlotValue::ValidationLoss, event.loss);
    if (event.judged) {
        addJudged(*event.judged);
    } else {
        addY(PlotValue::TokenAccuracy, event.tokenAccuracy);
        addY(PlotValue::ExactMatch, event.exactMatch);
    }
    m_validationRecords = event.records;
}

void RunSeries::addJudged(const core::ClassificationScore& score) {
    m_learns = score.problem == core::ProblemType::Regression ? Learns::Numbers : Learns::Labels;
    if (m_learns == Learns::Numbers) return addY(PlotValue::Explained, score.explained());
    addY(PlotValue::LabelAccuracy, score.accuracy());
    addY(PlotValue::MacroF1, score.macroF1());
    if (score.problem != core::ProblemType::SingleLabel || score.records == 0 || score.labels.empty()) return;
    const auto commonest = std::ranges::max_element(score.labels, {}, &core::LabelCounts::support);
    m_commonestLabel = static_cast<double>(commonest->support()) / static_cast<double>(score.records);
}

void RunSeries::take(const core::RunResumed& event) {
    cut(false, static_cast<double>(event.step));
    cut(true, static_cast<double>(event.step));
}

/// Lines are searched by x, so it never goes back.
void RunSeries::addX(Columns& x, std::int64_t step, double epoch, double seconds) {
    const std::array<double, PlotAxisCount> values{static_cast<double>(step), epoch, seconds};
    for (std::size_t axis = 0; axis < PlotAxisCount; ++axis) {
        const double last = x[axis].empty() ? 0 : x[axis].back();
        x[axis].push_back(std::isfinite(values[axis]) && values[axis] > last ? values[axis] : last);
    }
}

void RunSeries::addY(PlotValue value, double y) {
    auto& rows = column(value);
    if (!std::isfinite(y))
        m_notFinite[static_cast<std::size_t>(value)].push_back(static_cast<std::uint32_t>(rows.size()));
    rows.push_back(y);
}

void RunSeries::cut(bool evaluated, double step) {
    const auto& steps = m_x[evaluated][StepColumn];
    if (steps.empty() || steps.back() <= step) return;
    const auto rows = static_cast<std::size_t>(std::upper_bound(steps.begin(), steps.end(), step) - steps.begin());
    for (auto& each : m_x[evaluated]) each.resize(rows);
    for (std::size_t value = 0; value < PlotValueCount; ++value) {
        if (isEvaluated(static_cast<PlotValue>(value)) != evaluated) continue;
        m_y[value].resize(std::min(m_y[value].size(), rows));
        auto& marks = m_notFinite[value];
        marks.erase(std::lower_bound(marks.begin(), marks.end(), rows), marks.end());
    }
    if (!evaluated) smooth();
}

void RunSeries::smooth() {
    m_mean = Smoothing(m_smoothing);
    auto& smoothed = column(PlotValue::SmoothedLoss);
    const auto& raw = column(PlotValue::TrainingLoss);
    smoothed.resize(raw.size());
    std::transform(raw.begin(), raw.end(), smoothed.begin(), [this](double value) { return m_mean.next(value); });
}

} // namespace ui
