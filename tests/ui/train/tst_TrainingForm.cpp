#include "tests/ui/train/FormBench.h"
#include "ui/shell/FieldAccess.h"

#include <QAccessible>
#include <QScrollArea>
#include <QScrollBar>
#include <QtTest/qtestspontaneevent.h>

#include <set>

using namespace ui;
using tests::FormBench;

namespace {

/// A text other than the default for the field of a key.
const std::map<std::string, const char*> Others{{"rank", "12"},
                                                {"alpha", "3.5"},
                                                {"dropout", "0.2"},
                                                {"layers_to_transform", "1"},
                                                {"modules_to_save", "lm_head"},
                                                {"class_weights", "balanced"},
                                                {"learning_rate", "0.5"},
                                                {"warmup_ratio", "0.25"},
                                                {"weight_decay", "0.125"},
                                                {"max_grad_norm", "2"},
                                                {"epochs", "1.5"},
                                                {"max_steps", "77"},
                                                {"batch_size", "3"},
                                                {"tokens_per_micro_batch", "99"},
                                                {"max_length", "33"},
                                                {"seed", "9007199254740993"},
                                                {"evaluate_every", "11"},
                                                {"early_stopping_patience", "4"},
                                                {"save_every", "13"},
                                                {"device", "cpu"},
                                                {"threads", "2"}};

void turnWheel(QWidget* widget) {
    QWheelEvent event(QPointF(5, 5), widget->mapToGlobal(QPointF(5, 5)), {}, {0, -120}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QSpontaneKeyEvent::setSpontaneous(&event); // else it is not handed on to parents
    qApp->notify(widget, &event);
}

QString spokenName(QWidget* widget) {
    const QAccessibleInterface* accessible = QAccessible::queryAccessibleInterface(widget);
    return accessible ? accessible->text(QAccessible::Name) : QString();
}

/// Changes the field of a key as a person does.
void change(const FormBench& bench, const std::string& key) {
    QWidget* input = bench.find(key.c_str());
    if (auto* button = qobject_cast<QAbstractButton*>(input)) return button->click();
    if (auto* box = qobject_cast<QComboBox*>(input)) {
        box->setFocus();
        QTest::keyClick(box, box->currentIndex() > 0 ? Qt::Key_Up : Qt::Key_Down);
        return;
    }
    bench.type(key.c_str(), Others.at(key));
}

} // namespace

class tst_TrainingForm : public QObject {
    Q_OBJECT
private slots:
    void everyKeyHasANamedWidget() {
        FormBench bench;
        for (const FieldWords& words : fieldWords()) {
            const std::string key(words.key);
            QVERIFY2(bench.find(("row_" + key).c_str()), key.c_str());
            if (key == "target_modules" || fieldKind(key) == FieldKind::Fixed) continue;
            const QWidget* input = bench.find(key.c_str());
            QVERIFY2(input, key.c_str());
            QCOMPARE(input->accessibleName(), fieldLabel(key));
            QVERIFY2(input->toolTip().contains(fieldSentence(key)), key.c_str());
        }
    }

    void aWidgetChangesItsOwnKeyAlone_data() {
        QTest::addColumn<QString>("key");
        for (const FieldWords& words : fieldWords())
            if (fieldKind(words.key) != FieldKind::Fixed && words.key != "target_modules" && words.key != "method")
                QTest::newRow(std::string(words.key).c_str()) << QString::fromStdString(std::string(words.key));
    }
    void aWidgetChangesItsOwnKeyAlone() {
        QFETCH(QString, key);
        FormBench bench;
        const bool goesWithLabels = key == QLatin1String("objective") || key == QLatin1String("class_weights");
        if (goesWithLabels) bench.form.choose("purpose", "classify");
        const core::TrainingConfig before = bench.form.config();
        change(bench, key.toStdString());
        for (const FieldWords& words : fieldWords())
            QVERIFY2(isSameField(before, bench.form.config(), words.key) == (words.key != key.toStdString()),
                     words.label);
        if (const auto other = Others.find(key.toStdString()); other != Others.end())
            QCOMPARE(fieldText(bench.form.config(), other->first), QString::fromUtf8(other->second));
        QVERIFY(bench.isMarked(qPrintable(key)));
        QVERIFY(bench.problemAt(qPrintable(key)).isEmpty());
        bench.find<QAbstractButton>(qPrintable(QStringLiteral("back_") + key))->click();
        QVERIFY(bench.form.config() == before);
        QVERIFY(!bench.isMarked(qPrintable(key)));
    }

    void theMethodTakesTheLearningRateWithIt() {
        FormBench bench;
        const double before = bench.form.config().learningRate;
        change(bench, "method");
        QCOMPARE(bench.form.config().method, std::string("full"));
        QVERIFY(bench.form.config().learningRate < before);
        QVERIFY(!bench.find("rank")->isEnabled());
        QVERIFY(bench.find("learning_rate")->isEnabled());
        QCOMPARE(bench.form.trainedParameters(), core::parameterCount(bench.model));
    }

