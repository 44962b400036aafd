#include "core/engine/training/Trainer.h"
#include "core/training/Run.h"
#include "tests/support/EngineModels.h"
#include "tests/support/Places.h"

#include <QTemporaryDir>
#include <QTest>

using namespace core;
using namespace core::engine;

namespace {

/// What tests/reference/training_fixtures.py wrote for one family: PEFT's run, from the same adapter on the same
/// records.
struct Reference {
    explicit Reference(const QString& name)
        : folder(tests::fixture("training") / name.toStdString()), json(tests::readJson(folder.string() + ".json")),
          model(tests::loadModel(tests::fixture("models") / json["base"].get<std::string>())) {
        for (const auto& record : json["records"]) {
            TrainingSample sample;
            sample.ids = record["ids"].get<std::vector<std::int32_t>>();
            for (const bool learned : record["learned"]) sample.learned.push_back(learned);
            data.samples.push_back(sample);
        }
        const nlohmann::json& settings = json["settings"];
        config.batchSize = settings["batch_size"];
        config.maxSteps = settings["steps"];
        config.learningRate = settings["learning_rate"];
        config.weightDecay = settings["weight_decay"];
        config.maxGradNorm = settings["max_grad_norm"];
        config.shuffle = false;
        config.tokensPerMicroBatch = 40; // several micro-batches a step: the reference has one padded batch
    }
    Adapter initial() const {
        if (json["method"] == "full") return Adapter::whole(model->parameters());
        Adapter adapter = readAdapter(folder / "initial", model->config(), at::kCPU);
        for (const at::Tensor& parameter : adapter.parameters()) parameter.set_requires_grad(true);
        return adapter;
    }
    std::filesystem::path folder;
    nlohmann::json json;
    std::shared_ptr<LanguageModel> model;
    TrainingData data;
    TrainingConfig config;
};

at::Tensor tensorOf(const SafetensorsFile& file, const std::string& key) {
    const TensorEntry& entry = file.tensors().find(key)->second;
    return mappedTensor(entry, nullptr).clone();
}

double relativeDistance(const at::Tensor& actual, const at::Tensor& expected) {
    return (actual - expected).norm().item<double>() / std::max(1e-12, expected.norm().item<double>());
}

/// Calls `check(key, tensor, isTransposed)` for every tensor of an adapter, by PEFT's key.
template <class Check> void forEachTensor(const Adapter& adapter, const ModelConfig& model, Check&& check) {
    const std::vector<LinearModule> modules = linearModules(model);
    for (const auto& [number, term] : adapter.terms()) {
        check(loraKey(modules[static_cast<std::size_t>(number)].path, 'A'), term.a, false);
        check(loraKey(modules[static_cast<std::size_t>(number)].path, 'B'), term.b, false);
    }
    const std::vector<NeededTensor> needed = neededTensors(model);
    for (const auto& [number, weight] : adapter.replacements()) {
        const NeededTensor& parameter = needed[static_cast<std::size_t>(number)];
        if (!adapter.terms().empty())
            check("base_model.model." + parameter.name, weight, parameter.isTransposed);
        else if (!model.tiedHead || parameter.name != model.names.head + ".weight") // it is the embedding
            check(parameter.name, weight, parameter.isTransposed);
    }
}

void addFamilies() {
    QTest::addColumn<QString>("family");
    for (const char* family : {"llama", "qwen2", "mistral", "saved", "full", "gpt2", "gpt2-full"})
        QTest::newRow(family) << QString::fromUtf8(family);
}

} // namespace

