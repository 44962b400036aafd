#include "core/Error.h"
#include "core/engine/ResidentModel.h"
#include "core/engine/training/Evaluation.h"
#include "core/engine/training/MaskedObjective.h"
#include "core/engine/training/Trainer.h"
#include "core/training/MaskedTexts.h"
#include "core/training/Run.h"
#include "tests/support/EngineModels.h"
#include "tests/support/Places.h"

#include <ATen/CPUGeneratorImpl.h>
#include <QTemporaryDir>
#include <QTest>

#include <cstdlib>
#include <map>

using namespace core;
using namespace core::engine;

namespace {

constexpr std::int32_t Mask = 4;

/// Keeps what was hidden in each step, in the order of the samples.
class WatchedObjective : public MaskedObjective {
public:
    using MaskedObjective::MaskedObjective;
    at::Tensor stream(const Transformer& model, const Pass& pass,
                      std::span<const TrainingSample* const> samples) const override {
        for (const TrainingSample* sample : samples)
            if (pass.dropout) chosen[pass.dropout->current_seed()].push_back(hidden(*sample, pass));
        if (pass.dropout && (seeds.empty() || seeds.back() != pass.dropout->current_seed()))
            seeds.push_back(pass.dropout->current_seed());
        return MaskedObjective::stream(model, pass, samples);
    }
    nlohmann::json steps() const {
        nlohmann::json json;
        for (const std::uint64_t seed : seeds) {
            nlohmann::json step;
            for (const auto& tokens : chosen.at(seed)) {
                nlohmann::json pairs = nlohmann::json::array();
                for (const HiddenToken& token : tokens) pairs.push_back({token.place, token.shown});
                step.push_back(pairs);
            }
            json.push_back(step);
        }
        return json;
    }
    mutable std::vector<std::uint64_t> seeds;
    mutable std::map<std::uint64_t, std::vector<std::vector<HiddenToken>>> chosen;
};

struct Opened {
    explicit Opened(const std::filesystem::path& place)
        : folder(std::make_shared<const ModelFolder>(ModelFolder::open(place, {}, {ModelTask::FillMasks, {}}))),
          weights(folder, at::kCPU, at::kFloat), model(makeModel(folder->config(), weights, at::kCPU, at::kFloat)) {
        while (model->loadNextBlock(weights)) {
        }
    }
    std::shared_ptr<const ModelFolder> folder;
    Weights weights;
    std::shared_ptr<Transformer> model;
};

/// What tests/reference/masked_fixtures.py wrote: transformers' run on the same records with the same tokens hidden.
struct Reference {
    Reference()
        : folder(tests::fixture("masked/distilbert")), json(tests::readJson(folder / "expected.json")),
          model(Opened(folder / "model").model),
          objective(std::make_shared<const WatchedObjective>(Mask, model->config().vocabularySize)) {
        for (const auto& record : json["records"]) {
            TrainingSample sample{.ids = record["ids"].get<std::vector<std::int32_t>>()};
            sample.learned.assign(sample.ids.size(), 1);
            sample.record = static_cast<std::int64_t>(data.samples.size());
            data.samples.push_back(sample);
        }
        const nlohmann::json& settings = json["settings"];
        config.task = "masked_lm";
        config.method = "full";
        config.batchSize = settings["batch_size"];
        config.maxSteps = settings["steps"];
        config.learningRate = settings["learning_rate"];
        config.weightDecay = settings["weight_decay"];
        config.maxGradNorm = settings["max_grad_norm"];
        config.shuffle = false;
        config.tokensPerMicroBatch = 40; // several micro-batches a step: the reference has one padded batch
    }
    TrainingJob job() const {
        return {model,
                "CPU",
                std::make_shared<const TrainingData>(data),
                std::make_shared<const TrainingData>(data),
                config,
                std::make_shared<Adapter>(Adapter::whole(model->parameters())),
                objective,
                [](const Adapter&, const auto& place) { makeFolders(place); }};
    }
    std::filesystem::path folder;
    nlohmann::json json;
    std::shared_ptr<Transformer> model;
    std::shared_ptr<const WatchedObjective> objective;
    TrainingData data;
    TrainingConfig config;
};

std::vector<at::Tensor> finished(Trainer& trainer, std::vector<TrainingEvent>& events) {
    while (trainer.advance({}, events) == TaskState::Running) {
    }
    std::vector<at::Tensor> weights;
    for (const at::Tensor& parameter : trainer.weights().parameters()) weights.push_back(parameter.detach().clone());
    return weights;
}

TrainingSample longSample(std::int64_t record) {
    TrainingSample sample;
    for (int i = 0; i < 1000; ++i) {
        sample.ids.push_back(static_cast<std::int32_t>(5 + i % 90));
        sample.learned.push_back(i > 0 && i < 999);
    }
    sample.record = record;
    return sample;
}

} // namespace