    void theWheelScrollsAndChangesNothing() {
        FormBench bench;
        QVERIFY(QTest::qWaitForWindowActive(&bench.form));
        bench.find("settingSearch")->setFocus();
        const core::TrainingConfig before = bench.form.config();
        const auto* bar = bench.find<QScrollArea>("trainingScroll")->verticalScrollBar();
        for (const char* key : {"rank", "lr_scheduler", "learning_rate", "method", "overlong", "recipe"})
            turnWheel(bench.find(key));
        QVERIFY(bench.form.config() == before);
        QCOMPARE(bar->value(), 6 * QApplication::wheelScrollLines() * bar->singleStep());
    }

    void whatCannotBeUsedIsSaidAtItsField() {
        FormBench bench;
        const core::TrainingConfig before = bench.form.config();
        bench.type("rank", "5000");
        QCOMPARE(bench.form.config().rank, std::int64_t(500)); // the last that could be used
        QVERIFY2(bench.problemAt("rank").contains(QStringLiteral("1 to 1,024")), qPrintable(bench.problemAt("rank")));
        QCOMPARE(bench.form.ownProblems().size(), std::size_t(1));
        QVERIFY(bench.find("rank")->accessibleDescription().contains(QStringLiteral("1 to 1,024")));
        bench.type("dropout", "lots");
        QVERIFY(!bench.problemAt("dropout").isEmpty());
        bench.type("layers_to_transform", "1, two");
        QVERIFY(!bench.problemAt("layers_to_transform").isEmpty());
        bench.type("device", "abacus");
        QVERIFY(!bench.problemAt("device").isEmpty());
        QCOMPARE(bench.form.ownProblems().size(), std::size_t(4));
        QVERIFY(bench.problemAt("alpha").isEmpty());
        for (const char* key : {"rank", "dropout", "layers_to_transform", "device"})
            bench.find<QAbstractButton>((std::string("back_") + key).c_str())->click();
        QVERIFY(bench.form.ownProblems().empty());
        QVERIFY(bench.form.config() == before);
    }

    void problemsOfOthersStandBesideTheirField() {
        FormBench bench;
        bench.form.setAdvancedOpen(false);
        bench.form.setProblems({{core::ProblemCode::SettingInvalid, {.field = "max_length"}, {"4096", "8 to 128"}},
                                {core::ProblemCode::DiskFull, {}, {}}});
        QVERIFY(!bench.problemAt("max_length").isEmpty());
        QVERIFY(bench.form.isAdvancedOpen()); // a problem is never hidden
        const auto* general = bench.find<QLabel>("trainingProblems");
        QVERIFY(!general->isHidden());
        QVERIFY(general->text().contains(QStringLiteral("disk is full")));
        bench.form.setProblems({});
        QVERIFY(bench.problemAt("max_length").isEmpty());
        QVERIFY(general->isHidden());
    }

    void choicesAndRecipeSetTheirValues() {
        FormBench bench;
        QSignalSpy changed(&bench.form, &TrainingForm::changed);
        bench.find<QAbstractButton>("size_large")->click();
        QCOMPARE(bench.form.config().rank, std::int64_t(64));
        bench.find<QAbstractButton>("length_quick")->click();
        QCOMPARE(bench.form.config().epochs, 1.0);
        bench.find<QAbstractButton>("purpose_language")->click();
        QCOMPARE(bench.form.config().learned, std::string("all"));
        QCOMPARE(changed.size(), 3);
        QVERIFY(bench.find<QLabel>("lengthSentence")->text().contains(QStringLiteral("once")));
        auto* recipe = bench.find<QComboBox>("recipe");
        recipe->setFocus();
        QTest::keyClick(recipe, Qt::Key_Down);
        QCOMPARE(bench.form.config().rank, std::int64_t(4));
        QCOMPARE(bench.form.config().alpha, 32.0);
        QCOMPARE(bench.form.config().dropout, 0.01);
        QVERIFY(!bench.find("recipeInUse")->isHidden());
        bench.find<QAbstractButton>("leaveRecipe")->click();
        QCOMPARE(bench.form.config().rank, std::int64_t(64));
        QVERIFY(bench.find("recipeInUse")->isHidden());
    }

    void ticksAndConfigSayTheSame() {
        FormBench bench;
        bench.find<QAbstractButton>("target_k_proj")->click();
        QCOMPARE(bench.form.config().targetModules.size(), std::size_t(6));
        QVERIFY(bench.isMarked("target_modules"));
        core::TrainingConfig config = bench.form.config();
        config.targetModules = {"q_proj", "v_proj"};
        bench.form.setConfig(config);
        QVERIFY(bench.find<QAbstractButton>("target_v_proj")->isChecked());
        QVERIFY(!bench.find<QAbstractButton>("target_o_proj")->isChecked());
        bench.find<QAbstractButton>("target_q_proj")->click();
        bench.find<QAbstractButton>("target_v_proj")->click();
        QVERIFY(!bench.problemAt("target_modules").isEmpty());
        bench.find<QAbstractButton>("back_target_modules")->click();
        QCOMPARE(bench.form.config().targetModules, std::vector<std::string>{"all-linear"});
        QVERIFY(bench.problemAt("target_modules").isEmpty());
    }

