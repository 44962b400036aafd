#include "core/training/TrainingEvent.h"

#include <QTest>

#include <nlohmann/json.hpp>

#include <cmath>
#include <limits>

using namespace core;

namespace {

constexpr double Infinity = std::numeric_limits<double>::infinity();
constexpr double NaN = std::numeric_limits<double>::quiet_NaN();

StepFinished someStep() {
    return {.step = 1,
            .epoch = 0.125,
            .loss = 2.5,
            .learningRate = 2e-4,
            .gradientNorm = 0.1,
            .tokens = 900,
            .learnedTokens = 300,
            .tokensPerSecond = 1234.5,
            .seconds = 1.0 / 3};
}

template <class Event> Event roundTrip(const Event& event) {
    const std::vector<TrainingEvent> read = eventFromLine(eventLine(event));
    if (read.size() != 1 || !std::holds_alternative<Event>(read[0])) qFatal("the event did not come back");
    return std::get<Event>(read[0]);
}

const std::string StepLine =
    R"({"event":"step","step":1,"epoch":0.125,"loss":2.5,"learning_rate":0.0002,"grad_norm":0.1,"tokens":900,)"
    R"("learned_tokens":300,"tokens_per_second":1234.5,"seconds":0.75})";
const std::string StartedLine =
    R"({"event":"started","steps":24,"records":64,"tokens":9000,"trainable_parameters":4096,)"
    R"("device":"cpu","dtype":"float32","threads":2})";
const std::string FinishedLine = R"({"event":"finished","step":24,"seconds":1.5,"stopped_early":true,"best_step":20})";
const std::string StoppedLine = R"({"event":"stopped","step":3,"seconds":0.5})";
const std::string ProblemLine = "{\"event\":\"problem\",\"name\":\"disk-full\",\"text\":\"a \\\"b\\\"\\nc\"}";
const std::string OlderLine = R"({"event":"step","step":7,"new":[1]})";

const std::vector<const char*> NoEvents{"",
                                        "null",
                                        "[]",
                                        "{}",
                                        R"({"event":5})",
                                        R"({"event":"from the future","step":1})",
                                        R"({"event":"step","step":"one"})",
                                        R"({"event":"step","loss":[]})",
                                        "\xff\xfe",
                                        R"({"event":"step"} x)"};

} // namespace

