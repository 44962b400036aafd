#include "ui/judgement/JudgementWords.h"
#include "ui/judgement/LabelCountsModel.h"
#include "ui/judgement/WorstModel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace ui;
using namespace Qt::StringLiterals;
using core::Split;

namespace {

core::Judgement judged(std::vector<float> targets, std::vector<float> logits, double loss = 1) {
    return {.split = Split::Test, .record = 5, .text = "A text.", .wanted = {}, .targets = std::move(targets),
            .logits = std::move(logits), .loss = loss, .learnedTokens = 1};
}

core::Judgements twoLabels(int right, int wrong) {
    core::Judgements all{.labels = {core::ProblemType::SingleLabel, {"bad", "good"}}};
    for (int i = 0; i < right; ++i)
        all.records.push_back(i % 2 == 0 ? judged({1, 0}, {1, 0}) : judged({0, 1}, {0, 1}));
    for (int i = 0; i < wrong; ++i) all.records.push_back(judged({0, 1}, {2, 0}, 3));
    return all;
}

JudgedRun runOf(core::Judgements judgements) {
    JudgedRun run{.state = JudgedState::Judged};
    run.judgements = std::make_shared<const SummedJudgements>(std::move(judgements));
    return run;
}

} // namespace

class tst_JudgementWords : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QLocale::setDefault(QLocale(u"en_US"_s)); }

    void labelsHaveTheirShareWithItsInterval() {
        core::Judgements all = twoLabels(110, 10);
        all.testBaselines = core::AnswerBaselines{0.5, 0.62};
        QCOMPARE(JudgementWords::figures(SummedJudgements(all), Split::Test),
                 u"Test: 91.7 % of 120 right (85.3–95.4 %, 95 % interval), macro F1 0.92; always the commonest one "
                 "50.0 %, a bag of words 62.0 %."_s);
    }
    void aLabelThatTheModelHasNotIsSaidAndWrong() {
        core::Judgements all = twoLabels(3, 0);
        all.records.push_back(judged({0, 0}, {0, 1}, 0));
        all.records.back().wanted = "mixed";
        QVERIFY(JudgementWords::figures(SummedJudgements(all), Split::Test).startsWith(u"Test: 75.0 % of 4 right"_s));
        QVERIFY(JudgementWords::figures(SummedJudgements(all), Split::Test)
                    .contains(u"; 1 record(s) with labels that the model does not know are counted as wrong."_s));
        QVERIFY(!JudgementWords::figures(SummedJudgements(twoLabels(3, 0)), Split::Test).contains(u"know"_s));
        QCOMPARE(JudgementWords::rightText(all.labels, all.records.back()), u"mixed"_s);
        QCOMPARE(JudgementWords::place(all.labels, 2, 1), u"labels that it does not know taken for good"_s);
    }
    void answersHaveTheirLoss() {
        core::Judgements all;
        all.records = {judged({}, {}, 3), judged({}, {}, 1)};
        all.records[0].learnedTokens = 3;
        all.records[1].correctTokens = 1;
        QCOMPARE(JudgementWords::figures(SummedJudgements(all), Split::Test),
                 u"Test: loss 1.00 a token, 25.0 % of tokens right; 50.0 % of 2 answers right word for word "
                 "(9.5–90.5 %, 95 % interval)."_s);
    }
    void numbersHaveTheirError() {
        core::Judgements all{.labels = {core::ProblemType::Regression, {"LABEL_0"}}};
        all.records = {judged({1}, {1.5F}), judged({3}, {3.5F})};
        QCOMPARE(JudgementWords::figures(SummedJudgements(all), Split::Test),
                 u"Test: 2 numbers missed by 0.50 on average, mean squared error 0.25, R² 0.75."_s);
        QCOMPARE(JudgementWords::rightText(all.labels, all.records[0]), u"1.00"_s);
        QCOMPARE(JudgementWords::chosenText(all.labels, all.records[0]), u"1.50"_s);
    }
    void pairsAreNamedByHowOftenTheyAreConfused() {
        core::LabelSet labels{core::ProblemType::SingleLabel, {"a", "b", "c"}};
        core::ClassificationScore score(core::ProblemType::SingleLabel, 3);
        score.add(std::vector<float>{1, 0, 0}, std::vector<float>{0, 1, 0});
        for (int i = 0; i < 2; ++i) score.add(std::vector<float>{0, 0, 1}, std::vector<float>{1, 0, 0});
        QCOMPARE(JudgementWords::confused(labels, score, 5),
                 QStringList({u"c taken for a: 2 of 2"_s, u"a taken for b: 1 of 1"_s}));
        QCOMPARE(JudgementWords::confused(labels, score, 1).size(), 1);
    }

    void theWorstComeFirst() {
        WorstModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.show(runOf(twoLabels(2, 1)), Split::Test);
        QCOMPARE(model.rowCount(), 3);
        const auto text = [&](WorstModel::Column column) { return model.index(0, column).data().toString(); };
        QCOMPARE(text(WorstModel::Text), u"A text."_s);
        QCOMPARE(text(WorstModel::Right), u"good"_s);
        QCOMPARE(text(WorstModel::Chosen), u"bad"_s);
        QCOMPARE(text(WorstModel::Probability), u"88.1 %"_s);
        QCOMPARE(text(WorstModel::Loss), u"3.00"_s);
        QVERIFY(!model.isOf(WorstModel::Since));
        QCOMPARE(model.index(0, 0).data(WorstModel::RecordRole).toLongLong(), 5);
        JudgedRun run = runOf(twoLabels(0, 1));
        run.others = {5};
        model.show(run, Split::Test);
        QVERIFY(model.isOf(WorstModel::Since));
        QCOMPARE(text(WorstModel::Since), u"changed since the run"_s);
        run.gone = {5};
        model.show(run, Split::Test);
        QCOMPARE(text(WorstModel::Since), u"is gone"_s);
        QCOMPARE(model.index(0, 0).data(WorstModel::RecordRole).toLongLong(), 0); // nothing leads there
        model.show(run, Split::Validation);
        QCOMPARE(model.rowCount(), 0);
    }
    void labelsOfATextAreCounted() {
        LabelCountsModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const core::LabelSet labels{core::ProblemType::MultiLabel, {"fast", "kind"}};
        core::ClassificationScore score(core::ProblemType::MultiLabel, 2);
        score.add(std::vector<float>{1, 1}, std::vector<float>{1, -1});
        score.add(std::vector<float>{0, 0}, std::vector<float>{1, -1});
        model.show(labels, score);
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.index(0, LabelCountsModel::Hits).data().toString(), u"1"_s);
        QCOMPARE(model.index(0, LabelCountsModel::FalseAlarms).data().toString(), u"1"_s);
        QCOMPARE(model.index(1, LabelCountsModel::Misses).data().toString(), u"1"_s);
        QCOMPARE(model.wrong(1), 1);
        model.show(labels, core::ClassificationScore(core::ProblemType::SingleLabel, 2));
        QCOMPARE(model.rowCount(), 0);
    }
};

QTEST_GUILESS_MAIN(tst_JudgementWords)
#include "tst_JudgementWords.moc"
