#include "core/Files.h"
#include "core/model/ModelFolder.h"
#include "tests/support/Places.h"
#include "ui/train/TrainingDraft.h"
#include "ui/train/TrainingForm.h"

#include <QTest>

using namespace ui;

namespace {

/// A tiny model that reads 128 tokens.
core::ModelConfig modelOf(std::int64_t vocabulary) {
    core::ModelConfig model = core::readModelConfig(tests::fixture("models/llama-gqa-bias"));
    model.vocabularySize = vocabulary;
    model.maxPositions = 128;
    return model;
}

} // namespace

class tst_TrainingDraft : public QObject {
    Q_OBJECT
private slots:
    void aFreshDraftIsWhatItsChoicesSay() {
        TrainingDraft draft(committedPresets());
        QVERIFY(draft.config() == draft.preset());
        QCOMPARE(draft.changedCount(), 0);
        QCOMPARE(draft.chosen("purpose"), std::string("style"));
        QCOMPARE(draft.config().rank, std::int64_t(16));
        QCOMPARE(draft.config().epochs, 3.0);
    }

    void aChoiceSetsItsValuesAndTakesThoseOfTheOtherAway() {
        TrainingDraft draft(committedPresets());
        draft.choose("size", "large");
        QCOMPARE(draft.config().rank, std::int64_t(64));
        QVERIFY(draft.config().useRslora);
        draft.choose("size", "small");
        QCOMPARE(draft.config().rank, std::int64_t(4));
        QVERIFY(!draft.config().useRslora);
        draft.choose("size", "enormous"); // unknown: nothing happens
        QCOMPARE(draft.chosen("size"), std::string("small"));
    }

    void aRecipeTakesThePurposeWithIt() {
        TrainingDraft draft(committedPresets());
        draft.choose("purpose", "language");
        draft.chooseRecipe("starter");
        QCOMPARE(draft.chosen("purpose"), std::string("language")); // it is for what the choice is for
        draft.chooseRecipe("imdb-distilbert");
        QCOMPARE(draft.chosen("purpose"), std::string("classify"));
        QCOMPARE(draft.config().task, std::string("classification"));
        QCOMPARE(draft.config().learningRate, 5e-5);
        QCOMPARE(draft.changedCount(), 0);
        draft.chooseRecipe("starter");
        QCOMPARE(draft.chosen("purpose"), std::string("style"));
        QCOMPARE(draft.config().task, std::string("causal_lm"));
    }

    void aRecipeForAnotherTaskLeavesWithTheChoice() {
        TrainingDraft draft(committedPresets());
        draft.chooseRecipe("starter");
        draft.choose("size", "large");
        draft.choose("purpose", "language");
        QCOMPARE(draft.recipe(), std::string("starter")); // it is for what the choice is for
        draft.choose("purpose", "classify");
        QCOMPARE(draft.recipe(), std::string());
        QCOMPARE(draft.config().task, std::string("classification"));
        QCOMPARE(draft.config().rank, std::int64_t(64));
        draft.chooseRecipe("reviews");
        draft.choose("purpose", "style");
        QCOMPARE(draft.recipe(), std::string());
        QCOMPARE(draft.config().task, std::string("causal_lm"));
    }

    void anOwnValueStaysUntilItsChoiceIsMadeAnew() {
        TrainingDraft draft(committedPresets());
        QVERIFY(draft.setText("rank", QStringLiteral("10")).empty());
        QVERIFY(draft.setText("seed", QStringLiteral("7")).empty());
        QCOMPARE(draft.changedCount(), 2);
        draft.choose("length", "quick");
        QCOMPARE(draft.config().rank, std::int64_t(10));
        QVERIFY(draft.isChanged("rank"));
        draft.choose("size", "large");
        QCOMPARE(draft.config().rank, std::int64_t(64));
        QVERIFY(!draft.isChanged("rank"));
        QCOMPARE(draft.config().seed, std::int64_t(7));
        draft.takeBack("seed");
        QCOMPARE(draft.changedCount(), 0);
    }

    void aChoiceDecidesWhatTheOneBeforeLeftOpen() {
        TrainingDraft draft(committedPresets());
        QVERIFY(draft.setText("early_stopping_patience", QStringLiteral("7")).empty());
        draft.choose("length", "thorough");
        QCOMPARE(draft.config().earlyStoppingPatience, std::int64_t(3));
        QCOMPARE(draft.changedCount(), 0);
    }

    void whatCannotBeUsedChangesNothing() {
        TrainingDraft draft(committedPresets());
        const core::TrainingConfig before = draft.config();
        for (const char* text : {"0", "many", "", "1025"})
            QCOMPARE(draft.setText("rank", QString::fromUtf8(text)).size(), std::size_t(1));
        QVERIFY(draft.config() == before);
    }

