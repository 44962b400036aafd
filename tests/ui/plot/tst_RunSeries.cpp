#include "SampleRun.h"
#include "ui/plot/RunSeries.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <limits>

using namespace ui;
using core::TrainingEvent;

namespace {

constexpr double Nan = std::numeric_limits<double>::quiet_NaN();
constexpr double Infinite = std::numeric_limits<double>::infinity();

/// The beginning of a run on the starter model, as it stands in its events.jsonl.
constexpr const char* RealLines[] = {
    R"({"event":"started","steps":360,"records":360,"tokens":23812,"trainable_parameters":30720,"device":"AMD EPYC","dtype":"float32","threads":1})",
    R"({"event":"evaluation","step":0,"epoch":0.0,"loss":5.149777585928146,"perplexity":172.3931433915831,"token_accuracy":0.4135135135135135,"exact_match":0.0,"records":60,"learned_tokens":370,"best":false,"seconds":0.135668705})",
    R"({"event":"checkpoint","step":0,"seconds":0.135736886})",
    R"({"event":"step","step":1,"epoch":0.022222222222222223,"loss":4.033589045206706,"learning_rate":0.003,"grad_norm":7.4344329833984375,"tokens":561,"learned_tokens":48,"tokens_per_second":15910.53390504996,"seconds":0.185821187})",
    R"({"event":"evaluation","step":45,"epoch":1.0,"loss":0.29189915273333195,"perplexity":1.3389679795694025,"token_accuracy":0.9,"exact_match":0.38333333333333336,"records":60,"learned_tokens":370,"best":true,"seconds":1.401150987})"};

std::vector<double> valuesOf(std::span<const double> span) {
    return {span.begin(), span.end()};
}

RunSeries seriesOf(const std::vector<TrainingEvent>& events) {
    RunSeries series;
    series.append(events);
    return series;
}

/// Steps 1, 2, … with these losses.
std::vector<TrainingEvent> stepsWith(const std::vector<double>& losses, std::int64_t first = 1) {
    std::vector<TrainingEvent> events;
    for (const double loss : losses) events.push_back(tests::sampleStep(first++, loss));
    return events;
}

bool same(const RunSeries& a, const RunSeries& b) {
    for (std::size_t i = 0; i < PlotValueCount; ++i) {
        const auto value = static_cast<PlotValue>(i);
        if (!std::ranges::equal(a.y(value), b.y(value)) || !std::ranges::equal(a.notFinite(value), b.notFinite(value)))
            return false;
        for (const auto axis : {PlotAxis::Step, PlotAxis::Epoch, PlotAxis::Seconds})
            if (!std::ranges::equal(a.x(value, axis), b.x(value, axis))) return false;
    }
    return true;
}

} // namespace

class tst_RunSeries : public QObject {
    Q_OBJECT
private slots:
    void linesOfARealRunBecomeColumns() {
        RunSeries series;
        for (const char* line : RealLines) series.append(core::eventFromLine(line));
        QCOMPARE(valuesOf(series.y(PlotValue::TrainingLoss)), std::vector{4.033589045206706});
        QCOMPARE(valuesOf(series.y(PlotValue::LearningRate)), std::vector{0.003});
        QCOMPARE(valuesOf(series.y(PlotValue::GradientNorm)), std::vector{7.4344329833984375});
        QCOMPARE(valuesOf(series.y(PlotValue::TokensPerSecond)), std::vector{15910.53390504996});
        QCOMPARE(valuesOf(series.y(PlotValue::ValidationLoss)), (std::vector{5.149777585928146, 0.29189915273333195}));
        QCOMPARE(valuesOf(series.y(PlotValue::TokenAccuracy)), (std::vector{0.4135135135135135, 0.9}));
        QCOMPARE(valuesOf(series.y(PlotValue::ExactMatch)), (std::vector{0.0, 0.38333333333333336}));
        QCOMPARE(valuesOf(series.x(PlotValue::ExactMatch, PlotAxis::Step)), (std::vector{0.0, 45.0}));
        QCOMPARE(valuesOf(series.x(PlotValue::ExactMatch, PlotAxis::Epoch)), (std::vector{0.0, 1.0}));
        QCOMPARE(valuesOf(series.x(PlotValue::TrainingLoss, PlotAxis::Seconds)), std::vector{0.185821187});
        QCOMPARE(series.untrained(PlotValue::TokenAccuracy), std::optional(0.4135135135135135));
        QCOMPARE(series.untrained(PlotValue::ValidationLoss), std::optional(5.149777585928146));
        QVERIFY(!series.untrained(PlotValue::TrainingLoss));
        QCOMPARE(series.bestEvaluation(), std::optional<std::size_t>(1));
        QCOMPARE(series.validationRecords(), 60);
    }

