#include "core/Error.h"
#include "core/ProblemText.h"
#include "core/training/TrainingConfig.h"

#include <QTest>

#include <nlohmann/json.hpp>

#include <set>

using namespace core;
using nlohmann::json;

namespace {

/// A config in which every field differs from its default.
TrainingConfig unusual() {
    TrainingConfig config;
    config.method = "full";
    config.task = "classification";
    config.classWeights = {"no=0.5", "a=b=2"};
    config.rank = 17;
    config.alpha = 1.0 / 3;
    config.dropout = 0.1;
    config.targetModules = {"q_proj", ".*\\.(up|down)_proj"};
    config.layersToTransform = {0, 3};
    config.useRslora = true;
    config.modulesToSave = {"lm_head"};
    config.learningRate = 1e-5;
    config.lrScheduler = "cosine";
    config.warmupRatio = 0.03;
    config.weightDecay = 0.01;
    config.maxGradNorm = 0.3;
    config.epochs = 0.5;
    config.maxSteps = 7;
    config.batchSize = 3;
    config.tokensPerMicroBatch = 4096;
    config.maxLength = 99;
    config.overlong = "refuse";
    config.learned = "last_turn";
    config.shuffle = false;
    config.seed = 9007199254740993; // not a double
    config.evaluateEvery = 11;
    config.earlyStoppingPatience = 5;
    config.saveEvery = 13;
    config.dtype = "bfloat16";
    config.device = "cuda:1";
    config.threads = 2;
    return config;
}

std::vector<Problem> problemsOf(const std::string& text) {
    try {
        trainingConfigFromJson(text, "config.json");
        return {};
    } catch (const Error& error) {
        return error.problems();
    }
}

std::vector<Problem> problemsOfSetting(const char* key, const char* value) {
    TrainingConfig config;
    try {
        setTrainingField(config, key, value);
        return {};
    } catch (const Error& error) {
        if (!(config == TrainingConfig{})) throw; // a refused value must change nothing
        return error.problems();
    }
}

TrainingConfig with(const char* key, const char* value) {
    TrainingConfig config;
    setTrainingField(config, key, value);
    return config;
}

std::string nearest(const char* key) {
    const std::vector<Problem> problems = problemsOfSetting(key, "1");
    return problems.empty() || problems[0].code != ProblemCode::SettingUnknown ? "none" : problems[0].args.at(0);
}

} // namespace

