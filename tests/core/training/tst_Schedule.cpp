#include "core/training/Schedule.h"

#include <QTest>

#include <cmath>
#include <utility>
#include <vector>

using namespace core;

namespace {

struct Case {
    const char* kind;
    std::int64_t total;
    double warmupRatio;
    std::vector<std::pair<std::int64_t, double>> rates; ///< step, rate
};

// Made by tests/reference/schedule.py with transformers 5.24, peak 2e-4.
const std::vector<Case> Cases{
    {"linear",
     10,
     0.0,
     {{0, 0.0002},
      {1, 0.00018},
      {2, 0.00016},
      {3, 0.00014},
      {4, 0.00012},
      {5, 0.0001},
      {6, 8e-05},
      {7, 6e-05},
      {8, 4e-05},
      {9, 2e-05}}},
    {"linear",
     10,
     0.25,
     {{0, 0.0},
      {1, 6.666666666666667e-05},
      {2, 0.00013333333333333334},
      {3, 0.0002},
      {4, 0.00017142857142857143},
      {5, 0.00014285714285714287},
      {6, 0.00011428571428571428},
      {7, 8.571428571428571e-05},
      {8, 5.714285714285714e-05},
      {9, 2.857142857142857e-05}}},
    {"linear",
     7,
     1.0,
     {{0, 0.0},
      {1, 2.857142857142857e-05},
      {2, 5.714285714285714e-05},
      {3, 8.571428571428571e-05},
      {4, 0.00011428571428571428},
      {5, 0.00014285714285714287},
      {6, 0.00017142857142857143}}},
    {"linear", 1, 0.0, {{0, 0.0002}}},
    {"linear",
     1000,
     0.03,
     {{0, 0.0},
      {1, 6.666666666666667e-06},
      {29, 0.00019333333333333333},
      {30, 0.0002},
      {31, 0.0001997938144329897},
      {499, 0.00010329896907216496},
      {500, 0.00010309278350515463},
      {515, 0.0001},
      {998, 4.123711340206186e-07},
      {999, 2.061855670103093e-07}}},
    {"cosine",
     10,
     0.0,
     {{0, 0.0002},
      {1, 0.00019510565162951537},
      {2, 0.00018090169943749476},
      {3, 0.00015877852522924732},
      {4, 0.00013090169943749476},
      {5, 0.0001},
      {6, 6.909830056250527e-05},
      {7, 4.12214747707527e-05},
      {8, 1.9098300562505266e-05},
      {9, 4.8943483704846475e-06}}},
    {"cosine",
     10,
     0.25,
     {{0, 0.0},
      {1, 6.666666666666667e-05},
      {2, 0.00013333333333333334},
      {3, 0.0002},
      {4, 0.0001900968867902419},
      {5, 0.00016234898018587337},
      {6, 0.00012225209339563145},
      {7, 7.774790660436858e-05},
      {8, 3.7651019814126654e-05},
      {9, 9.903113209758096e-06}}},
    {"cosine",
     1000,
     0.03,
     {{0, 0.0},
      {1, 6.666666666666667e-06},
      {29, 0.00019333333333333333},
      {30, 0.0002},
      {31, 0.00019999947552365961},
      {499, 0.00010517968958591705},
      {500, 0.00010485622221144484},
      {515, 0.0001},
      {998, 2.0978998601206556e-09},
      {999, 5.244763404133046e-10}}},
    {"cosine", 3, 0.5, {{0, 0.0}, {1, 0.0001}, {2, 0.0002}}},
    {"constant",
     10,
     0.0,
     {{0, 0.0002},
      {1, 0.0002},
      {2, 0.0002},
      {3, 0.0002},
      {4, 0.0002},
      {5, 0.0002},
      {6, 0.0002},
      {7, 0.0002},
      {8, 0.0002},
      {9, 0.0002}}},
    {"constant",
     10,
     0.25,
     {{0, 0.0},
      {1, 6.666666666666667e-05},
      {2, 0.00013333333333333334},
      {3, 0.0002},
      {4, 0.0002},
      {5, 0.0002},
      {6, 0.0002},
      {7, 0.0002},
      {8, 0.0002},
      {9, 0.0002}}},
};

TrainingConfig configOf(const Case& each) {
    TrainingConfig config;
    config.learningRate = 2e-4;
    config.lrScheduler = each.kind;
    config.warmupRatio = each.warmupRatio;
    return config;
}

std::int64_t steps(double epochs, std::int64_t batch, std::int64_t records, std::int64_t maximum = 0) {
    TrainingConfig config;
    config.epochs = epochs;
    config.batchSize = batch;
    config.maxSteps = maximum;
    return Schedule::stepCount(config, records);
}

} // namespace

class tst_Schedule : public QObject {
    Q_OBJECT

private slots:
    void equalsTransformers() {
        for (const Case& each : Cases) {
            const Schedule schedule(configOf(each), each.total);
            QCOMPARE(schedule.totalSteps(), each.total);
            for (const auto& [step, rate] : each.rates) {
                const QByteArray place = QByteArray(each.kind) + " step " + QByteArray::number(qlonglong(step));
                QVERIFY2(std::abs(schedule.at(step) - rate) <= 1e-15,
                         place + ": " + QByteArray::number(schedule.at(step), 'g', 17));
            }
        }
    }
    void warmUpIsRoundedUp() {
        TrainingConfig config;
        config.warmupRatio = 0.03;
        QCOMPARE(Schedule(config, 1000).warmupSteps(), 30);
        QCOMPARE(Schedule(config, 10).warmupSteps(), 1);
        config.warmupRatio = 0;
        QCOMPARE(Schedule(config, 10).warmupSteps(), 0);
    }
    void neverBelowZeroAndNeverAboveThePeak() {
        for (const Case& each : Cases) {
            const Schedule schedule(configOf(each), each.total);
            for (std::int64_t step = 0; step <= each.total + 5; ++step)
                QVERIFY(schedule.at(step) >= 0 && schedule.at(step) <= 2e-4);
        }
    }
    void stepsAreThoseOfATrainer() {
        QCOMPARE(steps(3, 8, 64), 24);
        QCOMPARE(steps(3, 8, 65), 27);   // the last batch of an epoch is smaller
        QCOMPARE(steps(1.5, 8, 65), 14); // 13.5 rounded up
        QCOMPARE(steps(0.01, 8, 65), 1);
        QCOMPARE(steps(3, 100, 5), 3);
        QCOMPARE(steps(3, 8, 64, 10), 10); // max_steps goes before epochs
        QCOMPARE(steps(3, 8, 64, 1000), 1000);
        QCOMPARE(steps(3, 8, 0), 0);
    }
};

QTEST_GUILESS_MAIN(tst_Schedule)
#include "tst_Schedule.moc"
