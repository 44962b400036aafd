#include "core/engine/training/Trial.h"
#include "core/Error.h"
#include "tests/core/engine/training/ShortOfMemory.h"
#include "tests/support/EngineWorkshop.h"

#include <QTest>

using namespace tests;

class tst_Trial : public QObject {
    Q_OBJECT
    const TrainingData m_data = samplesOf(40, 160);
    const TrainingData m_validation = samplesOf(5, 150);

    static std::vector<TrainingTrial> tried(TrainingJob job) {
        Trial trial(std::move(job));
        std::vector<TrainingTrial> trials;
        while (trial.advance({}, trials) == TaskState::Running) {
        }
        return trials;
    }

private Q_SLOTS:
    void measuresWhatATrainingTakes() {
        Workshop shop;
        const TrainingJob job = shop.job(m_data, quick(), &m_validation);
        const std::int64_t parameters = job.adapter->parameterCount();
        const std::vector<TrainingTrial> trials = tried(job);
        QCOMPARE(trials.size(), std::size_t{1});
        QCOMPARE(trials[0].trainedParameters, parameters);
        QVERIFY(trials[0].microBatches >= 3);
        QVERIFY(trials[0].secondsPerToken > 0 && trials[0].secondsPerStep > 0);
        QVERIFY(trials[0].secondsPerEvaluatedToken > 0);
        QVERIFY(trials[0].peakBytes > 1'000'000);
    }
    void withoutValidationNothingIsEvaluated() {
        Workshop shop;
        QCOMPARE(tried(shop.job(m_data, quick()))[0].secondsPerEvaluatedToken, 0.0);
    }
    void oneRecordIsEnough() {
        Workshop shop;
        QCOMPARE(tried(shop.job(samplesOf(1, 160), quick())).size(), std::size_t{1});
    }
    void whatDoesNotFitIsTriedInSmallerParts() {
        Workshop shop;
        TrainingJob job = shop.job(m_data, quick(), &m_validation);
        job.objective = std::make_shared<const ShortOfMemory>(2);
        const std::vector<TrainingTrial> trials = tried(std::move(job));
        QCOMPARE(trials.size(), std::size_t{1});
        QVERIFY(trials[0].microBatches >= 3);
        QVERIFY(trials[0].secondsPerToken > 0 && trials[0].secondsPerStep > 0);
    }
    void whatFitsInNoWayIsASentence() {
        Workshop shop;
        TrainingJob job = shop.job(m_data, quick());
        job.objective = std::make_shared<const ShortOfMemory>(0);
        std::optional<ProblemCode> code;
        try {
            tried(std::move(job));
        } catch (const Error& error) {
            code = error.problems().front().code;
        }
        QCOMPARE(code, ProblemCode::DeviceMemory);
    }
    void itCanBeStopped() {
        Workshop shop;
        Trial trial(shop.job(m_data, quick()));
        std::vector<TrainingTrial> trials;
        std::stop_source source;
        source.request_stop();
        QCOMPARE(trial.advance(source.get_token(), trials), TaskState::Stopped);
        QCOMPARE(trial.advance({}, trials), TaskState::Stopped);
        QVERIFY(trials.empty());
    }
};

QTEST_GUILESS_MAIN(tst_Trial)
#include "tst_Trial.moc"
