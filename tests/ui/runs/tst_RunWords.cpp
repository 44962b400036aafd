#include "tests/ui/plot/SampleRun.h"
#include "ui/runs/RunWords.h"

#include <QLocale>
#include <QTest>

using namespace ui;
using namespace Qt::StringLiterals;

/// The figures of a run that learned labels, in words.
class tst_RunWords : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void labelsHaveAnIntervalAndF1() {
        core::RunOverview run;
        run.untrained = tests::judgedEvaluation(0, 0.7, 30);
        run.best = tests::judgedEvaluation(20, 0.4, 38);
        QCOMPARE(RunWords::accuracy(run), u"95.0 % (83–99)"_s);
        QCOMPARE(RunWords::accuracyOf(run), std::optional(0.95));
        QCOMPARE(RunWords::f1(run), u"92.8 %"_s);
        const QString sentence = RunWords::accuracySentence(run);
        for (const auto& part : {u"95.0 % of 40 validation records"_s, u"83.5 %"_s, u"Untrained model: 75.0 %"_s})
            QVERIFY2(sentence.contains(part), qPrintable(sentence));
        QVERIFY2(!sentence.contains(u"oken"_s), qPrintable(sentence));
    }

    void answersHaveNeither() {
        core::RunOverview run;
        run.best = tests::sampleEvaluation(20, 0.4, 0.5);
        QCOMPARE(RunWords::accuracy(run), u"50.0 %"_s);
        QCOMPARE(RunWords::f1(run), QString());
        QVERIFY(!RunWords::f1Of(run));
        QVERIFY(!RunWords::accuracyOf({}));
    }

    void numbersAreMissedByAnAmount() {
        core::RunOverview run;
        run.best = tests::sampleEvaluation(5, 0.5, 0);
        run.best->judged = core::ClassificationScore(core::ProblemType::Regression, 1);
        for (const auto& [right, told] : {std::pair{1.0F, 1.5F}, {3.0F, 2.5F}})
            run.best->judged->add({&right, 1}, {&told, 1});
        QCOMPARE(RunWords::accuracy(run), u"75.0 %"_s);
        QCOMPARE(RunWords::f1(run), QString());
        QVERIFY(RunWords::accuracySentence(run).contains(u"Missed by 0.5 on average"_s));
    }
};

QTEST_GUILESS_MAIN(tst_RunWords)
#include "tst_RunWords.moc"