    void labelsThatAreLearnedTakeThePlaceOfAnswers() {
        RunSeries series = seriesOf({tests::judgedEvaluation(0, 0.7, 30), tests::judgedEvaluation(20, 0.4, 38)});
        QCOMPARE(series.learns(), RunSeries::Learns::Labels);
        QCOMPARE(valuesOf(series.y(PlotValue::LabelAccuracy)), (std::vector{0.75, 0.95}));
        QVERIFY(qAbs(series.y(PlotValue::MacroF1)[0] - 0.5 * 60.0 / 70) < 1e-12); // the second label is never given
        QCOMPARE(valuesOf(series.x(PlotValue::MacroF1, PlotAxis::Step)), (std::vector{0.0, 20.0}));
        QCOMPARE(series.untrained(PlotValue::LabelAccuracy), std::optional(0.75));
        QCOMPARE(series.commonestLabel(), std::optional(0.75));
        QVERIFY(series.y(PlotValue::TokenAccuracy).empty());
        QVERIFY(series.x(PlotValue::TokenAccuracy, PlotAxis::Step).empty());
        series.append(std::vector<TrainingEvent>{core::RunResumed{10}});
        QCOMPARE(series.y(PlotValue::LabelAccuracy).size(), std::size_t(1));
        QVERIFY(series.y(PlotValue::ExactMatch).empty());
        series.clear();
        QCOMPARE(series.learns(), RunSeries::Learns::Answers);
        QVERIFY(!series.commonestLabel());
    }

    void numbersThatAreLearnedAreExplainedOrNot() {
        core::EvaluationFinished look = tests::sampleEvaluation(5, 0.5, 0);
        look.judged = core::ClassificationScore(core::ProblemType::Regression, 1);
        for (const auto& [right, told] : {std::pair{1.0F, 1.5F}, {3.0F, 2.5F}})
            look.judged->add({&right, 1}, {&told, 1});
        const RunSeries series = seriesOf({look});
        QCOMPARE(series.learns(), RunSeries::Learns::Numbers);
        QCOMPARE(valuesOf(series.y(PlotValue::Explained)), std::vector{0.75});
        QVERIFY(series.y(PlotValue::LabelAccuracy).empty());
    }

    void eventsThatComeOneByOneGiveWhatAllAtOnceGive() {
        const auto events = tests::sampleRun(500, 50);
        RunSeries live;
        for (const TrainingEvent& event : events) live.append(std::span(&event, 1));
        QVERIFY(same(live, seriesOf(events)));
    }

    void theFirstSmoothedValuesAreNotDrawnTowardsZero() {
        RunSeries series = seriesOf(stepsWith({4, 2}));
        series.setSmoothing(0.5);
        // Weights 1 and 1/2: (2 + 4 / 2) / (1 + 1 / 2).
        QCOMPARE(series.y(PlotValue::SmoothedLoss)[0], 4.0);
        QCOMPARE(series.y(PlotValue::SmoothedLoss)[1], 4.0 / 1.5);
    }

    void aConstantStaysTheSameToTheLastBit() {
        for (const double factor : {0.0, 0.1, 0.6, 0.99}) {
            RunSeries series;
            series.setSmoothing(factor);
            series.append(stepsWith(std::vector<double>(1000, 0.1)));
            QVERIFY(std::ranges::all_of(series.y(PlotValue::SmoothedLoss), [](double y) { return y == 0.1; }));
        }
    }

    void withoutSmoothingTheSmoothedValuesAreTheRawOnes() {
        RunSeries series = seriesOf(tests::sampleRun(200, 50));
        series.setSmoothing(0);
        QVERIFY(std::ranges::equal(series.y(PlotValue::SmoothedLoss), series.y(PlotValue::TrainingLoss)));
    }

    void whatIsNoNumberIsMarkedAndSpoilsNothing() {
        const RunSeries broken = seriesOf(stepsWith({3, Nan, 2, Infinite, 1}));
        const RunSeries sound = seriesOf(stepsWith({3, 2, 1}));
        QCOMPARE(std::vector<std::uint32_t>(broken.notFinite(PlotValue::TrainingLoss).begin(),
                                            broken.notFinite(PlotValue::TrainingLoss).end()),
                 (std::vector<std::uint32_t>{1, 3}));
        const auto smoothed = broken.y(PlotValue::SmoothedLoss);
        QVERIFY(std::isnan(smoothed[1]) && std::isnan(smoothed[3]));
        QCOMPARE((std::vector{smoothed[0], smoothed[2], smoothed[4]}), valuesOf(sound.y(PlotValue::SmoothedLoss)));
        QCOMPARE(broken.y(PlotValue::TrainingLoss)[3], Infinite);
        QVERIFY(broken.notFinite(PlotValue::LearningRate).empty());
    }

