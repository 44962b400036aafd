#include "SampleRun.h"
#include "ui/plot/PlotWords.h"

#include <QLocale>
#include <QTest>

#include <limits>

using namespace ui;
using namespace Qt::StringLiterals;

class tst_PlotWords : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void numbersHaveFourDigitsThatCount_data() {
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << 0.0 << u"0"_s;
        QTest::newRow("a loss") << 1.42345 << u"1.423"_s;
        QTest::newRow("whole") << 5.0 << u"5"_s;
        QTest::newRow("large") << 21175.4 << u"21,175"_s;
        QTest::newRow("below one") << 0.12345 << u"0.1235"_s;
        QTest::newRow("a learning rate") << 0.0025 << u"0.0025"_s;
        QTest::newRow("a small one") << 1.5e-4 << u"0.00015"_s;
        QTest::newRow("a loss at the end") << 7.9643e-4 << u"0.000796"_s;
        QTest::newRow("a power") << 1e-5 << u"1e-5"_s;
        QTest::newRow("rounds up to a power") << 9.999e-5 << u"1e-4"_s;
        QTest::newRow("below zero") << -0.0025 << u"-0.0025"_s;
        QTest::newRow("huge") << 3.21e9 << u"3.21e9"_s;
    }
    void numbersHaveFourDigitsThatCount() {
        QFETCH(double, value);
        QTEST(plotNumber(value), "text");
    }

    void numbersFollowTheLanguage() {
        const QLocale before;
        QLocale::setDefault(QLocale(QLocale::German));
        QCOMPARE(plotNumber(1.5), u"1,5"_s);
        QLocale::setDefault(before);
    }

    void whatIsNotFiniteIsNamed() {
        QCOMPARE(PlotWords::number(PlotQuantity::Loss, std::numeric_limits<double>::quiet_NaN()), u"not a number"_s);
        QCOMPARE(PlotWords::number(PlotQuantity::Loss, std::numeric_limits<double>::infinity()), u"infinite"_s);
        QCOMPARE(PlotWords::number(PlotQuantity::Accuracy, 0.634), u"63.4 %"_s);
    }

    void labelsAreSpokenOfAsLabels() {
        RunSeries series;
        series.append(std::vector<core::TrainingEvent>{tests::judgedEvaluation(0, 0.7, 30),
                                                       tests::judgedEvaluation(20, 0.4, 38)});
        const QString text = PlotWords::summary(PlotQuantity::Accuracy, series, {});
        QVERIFY2(text.contains(u"Labels right: 95 % at step 20"_s) || text.contains(u"Labels right: 95.0 % at step 20"_s),
                 qPrintable(text));
        QVERIFY2(text.contains(u"commonest label would be right for 75.0 %"_s), qPrintable(text));
        QVERIFY(!text.contains(u"oken"_s));
        for (const auto quantity : {PlotQuantity::Loss, PlotQuantity::Accuracy}) {
            QVERIFY(!PlotWords::explanation(quantity, series).contains(u"oken"_s));
            QVERIFY(!PlotWords::unit(quantity, series.learns()).contains(u"oken"_s));
        }
    }

    void aSummarySaysLastValuesAndTrend() {
        RunSeries series;
        series.setSmoothing(0);
        for (std::int64_t step = 1; step <= 100; ++step)
            series.append(std::vector<core::TrainingEvent>{tests::sampleStep(step, 4.0 - 0.02 * double(step))});
        series.append(std::vector<core::TrainingEvent>{tests::sampleEvaluation(100, 2.5, 0.4)});
        const QString text = PlotWords::summary(PlotQuantity::Loss, series, {});
        QCOMPARE(text, u"Training, smoothed: 2 at step 100, falling. Validation: 2.5 at step 100."_s);
        QCOMPARE(PlotWords::summary(PlotQuantity::LearningRate, series, u"clinic-02"_s),
                 u"clinic-02: Learning rate: 0.01 at step 100, rising."_s);
        QCOMPARE(PlotWords::summary(PlotQuantity::Speed, series, {}), u"Tokens per second: 8,000 at step 100, steady."_s);
    }

    void aSummaryOfNothingSaysSo() {
        QCOMPARE(PlotWords::summary(PlotQuantity::Loss, RunSeries(), {}), u"There are no values yet."_s);
    }

    void explanationsTellThisRunsNumbers() {
        RunSeries series;
        series.append(tests::sampleRun(200, 50));
        const auto last = series.y(PlotValue::SmoothedLoss).back();
        const QString loss = PlotWords::explanation(PlotQuantity::Loss, series);
        QVERIFY2(loss.contains(PlotWords::number(PlotQuantity::Loss, last)), qPrintable(loss));
        QVERIFY2(loss.contains(u"at step 200"_s), qPrintable(loss));
        QVERIFY(!loss.contains(u"no numbers"_s));
        const QString accuracy = PlotWords::explanation(PlotQuantity::Accuracy, series);
        QVERIFY2(accuracy.contains(u"20.0 %"_s), qPrintable(accuracy)); // before training
        QVERIFY2(accuracy.contains(u"validation records: 54"_s), qPrintable(accuracy));
        const QString rate = PlotWords::explanation(PlotQuantity::LearningRate, series);
        QVERIFY2(rate.contains(u"0.02 at step 200"_s), qPrintable(rate));
        QVERIFY(PlotWords::explanation(PlotQuantity::GradientNorm, series).contains(u"usually about"_s));
        QVERIFY(PlotWords::explanation(PlotQuantity::Speed, series).contains(u"8,000"_s));
    }

    void explanationsOfARunWithoutValuesHaveNoHoles() {
        for (const auto quantity : {PlotQuantity::Loss, PlotQuantity::Accuracy, PlotQuantity::LearningRate,
                                    PlotQuantity::GradientNorm, PlotQuantity::Speed}) {
            const QString text = PlotWords::explanation(quantity, RunSeries());
            QVERIFY(text.size() > 40);
            QVERIFY2(!text.contains(u'%' + u"1"_s), qPrintable(text));
        }
    }

    void aRunWithBrokenValuesSaysWhy() {
        RunSeries series;
        series.append(std::vector<core::TrainingEvent>{
            tests::sampleStep(1, 2), tests::sampleStep(2, std::numeric_limits<double>::quiet_NaN())});
        QVERIFY(PlotWords::explanation(PlotQuantity::Loss, series).contains(u"learning rate may be too high"_s));
        QVERIFY(PlotWords::summary(PlotQuantity::Loss, series, {}).contains(u"no numbers: 1."_s));
        QVERIFY(PlotWords::explanation(PlotQuantity::Loss, series).contains(u"Without validation records"_s));
    }
};

QTEST_GUILESS_MAIN(tst_PlotWords)
#include "tst_PlotWords.moc"
