// What the engine computes on an NVIDIA card against what it computes on the processor: the same code, so the same
// numbers but for the order of sums.
#include "core/Error.h"
#include "core/Files.h"
#include "core/engine-api/EngineLoader.h"
#include "core/training/Run.h"
#include "tests/support/Places.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace core;

namespace {

const std::vector<std::vector<std::int32_t>> Texts{{3, 9, 27, 81, 5, 15}, {1, 2, 3, 4}, {90, 80, 70, 60, 50, 40, 30}};

std::shared_ptr<LoadedModel> opened(Engine& engine, const std::string& name, const char* device,
                                    Precision precision = Precision::Float32) {
    const auto task = engine.open(tests::fixture("models/" + name), engine.device(device), precision);
    std::vector<OpenEvent> events;
    while (task->advance({}, events) == TaskState::Running) {
    }
    return std::get<ModelOpened>(events.back()).model;
}

template <class Event> std::vector<Event> eventsOf(Task<Event>& task) {
    std::vector<Event> events;
    while (task.advance({}, events) == TaskState::Running) {
    }
    return events;
}

double largestDifference(const std::vector<Scored>& left, const std::vector<Scored>& right) {
    double largest = 0;
    for (std::size_t i = 0; i < left.size(); ++i)
        for (std::size_t t = 1; t < left[i].logProbabilities.size(); ++t)
            largest = std::max(largest, static_cast<double>(std::abs(left[i].logProbabilities[t] -
                                                                     right[i].logProbabilities[t])));
    return largest;
}

std::shared_ptr<const TrainingData> lesson() {
    auto data = std::make_shared<TrainingData>();
    for (int i = 0; i < 8; ++i) {
        TrainingSample sample;
        for (int t = 0; t < 6 + i % 3; ++t) {
            sample.ids.push_back((i * 31 + t * 17 + 3) % 100);
            sample.learned.push_back(t >= 2);
        }
        sample.record = i;
        data->samples.push_back(sample);
    }
    return data;
}

TrainingConfig quick() {
    TrainingConfig config;
    config.maxSteps = 20;
    config.learningRate = 1e-2;
    config.batchSize = 4;
    config.shuffle = false;
    return config;
}

} // namespace

class tst_Cuda : public QObject {
    Q_OBJECT
    std::unique_ptr<Engine> m_engine;
    QTemporaryDir m_place;
    std::filesystem::path at(const char* name) const {
        return std::filesystem::path(m_place.path().toStdString()) / name;
    }

    std::vector<double> losses(LoadedModel& model, const char* folder, const TrainingConfig& config) {
        Run run = Run::create(at(folder), {config});
        std::vector<double> found;
        for (const TrainingEvent& event : eventsOf(*model.train({lesson(), lesson(), config}, run)))
            if (const auto* step = std::get_if<StepFinished>(&event)) found.push_back(step->loss);
        return found;
    }

    static void addModels() {
        QTest::addColumn<QString>("model");
        for (const char* model : {"llama-gqa-bias", "llama-tied", "llama-rope-yarn", "mistral-window", "qwen2-tied"})
            QTest::newRow(model) << QString::fromUtf8(model);
    }

private Q_SLOTS:
    void initTestCase() {
        m_engine = EngineLoader::load();
        const std::vector<Device> devices = m_engine->devices();
        const bool isThere = std::any_of(devices.begin(), devices.end(), [](const Device& device) {
            return device.kind == Device::Kind::Cuda && device.problem.empty();
        });
        if (!isThere) QSKIP("no GPU: a usable NVIDIA card is absent");
    }

    void logProbabilitiesEqualTheProcessors_data() { addModels(); }
    void logProbabilitiesEqualTheProcessors() {
        QFETCH(QString, model);
        const auto card = opened(*m_engine, model.toStdString(), "cuda"), cpu = opened(*m_engine, model.toStdString(), "cpu");
        QVERIFY(largestDifference(eventsOf(*card->score(Texts, 0)), eventsOf(*cpu->score(Texts, 0))) < 1e-4);
    }

