/// What one run told, as the plots read it: a column of numbers for each quantity, beside step, epoch and seconds. A
/// live run, a replayed one and a resumed one are fed alike. It draws nothing; not thread-safe.
#pragma once

#include "core/training/TrainingEvent.h"
#include "ui/plot/Smoothing.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace ui {

enum class PlotAxis { Step, Epoch, Seconds };
constexpr std::size_t PlotAxisCount = 3;

enum class PlotValue {
    TrainingLoss,
    SmoothedLoss,
    LearningRate,
    GradientNorm,
    TokensPerSecond,
    ValidationLoss, ///< from here on: one value for each evaluation
    TokenAccuracy,
    ExactMatch,
    LabelAccuracy, ///< these three of a run that learns labels or numbers, in place of the two before
    MacroF1,
    Explained,
};
constexpr std::size_t PlotValueCount = 11;
constexpr bool isEvaluated(PlotValue value) {
    return value >= PlotValue::ValidationLoss;
}

class RunSeries {
public:
    static constexpr double LargestSmoothing = 0.99;

    /// Takes time for the new events only; what follows a resume replaces what was told of those steps before.
    void append(std::span<const core::TrainingEvent> events);
    void clear();
    /// 0 … LargestSmoothing; smooths all of the training loss anew.
    void setSmoothing(double factor);
    double smoothing() const { return m_smoothing; }

    /// Both have one number a row, rise with x, and are good until the next change; a value that the run has not told
    /// has none. In y a value that is not finite stands as it was told.
    std::span<const double> x(PlotValue value, PlotAxis axis) const;
    std::span<const double> y(PlotValue value) const { return m_y[static_cast<std::size_t>(value)]; }
    /// Rows of `value` that are NaN or infinite, to be drawn as marks.
    std::span<const std::uint32_t> notFinite(PlotValue value) const;
    /// What the model was worth before any training: the evaluation of step 0.
    std::optional<double> untrained(PlotValue value) const;
    /// The row of the evaluation with the lowest loss.
    std::optional<std::size_t> bestEvaluation() const;
    /// What the run learns, as far as it has told: answers, labels or numbers.
    enum class Learns { Answers, Labels, Numbers };
    Learns learns() const { return m_learns; }
    /// How often the label that most of the validation records have would be right, given to every text.
    std::optional<double> commonestLabel() const { return m_commonestLabel; }
    std::int64_t validationRecords() const { return m_validationRecords; }
    bool isEmpty() const { return m_x[0][0].empty() && m_x[1][0].empty(); }
    /// What its columns take up in memory.
    std::size_t sizeBytes() const;

private:
    using Columns = std::array<std::vector<double>, PlotAxisCount>;

    void take(const core::RunStarted& event);
    void take(const core::StepFinished& event);
    void take(const core::EvaluationFinished& event);
    void take(const core::RunResumed& event);
    template <class Other> void take(const Other&) {}

    std::vector<double>& column(PlotValue value) { return m_y[static_cast<std::size_t>(value)]; }
    void addX(Columns& x, std::int64_t step, double epoch, double seconds);
    void addY(PlotValue value, double y);
    void addJudged(const core::ClassificationScore& score);
    /// Forgets the rows after `step` of one kind.
    void cut(bool evaluated, double step);
    void smooth();

    std::array<Columns, 2> m_x; ///< of the steps, of the evaluations
    std::array<std::vector<double>, PlotValueCount> m_y;
    std::array<std::vector<std::uint32_t>, PlotValueCount> m_notFinite;
    double m_smoothing = 0.6;
    Smoothing m_mean{m_smoothing};
    Learns m_learns = Learns::Answers;
    std::optional<double> m_commonestLabel;
    std::int64_t m_validationRecords = 0;
};

} // namespace ui
