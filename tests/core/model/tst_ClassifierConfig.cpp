#include "core/model/ModelFolder.h"

#include "ModelFiles.h"

using namespace core;
using tests::namesOf;
using tests::problemsOf;
using tests::shown;
using tests::smallest;

/// What config.json says of encoders, and of labels.
class tst_ClassifierConfig : public QObject, tests::ConfigReading {
    Q_OBJECT
private slots:
    void positionsOfAnEncoderBeginWhereItsFamilySays() {
        QCOMPARE(contextLength(readModelConfig(tests::fixture("classifiers/bert/model"))), 64);
        QCOMPARE(contextLength(readModelConfig(tests::fixture("classifiers/roberta/model"))), 62); // after the padding's
        nlohmann::json json = smallest("roberta");
        json["pad_token_id"] = 63;
        QCOMPARE(problems(json), QStringLiteral("config-invalid:max_position_embeddings"));
    }

    void layersOfAGroupShareTheirWeights() {
        const ModelConfig config = readModelConfig(tests::fixture("classifiers/albert/model"));
        QCOMPARE(config.layerCount, 4);
        QCOMPARE(config.storedLayerCount, 2);
        std::vector<std::int64_t> stored;
        for (std::int64_t layer = 0; layer < 4; ++layer) stored.push_back(storedLayer(config, layer));
        QCOMPARE(stored, std::vector<std::int64_t>({0, 0, 1, 1}));
    }

    void labelsAreWhatTheConfigNames() {
        nlohmann::json json = smallest("bert");
        QCOMPARE(read(json).labels->names, std::vector<std::string>({"LABEL_0", "LABEL_1"})); // as transformers
        json["num_labels"] = 3;
        QCOMPARE(read(json).labels->count(), 3);
        json["id2label"] = {{"0", "bad"}, {"1", "good"}};
        QCOMPARE(read(json).labels->names, std::vector<std::string>({"bad", "good"}));
        json["problem_type"] = "multi_label_classification";
        QVERIFY(read(json).labels->problem == ProblemType::MultiLabel);
        json["id2label"] = {{"0", "stars"}};
        json.erase("problem_type");
        QVERIFY(read(json).labels->problem == ProblemType::Regression);
        json["id2label"] = {{"0", "bad"}, {"2", "good"}};
        QCOMPARE(problems(json), QStringLiteral("config-invalid:id2label"));
        json["id2label"] = {{"0", "bad"}, {"1", "good"}};
        json["problem_type"] = "ranking";
        QCOMPARE(problems(json), QStringLiteral("feature-unsupported:problem_type"));
    }

    void whatAModelIsOpenedForDecides() {
        const auto folder = tests::fixture("models/llama-tied"), encoder = tests::fixture("classifiers/bert/model");
        QVERIFY(!readModelConfig(folder).labels);
        const ModelPurpose three{ModelTask::Classify, {ProblemType::SingleLabel, {"a", "b", "c"}}};
        const ModelConfig judging = readModelConfig(folder, three);
        QCOMPARE(judging.labels->count(), 3);
        QVERIFY(!judging.tiedHead && judging.names.head == "score");
        QCOMPARE(shown(namesOf(problemsOf([&] { readModelConfig(encoder, {ModelTask::Write, {}}); }))),
                 QStringLiteral("feature-unsupported:architectures"));
        QVERIFY(readModelConfig(encoder).labels.has_value());
    }

    void labelsAreWrittenAsTransformersDoes() {
        const LabelSet labels{ProblemType::MultiLabel, {"joy", "fear"}};
        for (const auto& [member, architecture] :
             {std::pair{"models/gpt2-tied", "GPT2ForSequenceClassification"},
              {"models/llama-tied", "LlamaForSequenceClassification"},
              {"classifiers/distilbert/model", "DistilBertForSequenceClassification"},
              {"classifiers/bert/model", "BertForSequenceClassification"}}) {
            const std::string text = classifierConfigJson(tests::fixture(member), labels);
            const nlohmann::json written = nlohmann::json::parse(text);
            QCOMPARE(shown(written["architectures"][0].get<std::string>()), QString::fromUtf8(architecture));
            QVERIFY(readText(text).labels == labels);
        }
    }
};

QTEST_GUILESS_MAIN(tst_ClassifierConfig)
#include "tst_ClassifierConfig.moc"
