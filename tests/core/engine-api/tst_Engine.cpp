#include "core/Error.h"
#include "core/Files.h"
#include "core/engine-api/EngineLoader.h"
#include "core/model/AdapterConfig.h"
#include "core/training/Run.h"
#include "tests/support/Places.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace core;

namespace {

std::shared_ptr<LoadedModel> opened(Engine& engine, const std::filesystem::path& folder,
                                    std::vector<LoadProgress>* progress = nullptr) {
    const auto task = engine.open(folder, engine.device("cpu"), Precision::Auto);
    std::vector<OpenEvent> events;
    while (task->advance({}, events) == TaskState::Running) {
    }
    std::shared_ptr<LoadedModel> model;
    for (const OpenEvent& event : events) {
        if (const auto* done = std::get_if<ModelOpened>(&event)) model = done->model;
        if (const auto* step = std::get_if<LoadProgress>(&event); step && progress) progress->push_back(*step);
    }
    return model;
}

std::vector<std::int32_t> answer(LoadedModel& model, AdapterHandle adapter, std::vector<std::int32_t> prompt) {
    Column column;
    column.adapter = adapter;
    column.prompt = std::move(prompt);
    column.sampling.maximumTokens = 8;
    const auto task = model.generate({column});
    std::vector<GenerationEvent> events;
    while (task->advance({}, events) == TaskState::Running) {
    }
    std::vector<std::int32_t> ids;
    for (const GenerationEvent& event : events)
        if (const auto* token = std::get_if<TokenChosen>(&event)) ids.push_back(token->id);
    return ids;
}

/// One sample that every step learns: after the prompt, always the same answer.
std::shared_ptr<TrainingData> lesson() {
    auto data = std::make_shared<TrainingData>();
    data->samples.push_back({{0, 10, 20, 30, 40, 50, 60, 70, 1}, {0, 0, 0, 0, 1, 1, 1, 1, 1}, 0});
    return data;
}

template <class Work> ProblemCode codeOf(Work&& work) {
    try {
        work();
    } catch (const Error& error) {
        return error.problems().front().code;
    }
    return ProblemCode::DiskFull;
}

} // namespace

/// The engine as the programs use it: the module, opened at run time, through its plain interface alone.
class tst_Engine : public QObject {
    Q_OBJECT
    std::unique_ptr<Engine> m_engine;
    QTemporaryDir m_place;
    const std::filesystem::path m_sample = tests::fixture("models/sample");
    std::filesystem::path at(const char* name) const {
        return std::filesystem::path(m_place.path().toStdString()) / name;
    }

private slots:
    void initTestCase() {
        m_engine = EngineLoader::load(std::filesystem::path(LORIKEET_BINARIES) / "liblorikeet_engine.so");
    }
    void cleanupTestCase() { m_engine.reset(); }

    void theProcessorIsTheFirstDevice() {
        const std::vector<Device> devices = m_engine->devices();
        QVERIFY(!devices.empty());
        QCOMPARE(devices[0].kind, Device::Kind::Cpu);
        QVERIFY(devices[0].memoryBytes > 0 && !devices[0].name.empty());
        QVERIFY(QString::fromStdString(m_engine->version()).startsWith(QStringLiteral("LibTorch 2.")));
    }

    void devicesThatAreNotThereAreSentences() {
        QCOMPARE(m_engine->device("cpu").kind, Device::Kind::Cpu);
        QCOMPARE(codeOf([&] { m_engine->device("cuda:99"); }), ProblemCode::DeviceMissing);
        for (const char* name : {"tpu", "cuda:", "cuda:x", "cuda:1x", "cpu:0"})
            QCOMPARE(codeOf([&] { m_engine->device(name); }), ProblemCode::SettingInvalid);
    }

