#include "core/Error.h"
#include "core/Files.h"
#include "core/ProblemText.h"
#include "core/training/Presets.h"

#include <QTest>

#include <nlohmann/json.hpp>

using namespace core;
using nlohmann::json;

namespace {

std::filesystem::path source(const char* name) {
    return std::filesystem::path(LORIKEET_SOURCES) / name;
}

Presets committed() {
    return presetsFromJson(readFile(source("resources/presets.json")), "presets.json");
}

json committedJson() {
    return json::parse(readFile(source("resources/presets.json")));
}

/// «config-invalid:purpose», a line each.
std::string problemsOf(const json& presets) {
    std::string text;
    try {
        presetsFromJson(presets.dump(), "presets.json");
    } catch (const Error& error) {
        for (const Problem& problem : error.problems())
            text += std::string(problemName(problem.code)) + ":" + problem.where.field + "\n";
    }
    return text;
}

/// Every value of the file.
std::vector<PresetValue> allValues(const Presets& presets) {
    std::vector<PresetValue> values = presets.always;
    const auto add = [&](const Preset& preset) {
        values.insert(values.end(), preset.values.begin(), preset.values.end());
    };
    for (const PresetGroup& group : presets.groups)
        for (const Preset& choice : group.choices) add(choice);
    for (const Preset& recipe : presets.recipes) add(recipe);
    return values;
}

double learningRate(const char* method, std::int64_t parameters) {
    TrainingConfig config;
    config.method = method;
    applyPreset(committed().always, {.method = method, .parameters = parameters}, config);
    return config.learningRate;
}

} // namespace

class tst_Presets : public QObject {
    Q_OBJECT
private slots:
    void everyValueHasAReasonAndASource() {
        const std::vector<PresetValue> values = allValues(committed());
        QVERIFY(values.size() > 20);
        for (const PresetValue& value : values) {
            QVERIFY2(value.reason.ends_with('.') && value.reason.size() > 15, value.reason.c_str());
            QVERIFY2(value.source.size() > 15, value.source.c_str());
        }
    }

    void everyCombinationIsASoundConfig() {
        const Presets presets = committed();
        QCOMPARE(presets.groups.size(), std::size_t(3));
        std::vector<Preset> recipes = presets.recipes;
        recipes.push_back({});
        for (const Preset& purpose : presets.groups[0].choices)
            for (const Preset& length : presets.groups[1].choices)
                for (const Preset& size : presets.groups[2].choices)
                    for (const Preset& recipe : recipes)
                        for (const char* method : {"lora", "full"}) {
                            TrainingConfig config;
                            config.method = method;
                            const PresetSituation situation{.method = method, .parameters = 500'000'000};
                            applyPreset(presets.always, situation, config);
                            for (const Preset& each : {purpose, length, size, recipe})
                                applyPreset(each.values, situation, config);
                            QVERIFY(trainingProblems(config).empty());
                        }
    }

    void noTwoChoicesOfAGroupComeToTheSame() {
        for (const PresetGroup& group : committed().groups) {
            std::vector<TrainingConfig> seen;
            for (const Preset& choice : group.choices) {
                TrainingConfig config;
                applyPreset(choice.values, {}, config);
                QVERIFY2(std::find(seen.begin(), seen.end(), config) == seen.end(), choice.key.c_str());
                seen.push_back(config);
            }
        }
    }

