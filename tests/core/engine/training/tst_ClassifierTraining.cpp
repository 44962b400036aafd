#include "core/engine/ResidentModel.h"
#include "core/engine/training/LabelObjective.h"
#include "core/engine/training/Trainer.h"
#include "core/training/Run.h"
#include "tests/support/EngineModels.h"
#include "tests/support/FixtureMembers.h"
#include "tests/support/Places.h"

#include <QTemporaryDir>
#include <QTest>

using namespace core;
using namespace core::engine;

namespace {

/// What tests/reference/classifier_fixtures.py wrote for one family: PEFT's run, from the same adapter on the same
/// records.
struct Reference {
    explicit Reference(const QString& name)
        : folder(tests::fixture("classifiers") / name.toStdString()), json(tests::readJson(folder / "expected.json")),
          labels{*problemTypeByName(json["problem_type"].get<std::string>()),
                 json["labels"].get<std::vector<std::string>>()},
          model(tests::loadClassifier(folder / "model", {ModelTask::Classify, labels})),
          objective(std::make_shared<const LabelObjective>(labels.problem,
                                                           json["class_weights"].get<std::vector<float>>())) {
        for (const auto& record : json["records"]) {
            TrainingSample sample{.ids = record["ids"].get<std::vector<std::int32_t>>()};
            sample.types = record["types"].get<std::vector<std::uint8_t>>();
            sample.targets = record["targets"].get<std::vector<float>>();
            sample.record = static_cast<std::int64_t>(data.samples.size());
            data.samples.push_back(sample);
        }
        const nlohmann::json& settings = json["settings"];
        config.task = "classification";
        config.batchSize = settings["batch_size"];
        config.maxSteps = settings["steps"];
        config.learningRate = settings["learning_rate"];
        config.weightDecay = settings["weight_decay"];
        config.maxGradNorm = settings["max_grad_norm"];
        config.shuffle = false;
        config.tokensPerMicroBatch = 40; // several micro-batches a step: the reference has one padded batch
    }
    Adapter initial() const {
        Adapter adapter = readAdapter(folder / "adapter", model->config(), at::kCPU);
        for (const at::Tensor& parameter : adapter.parameters()) parameter.set_requires_grad(true);
        return adapter;
    }
    enum class Looks { None, AtItself };
    TrainingJob job(Looks looks) const {
        return {model,
                "CPU",
                std::make_shared<const TrainingData>(data),
                looks == Looks::None ? nullptr : std::make_shared<const TrainingData>(data),
                config,
                std::make_shared<Adapter>(initial()),
                objective,
                [](const Adapter&, const auto& place) { makeFolders(place); }};
    }
    std::filesystem::path folder;
    nlohmann::json json;
    LabelSet labels;
    std::shared_ptr<SequenceClassifier> model;
    std::shared_ptr<const LabelObjective> objective;
    TrainingData data;
    TrainingConfig config;
};

at::Tensor tensorOf(const SafetensorsFile& file, const std::string& key) {
    return mappedTensor(file.tensors().find(key)->second, nullptr).clone();
}

double relativeDistance(const at::Tensor& actual, const at::Tensor& expected) {
    return (actual - expected).norm().item<double>() / std::max(1e-12, expected.norm().item<double>());
}

/// Calls `check(key, tensor)` for every tensor of an adapter, by PEFT's key.
template <class Check> void forEachTensor(const Adapter& adapter, const ModelConfig& model, Check&& check) {
    const std::vector<LinearModule> modules = linearModules(model);
    for (const auto& [number, term] : adapter.terms()) {
        check(loraKey(modules[static_cast<std::size_t>(number)].path, 'A'), term.a);
        check(loraKey(modules[static_cast<std::size_t>(number)].path, 'B'), term.b);
    }
    const std::vector<NeededTensor> needed = neededTensors(model);
    for (const auto& [number, weight] : adapter.replacements())
        check("base_model.model." + needed[static_cast<std::size_t>(number)].name, weight);
}

void addMembers() {
    tests::addFixtureMembers("classifiers");
}

} // namespace