    void theLearningRateFollowsMethodAndModel() {
        TrainingDraft draft(committedPresets());
        QCOMPARE(draft.config().learningRate, 2e-4);
        draft.setModel(modelOf(500));
        QCOMPARE(draft.config().learningRate, 8e-3);
        QCOMPARE(draft.config().maxLength, std::int64_t(128));
        draft.setText("method", QStringLiteral("full"));
        QCOMPARE(draft.config().learningRate, 3e-3);
        QVERIFY(!draft.isChanged("learning_rate"));
        draft.setModel(std::nullopt);
        QCOMPARE(draft.config().learningRate, 2e-5);
        QCOMPARE(draft.config().maxLength, std::int64_t(1024));
        draft.setText("learning_rate", QStringLiteral("0.1"));
        draft.takeBack("method");
        QCOMPARE(draft.config().learningRate, 0.1);
    }

    void theDecidingValueIsTheLastThatCounts() {
        TrainingDraft draft(committedPresets());
        QVERIFY(draft.deciding("learning_rate")->source.find("QLoRA") != std::string::npos);
        draft.setModel(modelOf(500));
        QVERIFY(draft.deciding("learning_rate")->source.find("starter") != std::string::npos);
        QVERIFY(!draft.deciding("seed"));
        draft.chooseRecipe("classic");
        QCOMPARE(draft.deciding("rank")->value, std::string("4"));
    }

    void theSamplesRecipeIsItsProvenSettings() {
        TrainingDraft draft(committedPresets());
        draft.choose("length", "thorough");
        draft.choose("purpose", "language");
        draft.choose("size", "large");
        draft.chooseRecipe("starter");
        const std::filesystem::path file = std::filesystem::path(LORIKEET_SOURCES) / "resources/starter/train.json";
        QVERIFY(draft.config() == core::trainingConfigFromJson(core::readFile(file), "train.json"));
        draft.chooseRecipe({});
        QCOMPARE(draft.config().rank, std::int64_t(64));
        QCOMPARE(draft.changedCount(), 0);
    }

    void aConfigThatIsGivenIsTakenWhole() {
        TrainingDraft draft(committedPresets());
        core::TrainingConfig config;
        config.method = "full";
        config.rank = 5;
        config.targetModules = {".*{1,2}"};
        draft.setConfig(config);
        QVERIFY(draft.config() == config);
        QVERIFY(draft.isChanged("rank"));
    }

    void aConfigForAnotherTaskTakesThePurposeWithIt() {
        TrainingDraft draft(committedPresets());
        draft.choose("purpose", "language");
        draft.chooseRecipe("starter");
        core::TrainingConfig config;
        config.task = "classification";
        draft.setConfig(config);
        QVERIFY(draft.config() == config);
        QCOMPARE(draft.chosen("purpose"), std::string("classify"));
        QCOMPARE(draft.recipe(), std::string());
        QVERIFY(!draft.isChanged("task"));
        config.task = "causal_lm";
        draft.setConfig(config);
        QVERIFY(draft.config() == config);
        QCOMPARE(draft.chosen("purpose"), std::string("style"));
    }

    void aSuggestionLeavesWhatIsOwn() {
        TrainingDraft draft(committedPresets());
        draft.setText("learning_rate", QStringLiteral("0.1"));
        draft.suggest("purpose", "classify");
        QCOMPARE(draft.config().task, std::string("classification"));
        QCOMPARE(draft.config().batchSize, std::int64_t(16));
        QCOMPARE(draft.config().learningRate, 0.1);
        QVERIFY(draft.isChanged("learning_rate"));
        draft.suggestRecipe("starter");
        QCOMPARE(draft.config().rank, std::int64_t(8));
        QCOMPARE(draft.config().learningRate, 0.1);
        QCOMPARE(draft.changedCount(), 1);
    }

    void theStateBringsAllBack() {
        TrainingDraft draft(committedPresets());
        draft.choose("purpose", "language");
        draft.choose("length", "quick");
        draft.chooseRecipe("classic");
        draft.setText("seed", QStringLiteral("9007199254740993"));
        draft.setTargets({".*\\.(q|v)_proj{1,1}"});
        TrainingDraft other(committedPresets());
        other.setText("epochs", QStringLiteral("9"));
        other.restore(draft.state());
        QVERIFY(other.config() == draft.config());
        QVERIFY(other.preset() == draft.preset());
        QCOMPARE(other.recipe(), std::string("classic"));
        QCOMPARE(other.chosen("purpose"), std::string("language"));
        QCOMPARE(other.changedCount(), 2);
    }

    void aStateThatIsNoneChangesNothing() {
        TrainingDraft draft(committedPresets());
        const core::TrainingConfig before = draft.config();
        for (const char* state : {"", "[]", "{\"choices\":{\"purpose\":\"cooking\",\"mood\":\"x\"},\"recipe\":\"x\"}",
                                  "{\"config\":\"{}\",\"changed\":[\"rank\"]}"})
            draft.restore(state);
        QVERIFY(draft.config() == before);
        QCOMPARE(draft.chosen("purpose"), std::string("style"));
    }
};

QTEST_MAIN(tst_TrainingDraft)
#include "tst_TrainingDraft.moc"