    void theSizeFollowsAtOnce() {
        FormBench bench;
        const auto* size = bench.find<QLabel>("trainedSize");
        const std::int64_t before = bench.form.trainedParameters();
        const QString text = size->text();
        QVERIFY(before > 0);
        QVERIFY(text.contains(QLatin1Char('%')));
        bench.type("rank", "32");
        QCOMPARE(bench.form.trainedParameters(), 2 * before);
        QVERIFY(size->text() != text);
        bench.form.setModel(nullptr);
        QCOMPARE(bench.form.trainedParameters(), std::int64_t(0));
        QVERIFY(size->text().contains(QStringLiteral("base model")));
    }

    void theSearchShowsWhatItNames() {
        FormBench bench;
        auto* search = bench.find<QLineEdit>("settingSearch");
        QTest::keyClicks(search, QStringLiteral("learning rate"));
        QVERIFY(!bench.find("row_learning_rate")->isHidden());
        QVERIFY(!bench.find("row_warmup_ratio")->isHidden()); // its sentence names it
        QVERIFY(bench.find("row_rank")->isHidden());
        search->setText(QStringLiteral("max_grad"));
        QVERIFY(!bench.find("row_max_grad_norm")->isHidden());
        search->clear();
        QVERIFY(!bench.find("row_rank")->isHidden());
    }

    void anotherLanguageReachesEveryText() {
        FormBench bench;
        bench.type("rank", "5000");
        bench.form.chooseRecipe("classic");
        bench.type("alpha", "0");
        tests::MarkingTranslator translator;
        QVERIFY(QCoreApplication::installTranslator(&translator));
        QCoreApplication::processEvents();
        for (const QLabel* label : bench.form.findChildren<QLabel*>())
            if (!label->isHidden() && !label->text().isEmpty())
                QVERIFY2(label->text().contains(QStringLiteral("¶")), qPrintable(label->text()));
        for (const QAbstractButton* button : bench.form.findChildren<QAbstractButton*>())
            if (button->isVisible() && !button->text().isEmpty())
                QVERIFY2(button->text().contains(QStringLiteral("¶")), qPrintable(button->text()));
        for (const QComboBox* box : bench.form.findChildren<QComboBox*>())
            for (int i = 0; i < box->count(); ++i)
                if (box->objectName() != QLatin1String("dtype")) // names of formats stay as they are
                    QVERIFY2(box->itemText(i).startsWith(QStringLiteral("¶")), qPrintable(box->itemText(i)));
        QCoreApplication::removeTranslator(&translator);
        QCoreApplication::processEvents();
        for (const QLabel* label : bench.form.findChildren<QLabel*>())
            QVERIFY2(!label->text().contains(QStringLiteral("¶")), qPrintable(label->text()));
    }

    void theKeyboardReachesEverything() {
        FormBench bench;
        QVERIFY(QTest::qWaitForWindowActive(&bench.form));
        bench.type("rank", "9");
        bench.find("purpose_style")->setFocus();
        std::set<QString> reached;
        QStringList order;
        for (int i = 0; i < 120; ++i) {
            const QWidget* focus = QApplication::focusWidget();
            QVERIFY(focus);
            QVERIFY2(!spokenName(QApplication::focusWidget()).isEmpty(), qPrintable(focus->objectName()));
            if (reached.insert(focus->objectName()).second) order += focus->objectName();
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        }
        for (const FieldWords& words : fieldWords())
            if (fieldKind(words.key) != FieldKind::Fixed && words.key != "target_modules" &&
                bench.find(std::string(words.key).c_str())->isEnabled())
                QVERIFY2(reached.contains(QString::fromStdString(std::string(words.key))), words.label);
        for (const char* name : {"length_normal", "size_medium", "advanced", "settingSearch", "recipe", "targetAll",
                                 "target_q_proj", "target_lm_head", "targetLine", "back_rank"})
            QVERIFY2(reached.contains(QLatin1String(name)), name);
        QVERIFY(order.indexOf(QLatin1String("rank")) < order.indexOf(QLatin1String("back_rank")));
        QVERIFY(order.indexOf(QLatin1String("back_rank")) < order.indexOf(QLatin1String("alpha")));
        bench.find("size_medium")->setFocus();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Right);
        QCOMPARE(bench.form.config().rank, std::int64_t(64)); // an arrow chooses the next answer
    }

    void theStateComesBack() {
        FormBench bench;
        bench.find<QAbstractButton>("size_small")->click();
        bench.type("seed", "5");
        FormBench other;
        other.form.restore(bench.form.state());
        QVERIFY(other.form.config() == bench.form.config());
        QVERIFY(other.isMarked("seed"));
        QVERIFY(other.find<QAbstractButton>("size_small")->isChecked());
    }
};

QTEST_MAIN(tst_TrainingForm)
#include "tst_TrainingForm.moc"
