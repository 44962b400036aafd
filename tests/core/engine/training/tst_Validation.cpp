// Evaluations of a run: what they measure, which weights they keep, and when they end it.
#include "core/Error.h"
#include "tests/core/engine/training/ShortOfMemory.h"
#include "tests/support/EngineWorkshop.h"

#include <QTest>
#include <new>

using namespace tests;

namespace {

std::vector<EvaluationFinished> looksOf(const Trained& trained) {
    std::vector<EvaluationFinished> looks;
    for (const TrainingEvent& event : trained.events)
        if (const auto* look = std::get_if<EvaluationFinished>(&event)) looks.push_back(*look);
    return looks;
}

/// Memory that runs out once, at the second micro-batch.
class ShortOnce : public CausalObjective {
public:
    ObjectiveResult evaluate(const Transformer& model, const at::Tensor& hidden, const Pass& pass,
                             std::span<const TrainingSample* const> samples, double weight) const override {
        if (++m_calls == 2) throw std::bad_alloc();
        return CausalObjective::evaluate(model, hidden, pass, samples, weight);
    }

private:
    mutable int m_calls = 0;
};

/// Validation records whose loss overflows.
class NoNumber : public CausalObjective {
public:
    std::vector<SampleEvaluated> measure(const Transformer& model, const at::Tensor& hidden, const Pass& pass,
                                         std::span<const TrainingSample* const> samples) const override {
        auto figures = CausalObjective::measure(model, hidden, pass, samples);
        figures[1].loss = std::numeric_limits<double>::quiet_NaN();
        return figures;
    }
};

} // namespace

class tst_Validation : public QObject {
    Q_OBJECT
    const TrainingData m_data = samplesOf(8, 160);
    const TrainingData m_validation = samplesOf(3, 150);

private Q_SLOTS:
    /// What has not got better is no new best: at a rate of zero the first look stays it.
    void anEqualLossIsNoNewBest() {
        Workshop shop;
        TrainingConfig config = quick();
        config.learningRate = 0;
        config.maxSteps = 9;
        config.evaluateEvery = 1;
        config.earlyStoppingPatience = 3;
        const TrainingData validation = samplesOf(3, 150);
        const auto looks = looksOf(shop.train(samplesOf(8, 160), config, &validation));
        QCOMPARE(looks.size(), std::size_t{5}); // before training, the best, and three that were not better
        for (std::size_t i = 0; i < looks.size(); ++i) QCOMPARE(looks[i].isBest, i == 1);
    }

    void theFiguresAreThoseOfTheLogits() {
        Workshop shop;
        Evaluation evaluation(shop.model, std::make_shared<const TrainingData>(m_data), nullptr,
                              std::make_shared<const CausalObjective>(), 16);
        std::vector<SampleEvaluated> figures;
        while (evaluation.advance({}, figures) == TaskState::Running) {
        }
        QCOMPARE(figures.size(), m_data.samples.size());
        for (std::size_t i = 0; i < figures.size(); ++i) {
            const TrainingSample& sample = m_data.samples[i];
            const at::Tensor logits = allLogits(*shop.model, sample.ids);
            const at::Tensor logProbabilities = at::log_softmax(logits.to(at::kDouble), -1);
            double loss = 0;
            std::int64_t learned = 0, correct = 0;
            for (std::size_t t = 1; t < sample.ids.size(); ++t) {
                if (!sample.learned[t]) continue;
                const auto row = static_cast<std::int64_t>(t) - 1;
                loss -= logProbabilities[row][sample.ids[t]].item<double>();
                correct += logits[row].argmax().item<std::int64_t>() == sample.ids[t] ? 1 : 0;
                ++learned;
            }
            QCOMPARE(figures[i].record, sample.record);
            QVERIFY(std::abs(figures[i].loss - loss) < 1e-4);
            QCOMPARE(figures[i].learnedTokens, learned);
            QCOMPARE(figures[i].correctTokens, correct);
        }
    }

    void theUntrainedModelIsTheBaseline() {
        Workshop shop;
        TrainingConfig config = quick();
        config.evaluateEvery = 2;
        const std::vector<EvaluationFinished> looks = looksOf(shop.train(m_data, config, &m_validation));
        std::vector<std::int64_t> steps;
        for (const EvaluationFinished& look : looks) steps.push_back(look.step);
        QCOMPARE(steps, (std::vector<std::int64_t>{0, 2, 4, 5})); // and the last step
        QVERIFY(!looks[0].isBest);
        QVERIFY(looks[1].isBest);
        Evaluation base(shop.model, std::make_shared<const TrainingData>(m_validation), nullptr,
                        std::make_shared<const CausalObjective>(), 4096);
        std::vector<SampleEvaluated> figures;
        base.advance({}, figures);
        double loss = 0, tokens = 0;
        for (const SampleEvaluated& figure : figures) {
            loss += figure.loss;
            tokens += static_cast<double>(figure.learnedTokens);
        }
        QVERIFY(std::abs(looks[0].loss - loss / tokens) < 1e-6);
    }

    void looksAreOnceAnEpochUnlessSaid() {
        Workshop shop;
        TrainingConfig config = quick();
        config.maxSteps = 6; // of two steps an epoch
        const std::vector<EvaluationFinished> looks = looksOf(shop.train(m_data, config, &m_validation));
        QCOMPARE(looks.size(), std::size_t{4});
        QCOMPARE(looks[1].step, 2);
        QCOMPARE(looks[1].epoch, 1.0);
    }