/// Gradients, losses, norms and the final weights of twenty steps against PEFT and transformers, for each family, head
/// and objective.
class tst_ClassifierTraining : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void firstGradientsEqualPeft_data() { addMembers(); }
    void firstGradientsEqualPeft() {
        QFETCH(QString, member);
        const Reference reference(member);
        const Adapter adapter = reference.initial();
        std::vector<SequenceInput> inputs;
        std::vector<const TrainingSample*> samples;
        double weight = 0;
        for (std::size_t i = 0; i < 4; ++i) {
            samples.push_back(&reference.data.samples[i]);
            inputs.push_back({samples.back()->ids, &adapter, nullptr, samples.back()->types});
            weight += reference.objective->weightOf(*samples.back());
        }
        const FlatBatch batch = makeBatch(inputs, at::kCPU);
        const Pass pass{batch, {}, std::nullopt};
        const at::Tensor hidden = reference.objective->stream(*reference.model, pass, samples);
        hidden.backward(reference.objective->evaluate(*reference.model, hidden, pass, samples, 1 / weight).gradient);
        const SafetensorsFile expected(reference.folder / "gradients.safetensors");
        std::size_t compared = 0;
        forEachTensor(adapter, reference.model->config(), [&](const std::string& key, const at::Tensor& tensor) {
            const double distance = relativeDistance(tensor.grad(), tensorOf(expected, key));
            QVERIFY2(distance <= 1e-4, (key + " " + std::to_string(distance)).c_str());
            ++compared;
        });
        QCOMPARE(compared, expected.tensors().size());
    }

    void twentyStepsEqualPeft_data() { addMembers(); }
    void twentyStepsEqualPeft() {
        QFETCH(QString, member);
        const Reference reference(member);
        QTemporaryDir place;
        Run run = Run::create(std::filesystem::path(place.path().toStdString()) / "run", {reference.config});
        Trainer trainer(reference.job(Reference::Looks::None), run);
        std::vector<TrainingEvent> events;
        while (trainer.advance({}, events) == TaskState::Running) {
        }
        std::size_t index = 0;
        for (const TrainingEvent& event : events) {
            const auto* step = std::get_if<StepFinished>(&event);
            if (!step) continue;
            const nlohmann::json& wanted = reference.json["steps"][index++];
            QVERIFY2(std::abs(step->loss - wanted["loss"].get<double>()) <= 1e-4 * std::max(1.0, step->loss),
                     qPrintable(QStringLiteral("step %1").arg(index)));
            QVERIFY(std::abs(step->gradientNorm / wanted["grad_norm"].get<double>() - 1) <= 1e-4);
            QCOMPARE(step->learnedTokens, 4);
        }
        QCOMPARE(index, reference.json["steps"].size());
        const SafetensorsFile expected(reference.folder / "final.safetensors");
        forEachTensor(trainer.weights(), reference.model->config(),
                      [&](const std::string& key, const at::Tensor& tensor) {
                          QVERIFY2(relativeDistance(tensor.detach(), tensorOf(expected, key)) <= 1e-3, key.c_str());
                      });
    }

    void evaluationsTellWhatWasJudged() {
        const Reference reference(QStringLiteral("bert"));
        QTemporaryDir place;
        Run run = Run::create(std::filesystem::path(place.path().toStdString()) / "run", {reference.config});
        Trainer trainer(reference.job(Reference::Looks::AtItself), run);
        std::vector<TrainingEvent> events;
        while (trainer.advance({}, events) == TaskState::Running) {
        }
        std::vector<EvaluationFinished> looks;
        for (const TrainingEvent& event : events)
            if (const auto* look = std::get_if<EvaluationFinished>(&event)) looks.push_back(*look);
        QVERIFY(looks.size() > 2);
        for (const EvaluationFinished& look : looks) {
            QVERIFY(look.judged.has_value());
            QCOMPARE(look.judged->records, 8);
            std::int64_t counted = 0;
            for (const std::int64_t cell : look.judged->confusion) counted += cell;
            QCOMPARE(counted, 8);
            QCOMPARE(look.judged->accuracy(), look.tokenAccuracy);
        }
        QVERIFY(looks.back().loss < looks.front().loss);
        QVERIFY(looks.back().judged->accuracy() >= looks.front().judged->accuracy());
    }

    void balancedWeightsAreScikitLearns() {
        TrainingData data;
        for (const int label : {0, 0, 0, 1, 0, 2}) {
            TrainingSample sample{.ids = {5}};
            sample.targets = {label == 0 ? 1.0F : 0.0F, label == 1 ? 1.0F : 0.0F, label == 2 ? 1.0F : 0.0F};
            data.samples.push_back(sample);
        }
        const LabelSet labels{ProblemType::SingleLabel, {"a", "b", "c"}};
        QCOMPARE(classWeightsOf({"balanced"}, labels, data), std::vector<float>({0.5F, 2.0F, 2.0F}));
        QCOMPARE(classWeightsOf({"b=3"}, labels, data), std::vector<float>({1.0F, 3.0F, 1.0F}));
        QVERIFY(classWeightsOf({}, labels, data).empty());
        QVERIFY_THROWS_EXCEPTION(Error, classWeightsOf({"d=3"}, labels, data));
    }
};

QTEST_GUILESS_MAIN(tst_ClassifierTraining)
#include "tst_ClassifierTraining.moc"