    void smoothingOnTheWayIsSmoothingFromTheStart() {
        const auto events = tests::sampleRun(300, 50);
        RunSeries early, late = seriesOf(events);
        early.setSmoothing(0.9);
        early.append(events);
        late.setSmoothing(0.9);
        QVERIFY(same(early, late));
    }

    void aResumedRunCountsEachStepOnce() {
        auto events = stepsWith({9, 8, 7, Nan, 5});
        events.push_back(tests::sampleEvaluation(4, 1.5, 0.5));
        events.push_back(core::RunResumed{3, 0.75, {}});
        auto whole = stepsWith({9, 8, 7, 4, 3});
        whole.push_back(tests::sampleEvaluation(4, 1.25, 0.6));
        for (const auto& event : stepsWith({4, 3}, 4)) events.push_back(event);
        events.push_back(tests::sampleEvaluation(4, 1.25, 0.6));
        QVERIFY(same(seriesOf(events), seriesOf(whole)));
    }

    void anEvaluationThatIsDoneAgainReplacesTheFirst() {
        RunSeries series;
        series.append(std::vector<TrainingEvent>{tests::sampleEvaluation(0, 5, 0.1),
                                                 tests::sampleEvaluation(10, 3, 0.2),
                                                 tests::sampleEvaluation(10, 2, 0.3)});
        QCOMPARE(valuesOf(series.y(PlotValue::ValidationLoss)), (std::vector{5.0, 2.0}));
    }

    void timeNeverGoesBack() {
        auto first = tests::sampleStep(1, 1), second = tests::sampleStep(2, 1);
        first.seconds = 10;
        second.seconds = 4;
        second.epoch = Nan;
        const RunSeries series = seriesOf({first, second});
        QCOMPARE(valuesOf(series.x(PlotValue::TrainingLoss, PlotAxis::Seconds)), (std::vector{10.0, 10.0}));
        QCOMPARE(valuesOf(series.x(PlotValue::TrainingLoss, PlotAxis::Epoch)), (std::vector{1.0 / 40, 1.0 / 40}));
    }

    void aClearedSeriesKeepsItsSmoothingOnly() {
        RunSeries series = seriesOf(tests::sampleRun(10, 5));
        series.setSmoothing(0.3);
        series.clear();
        QVERIFY(series.isEmpty());
        QCOMPARE(series.smoothing(), 0.3);
        QVERIFY(!series.untrained(PlotValue::ValidationLoss) && !series.bestEvaluation());
    }

    void anAbsurdLengthReservesNothingAbsurd() {
        RunSeries series;
        series.append(std::vector<TrainingEvent>{core::RunStarted{std::int64_t(1) << 62, 1, 1, 1, {}, {}, 1},
                                                 core::RunStarted{-5, 1, 1, 1, {}, {}, 1}});
        QVERIFY(series.isEmpty());
    }

    void aMillionStepsAreModest() {
        auto events = tests::sampleRun(1'000'000, 1000);
        const std::vector<TrainingEvent> last(events.end() - 2, events.end()); // a step and an evaluation
        events.resize(events.size() - 2);
        RunSeries series;
        QElapsedTimer clock;
        clock.start();
        series.append(events);
        const auto all = clock.nsecsElapsed();
        clock.restart();
        series.append(last);
        const auto one = clock.nsecsElapsed();
        clock.restart();
        series.setSmoothing(0.95);
        const auto smoothed = clock.nsecsElapsed();
        qInfo("1,000,000 steps: appended in %.1f ms, one more in %.4f ms, smoothed anew in %.1f ms, %.1f MB",
              1e-6 * static_cast<double>(all), 1e-6 * static_cast<double>(one), 1e-6 * static_cast<double>(smoothed),
              1e-6 * static_cast<double>(series.sizeBytes()));
        QCOMPARE(series.y(PlotValue::TrainingLoss).size(), std::size_t(1'000'000));
        QVERIFY(series.sizeBytes() < 80'000'000);
    }
};

QTEST_GUILESS_MAIN(tst_RunSeries)
#include "tst_RunSeries.moc"
