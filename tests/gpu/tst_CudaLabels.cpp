// What models that judge texts say on an NVIDIA card against what they say on the processor.
#include "core/Error.h"
#include "core/engine-api/EngineLoader.h"
#include "core/training/Run.h"
#include "tests/support/Places.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace core;

namespace {

const LabelSet Labels{ProblemType::SingleLabel, {"low", "high"}};

std::shared_ptr<LoadedModel> opened(Engine& engine, const QString& name, const char* device,
                                    Precision precision = Precision::Float32) {
    const auto task = engine.open(tests::fixture(name.toStdString()), engine.device(device), precision,
                                  {ModelTask::Classify, Labels});
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

/// Whether a text begins with a small or a large id: something to be learned.
std::shared_ptr<const TrainingData> texts() {
    auto data = std::make_shared<TrainingData>();
    for (int i = 0; i < 16; ++i) {
        const bool isHigh = i % 3 == 1;
        TrainingSample sample;
        for (int t = 0; t < 4 + i % 5; ++t) sample.ids.push_back((isHigh ? 70 : 10) + (i * 7 + t * 5) % 40);
        sample.targets = {isHigh ? 0.0F : 1.0F, isHigh ? 1.0F : 0.0F};
        sample.record = i;
        data->samples.push_back(sample);
    }
    return data;
}

double largestDifference(const std::vector<float>& left, const std::vector<float>& right) {
    double largest = left.size() == right.size() ? 0 : INFINITY;
    for (std::size_t i = 0; i < std::min(left.size(), right.size()); ++i)
        largest = std::max(largest, static_cast<double>(std::abs(left[i] - right[i])));
    return largest;
}

} // namespace

class tst_CudaLabels : public QObject {
    Q_OBJECT
    std::unique_ptr<Engine> m_engine;
    QTemporaryDir m_place;

    static void addModels() {
        QTest::addColumn<QString>("model");
        for (const char* model : {"classifiers/distilbert/model", "classifiers/bert/model", "classifiers/roberta/model",
                                  "models/gpt2-tied", "models/llama-gqa-bias"})
            QTest::newRow(model) << QString::fromUtf8(model);
    }
    /// The losses of a run, and what its adapter says of the texts afterwards.
    std::pair<std::vector<double>, std::vector<TextExplained>> trained(LoadedModel& model, const QString& name) {
        TrainingConfig config;
        config.task = "classification";
        config.maxSteps = 20;
        config.learningRate = 1e-2;
        config.batchSize = 4;
        config.shuffle = false;
        config.dropout = 0;
        config.targetModules = {"all-linear"};
        const auto folder = std::filesystem::path(m_place.filePath(name).toStdString());
        std::filesystem::create_directories(folder.parent_path());
        Run run = Run::create(folder, {config});
        std::vector<double> losses;
        for (const TrainingEvent& event : eventsOf(*model.train({texts(), texts(), config}, run)))
            if (const auto* step = std::get_if<StepFinished>(&event)) losses.push_back(step->loss);
        return {losses, eventsOf(*model.explain(texts(), model.attach(folder / "adapter")))};
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

    void logitsAndWeightsEqualTheProcessors_data() { addModels(); }
    void logitsAndWeightsEqualTheProcessors() {
        QFETCH(QString, model);
        const auto card = opened(*m_engine, model, "cuda"), cpu = opened(*m_engine, model, "cpu");
        const auto left = eventsOf(*card->explain(texts(), 0)), right = eventsOf(*cpu->explain(texts(), 0));
        const auto judged = eventsOf(*card->evaluate(texts(), 0));
        QCOMPARE(left.size(), right.size());
        for (std::size_t i = 0; i < left.size(); ++i) {
            QVERIFY(largestDifference(left[i].logits, right[i].logits) < 1e-4);
            QVERIFY(largestDifference(left[i].weights, right[i].weights) < 1e-3);
            QVERIFY(largestDifference(left[i].logits, judged[i].logits) < 1e-4);
        }
    }

    void trainingEqualsTheProcessors_data() { addModels(); }
    void trainingEqualsTheProcessors() {
        QFETCH(QString, model);
        const auto card = opened(*m_engine, model, "cuda"), cpu = opened(*m_engine, model, "cpu");
        const auto left = trained(*card, model + "-card"), right = trained(*cpu, model + "-cpu");
        QCOMPARE(left.first.size(), std::size_t{20});
        for (std::size_t i = 0; i < left.first.size(); ++i)
            QVERIFY2(std::abs(left.first[i] - right.first[i]) < 1e-3 * (1 + right.first[i]),
                     qPrintable(QString::number(i)));
        QVERIFY(left.first.back() < left.first.front());
        for (std::size_t i = 0; i < left.second.size(); ++i)
            QVERIFY(largestDifference(left.second[i].logits, right.second[i].logits) < 0.05);
    }

    void bfloat16IsNear_data() { addModels(); }
    void bfloat16IsNear() {
        QFETCH(QString, model);
        const auto card = opened(*m_engine, model, "cuda", Precision::BFloat16), cpu = opened(*m_engine, model, "cpu");
        const auto left = eventsOf(*card->explain(texts(), 0)), right = eventsOf(*cpu->explain(texts(), 0));
        for (std::size_t i = 0; i < left.size(); ++i) QVERIFY(largestDifference(left[i].logits, right[i].logits) < 0.1);
    }
};

QTEST_GUILESS_MAIN(tst_CudaLabels)
#include "tst_CudaLabels.moc"
