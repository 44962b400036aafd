/// What the three choices and the ready-made settings set: every value with its reason and its source, for whoever asks.
#include "tests/ui/train/FormBench.h"
#include "ui/train/PresetFacts.h"
#include "ui/train/WhyButton.h"

#include <QScrollArea>
#include <QScrollBar>

using namespace ui;
using namespace Qt::StringLiterals;
using tests::FormBench;

class tst_PresetFacts : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void everyValueHasItsReasonAndItsSource() {
        const core::Presets presets = committedPresets();
        TrainingDraft draft(presets);
        for (const core::PresetGroup& group : presets.groups)
            for (const core::Preset& choice : group.choices) {
                const QString facts = choiceFacts(draft, group.key, choice.key);
                for (const core::PresetValue* value : draft.counting(choice))
                    QVERIFY2(facts.contains(fieldLabel(value->key) + u": "_s) &&
                                 facts.contains(QString::fromStdString(value->source)),
                             qPrintable(facts));
            }
        QCOMPARE(choiceFacts(draft, "length", "normal"),
                 u"Epochs: 3\nThree passes are usual for records of instruction and answer.\nSource: %1"_s.arg(
                     QString::fromStdString(presets.groups[1].choices[1].values[0].source)));
        QVERIFY(choiceFacts(draft, "no", "such").isEmpty() && recipeFacts(draft).isEmpty());
    }

    void whatCountsHangsOnTheModel() {
        TrainingDraft draft(committedPresets());
        QVERIFY(!choiceFacts(draft, "purpose", "classify").contains(u"Learning rate"_s)); // its size is not known
        draft.setModel(core::readModelConfig(tests::fixture("models/llama-gqa-bias")));
        const QString facts = choiceFacts(draft, "purpose", "classify");
        QCOMPARE(facts.count(u"Learning rate: 0.001"_s), 1);
        QCOMPARE(facts.count(u"Learning rate"_s), 1); // of two the later
    }

    void whatIsInUseInsteadIsSaid() {
        TrainingDraft draft(committedPresets());
        draft.setText("epochs", u"7"_s);
        QVERIFY(choiceFacts(draft, "length", "normal").contains(u"In use instead: 7"_s));
        QVERIFY(!choiceFacts(draft, "length", "quick").contains(u"instead"_s)); // it is not chosen
        draft.takeBack("epochs");
        draft.chooseRecipe("classic");
        QVERIFY(choiceFacts(draft, "size", "medium").contains(u"In use instead: 4"_s));
        QVERIFY(recipeFacts(draft).contains(u"Rank: 4"_s) && recipeFacts(draft).contains(u"Dropout: 0.01"_s) &&
                recipeFacts(draft).contains(u"Source: "_s));
    }

    void aButtonAndATipTellThem() {
        const FormBench bench;
        auto* why = bench.find<WhyButton>("lengthWhy");
        QVERIFY(why->isVisible() && !why->accessibleName().isEmpty() && !why->toolTip().isEmpty());
        QVERIFY(why->facts().contains(u"Epochs: 3"_s) && why->facts().contains(u"Source: "_s));
        QVERIFY(bench.find("length_thorough")->toolTip().contains(u"Epochs: 5"_s));
        bench.find<QAbstractButton>("length_thorough")->click();
        QVERIFY(why->facts().contains(u"Epochs: 5"_s) && !why->facts().contains(u"Epochs: 3"_s));
        why->click();
        auto* popup = why->findChild<QWidget*>(u"choiceFacts"_s);
        QVERIFY(popup && popup->isVisible());
        QCOMPARE(popup->accessibleDescription(), why->facts());
        popup->close();
        QVERIFY(!bench.find("recipeWhy")->isVisible());
        bench.find<QComboBox>("recipe")->setCurrentIndex(1);
        emit bench.find<QComboBox>("recipe")->activated(1);
        QVERIFY(bench.find("recipeWhy")->isVisible());
        QVERIFY(bench.find<QLabel>("recipeInUse")->text().contains(u"before the choices"_s));
    }

    void advancedSettingsComeIntoSight() {
        FormBench bench;
        bench.form.setAdvancedOpen(false);
        bench.form.resize(400, 560);
        QTest::qWait(0);
        auto* area = bench.find<QScrollArea>("trainingScroll");
        area->verticalScrollBar()->setValue(0);
        auto* advanced = bench.find<QAbstractButton>("advanced");
        advanced->click();
        QTRY_VERIFY(advanced->mapTo(area, QPoint()).y() < 60);
        QVERIFY(bench.find("settingSearch")->mapTo(area, QPoint()).y() < 300);
    }
};

QTEST_MAIN(tst_PresetFacts)
#include "tst_PresetFacts.moc"
