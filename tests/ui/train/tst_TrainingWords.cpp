#include "core/training/Presets.h"
#include "ui/shell/FieldAccess.h"
#include "ui/shell/TrainingWords.h"
#include "ui/train/PresetWords.h"
#include "ui/train/TrainingForm.h"

#include <QTest>

#include <set>

using namespace ui;

class tst_TrainingWords : public QObject {
    Q_OBJECT
private slots:
    void everyKeyHasItsWords() {
        const core::TrainingConfig config;
        std::size_t keys = 0;
        core::visitFields(config, [&](const core::FieldNote& note, const auto&) {
            ++keys;
            const auto rows = fieldWords();
            const auto row = std::ranges::find(rows, note.key, &FieldWords::key);
            QVERIFY2(row != rows.end(), std::string(note.key).c_str());
            QVERIFY(!fieldLabel(note.key).isEmpty());
            for (const std::string_view choice : note.choices) QVERIFY(!choiceText(note.key, choice).isEmpty());
        });
        QCOMPARE(fieldWords().size(), keys);
    }

    /// The form's sentences are core's own: a change there must come here.
    void theSentencesAreThoseOfCore() {
        const core::TrainingConfig config;
        core::visitFields(config, [&](const core::FieldNote& note, const auto&) {
            QCOMPARE(std::string(wordsOf(note.key).sentence), std::string(note.sentence));
        });
    }

    void noTwoLabelsAreTheSame() {
        std::set<QString> labels;
        for (const FieldWords& words : fieldWords())
            QVERIFY2(labels.insert(fieldLabel(words.key)).second, words.label);
    }

    void everyReasonOfThePresetsCanBeTranslated() {
        const core::Presets presets = committedPresets();
        const auto check = [](const std::vector<core::PresetValue>& values) {
            for (const core::PresetValue& value : values)
                QVERIFY2(isPresetReasonKnown(value.reason), value.reason.c_str());
        };
        check(presets.always);
        for (const core::PresetGroup& group : presets.groups)
            for (const core::Preset& choice : group.choices) check(choice.values);
        for (const core::Preset& recipe : presets.recipes) check(recipe.values);
        QVERIFY(!isPresetReasonKnown("Because."));
    }

    void everyChoiceHasATitleAndASentence() {
        const core::Presets presets = committedPresets();
        const auto check = [](std::string_view group, const std::string& choice) {
            QVERIFY2(presetTitle(group, choice) != QString::fromStdString(choice), choice.c_str());
            QVERIFY2(presetSentence(group, choice).endsWith(QLatin1Char('.')), choice.c_str());
        };
        for (const core::PresetGroup& group : presets.groups) {
            QVERIFY(presetGroupTitle(group.key) != QString::fromStdString(group.key));
            for (const core::Preset& choice : group.choices) check(group.key, choice.key);
        }
        for (const core::Preset& recipe : presets.recipes) check(RecipeGroup, recipe.key);
    }

    void aProblemTellsTheRangeOfItsField() {
        core::TrainingConfig config;
        config.rank = 0;
        const std::vector<core::Problem> problems = core::trainingProblems(config);
        QCOMPARE(problems.size(), std::size_t(1));
        const QString text = fieldProblemText(problems[0]);
        QVERIFY2(text.contains(QStringLiteral("1 to 1,024")), qPrintable(text));
        QVERIFY(!text.contains(QStringLiteral("rank")));
    }

    void aProblemOfAFieldThatIsNoSettingIsShownToo() {
        const core::Problem problem{core::ProblemCode::SettingInvalid, {.field = "nothing"}, {"7", "8"}};
        QVERIFY(fieldProblemText(problem).contains(QStringLiteral("8")));
    }

    void everyFieldReadsBackItsOwnText() {
        core::TrainingConfig config;
        config.layersToTransform = {1, 3};
        config.modulesToSave = {"lm_head", "embed_tokens"};
        config.learningRate = 3e-5;
        for (const FieldWords& words : fieldWords()) {
            core::TrainingConfig read;
            QVERIFY2(setFieldText(read, words.key, fieldText(config, words.key)).empty(), words.label);
            QVERIFY2(isSameField(read, config, words.key), words.label);
        }
    }

    void aDecimalCommaIsReadWhereTheLanguageWritesOne() {
        core::TrainingConfig config;
        QVERIFY(!setFieldText(config, "dropout", QStringLiteral("0,5")).empty());
        QLocale::setDefault(QLocale(QLocale::German));
        const bool isRead = setFieldText(config, "dropout", QStringLiteral("0,5")).empty();
        const bool isList = setFieldText(config, "rank", QStringLiteral("1,5")).empty();
        QLocale::setDefault(QLocale::c());
        QVERIFY(isRead);
        QCOMPARE(config.dropout, 0.5);
        QVERIFY(!isList);
    }
};

QTEST_MAIN(tst_TrainingWords)
#include "tst_TrainingWords.moc"