    void bfloat16IsNear_data() { addModels(); }
    void bfloat16IsNear() {
        QFETCH(QString, model);
        const auto card = opened(*m_engine, model.toStdString(), "cuda", Precision::BFloat16);
        const auto cpu = opened(*m_engine, model.toStdString(), "cpu");
        QVERIFY(largestDifference(eventsOf(*card->score(Texts, 0)), eventsOf(*cpu->score(Texts, 0))) < 0.5);
    }

    void anAdapterActsAsOnTheProcessor() {
        const auto card = opened(*m_engine, "llama-gqa-bias", "cuda"), cpu = opened(*m_engine, "llama-gqa-bias", "cpu");
        const std::filesystem::path folder = tests::fixture("adapters/saved-head");
        const auto onCard = eventsOf(*card->score(Texts, card->attach(folder)));
        QVERIFY(largestDifference(onCard, eventsOf(*cpu->score(Texts, cpu->attach(folder)))) < 1e-4);
        QVERIFY(largestDifference(eventsOf(*card->score(Texts, card->merge(card->attach(folder)))), onCard) < 1e-4);
    }

    void trainingEqualsTheProcessors_data() { addModels(); }
    void trainingEqualsTheProcessors() {
        QFETCH(QString, model);
        const auto card = opened(*m_engine, model.toStdString(), "cuda"), cpu = opened(*m_engine, model.toStdString(), "cpu");
        const std::vector<double> left = losses(*card, qPrintable(model + "-card"), quick());
        const std::vector<double> right = losses(*cpu, qPrintable(model + "-cpu"), quick());
        QCOMPARE(left.size(), std::size_t{20});
        for (std::size_t i = 0; i < left.size(); ++i)
            QVERIFY2(std::abs(left[i] - right[i]) < 1e-3 * (1 + right[i]), qPrintable(QString::number(i)));
    }

    void aBfloat16BaseIsLearnedOn() {
        const auto card = opened(*m_engine, "llama-tied", "cuda", Precision::BFloat16);
        TrainingConfig config = quick();
        config.maxSteps = 100;
        const std::vector<double> found = losses(*card, "bf16", config);
        QVERIFY(found.back() < 0.5 * found.front());
    }

    void everyWeightIsLearned() {
        const auto card = opened(*m_engine, "llama-tied", "cuda");
        TrainingConfig config = quick();
        config.method = "full";
        const std::vector<double> found = losses(*card, "full", config);
        QVERIFY(found.back() < found.front());
        QVERIFY(isThere(at("full/model/model.safetensors")));
    }

    void aStoppedRunGoesOn() {
        const auto card = opened(*m_engine, "llama-tied", "cuda");
        TrainingConfig config = quick();
        config.dropout = 0.1;
        const std::vector<double> whole = losses(*card, "whole", config);
        {
            Run run = Run::create(at("stopped"), {config});
            const auto task = card->train({lesson(), nullptr, config}, run);
            std::vector<TrainingEvent> events;
            while (events.size() < 8) task->advance({}, events);
            std::stop_source source;
            source.request_stop();
            QCOMPARE(task->advance(source.get_token(), events), TaskState::Stopped);
        }
        Run run = Run::open(at("stopped"));
        eventsOf(*card->train({lesson(), nullptr, config}, run));
        std::vector<double> found;
        for (const TrainingEvent& event : Run::events(at("stopped")))
            if (const auto* step = std::get_if<StepFinished>(&event)) found.push_back(step->loss);
        QCOMPARE(found.size(), whole.size());
        for (std::size_t i = 0; i < whole.size(); ++i) QVERIFY(std::abs(found[i] - whole[i]) < 1e-4);
    }

    void greedyAnswersEqualTheProcessors() {
        const auto card = opened(*m_engine, "llama-tied", "cuda"), cpu = opened(*m_engine, "llama-tied", "cpu");
        const auto answer = [](LoadedModel& model) {
            Column column{.adapter = 0, .prompt = {3, 9, 27}, .sampling = {}, .endTokens = {}};
            column.sampling.maximumTokens = 24;
            std::vector<std::int32_t> ids;
            for (const GenerationEvent& event : eventsOf(*model.generate({column})))
                if (const auto* token = std::get_if<TokenChosen>(&event)) ids.push_back(token->id);
            return ids;
        };
        QCOMPARE(answer(*card), answer(*cpu));
    }
};

QTEST_GUILESS_MAIN(tst_Cuda)
#include "tst_Cuda.moc"
