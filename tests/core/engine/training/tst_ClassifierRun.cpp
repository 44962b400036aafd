// A classifier's run from its beginning to the folder that one uses, on bases without a head of their own.
#include "core/Error.h"
#include "tests/support/EngineWorkshop.h"

#include <QTest>

#include <cstdlib>
#include <functional>

using namespace tests;

namespace {

const LabelSet Labels{ProblemType::SingleLabel, {"low", "high"}};

/// Whether a text begins with a small or a large id: something to be learned.
TrainingData textsOf(int count) {
    TrainingData data;
    for (int i = 0; i < count; ++i) {
        TrainingSample sample;
        const bool isHigh = i % 3 == 1;
        for (int t = 0; t < 4 + i % 5; ++t) sample.ids.push_back((isHigh ? 70 : 10) + (i * 7 + t * 5) % 40);
        sample.targets = {isHigh ? 0.0F : 1.0F, isHigh ? 1.0F : 0.0F};
        sample.record = i;
        data.samples.push_back(sample);
    }
    return data;
}

TrainingConfig judging() {
    TrainingConfig config = quick();
    config.task = "classification";
    config.classWeights = {"balanced"};
    config.targetModules = {"all-linear"};
    config.dropout = 0.1;
    config.maxSteps = 12;
    config.shuffle = true;
    config.evaluateEvery = 4;
    return config;
}

struct Base {
    explicit Base(const std::string& member, const LabelSet& labels = Labels)
        : folder(std::make_shared<const ModelFolder>(
              ModelFolder::open(fixture(member), {}, {ModelTask::Classify, labels}))),
          weights(folder, at::kCPU, at::kFloat), model(makeModel(folder->config(), weights, at::kCPU, at::kFloat)) {
        while (model->loadNextBlock(weights)) {
        }
    }
    std::shared_ptr<const ModelFolder> folder;
    Weights weights;
    std::shared_ptr<Transformer> model;
};

std::vector<std::vector<float>> judged(ResidentModel& model, const TrainingData& data, AdapterHandle adapter) {
    const auto task = model.evaluate(std::make_shared<const TrainingData>(data), adapter);
    std::vector<SampleEvaluated> figures;
    while (task->advance({}, figures) == TaskState::Running) {
    }
    std::vector<std::vector<float>> logits;
    for (const SampleEvaluated& figure : figures) logits.push_back(figure.logits);
    return logits;
}

ProblemCode codeOf(const std::function<void()>& work) {
    try {
        work();
    } catch (const Error& error) {
        return error.problems().front().code;
    }
    return ProblemCode::Unforeseen;
}

void addBases() {
    QTest::addColumn<QString>("member");
    for (const char* member : {"classifiers/distilbert/model", "models/gpt2-tied", "models/llama-gqa-bias", "classifiers/bert/model"})
        QTest::newRow(member) << QString::fromUtf8(member);
}

} // namespace

class tst_ClassifierRun : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    std::filesystem::path at(const char* name) const {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }
    TrainingRequest request(const TrainingConfig& config) const {
        return {std::make_shared<const TrainingData>(textsOf(24)), std::make_shared<const TrainingData>(textsOf(9)),
                config, 0};
    }