/// Gradients, losses, norms, rates and the final weights of twenty steps against PEFT and transformers.
class tst_TrainingParity : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void firstGradientsEqualPeft_data() { addFamilies(); }
    void firstGradientsEqualPeft() {
        QFETCH(QString, family);
        const Reference reference(family);
        const Adapter adapter = reference.initial();
        std::vector<SequenceInput> inputs;
        std::vector<const TrainingSample*> samples;
        const CausalObjective objective;
        std::int64_t learned = 0;
        for (std::size_t i = 0; i < 4; ++i) {
            samples.push_back(&reference.data.samples[i]);
            inputs.push_back({samples.back()->ids, &adapter, nullptr});
            learned += objective.learnedTokens(*samples.back());
        }
        const FlatBatch batch = makeBatch(inputs, at::kCPU);
        const Pass pass{batch, {}, std::nullopt};
        const at::Tensor hidden = reference.model->hidden(pass);
        hidden.backward(
            objective.evaluate(*reference.model, hidden, pass, samples, 1.0 / static_cast<double>(learned)).gradient);
        const SafetensorsFile expected(reference.folder / "gradients.safetensors");
        std::size_t compared = 0;
        forEachTensor(adapter, reference.model->config(),
                      [&](const std::string& key, const at::Tensor& tensor, bool isTransposed) {
                          const at::Tensor stored = tensorOf(expected, key),
                                           wanted = isTransposed ? stored.t() : stored;
                          if (wanted.norm().item<double>() == 0)
                              QVERIFY(tensor.grad().norm().item<double>() == 0); // A, while B is zero
                          else
                              QVERIFY2(relativeDistance(tensor.grad(), wanted) <= 1e-4, key.c_str());
                          ++compared;
                      });
        QCOMPARE(compared, expected.tensors().size());
    }

    void twentyStepsEqualPeft_data() { addFamilies(); }
    void twentyStepsEqualPeft() {
        QFETCH(QString, family);
        const Reference reference(family);
        QTemporaryDir place;
        Run run = Run::create(std::filesystem::path(place.path().toStdString()) / "run", {reference.config});
        Trainer trainer({reference.model, "CPU", std::make_shared<const TrainingData>(reference.data), nullptr,
                         reference.config, std::make_shared<Adapter>(reference.initial()),
                         std::make_shared<const CausalObjective>(), [](const Adapter&, const auto& folder) {
                             makeFolders(folder);
                         }},
                        run);
        std::vector<TrainingEvent> events;
        while (trainer.advance({}, events) == TaskState::Running) {
        }
        std::size_t index = 0;
        for (const TrainingEvent& event : events) {
            const auto* step = std::get_if<StepFinished>(&event);
            if (!step) continue;
            const nlohmann::json& wanted = reference.json["steps"][index++];
            QVERIFY(std::abs(step->loss - wanted["loss"].get<double>()) <= 1e-4);
            QVERIFY(std::abs(step->gradientNorm / wanted["grad_norm"].get<double>() - 1) <= 1e-4);
            QVERIFY(std::abs(step->learningRate - wanted["learning_rate"].get<double>()) <= 1e-12);
            QCOMPARE(step->tokens, wanted["tokens"].get<std::int64_t>());
            QCOMPARE(step->learnedTokens, wanted["learned_tokens"].get<std::int64_t>());
        }
        QCOMPARE(index, reference.json["steps"].size());
        const SafetensorsFile expected(reference.folder / "final.safetensors");
        forEachTensor(trainer.weights(), reference.model->config(),
                      [&](const std::string& key, const at::Tensor& tensor, bool isTransposed) {
                          const at::Tensor stored = tensorOf(expected, key),
                                           wanted = isTransposed ? stored.t() : stored;
                          // A key's bias without rotary positions moves every score of a query alike: what it is
                          // trained by is rounding.
                          const std::int64_t certain = key.ends_with("c_attn.bias") ? tensor.size(0) / 3 : tensor.size(0);
                          QVERIFY2(relativeDistance(tensor.detach().narrow(0, 0, certain),
                                                    wanted.narrow(0, 0, certain)) <= 1e-3,
                                   key.c_str());
                      });
    }
};

QTEST_GUILESS_MAIN(tst_TrainingParity)
#include "tst_TrainingParity.moc"