class tst_TrainingEvent : public QObject {
    Q_OBJECT

private slots:
    void whatWasJudgedSurvives() {
        ClassificationScore one(ProblemType::SingleLabel, 3), several(ProblemType::MultiLabel, 2),
            number(ProblemType::Regression, 1);
        one.add(std::vector<float>{0, 1, 0}, std::vector<float>{1, 3, 2});
        one.add(std::vector<float>{1, 0, 0}, std::vector<float>{1, 3, 2});
        several.add(std::vector<float>{1, 0}, std::vector<float>{2, 2});
        number.add(std::vector<float>{1.0F / 3}, std::vector<float>{2});
        for (const ClassificationScore& score : {one, several, number}) {
            EvaluationFinished look{.step = 4, .loss = 0.5};
            look.judged = score;
            QVERIFY(roundTrip(look).judged == score);
        }
        QVERIFY(!roundTrip(EvaluationFinished{.step = 4}).judged);
        // A score that is damaged is no line of ours.
        for (const char* judged : {"7", "{}", R"({"problem_type":"regression","records":1})",
                                   R"({"problem_type":"single_label_classification","records":1,"exact":1,"labels":[[1,0,0]],"confusion":[]})"})
            QVERIFY(eventFromLine(std::string(R"({"event":"evaluation","judged":)") + judged + "}").empty());
    }
    void aStepIsThisLine() {
        StepFinished step = someStep();
        step.seconds = 0.75;
        QCOMPARE(eventLine(step), StepLine);
    }
    void otherEventsAreTheseLines() {
        QCOMPARE(eventLine(RunStarted{24, 64, 9000, 4096, "cpu", "float32", 2}), StartedLine);
        QCOMPARE(eventLine(RunFinished{24, 1.5, true, 20}), FinishedLine);
        QCOMPARE(eventLine(RunStopped{3, 0.5}), StoppedLine);
        QCOMPARE(eventLine(ProblemReported{"disk-full", "a \"b\"\nc"}), ProblemLine);
    }
    void everyEventComesBackToTheBit() {
        const StepFinished step = roundTrip(someStep());
        QCOMPARE(step.step, 1);
        QVERIFY(step.seconds == 1.0 / 3 && step.epoch == 0.125 && step.loss == 2.5 && step.learningRate == 2e-4);
        QVERIFY(step.gradientNorm == 0.1 && step.tokens == 900 && step.learnedTokens == 300 &&
                step.tokensPerSecond == 1234.5);
        const RunStarted started = roundTrip(RunStarted{24, 64, 9000, 4096, "cuda:0", "bfloat16", 2});
        QCOMPARE(started.steps + started.records + started.tokens + started.trainableParameters + started.threads,
                 24 + 64 + 9000 + 4096 + 2);
        QCOMPARE(started.device + started.dtype, std::string("cuda:0bfloat16"));
        QCOMPARE(roundTrip(RunStopped{3, 0.5}).step, 3);
        const RunFinished finished = roundTrip(RunFinished{9, 0.5, true, 7});
        QVERIFY(finished.step == 9 && finished.seconds == 0.5 && finished.stoppedEarly && finished.bestStep == 7);
        const EvaluationFinished look = roundTrip(EvaluationFinished{8, 0.5, 1.0 / 3, 0.7, 0.1, 60, 900, true, 2.5});
        QVERIFY(look.step == 8 && look.epoch == 0.5 && look.loss == 1.0 / 3 && look.tokenAccuracy == 0.7);
        QVERIFY(look.exactMatch == 0.1 && look.records == 60 && look.learnedTokens == 900 && look.isBest);
        QCOMPARE(look.seconds, 2.5);
        QCOMPARE(roundTrip(CheckpointWritten{5, 0.25}).step, 5);
        const RunResumed resumed = roundTrip(RunResumed{5, 0.25, "threads 4 in place of 2"});
        QVERIFY(resumed.step == 5 && resumed.seconds == 0.25 && resumed.differs == "threads 4 in place of 2");
        QCOMPARE(roundTrip(ProblemReported{"x", "好\n"}).text, std::string("好\n"));
    }
    void notANumberComesBack() {
        StepFinished step = someStep();
        step.loss = NaN;
        step.gradientNorm = Infinity;
        step.tokensPerSecond = -Infinity;
        QVERIFY(nlohmann::json::accept(eventLine(step)));
        const StepFinished read = roundTrip(step);
        QVERIFY(std::isnan(read.loss));
        QCOMPARE(read.gradientNorm, Infinity);
        QCOMPARE(read.tokensPerSecond, -Infinity);
    }
    void aTornLineGivesNothing() {
        const std::string line = eventLine(someStep());
        for (std::size_t length = 0; length < line.size(); ++length)
            QVERIFY(eventFromLine(line.substr(0, length)).empty());
    }
    void whatIsNoEventGivesNothing() {
        for (const char* line : NoEvents) QVERIFY2(eventFromLine(line).empty(), line);
    }
    void fieldsOfOlderLinesKeepTheirDefaults() {
        const std::vector<TrainingEvent> read = eventFromLine(OlderLine);
        QCOMPARE(std::get<StepFinished>(read.at(0)).step, 7);
        QCOMPARE(std::get<StepFinished>(read.at(0)).loss, 0.0);
    }
    void brokenTextStillMakesALine() {
        const std::string line = eventLine(ProblemReported{"x", "\xff"});
        QVERIFY(nlohmann::json::accept(line));
        QCOMPARE(eventFromLine(line).size(), 1U);
    }
};

QTEST_GUILESS_MAIN(tst_TrainingEvent)
#include "tst_TrainingEvent.moc"
