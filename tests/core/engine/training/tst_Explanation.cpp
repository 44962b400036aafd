// What a judgement came from, token by token, against autograd in PyTorch (values in tests/fixtures/classifiers, made
// by tests/reference/explanations.py).
#include "core/Error.h"
#include "tests/support/EngineWorkshop.h"
#include "tests/support/FixtureMembers.h"

#include <QTest>

#include <cmath>

using namespace tests;

namespace {

struct Member {
    explicit Member(const QString& name)
        : place(fixture("classifiers") / name.toStdString()), rows(readJson(place / "explanations.json")),
          folder(std::make_shared<const ModelFolder>(ModelFolder::open(place / "model", {}, purpose()))),
          model(opened(), folder, {}, Precision::Float32), adapter(model.attach(place / "adapter", {})) {
        for (const auto& row : rows) {
            TrainingSample sample{.ids = row["ids"].get<std::vector<std::int32_t>>()};
            sample.types = row["types"].get<std::vector<std::uint8_t>>();
            sample.record = std::ssize(data.samples);
            data.samples.push_back(sample);
        }
    }
    ModelPurpose purpose() const {
        const nlohmann::json expected = readJson(place / "expected.json");
        return {ModelTask::Classify,
                {*problemTypeByName(expected["problem_type"].get<std::string>()),
                 expected["labels"].get<std::vector<std::string>>()}};
    }
    std::shared_ptr<Transformer> opened() const {
        const Weights weights(folder, at::kCPU, at::kFloat);
        auto made = makeModel(folder->config(), weights, at::kCPU, at::kFloat);
        while (made->loadNextBlock(weights)) {
        }
        return made;
    }
    std::filesystem::path place;
    nlohmann::json rows;
    std::shared_ptr<const ModelFolder> folder;
    ResidentModel model;
    AdapterHandle adapter;
    TrainingData data;
};

template <class Event> std::vector<Event> finished(Task<Event>& task) {
    std::vector<Event> events;
    while (task.advance({}, events) == TaskState::Running) {
    }
    return events;
}

std::vector<TextExplained> explained(ResidentModel& model, const TrainingData& data, AdapterHandle adapter) {
    return finished(*model.explain(std::make_shared<const TrainingData>(data), adapter));
}

/// max|Δ| / max|expected|
double distance(const std::vector<float>& actual, const std::vector<float>& expected) {
    double largest = 1e-30, difference = actual.size() == expected.size() ? 0 : INFINITY;
    for (std::size_t i = 0; i < std::min(actual.size(), expected.size()); ++i) {
        largest = std::max(largest, std::abs(static_cast<double>(expected[i])));
        difference = std::max(difference, std::abs(static_cast<double>(actual[i]) - static_cast<double>(expected[i])));
    }
    return difference / largest;
}

void compare(const TextExplained& actual, const nlohmann::json& expected, const QString& what) {
    QCOMPARE(actual.label, expected["label"].get<std::int64_t>());
    const double found = distance(actual.weights, expected["weights"].get<std::vector<float>>());
    QVERIFY2(found <= 1e-4, qPrintable(what + QStringLiteral(": %1").arg(found)));
}

void addMembers() {
    tests::addFixtureMembers("classifiers");
}

} // namespace

class tst_Explanation : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void weightsEqualAutograd_data() { addMembers(); }
    void weightsEqualAutograd() {
        QFETCH(QString, member);
        Member each(member);
        const std::vector<TextExplained> adapted = explained(each.model, each.data, each.adapter);
        QCOMPARE(adapted.size(), each.rows.size());
        for (std::size_t i = 0; i < adapted.size(); ++i) {
            QCOMPARE(adapted[i].record, static_cast<std::int64_t>(i));
            compare(adapted[i], each.rows[i], QStringLiteral("with the adapter, text %1").arg(i));
        }
        if (!each.rows[0].contains("base")) return;
        const std::vector<TextExplained> bare = explained(each.model, each.data, 0);
        for (std::size_t i = 0; i < bare.size(); ++i)
            compare(bare[i], each.rows[i]["base"], QStringLiteral("base, text %1").arg(i));
    }

    void theJudgementIsThatOfAnEvaluation_data() { addMembers(); }
    void theJudgementIsThatOfAnEvaluation() {
        QFETCH(QString, member);
        Member each(member);
        const auto judged =
            finished(*each.model.evaluate(std::make_shared<const TrainingData>(each.data), each.adapter));
        const auto told = explained(each.model, each.data, each.adapter);
        QCOMPARE(told.size(), judged.size());
        for (std::size_t i = 0; i < told.size(); ++i) QVERIFY(distance(told[i].logits, judged[i].logits) <= 1e-5);
    }

    void togetherIsAsAlone_data() { addMembers(); }
    void togetherIsAsAlone() {
        QFETCH(QString, member);
        Member each(member);
        const auto together = explained(each.model, each.data, each.adapter);
        for (std::size_t i = 0; i < together.size(); ++i) {
            TrainingData one;
            one.samples.push_back(each.data.samples[i]);
            const auto alone = explained(each.model, one, each.adapter);
            QCOMPARE(alone.size(), std::size_t{1});
            QVERIFY(distance(together[i].weights, alone[0].weights) <= 1e-4);
        }
    }

    /// The playground asks what is being trained, between two of its turns: its gradients are those of training alone.
    void whatIsTrainedIsLeftAsItIs() {
        Member each(QStringLiteral("distilbert"));
        TrainingConfig config = quick();
        config.task = "classification";
        config.maxSteps = 4;
        config.batchSize = 4;
        config.tokensPerMicroBatch = 16;
        TrainingData labelled = each.data;
        for (TrainingSample& sample : labelled.samples)
            sample.targets = {sample.record % 2 ? 0.0F : 1.0F, sample.record % 2 ? 1.0F : 0.0F};
        const auto data = std::make_shared<const TrainingData>(labelled);
        const auto losses = [&](bool asks) {
            QTemporaryDir folder;
            Run run = Run::create(std::filesystem::path(folder.path().toStdString()) / "run", {config});
            const auto task = each.model.train({data, nullptr, config, 0}, run);
            std::vector<TrainingEvent> events;
            while (task->advance({}, events) == TaskState::Running)
                if (asks) explained(each.model, each.data, task->adapter());
            std::vector<double> found;
            for (const TrainingEvent& event : events)
                if (const auto* step = std::get_if<StepFinished>(&event)) {
                    found.push_back(step->loss);
                    found.push_back(step->gradientNorm);
                }
            return found;
        };
        const std::vector<double> undisturbed = losses(false);
        QCOMPARE(undisturbed.size(), std::size_t{8});
        QCOMPARE(losses(true), undisturbed);
    }

    void aModelThatWritesIsRefused() {
        auto folder = std::make_shared<const ModelFolder>(ModelFolder::open(fixture("models/llama-tied")));
        ResidentModel model(loadModel(fixture("models/llama-tied")), folder, {}, Precision::Float32);
        TrainingData data;
        data.samples.push_back({.ids = {1, 2, 3}});
        try {
            explained(model, data, 0);
            QFAIL("it was explained");
        } catch (const Error& error) {
            QCOMPARE(error.problems().front().code, ProblemCode::FeatureUnsupported);
            QCOMPARE(error.problems().front().args.front(), std::string("judging with a model that writes"));
        }
    }
};

QTEST_GUILESS_MAIN(tst_Explanation)
#include "tst_Explanation.moc"
