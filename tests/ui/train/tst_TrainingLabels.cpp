#include "tests/ui/train/FormBench.h"

using namespace ui;
using tests::FormBench;

/// The form where labels are learned.
class tst_TrainingLabels : public QObject {
    Q_OBJECT
private slots:
    void whatGoesWithLabelsCanBeSetWhereLabelsAreLearned() {
        FormBench bench;
        QVERIFY(!bench.find("objective")->isEnabled());
        QVERIFY(!bench.find("class_weights")->isEnabled());
        QVERIFY(bench.find("learned")->isEnabled());
        bench.find<QAbstractButton>("purpose_classify")->click();
        QCOMPARE(bench.form.config().task, std::string("classification"));
        QCOMPARE(bench.form.config().maxLength, std::int64_t(128)); // no more than the model reads
        QVERIFY(bench.find("objective")->isEnabled());
        QVERIFY(bench.find("class_weights")->isEnabled());
        QVERIFY(!bench.find("learned")->isEnabled());
        bench.find<QAbstractButton>("purpose_style")->click();
        QCOMPARE(bench.form.config().task, std::string("causal_lm"));
    }

    void rareLabelsAreSaidAndCanCountForMore() {
        FormBench bench;
        const auto use = [](const char* label, std::int64_t count) {
            core::LabelUse each{.label = label};
            each.bySplit[static_cast<std::size_t>(core::Split::Train)] = count;
            return each;
        };
        bench.form.setLabels({use("good", 30), use("bad", 9)});
        QVERIFY(bench.find("labelLine")->isHidden()); // nobody learns them
        bench.form.choose("purpose", "classify");
        QVERIFY(!bench.find("labelLine")->isHidden());
        QVERIFY(bench.find<QLabel>("labelsToLearn")->text().contains(QStringLiteral("good (30), bad (9)")));
        bench.find<QAbstractButton>("balanceLabels")->click();
        QCOMPARE(bench.form.config().classWeights, std::vector<std::string>{"balanced"});
        QVERIFY(bench.find("balanceLabels")->isHidden());
        bench.form.setLabels({use("good", 20), use("bad", 19)});
        bench.find<QAbstractButton>("back_class_weights")->click();
        QVERIFY(bench.find("balanceLabels")->isHidden());
    }

    void labelsThatAreNotLearnedAreNotCounted() {
        FormBench bench;
        bench.form.choose("purpose", "classify");
        bench.form.setLabels({{"good", {30, 4, 0}}, {"bad", {20, 4, 0}}});
        const std::int64_t trained = bench.form.trainedParameters();
        bench.form.setLabels({{"good", {30, 4, 0}}, {"bad", {20, 4, 0}}, {"fine", {0, 3, 0}}, {"poor", {0, 0, 2}}});
        QCOMPARE(bench.form.trainedParameters(), trained);
        QVERIFY(!bench.find<QLabel>("labelsToLearn")->text().contains(QStringLiteral("fine")));
        bench.form.setLabels({{"good", {30, 4, 0}}, {"bad", {20, 4, 0}}, {"fine", {1, 3, 0}}});
        QVERIFY(bench.form.trainedParameters() > trained);
    }

    void anEncoderCannotWriteAndTheFormSaysSo() {
        FormBench bench;
        const core::ModelConfig encoder = core::readModelConfig(tests::fixture("classifiers/distilbert/model"));
        bench.form.setModel(&encoder);
        const auto* problem = bench.find<QLabel>("purposeProblem");
        QVERIFY(!problem->isHidden());
        QVERIFY(problem->text().contains(QStringLiteral("cannot write")));
        QCOMPARE(bench.form.ownProblems().size(), std::size_t(1));
        bench.find<QAbstractButton>("purpose_classify")->click();
        QVERIFY(problem->isHidden());
        QVERIFY(bench.form.ownProblems().empty());
        QVERIFY(bench.form.trainedParameters() > 0);
        bench.form.setProblems({{core::ProblemCode::SettingInvalid, {.field = "task"}, {"classification", "x"}}});
        QVERIFY(problem->text().contains(QStringLiteral("no labels")));
        bench.form.setProblems({{core::ProblemCode::NothingToLearn,
                                 {.field = "task"},
                                 {"12", "they all have the label «good», and there is nothing to tell it from"}}});
        QCOMPARE(problem->text(),
                 QStringLiteral("None of the 12 records can be used: they all have the label “good”, and there is nothing "
                                "to tell it from. Change their labels, or choose other records."));
        bench.form.setProblems({{core::ProblemCode::SettingInvalid, {.field = "task"}, {"classification", "x"}}});
        std::vector<core::LabelUse> many(1001);
        for (std::size_t i = 0; i < many.size(); ++i) many[i] = {std::to_string(i), {1, 1, 1}};
        bench.form.setLabels(many);
        QVERIFY(problem->text().contains(QStringLiteral("too many labels")));
        bench.form.setLabels({});
        QVERIFY(bench.form.config().task == "classification" && problem->text().contains(QStringLiteral("no labels")));
    }
};

QTEST_MAIN(tst_TrainingLabels)
#include "tst_TrainingLabels.moc"