private Q_SLOTS:
    void learnsAndIsReadBack_data() { addBases(); }
    void learnsAndIsReadBack() {
        QFETCH(QString, member);
        const Base base(member.toStdString());
        ResidentModel model(base.model, base.folder, {}, Precision::Float32);
        const std::filesystem::path folder = at("run");
        std::filesystem::remove_all(folder);
        Run run = Run::create(folder, {judging()});
        const auto task = model.train(request(judging()), run);
        std::vector<TrainingEvent> events;
        while (task->advance({}, events) == TaskState::Running) {
        }
        std::vector<EvaluationFinished> looks;
        for (const TrainingEvent& event : events)
            if (const auto* look = std::get_if<EvaluationFinished>(&event)) looks.push_back(*look);
        QVERIFY(looks.size() == 4 && looks.back().judged);
        QVERIFY2(looks.back().loss < looks.front().loss, std::to_string(looks.back().loss).c_str());

        const AdapterConfig written = readAdapterConfig(folder / "adapter");
        QCOMPARE(written.taskType, std::string(ClassifierTask));
        QCOMPARE(written.fanInFanOut, member.contains(QStringLiteral("gpt2")));
        QVERIFY(readLabels(folder / "adapter") == Labels);
        const TrainingData texts = textsOf(9);
        const Base again(member.toStdString());
        ResidentModel other(again.model, again.folder, {}, Precision::Float32);
        const AdapterHandle read = other.attach(folder / "adapter", {});
        const auto logits = judged(other, texts, read);
        QVERIFY(logits != judged(other, texts, 0));
        QCOMPARE(logits, judged(model, texts, model.attach(folder / "adapter", {})));
        const auto merged = judged(other, texts, other.merge(read));
        for (std::size_t i = 0; i < logits.size(); ++i)
            for (std::size_t label = 0; label < 2; ++label)
                QVERIFY(std::abs(merged[i][label] - logits[i][label]) < 1e-4);
        keep(member, folder, texts, logits);
    }

    void anExportJudgesAsTheAdapterDoes_data() { addBases(); }
    void anExportJudgesAsTheAdapterDoes() {
        QFETCH(QString, member);
        const Base base(member.toStdString());
        ResidentModel model(base.model, base.folder, {}, Precision::Float32);
        std::filesystem::remove_all(at("exported"));
        Run run = Run::create(at("exported"), {judging()});
        const auto task = model.train(request(judging()), run);
        std::vector<TrainingEvent> events;
        while (task->advance({}, events) == TaskState::Running) {
        }
        const AdapterHandle trained = model.attach(at("exported") / "adapter", {});
        const TrainingData texts = textsOf(9);
        const auto logits = judged(model, texts, trained);
        for (const auto format : {ExportRequest::Format::Peft, ExportRequest::Format::Merged}) {
            ExportRequest wanted{trained, format, at("out"), {}};
            std::int64_t tokens = 0;
            for (const TrainingSample& sample : texts.samples) {
                wanted.sequences.push_back(sample.ids);
                tokens += static_cast<std::int64_t>(sample.ids.size());
            }
            std::filesystem::remove_all(wanted.folder);
            std::vector<ExportEvent> told;
            const auto exporting = model.exportTo(wanted);
            while (exporting->advance({}, told) == TaskState::Running) {
            }
            const auto verified = std::get<ExportVerified>(told[told.size() - 2]);
            QVERIFY(verified.sequences == 9 && verified.tokens == tokens && verified.largestDifference <= 1e-4);
            QVERIFY(readLabels(wanted.folder) == Labels);
        }
        // A merged model opens as the classifier it is, without a word about its purpose.
        const auto merged = loadClassifier(at("out"));
        QVERIFY(merged->config().labels == Labels);
        const SequenceInput first{texts.samples[0].ids, nullptr, nullptr};
        const at::Tensor said = labelLogits(*merged, {&first, 1})[0];
        for (std::int64_t label = 0; label < 2; ++label)
            QVERIFY(std::abs(said[label].item<float>() - logits[0][static_cast<std::size_t>(label)]) < 1e-4);
    }

    void everyWeightCanBeTrained() {
        const Base base("classifiers/distilbert/model");
        ResidentModel model(base.model, base.folder, {}, Precision::Float32);
        TrainingConfig config = judging();
        config.method = "full";
        config.learningRate = 1e-3;
        Run run = Run::create(at("full"), {config});
        const auto task = model.train(request(config), run);
        std::vector<TrainingEvent> events;
        while (task->advance({}, events) == TaskState::Running) {
        }
        const TrainingData texts = textsOf(9);
        const auto logits = judged(model, texts, model.attach(at("full") / "model", {}));
        QVERIFY(logits != judged(model, texts, 0));
        const auto alone = loadClassifier(at("full") / "model");
        QVERIFY(alone->config().labels == Labels);
        const SequenceInput first{texts.samples[0].ids, nullptr, nullptr};
        const at::Tensor said = labelLogits(*alone, {&first, 1})[0];
        for (std::int64_t label = 0; label < 2; ++label)
            QVERIFY(std::abs(said[label].item<float>() - logits[0][static_cast<std::size_t>(label)]) < 1e-5);
    }

    void aTrialTellsWhatARunTakes() {
        const Base base("classifiers/distilbert/model");
        ResidentModel model(base.model, base.folder, {}, Precision::Float32);
        const auto task = model.tryOut(request(judging()));
        std::vector<TrainingTrial> trials;
        while (task->advance({}, trials) == TaskState::Running) {
        }
        QCOMPARE(trials.size(), std::size_t{1});
        QVERIFY(trials[0].secondsPerToken > 0 && trials[0].secondsPerEvaluatedToken > 0 &&
                trials[0].trainedParameters > 0);
    }

    void aTextWithoutALabelIsJudgedAllTheSame() {
        const Base base("classifiers/bert/model");
        ResidentModel model(base.model, base.folder, {}, Precision::Float32);
        TrainingData texts = textsOf(5);
        const auto before = judged(model, texts, 0);
        for (TrainingSample& sample : texts.samples) sample.targets.clear();
        QCOMPARE(judged(model, texts, 0), before);
    }

    /// The curve counts as the judgement afterwards does.
    void validationTextsOfUnknownLabelsCountAsWrongAndHaveNoLoss_data() {
        QTest::addColumn<bool>("several");
        QTest::newRow("one label") << false;
        QTest::newRow("several") << true;
    }
    void validationTextsOfUnknownLabelsCountAsWrongAndHaveNoLoss() {
        QFETCH(bool, several);
        const Base base("classifiers/distilbert/model",
                        {several ? ProblemType::MultiLabel : ProblemType::SingleLabel, Labels.names});
        ResidentModel model(base.model, base.folder, {}, Precision::Float32);
        TrainingConfig config = judging();
        config.maxSteps = 1;
        if (several) {
            config.objective = "multi_label";
            config.classWeights.clear();
        }
        const auto lookAt = [&](const char* name, const TrainingData& validation) {
            TrainingRequest asked = request(config);
            asked.validation = std::make_shared<const TrainingData>(validation);
            Run run = Run::create(at(name), {config});
            const auto task = model.train(asked, run);
            std::vector<TrainingEvent> events;
            while (task->advance({}, events) == TaskState::Running) {
            }
            const auto look = std::ranges::find_if(events, [](const TrainingEvent& each) {
                return std::holds_alternative<EvaluationFinished>(each);
            });
            return std::get<EvaluationFinished>(*look);
        };
        TrainingData texts = textsOf(9);
        TrainingData known = texts;
        known.samples.resize(6);
        for (std::size_t i = 6; i < 9; ++i)
            several ? texts.samples[i].targets.push_back(1) : texts.samples[i].targets.clear();
        const EvaluationFinished some = lookAt(several ? "known several" : "known", known),
                                 all = lookAt(several ? "unknown several" : "unknown", texts);
        QCOMPARE(some.records, 6);
        QCOMPARE(all.records, 9);
        QVERIFY(std::abs(all.loss - some.loss) < 1e-6);
        QCOMPARE(all.judged->records, 9);
        QCOMPARE(all.judged->exactRecords, some.judged->exactRecords);
        QCOMPARE(all.judged->confusion, some.judged->confusion);
        QCOMPARE(all.exactMatch, static_cast<double>(some.judged->exactRecords) / 9);
        TrainingRequest unlearnable = request(config);
        unlearnable.training = std::make_shared<const TrainingData>(texts);
        Run run = Run::create(at(several ? "unlearnable several" : "unlearnable"), {config});
        QVERIFY(codeOf([&] { model.train(unlearnable, run); }) != ProblemCode::Unforeseen);
    }

    void stoppedAndResumedEqualsWhole() {
        const Base base("classifiers/distilbert/model");
        ResidentModel model(base.model, base.folder, {}, Precision::Float32);
        const auto finish = [&](const std::filesystem::path& folder, int turns) {
            std::vector<TrainingEvent> events;
            {
                Run run = Run::create(folder, {judging()});
                const auto task = model.train(request(judging()), run);
                std::stop_source source;
                for (int i = 0; turns == 0 || i < turns; ++i)
                    if (task->advance({}, events) != TaskState::Running) return;
                source.request_stop();
                QCOMPARE(task->advance(source.get_token(), events), TaskState::Stopped);
            }
            Run run = Run::open(folder);
            const auto task = model.train(request(judging()), run);
            while (task->advance({}, events) == TaskState::Running) {
            }
        };
        finish(at("whole"), 0);
        finish(at("resumed"), 17);
        QCOMPARE(readFile(at("resumed") / "adapter/adapter_model.safetensors"),
                 readFile(at("whole") / "adapter/adapter_model.safetensors"));
    }

    void anotherSeedDrawsAnotherHead() {
        const Base base("models/gpt2-tied");
        ResidentModel model(base.model, base.folder, {}, Precision::Float32);
        const auto trained = [&](const char* name, std::int64_t seed) {
            TrainingConfig config = judging();
            config.seed = seed;
            config.maxSteps = 1;
            config.learningRate = 0;
            Run run = Run::create(at(name), {config});
            const auto task = model.train(request(config), run);
            std::vector<TrainingEvent> events;
            while (task->advance({}, events) == TaskState::Running) {
            }
            return SafetensorsFile(at(name) / "adapter/adapter_model.safetensors");
        };
        const auto first = trained("first", 1), second = trained("second", 1), third = trained("third", 2);
        const auto bytes = [](const SafetensorsFile& file) {
            const auto span = file.tensors().at("base_model.model.score.weight").bytes;
            return std::vector<std::byte>(span.begin(), span.end());
        };
        QVERIFY(bytes(first) == bytes(second));
        QVERIFY(bytes(first) != bytes(third));
    }

    void whatDoesNotGoTogetherIsRefused() {
        const Base base("classifiers/distilbert/model");
        ResidentModel model(base.model, base.folder, {}, Precision::Float32);
        Run run = Run::create(at("refused"), {quick()});
        QCOMPARE(codeOf([&] { model.train(request(quick()), run); }),
                 ProblemCode::SettingInvalid); // a task that writes
        QCOMPARE(codeOf([&] { model.generate({Column{0, {1, 2}, {}, {}}}); }), ProblemCode::FeatureUnsupported);
        QCOMPARE(codeOf([&] { model.score({{1, 2}}, 0); }), ProblemCode::FeatureUnsupported);
        QCOMPARE(codeOf([&] { model.attach(fixture("adapters/plain-qv"), {}); }), ProblemCode::AdapterUnsupported);
        TrainingConfig config = judging();
        config.classWeights = {"medium=2"};
        QCOMPARE(codeOf([&] { model.train(request(config), run); }), ProblemCode::SettingInvalid);
    }

private:
    /// For tests/reference/classifier_peers.py: what it is held against.
    static void keep(const QString& member, const std::filesystem::path& run, const TrainingData& texts,
                     const std::vector<std::vector<float>>& logits) {
        const char* place = std::getenv("LORIKEET_KEPT_CLASSIFIERS");
        if (!place) return;
        const std::filesystem::path folder = std::filesystem::path(place) / member.toStdString();
        std::filesystem::create_directories(folder);
        std::filesystem::copy(run / "adapter", folder / "adapter");
        nlohmann::json json{{"base", fixture(member.toStdString()).string()}, {"logits", logits}};
        for (const TrainingSample& sample : texts.samples) json["ids"].push_back(sample.ids);
        replaceFile(folder / "expected.json", json.dump());
    }
};

QTEST_GUILESS_MAIN(tst_ClassifierRun)
#include "tst_ClassifierRun.moc"