    void theLearningRateFollowsMethodAndSize() {
        QCOMPARE(learningRate("lora", 0), 2e-4);
        QCOMPARE(learningRate("lora", 300'000), 8e-3);
        QCOMPARE(learningRate("lora", 135'000'000), 5e-4);
        QCOMPARE(learningRate("lora", 494'000'000), 2e-4);
        QCOMPARE(learningRate("lora", 32'000'000'000), 1e-4);
        QCOMPARE(learningRate("full", 0), 2e-5);
        QCOMPARE(learningRate("full", 135'000'000), 5e-5);
        QCOMPARE(learningRate("full", 300'000), 3e-3);
    }

    void aStartersRecipeIsItsProvenSettings_data() {
        QTest::addColumn<QString>("recipe");
        QTest::addColumn<QString>("folder");
        QTest::newRow("clinic") << QStringLiteral("starter") << QStringLiteral("starter");
        QTest::newRow("reviews") << QStringLiteral("reviews") << QStringLiteral("review-starter");
    }
    void aStartersRecipeIsItsProvenSettings() {
        QFETCH(QString, recipe);
        QFETCH(QString, folder);
        const Presets presets = committed();
        const std::filesystem::path file = source("resources") / folder.toStdString() / "train.json";
        const TrainingConfig proven = trainingConfigFromJson(readFile(file), "train.json");
        for (const char* chosen : {"style", "knowledge", "language", "classify"}) {
            TrainingConfig config;
            applyPreset(presets.always, {}, config);
            for (const PresetGroup& group : presets.groups)
                for (const Preset& choice : group.choices)
                    if (choice.key == group.chosen || choice.key == chosen || choice.key == "thorough")
                        applyPreset(choice.values, {}, config);
            for (const Preset& each : presets.recipes)
                if (each.key == recipe.toStdString()) applyPreset(each.values, {}, config);
            QVERIFY(config == proven);
        }
    }

    void theClassicAdapterIsAmongThem() {
        TrainingConfig config;
        for (const Preset& recipe : committed().recipes)
            if (recipe.key == "classic") applyPreset(recipe.values, {}, config);
        QCOMPARE(config.rank, std::int64_t(4));
        QCOMPARE(config.alpha, 32.0);
        QCOMPARE(config.dropout, 0.01);
    }

    void theClassicRunIsARecipeOfItsOwn() {
        const char* file = "resources/recipes/imdb-distilbert.json";
        const Recipe recipe = recipeFromJson(readFile(source(file)), file);
        QCOMPARE(recipe.preset.key, std::string("imdb-distilbert"));
        for (const std::string& text : {recipe.about, recipe.model, recipe.data, recipe.expected})
            QVERIFY(text.size() > 10);
        QVERIFY(recipe.modelSource.starts_with("https://") && recipe.dataSource.starts_with("https://"));
        TrainingConfig config;
        applyPreset(recipe.preset.values, {}, config);
        QVERIFY(trainingProblems(config).empty());
        QCOMPARE(config.task, std::string("classification"));
        QCOMPARE(config.rank, std::int64_t(4));
        QCOMPARE(config.alpha, 32.0);
        QCOMPARE(config.dropout, 0.01);
        QCOMPARE(config.targetModules, std::vector<std::string>{"q_lin"});
        QCOMPARE(config.learningRate, 5e-5);
        QCOMPARE(config.batchSize, std::int64_t(16));
        QCOMPARE(config.epochs, 3.0);
        QCOMPARE(config.weightDecay, 0.01);
        QCOMPARE(config.maxLength, std::int64_t(128));
    }

    void aRecipeSaysWhatItIsRunOn() {
        const char* file = "resources/recipes/imdb-distilbert.json";
        const auto problems = [&](const char* member) {
            json recipe = json::parse(readFile(source(file)));
            recipe.erase(member);
            std::string text;
            try {
                recipeFromJson(recipe.dump(), file);
            } catch (const Error& error) {
                for (const Problem& problem : error.problems()) text += problem.where.field + "\n";
            }
            return text;
        };
        QCOMPARE(problems("nothing"), std::string());
        QCOMPARE(problems("data"), std::string("data\n"));
        QCOMPARE(problems("values"), std::string("values\n"));
        QVERIFY(!problems("expected").empty());
    }

    void theReaderIsStrict() {
        QCOMPARE(problemsOf(committedJson()), std::string());
        json unknownKey = committedJson();
        unknownKey["always"][0]["key"] = "target_modul";
        QCOMPARE(problemsOf(unknownKey), std::string("setting-unknown:target_modul\n"));
        json outOfRange = committedJson();
        outOfRange["groups"][2]["choices"][0]["values"][0]["value"] = 0;
        QCOMPARE(problemsOf(outOfRange), std::string("setting-invalid:rank\n"));
        json wrongType = committedJson();
        wrongType["groups"][2]["choices"][0]["values"][0]["value"] = "4";
        QCOMPARE(problemsOf(wrongType), std::string("setting-invalid:rank\n"));
        json noReason = committedJson();
        noReason["always"][0].erase("reason");
        noReason["always"][1]["source"] = "";
        QCOMPARE(problemsOf(noReason), std::string("config-invalid:target_modules\nconfig-invalid:learning_rate\n"));
    }

    void whatIsMisplacedIsNamed() {
        json extra = committedJson();
        extra["always"][0]["because"] = "x";
        QCOMPARE(problemsOf(extra), std::string("config-invalid:always\n"));
        json chosen = committedJson();
        chosen["groups"][0]["chosen"] = "cooking";
        QCOMPARE(problemsOf(chosen), std::string("config-invalid:purpose\n"));
        json twice = committedJson();
        twice["groups"][1]["choices"][0]["key"] = "normal";
        QCOMPARE(problemsOf(twice), std::string("config-invalid:length\n"));
        json method = committedJson();
        method["always"][1]["when"]["method"] = "dora";
        QCOMPARE(problemsOf(method), std::string("setting-invalid:method\n"));
        json limit = committedJson();
        limit["always"][2]["when"]["parameters_below"] = "many";
        QCOMPARE(problemsOf(limit), std::string("config-invalid:learning_rate\n"));
        json version = committedJson();
        version["version"] = 2;
        QCOMPARE(problemsOf(version), std::string("config-invalid:version\n"));
        QCOMPARE(problemsOf(json::array()), std::string("config-invalid:\n"));
    }
};

QTEST_GUILESS_MAIN(tst_Presets)
#include "tst_Presets.moc"