    void openingTellsHowFarItIs() {
        std::vector<LoadProgress> progress;
        const auto model = opened(*m_engine, m_sample, &progress);
        QVERIFY(model != nullptr);
        QCOMPARE(progress.size(), std::size_t(model->config().layerCount) + 1);
        QCOMPARE(progress.back().bytesDone, progress.back().bytesTotal);
        QVERIFY(progress.back().bytesTotal > 100'000);
    }

    void openingCanBeStopped() {
        const auto task = m_engine->open(m_sample, m_engine->device("cpu"), Precision::Auto);
        std::stop_source source;
        std::vector<OpenEvent> events;
        QCOMPARE(task->advance(source.get_token(), events), TaskState::Running);
        source.request_stop();
        QCOMPARE(task->advance(source.get_token(), events), TaskState::Stopped);
    }

    void aFolderWithoutAModelIsASentence() {
        QCOMPARE(codeOf([&] { opened(*m_engine, m_place.path().toStdString()); }), ProblemCode::ConfigMissing);
        QCOMPARE(codeOf([&] { opened(*m_engine, at("none")); }), ProblemCode::FolderMissing);
    }

    void trainsWritesAttachesAndAnswersDifferently() {
        const auto model = opened(*m_engine, m_sample);
        TrainingConfig config;
        config.maxSteps = 200;
        config.learningRate = 2e-2;
        Run run = Run::create(at("run"), {config});
        const auto task = model->train({.training = lesson(), .validation = nullptr, .config = config}, run);
        std::vector<TrainingEvent> events;
        while (task->advance({}, events) == TaskState::Running) {
        }
        QVERIFY(std::get<StepFinished>(events[200]).loss < 0.1);

        // PEFT's AutoPeftModel finds the base by it.
        QCOMPARE(QString::fromStdString(readAdapterConfig(run.result("lora")).baseModel),
                 QString::fromStdString(utf8(m_sample)));

        const std::vector<std::int32_t> learned{40, 50, 60, 70};
        const std::vector<std::int32_t> base = answer(*model, 0, {0, 10, 20, 30});
        const AdapterHandle adapter = model->attach(run.result("lora"));
        QCOMPARE(answer(*model, adapter, {0, 10, 20, 30}), learned);
        QVERIFY(base != learned);
        QCOMPARE(answer(*model, 0, {0, 10, 20, 30}), base);
        model->detach(adapter);
        QCOMPARE(answer(*model, 0, {0, 10, 20, 30}), base);
    }

    /// At a rate of zero nothing may change: terms, and what modules_to_save keeps whole.
    void trainingOnBeginsWithTheAdaptersOwnWeights() {
        const auto model = opened(*m_engine, m_sample);
        const auto trained = [&](const char* folder, double rate, AdapterHandle start) {
            TrainingConfig config;
            config.maxSteps = 3;
            config.learningRate = rate;
            config.modulesToSave = {"lm_head"};
            Run run = Run::create(at(folder), {config});
            const auto task =
                model->train({.training = lesson(), .validation = nullptr, .config = config, .start = start}, run);
            std::vector<TrainingEvent> events;
            while (task->advance({}, events) == TaskState::Running) {
            }
            return run.result("lora");
        };
        const std::filesystem::path first = trained("own-first", 0.05, 0);
        const std::filesystem::path second = trained("own-second", 0, model->attach(first));
        const char* weights = "adapter_model.safetensors";
        QVERIFY(readFile(second / weights) == readFile(first / weights));
        QVERIFY(readFile(trained("own-fresh", 0, 0) / weights) != readFile(first / weights));
    }

    void anAdapterThatIsNotOneIsASentence() {
        const auto model = opened(*m_engine, m_sample);
        QCOMPARE(codeOf([&] { model->attach(tests::fixture("models")); }), ProblemCode::ConfigMissing); // neither adapter nor model
        QCOMPARE(codeOf([&] { model->attach(tests::fixture("adapters/plain-qv")); }), ProblemCode::TensorShape);
    }

    void aTargetThatMatchesNothingIsASentence() {
        const auto model = opened(*m_engine, m_sample);
        TrainingConfig config;
        config.targetModules = {"q_proj", "q_lin"};
        Run run = Run::create(at("no-target"), {config});
        QCOMPARE(codeOf([&] { model->train({.training = lesson(), .validation = nullptr, .config = config}, run); }),
                 ProblemCode::AdapterNoTarget);
    }

    void layersChosenForAllLinearsAreThoseAlone() {
        const auto model = opened(*m_engine, m_sample);
        TrainingConfig config;
        config.maxSteps = 1;
        config.layersToTransform = {0};
        Run run = Run::create(at("layers"), {config});
        const auto task = model->train({.training = lesson(), .validation = nullptr, .config = config}, run);
        std::vector<TrainingEvent> events;
        while (task->advance({}, events) == TaskState::Running) {
        }
        const AdapterConfig written = readAdapterConfig(run.result("lora"));
        for (const AdapterTarget& target : adapterTargets(written, model->config())) QCOMPARE(target.module.layer, 0);
        QVERIFY(model->attach(run.result("lora")) != 0);
    }

    void namesAndLayersThatMatchNothingAreSentences() {
        const auto model = opened(*m_engine, m_sample);
        const auto codeWith = [&](const char* folder, auto&& change) {
            TrainingConfig config;
            change(config);
            Run run = Run::create(at(folder), {config});
            return codeOf([&] { model->train({.training = lesson(), .validation = nullptr, .config = config}, run); });
        };
        QCOMPARE(codeWith("saved", [](TrainingConfig& config) { config.modulesToSave = {"lmhead"}; }),
                 ProblemCode::SettingInvalid);
        QCOMPARE(codeWith("layer", [](TrainingConfig& config) { config.layersToTransform = {99}; }),
                 ProblemCode::SettingInvalid);
        QCOMPARE(codeWith("pattern",
                          [](TrainingConfig& config) {
                              config.targetModules = {".*q_proj"};
                              config.layersToTransform = {0};
                          }),
                 ProblemCode::SettingInvalid);
    }

    void idsOutsideTheVocabularyAreSentences() {
        const auto model = opened(*m_engine, m_sample);
        QCOMPARE(codeOf([&] { model->score({{1, 2, 5000}}, 0); }), ProblemCode::TokenOutOfRange);
        QCOMPARE(codeOf([&] { answer(*model, 0, {-3}); }), ProblemCode::TokenOutOfRange);
    }

    void aTaskOutlivesTheHandleOfItsModel() {
        std::unique_ptr<ScoringTask> task;
        {
            const auto model = opened(*m_engine, m_sample);
            task = model->score({{1, 2, 3}}, 0);
        }
        std::vector<Scored> events;
        QCOMPARE(task->advance({}, events), TaskState::Finished);
        QVERIFY(std::isfinite(events[0].logProbabilities[2]));
    }
};

QTEST_GUILESS_MAIN(tst_Engine)
#include "tst_Engine.moc"