/// Training by hidden tokens against transformers, and what is hidden.
class tst_MaskedTraining : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    std::filesystem::path at(const char* name) const {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }
    static Pass chance(std::uint64_t seed, const FlatBatch& batch) {
        return {batch, {}, at::detail::createCPUGenerator(seed)};
    }

private Q_SLOTS:
    void twentyStepsEqualTransformers() {
        const Reference reference;
        Run run = Run::create(at("whole"), {reference.config});
        Trainer trainer(reference.job(), run);
        std::vector<TrainingEvent> events;
        finished(trainer, events);
        if (const char* place = std::getenv("LORIKEET_KEPT_MASKS"))
            replaceFile(place, reference.objective->steps().dump() + "\n");
        // On any computer.
        QVERIFY(reference.objective->steps() == tests::readJson(reference.folder / "hidden.json"));
        std::size_t index = 0;
        for (const TrainingEvent& event : events) {
            const auto* step = std::get_if<StepFinished>(&event);
            if (!step) continue;
            const nlohmann::json& wanted = reference.json["steps"][index++];
            QVERIFY2(std::abs(step->loss - wanted["loss"].get<double>()) <= 1e-4 * std::max(1.0, step->loss),
                     qPrintable(QStringLiteral("step %1").arg(index)));
            QVERIFY(std::abs(step->gradientNorm / wanted["grad_norm"].get<double>() - 1) <= 1e-4);
        }
        QCOMPARE(index, std::size_t{20});
        const SafetensorsFile expected(reference.folder / "final.safetensors");
        const std::vector<NeededTensor> needed = neededTensors(reference.model->config());
        std::size_t compared = 0;
        for (const auto& [number, weight] : trainer.weights().replacements()) {
            const std::string& name = needed[static_cast<std::size_t>(number)].name;
            const auto found = expected.tensors().find(name);
            if (found == expected.tensors().end()) continue; // a tied output
            ++compared;
            // Adding the same to every key changes nothing: its gradient is rounding, which Adam blows up.
            if (name.ends_with("k_lin.bias")) continue;
            const at::Tensor wanted = mappedTensor(found->second, nullptr);
            QVERIFY2((weight.detach() - wanted).norm().item<double>() <= 1e-3 * wanted.norm().item<double>(),
                     name.c_str());
        }
        QCOMPARE(compared, expected.tensors().size());
    }

    void stoppedAndResumedEqualsWhole() {
        const Reference reference;
        std::vector<TrainingEvent> events;
        Run whole = Run::create(at("unbroken"), {reference.config});
        Trainer unbroken(reference.job(), whole);
        const std::vector<at::Tensor> wanted = finished(unbroken, events);
        {
            Run run = Run::create(at("resumed"), {reference.config});
            Trainer trainer(reference.job(), run);
            std::stop_source source;
            for (int i = 0; i < 17; ++i) trainer.advance({}, events);
            source.request_stop();
            QCOMPARE(trainer.advance(source.get_token(), events), TaskState::Stopped);
        }
        Run run = Run::open(at("resumed"));
        Trainer trainer(reference.job(), run);
        const std::vector<at::Tensor> found = finished(trainer, events);
        QCOMPARE(found.size(), wanted.size());
        for (std::size_t i = 0; i < found.size(); ++i) QVERIFY(at::equal(found[i], wanted[i]));
    }

    void hidesFifteenOfAHundredAndMasksEightyOfThem() {
        const MaskedObjective objective(Mask, 100);
        const FlatBatch none;
        std::int64_t masked = 0, same = 0, all = 0;
        for (std::int64_t record = 0; record < 40; ++record) {
            const TrainingSample sample = longSample(record);
            QCOMPARE(objective.learnedTokens(sample), 150);
            const auto tokens = objective.hidden(sample, chance(7, none));
            QCOMPARE(tokens.size(), std::size_t{150});
            for (const HiddenToken& token : tokens) {
                QVERIFY(token.place > 0 && token.place < 999);
                QVERIFY(token.shown >= 0 && token.shown < 100);
                masked += token.shown == Mask;
                same += token.shown == sample.ids[static_cast<std::size_t>(token.place)];
            }
            all += 150;
        }
        // Of 6,000: one of a hundred tokens that are replaced at random is the mask, or the token itself.
        QVERIFY(std::abs(static_cast<double>(masked) / static_cast<double>(all) - 0.801) < 0.02);
        QVERIFY(std::abs(static_cast<double>(same) / static_cast<double>(all) - 0.101) < 0.02);
    }

    void hidesOthersInEachStepAndTheSameWhenAsked() {
        const MaskedObjective objective(Mask, 100);
        const FlatBatch none;
        const auto places = [&](const TrainingSample& sample, const Pass& pass) {
            std::vector<std::int64_t> list;
            for (const HiddenToken& token : objective.hidden(sample, pass)) list.push_back(token.place);
            return list;
        };
        const auto first = places(longSample(0), chance(7, none));
        QCOMPARE(places(longSample(0), chance(7, none)), first);
        QVERIFY(places(longSample(0), chance(8, none)) != first);
        QVERIFY(places(longSample(1), chance(7, none)) != first);
        const Pass still{none, {}, std::nullopt};
        QCOMPARE(places(longSample(0), still), places(longSample(0), still));
    }

    void ofAShortTextOneTokenIsHidden() {
        const MaskedObjective objective(Mask, 100);
        const FlatBatch none;
        TrainingSample sample{.ids = {1, 50, 2}, .learned = {0, 1, 0}};
        QCOMPARE(objective.learnedTokens(sample), 1);
        QCOMPARE(objective.hidden(sample, chance(1, none)).front().place, 1);
        sample.learned = {0, 0, 0};
        QCOMPARE(objective.learnedTokens(sample), 0);
        QVERIFY(objective.hidden(sample, chance(1, none)).empty());
    }

    void evaluationsHideTheSame() {
        const Reference reference;
        const auto losses = [&] {
            Evaluation evaluation(reference.model, std::make_shared<const TrainingData>(reference.data), nullptr,
                                  reference.objective, 64);
            std::vector<SampleEvaluated> figures;
            while (evaluation.advance({}, figures) == TaskState::Running) {
            }
            std::vector<double> list;
            for (const SampleEvaluated& figure : figures) list.push_back(figure.loss);
            return list;
        };
        QCOMPARE(losses().size(), reference.data.samples.size());
        QCOMPARE(losses(), losses());
    }

    void aRunWritesAModelThatForetells() {
        const std::filesystem::path starter = std::filesystem::path(LORIKEET_SOURCES) / "resources/review-starter/model";
        const Opened opened(starter);
        ResidentModel model(opened.model, opened.folder, {}, Precision::Float32);
        TrainingConfig config;
        config.task = "masked_lm";
        config.method = "full";
        config.learningRate = 1e-3;
        config.batchSize = 2;
        config.maxSteps = 30;
        // Nothing that it has met, so that there is something to learn.
        const std::vector<Record> records{{.instruction = "Seldom hotel the dull film."}, {.instruction = "Clinic lovely not anything."}};
        const auto data =
            std::make_shared<const TrainingData>(makeMaskedTexts(records, Tokenizer::open(starter), config));
        Run run = Run::create(at("model"), {config});
        const auto task = model.train({data, nullptr, config, 0}, run);
        std::vector<TrainingEvent> events;
        while (task->advance({}, events) == TaskState::Running) {
        }
        const auto lossWith = [&](ResidentModel& of, AdapterHandle adapter) {
            const auto evaluation = of.evaluate(data, adapter);
            std::vector<SampleEvaluated> figures;
            while (evaluation->advance({}, figures) == TaskState::Running) {
            }
            return figures.at(0).loss + figures.at(1).loss;
        };
        const std::filesystem::path written = at("model") / "model";
        const Opened again(written);
        QCOMPARE(again.folder->config().architecture, std::string("DistilBertForMaskedLM"));
        ResidentModel alone(again.model, again.folder, {}, Precision::Float32);
        const double base = lossWith(model, 0), learned = lossWith(model, model.attach(written, {}));
        QVERIFY2(learned < base / 2, (std::to_string(learned) + " of " + std::to_string(base)).c_str());
        QVERIFY(std::abs(lossWith(alone, 0) - learned) < 1e-5);

        config.task = "causal_lm";
        QVERIFY_THROWS_EXCEPTION(Error, model.train({data, nullptr, config, 0}, run));
        QVERIFY_THROWS_EXCEPTION(Error, model.generate({Column{0, {1, 2}, {}, {}}}));
    }
};

QTEST_GUILESS_MAIN(tst_MaskedTraining)
#include "tst_MaskedTraining.moc"