    void theBestIsKeptAndNotTheLast() {
        Workshop shop;
        TrainingConfig config = quick();
        config.learningRate = 0.1; // soon far too well learned
        config.lrScheduler = "constant";
        config.maxSteps = 30;
        config.evaluateEvery = 1;
        const Trained trained = shop.train(m_data, config, &m_validation);
        const std::vector<EvaluationFinished> looks = looksOf(trained);
        const auto best = std::min_element(looks.begin() + 1, looks.end(),
                                           [](const auto& a, const auto& b) { return a.loss < b.loss; });
        QVERIFY(best->step < 30 && best->isBest);
        QCOMPARE(std::get<RunFinished>(trained.events.back()).bestStep, best->step);
        const auto weights = [&](const char* part) {
            return readFile(shop.last / part / "adapter_model.safetensors");
        };
        QVERIFY(weights("adapter") == weights("best"));
        QVERIFY(weights("adapter") != weights("last"));
        // They are the weights of that step: evaluated again they give its loss.
        const auto kept = std::make_shared<const Adapter>(
            readAdapter(shop.last / "adapter", shop.model->config(), at::kCPU));
        Evaluation again(shop.model, std::make_shared<const TrainingData>(m_validation), kept,
                         std::make_shared<const CausalObjective>(), 4096);
        std::vector<SampleEvaluated> figures;
        again.advance({}, figures);
        double loss = 0;
        for (const SampleEvaluated& figure : figures) loss += figure.loss;
        QVERIFY(std::abs(loss / static_cast<double>(best->learnedTokens) - best->loss) < 1e-6);
    }

    void dropoutIsOffInEvaluations() {
        Workshop shop;
        TrainingConfig config = quick();
        config.learningRate = 0;
        config.dropout = 0.9;
        config.evaluateEvery = 1;
        const std::vector<EvaluationFinished> looks = looksOf(shop.train(m_data, config, &m_validation));
        for (const EvaluationFinished& look : looks) QCOMPARE(look.loss, looks[0].loss);
    }

    void itEndsEarlyWhereNothingGetsBetter() {
        Workshop shop;
        TrainingConfig config = quick();
        config.learningRate = 0.1;
        config.lrScheduler = "constant";
        config.maxSteps = 200;
        config.evaluateEvery = 1;
        config.earlyStoppingPatience = 4;
        const Trained trained = shop.train(m_data, config, &m_validation);
        const auto& finished = std::get<RunFinished>(trained.events.back());
        QVERIFY(finished.stoppedEarly);
        QCOMPARE(finished.step, finished.bestStep + 4);
        QVERIFY(finished.step < 200);
    }

    void shortOfMemoryItTakesLessAtOnceAndSaysSo() {
        Workshop shop;
        const TrainingConfig config = quick();
        const Trained wanted = shop.train(m_data, config);
        Run run = Run::create(shop.nextFolder(), {config});
        TrainingJob job = shop.job(m_data, config);
        job.objective = std::make_shared<const ShortOfMemory>(2);
        Trainer trainer(std::move(job), run);
        const Trained trained = Workshop::finished(trainer);
        int notices = 0;
        for (const TrainingEvent& event : trained.events)
            if (const auto* problem = std::get_if<ProblemReported>(&event))
                notices += problem->name == "memory-short" ? 1 : 0;
        QVERIFY(notices > 0);
        QCOMPARE(trained.steps.size(), wanted.steps.size());
        QVERIFY(distance(trained.parameters, wanted.parameters) < 1e-3);
    }

    void aStepThatBeganAnewCountsNothingTwice() {
        Workshop shop;
        TrainingConfig config = quick();
        config.batchSize = 8;
        config.tokensPerMicroBatch = 30; // three samples a micro-batch
        const Trained wanted = shop.train(m_data, config);
        Run run = Run::create(shop.nextFolder(), {config});
        TrainingJob job = shop.job(m_data, config);
        job.objective = std::make_shared<const ShortOnce>();
        Trainer trainer(std::move(job), run);
        const Trained trained = Workshop::finished(trainer);
        QCOMPARE(trained.steps.size(), wanted.steps.size());
        QVERIFY(std::abs(trained.steps[0].gradientNorm / wanted.steps[0].gradientNorm - 1) < 1e-4);
        QVERIFY(distance(trained.parameters, wanted.parameters) < 1e-3);
    }

    void aValidationLossThatIsNoNumberStopsAndNamesTheRecords() {
        Workshop shop;
        Run run = Run::create(shop.nextFolder(), {quick()});
        TrainingData validation = m_validation;
        validation.files = {"held.json"};
        validation.samples[1].file = 0;
        validation.samples[1].line = 7;
        TrainingJob job = shop.job(m_data, quick(), &validation);
        job.objective = std::make_shared<const NoNumber>();
        Trainer trainer(std::move(job), run);
        std::vector<Problem> problems;
        try {
            Workshop::finished(trainer);
        } catch (const Error& error) {
            problems = error.problems();
        }
        QCOMPARE(problems.at(0).code, ProblemCode::ValidationFailed);
        QCOMPARE(problems[0].args, (std::vector<std::string>{"0", "held.json line 7"}));
    }

    void whatFitsInNoWayIsASentence() {
        Workshop shop;
        Run run = Run::create(shop.nextFolder(), {quick()});
        TrainingJob job = shop.job(m_data, quick());
        job.objective = std::make_shared<const ShortOfMemory>(0);
        Trainer trainer(std::move(job), run);
        ProblemCode code{};
        try {
            Workshop::finished(trainer);
        } catch (const Error& error) {
            code = error.problems()[0].code;
        }
        QCOMPARE(code, ProblemCode::DeviceMemory);
    }
};

QTEST_GUILESS_MAIN(tst_Validation)
#include "tst_Validation.moc"
