#include "core/Error.h"
#include "tests/support/EngineWorkshop.h"

#include <ATen/CPUGeneratorImpl.h>
#include <QTest>

using namespace core;
using namespace core::engine;
using namespace tests;

class tst_Trainer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void microBatchesChangeNothing() {
        Workshop shop;
        const TrainingData data = samplesOf(10, 160);
        TrainingConfig config = quick();
        const Trained whole = shop.train(data, config);
        config.tokensPerMicroBatch = 16;
        const Trained cut = shop.train(data, config);
        QCOMPARE(cut.steps.size(), std::size_t{5});
        for (std::size_t i = 0; i < 5; ++i) QVERIFY(std::abs(cut.steps[i].loss - whole.steps[i].loss) < 1e-5);
        QVERIFY2(distance(cut.parameters, whole.parameters) < 1e-3,
                 qPrintable(QString::number(distance(cut.parameters, whole.parameters))));
    }

    void sameSeedGivesTheSameBits() {
        Workshop shop;
        const TrainingData data = samplesOf(10, 160);
        TrainingConfig config = quick();
        config.dropout = 0.1;
        config.shuffle = true;
        const Trained first = shop.train(data, config), second = shop.train(data, config);
        for (std::size_t i = 0; i < first.parameters.size(); ++i)
            QVERIFY(at::equal(first.parameters[i], second.parameters[i]));
        for (std::size_t i = 0; i < 5; ++i) QCOMPARE(first.steps[i].loss, second.steps[i].loss);
    }

    void theModelsOwnDropoutActsInTrainingAlone() {
        Workshop still, dropping;
        const std::filesystem::path folder = dropping.nextFolder();
        std::filesystem::copy(fixture("models/llama-gqa-bias"), folder);
        nlohmann::json config = readJson(folder / "config.json");
        config["attention_dropout"] = 0.5;
        replaceFile(folder / "config.json", config.dump());
        dropping.model = loadModel(folder);
        QCOMPARE(dropping.model->config().attentionDropout, 0.5);
        const TrainingData data = samplesOf(10, 160);
        QVERIFY(
            at::equal(allLogits(*dropping.model, data.samples[0].ids), allLogits(*still.model, data.samples[0].ids)));
        TrainingConfig settings = quick();
        settings.dropout = 0; // of the adapter
        const Trained first = dropping.train(data, settings), second = dropping.train(data, settings);
        const Trained plain = still.train(data, settings);
        QVERIFY(std::abs(first.steps[0].loss - plain.steps[0].loss) > 1e-4);
        for (std::size_t i = 0; i < first.parameters.size(); ++i)
            QVERIFY(at::equal(first.parameters[i], second.parameters[i]));
        QVERIFY(distance(first.parameters, plain.parameters) > 1e-3);
    }

    void whatIsNotLearnedMovesNothing() {
        Workshop shop;
        TrainingData data = samplesOf(4, 160);
        const TrainingConfig config = quick();
        const Trained before = shop.train(data, config);
        // Another last token that is not learned: nothing after it, so nothing may change.
        for (TrainingSample& sample : data.samples) {
            sample.ids.push_back(7);
            sample.learned.push_back(0);
        }
        const Trained after = shop.train(data, config);
        QVERIFY(distance(after.parameters, before.parameters) < 1e-4);
        QCOMPARE(after.steps[0].learnedTokens, before.steps[0].learnedTokens);
        QCOMPARE(after.steps[0].tokens, before.steps[0].tokens + 4);
    }

    void lossIsTheMeanOverTheLearnedTokensOfTheWholeStep() {
        Workshop shop;
        const TrainingData data = samplesOf(4, 160);
        TrainingConfig config = quick();
        config.maxSteps = 1;
        config.tokensPerMicroBatch = 16;
        const Trained trained = shop.train(data, config);
        double sum = 0;
        std::int64_t count = 0;
        for (const TrainingSample& sample : data.samples) {
            const at::Tensor logProbabilities =
                at::log_softmax(tests::allLogits(*shop.model, sample.ids).to(at::kDouble), -1);
            for (std::size_t t = 1; t < sample.ids.size(); ++t)
                if (sample.learned[t]) {
                    sum -= logProbabilities[static_cast<std::int64_t>(t) - 1][sample.ids[t]].item<double>();
                    ++count;
                }
        }
        QVERIFY(std::abs(trained.steps[0].loss - sum / static_cast<double>(count)) < 1e-5);
        QCOMPARE(trained.steps[0].learnedTokens, count);
    }

    void everyStepDropsAnew() {
        Workshop shop;
        TrainingConfig config = quick();
        config.learningRate = 0;
        config.dropout = 0.5;
        const Trained trained = shop.train(samplesOf(4, 160), config); // the same batch in every step
        QVERIFY(trained.steps[0].gradientNorm != trained.steps[1].gradientNorm);
        QVERIFY(trained.steps[1].gradientNorm != trained.steps[2].gradientNorm);
    }

    void overfitsTwoRecords() {
        Workshop shop;
        TrainingConfig config = quick();
        config.maxSteps = 150;
        config.lrScheduler = "constant";
        const Trained trained = shop.train(samplesOf(2, 160), config);
        QVERIFY2(trained.steps.back().loss < 0.01, qPrintable(QString::number(trained.steps.back().loss)));
    }

    void eventsOnDiskAreTheEventsTold() {
        Workshop shop;
        const Trained trained = shop.train(samplesOf(8, 160), quick());
        const std::vector<TrainingEvent> read = Run::events(shop.last);
        QCOMPARE(read.size(), trained.events.size());
        QVERIFY(std::holds_alternative<RunStarted>(read.front()));
        QVERIFY(std::holds_alternative<RunFinished>(read.back()));
        QCOMPARE(std::get<StepFinished>(read[1]).loss, trained.steps[0].loss);
    }

    void stopThrowsTheUnfinishedStepAwayAndKeepsTheRest() {
        Workshop shop;
        const TrainingData data = samplesOf(8, 160);
        TrainingConfig config = quick();
        config.tokensPerMicroBatch = 16; // several turns a step
        Run run = Run::create(shop.nextFolder(), {config});
        Trainer trainer(shop.job(data, config), run);
        std::vector<TrainingEvent> events;
        std::stop_source source;
        while (!std::holds_alternative<StepFinished>(events.empty() ? TrainingEvent{RunFinished{}} : events.back()))
            trainer.advance(source.get_token(), events);
        std::vector<at::Tensor> afterOneStep;
        for (const at::Tensor& parameter : trainer.weights().parameters())
            afterOneStep.push_back(parameter.detach().clone());
        QCOMPARE(trainer.advance(source.get_token(), events),
                 TaskState::Running); // one micro-batch into the second step
        source.request_stop();
        QCOMPARE(trainer.advance(source.get_token(), events), TaskState::Stopped);
        QCOMPARE(std::get<RunStopped>(events.back()).step, 1);
        const std::size_t told = events.size();
        QCOMPARE(trainer.advance({}, events), TaskState::Stopped); // it is over
        QCOMPARE(events.size(), told);
        const Adapter kept = readAdapter(run.result("lora"), shop.model->config(), at::kCPU);
        for (std::size_t i = 0; i < afterOneStep.size(); ++i) QVERIFY(at::equal(kept.parameters()[i], afterOneStep[i]));
    }

    void divergenceStopsAndNamesTheRecords() {
        Workshop shop;
        TrainingConfig config = quick();
        config.learningRate = 1e30;
        config.maxGradNorm = 0;
        bool named = false;
        try {
            shop.train(samplesOf(8, 160), config);
        } catch (const Error& error) {
            named = error.problems()[0].code == ProblemCode::LossNotFinite &&
                    error.problems()[0].args[1].find(", ") != std::string::npos;
        }
        QVERIFY(named);
        QVERIFY(std::holds_alternative<ProblemReported>(Run::events(shop.last).back()));
        const Adapter kept =
            readAdapter(shop.last / "adapter", shop.model->config(), at::kCPU); // of the last whole step
        QVERIFY(!kept.terms().empty());
    }

    void dropoutActsInTrainingOnlyAndInTheRightShare() {
        const Projection projection({at::eye(200), 0}, {}, 0);
        Adapter adapter{AdapterConfig{}};
        adapter.setTerm(0, {at::eye(200), at::eye(200), 1.0, 0.25});
        const at::Tensor x = at::ones({300, 200});
        const std::vector<Segment> segments{{&adapter, 0, 300}};
        QVERIFY(at::equal(projection.forward(x, segments, std::nullopt), x * 2));
        const at::Tensor y = projection.forward(x, segments, at::detail::createCPUGenerator(1)) - x;
        const double zeros = (y == 0).to(at::kFloat).mean().item<double>();
        QVERIFY2(std::abs(zeros - 0.25) < 0.01, qPrintable(QString::number(zeros)));
        QVERIFY(std::abs(y.max().item<double>() - 1 / 0.75) < 1e-5);
        QVERIFY(std::abs(y.mean().item<double>() - 1) < 0.01);
    }

    void gradientsOfARealAdapterMatchCentralDifferences() {
        LORIKEET_NEED_MATERIAL(base, "models/stories260K/hf");
        LORIKEET_NEED_MATERIAL(folder, "adapters/derived-stories260K-qv-r4");
        const auto model = tests::loadModel(base);
        const Adapter adapter = readAdapter(folder, model->config(), at::kCPU);
        for (const at::Tensor& parameter : adapter.parameters()) parameter.set_requires_grad(true);
        const nlohmann::json expected = tests::readJson(folder / "expected_gradients.json");
        TrainingSample sample;
        sample.ids = expected["ids"].get<std::vector<std::int32_t>>();
        sample.learned.assign(sample.ids.size(), 1);
        const SequenceInput input{sample.ids, &adapter, nullptr};
        const FlatBatch batch = makeBatch({&input, 1}, at::kCPU);
        const Pass pass{batch, {}, std::nullopt};
        const at::Tensor hidden = model->hidden(pass);
        const TrainingSample* samples[] = {&sample};
        const auto count = static_cast<double>(sample.ids.size() - 1);
        const ObjectiveResult result = CausalObjective().evaluate(*model, hidden, pass, samples, 1 / count);
        QVERIFY(std::abs(result.lossSum / count - expected["loss_value"].get<double>()) < 1e-5);
        hidden.backward(result.gradient);
        const std::vector<LinearModule> modules = linearModules(model->config());
        std::size_t compared = 0;
        for (const auto& each : expected["gradients"]) {
            const std::string name = each["param"];
            for (const auto& [number, term] : adapter.terms())
                for (const char which : {'A', 'B'}) {
                    if (loraKey(modules[static_cast<std::size_t>(number)].path, which) != name) continue;
                    const at::Tensor gradient = (which == 'A' ? term.a : term.b).grad();
                    const double actual =
                        gradient[each["index"][0].get<std::int64_t>()][each["index"][1].get<std::int64_t>()]
                            .item<double>();
                    const double wanted = each["grad"];
                    QVERIFY2(std::abs(actual - wanted) <= 1e-4 * std::abs(wanted) + 1e-7, name.c_str());
                    ++compared;
                }
        }
        QCOMPARE(compared, expected["gradients"].size());
    }
};

QTEST_GUILESS_MAIN(tst_Trainer)
#include "tst_Trainer.moc"