class tst_TrainingConfig : public QObject {
    Q_OBJECT

private slots:
    void whatDoesNotFitTogetherIsSaidAtTheEnd() {
        TrainingConfig config = with("objective", "multi_label"); // the task may be set after it
        QCOMPARE(trainingProblems(config).size(), 1U);
        setTrainingField(config, "task", "classification");
        QVERIFY(trainingProblems(config).empty());
        setTrainingField(config, "class_weights", "balanced");
        QCOMPARE(trainingProblems(config).size(), 1U);
        setTrainingField(config, "objective", "cross_entropy");
        QVERIFY(trainingProblems(config).empty());
    }
    void classWeightsAreNamesWithNumbers() {
        QVERIFY(classWeight("a=b=2") == std::pair(std::string("a=b"), 2.0));
        QVERIFY(!classWeight("a") && !classWeight("=2") && !classWeight("a=much"));
        for (const char* wrong : {"heavy", "a=0", "a=-1", "balanced,a=2"})
            QCOMPARE(problemsOfSetting("class_weights", wrong).size(), 1U);
    }
    void everyFieldSurvivesJson() {
        const TrainingConfig config = unusual();
        const json before = json::parse(trainingConfigJson(TrainingConfig{}));
        const json after = json::parse(trainingConfigJson(config));
        for (const auto& item : before.items()) {
            const bool isFixed = item.key() == "version" || item.key() == "objective"; // the weights want one
            QVERIFY2(isFixed || after.at(item.key()) != item.value(), item.key().c_str());
        }
        QVERIFY(trainingConfigFromJson(trainingConfigJson(config), "x") == config);
        QVERIFY(trainingConfigFromJson(trainingConfigJson({}), "x") == TrainingConfig{});
    }
    void jsonHasAVersionFirst() {
        QVERIFY(trainingConfigJson({}).starts_with("{\n  \"version\": 1,\n  \"task\": \"causal_lm\""));
    }
    void absentFieldsKeepTheirDefaults() {
        TrainingConfig expected;
        expected.rank = 4;
        QVERIFY(trainingConfigFromJson(R"({"version": 1, "rank": 4})", "x") == expected);
        QVERIFY(trainingConfigFromJson(R"({"version": 1, "rank": 4.0, "target_modules": "all-linear"})", "x") ==
                expected);
    }
    void unknownKeysAreNamedWithTheNearest() {
        const auto problems = problemsOf(R"({"version": 1, "lerning_rate": 1, "zzzz": 2})");
        QCOMPARE(problems.size(), 2U);
        QCOMPARE(problems[0].code, ProblemCode::SettingUnknown);
        QCOMPARE(problems[0].where.field, std::string("lerning_rate"));
        QCOMPARE(problems[0].where.file, std::string("config.json"));
        QCOMPARE(problems[0].args.at(0), std::string("learning_rate"));
        QCOMPARE(problems[1].args.at(0), std::string());
    }
    void allProblemsAreListedAtOnce() {
        const auto problems = problemsOf(
            R"({"version": 1, "rank": 0, "alpha": "x", "dtype": "int4", "device": "gpu", "nonsense_key": 1})");
        std::set<std::string> fields;
        for (const Problem& problem : problems) fields.insert(problem.where.field);
        QCOMPARE(fields, (std::set<std::string>{"rank", "alpha", "dtype", "device", "nonsense_key"}));
        QCOMPARE(problems.size(), 5U);
    }
    void wrongTypesAreRefused() {
        for (const char* member :
             {R"("rank": "8")", R"("rank": 8.5)", R"("rank": true)", R"("rank": null)", R"("rank": 1e30)",
              R"("seed": 18446744073709551615)", R"("alpha": "16")", R"("use_rslora": 1)", R"("overlong": 5)",
              R"("target_modules": [1])", R"("target_modules": 7)", R"("layers_to_transform": 3)",
              R"("layers_to_transform": ["a"])"}) {
            const auto problems = problemsOf(std::string(R"({"version": 1, )") + member + "}");
            QVERIFY2(problems.size() == 1 && problems[0].code == ProblemCode::SettingInvalid, member);
            QVERIFY(!problems[0].args.at(0).empty() && !problems[0].args.at(1).empty());
        }
    }
    void whatIsNoConfigIsSaid() {
        for (const char* text :
             {"", "[]", "{", "5", "null", "{}", R"({"version": 2})", R"({"version": "1"})", "\xff"}) {
            const auto problems = problemsOf(text);
            QVERIFY2(problems.size() == 1 && problems[0].code == ProblemCode::ConfigInvalid, text);
        }
    }
    void fieldsAreSetFromText() {
        QCOMPARE(with("rank", " 32 ").rank, 32);
        QCOMPARE(with("learning_rate", "1e-3").learningRate, 1e-3);
        QCOMPARE(with("learning-rate", ".5").learningRate, 0.5);
        QCOMPARE(with("learningRate", "+2").learningRate, 2.0);
        QCOMPARE(with("shuffle", "No").shuffle, false);
        QCOMPARE(with("use_rslora", "on").useRslora, true);
        QCOMPARE(with("lrScheduler", "cosine").lrScheduler, std::string("cosine"));
        QCOMPARE(with("target_modules", "q_proj, v_proj").targetModules,
                 (std::vector<std::string>{"q_proj", "v_proj"}));
        QCOMPARE(with("layers_to_transform", "1,2, 5").layersToTransform, (std::vector<std::int64_t>{1, 2, 5}));
        QCOMPARE(with("layers_to_transform", "").layersToTransform.size(), 0U);
        QCOMPARE(with("seed", "9007199254740993").seed, 9007199254740993);
    }
    void unusableTextIsRefusedAndChangesNothing() {
        const std::pair<const char*, const char*> cases[] = {{"rank", "0"},
                                                             {"rank", "1025"},
                                                             {"rank", "8x"},
                                                             {"rank", ""},
                                                             {"rank", "8.0"},
                                                             {"rank", "99999999999999999999"},
                                                             {"learning_rate", "0,1"},
                                                             {"alpha", "nan"},
                                                             {"alpha", "inf"},
                                                             {"alpha", "0"},
                                                             {"dropout", "1"},
                                                             {"dropout", "-0.1"},
                                                             {"warmup_ratio", "1.1"},
                                                             {"shuffle", "maybe"},
                                                             {"device", "gpu"},
                                                             {"device", "cuda:"},
                                                             {"device", "cuda:-1"},
                                                             {"device", "cuda:x"},
                                                             {"overlong", "drop"},
                                                             {"dtype", "float16"},
                                                             {"method", "qlora"},
                                                             {"target_modules", ""},
                                                             {"target_modules", "q_proj,,v_proj"},
                                                             {"layers_to_transform", "1,a"},
                                                             {"layers_to_transform", "-1"},
                                                             {"max_length", "7"},
                                                             {"epochs", "0"},
                                                             {"lr_scheduler", "Linear"}};
        for (const auto& [key, value] : cases) {
            const auto problems = problemsOfSetting(key, value);
            QVERIFY2(problems.size() == 1 && problems[0].code == ProblemCode::SettingInvalid,
                     (std::string(key) + "=" + value).c_str());
            QCOMPARE(problems[0].where.field, std::string(key));
        }
    }
    void devicesAreAllowedByPattern() {
        for (const char* device : {"auto", "cpu", "cuda", "cuda:0", "cuda:15"})
            QCOMPARE(with("device", device).device, std::string(device));
    }
    void theNearestNameIsProposed() {
        QCOMPARE(nearest("lerning-rate"), std::string("learning_rate"));
        QCOMPARE(nearest("epoch"), std::string("epochs"));
        QCOMPARE(nearest("learningrate"), std::string("learning_rate"));
        QCOMPARE(nearest("max_len"), std::string("max_length"));
        QCOMPARE(nearest("batchsize"), std::string("batch_size"));
        QCOMPARE(nearest("warmup"), std::string("warmup_ratio"));
        QCOMPARE(nearest("rslora"), std::string("use_rslora"));
        QCOMPARE(nearest("xyzzy"), std::string());
        QCOMPARE(nearest(""), std::string());
        QCOMPARE(nearest(std::string(100000, 'a').c_str()), std::string());
    }
    void everyFieldHasASentenceAndADefaultWithinItsRange() {
        QVERIFY(trainingProblems({}).empty());
        QVERIFY(trainingProblems(unusual()).empty());
        std::set<std::string_view> keys;
        const TrainingConfig config;
        visitFields(config, [&](const FieldNote& note, const auto&) {
            QVERIFY(keys.insert(note.key).second);
            QVERIFY2(note.sentence.size() > 10 && note.sentence.back() == '.', note.key.data());
        });
        QCOMPARE(keys.size(), 31U);
    }
    void sentencesNameValueAndRange() {
        const std::string text = sentence(problemsOfSetting("rank", "5000").at(0));
        QVERIFY2(text.find("«5000»") != std::string::npos && text.find("from 1 to 1024") != std::string::npos,
                 text.c_str());
        QVERIFY(sentence(problemsOfSetting("overlong", "x").at(0)).find("cut, skip, refuse") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(tst_TrainingConfig)
#include "tst_TrainingConfig.moc"
