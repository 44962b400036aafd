#include "SampleRun.h"
#include "ui/plot/PlotTableModel.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QLocale>
#include <QSignalSpy>
#include <QTest>

#include <limits>

using namespace ui;
using namespace Qt::StringLiterals;
using core::TrainingEvent;

namespace {

QString cell(const PlotTableModel& model, int row, int column) {
    return model.index(row, column).data().toString();
}

QStringList header(const PlotTableModel& model) {
    QStringList names;
    for (int column = 0; column < model.columnCount(); ++column)
        names += model.headerData(column, Qt::Horizontal).toString();
    return names;
}

} // namespace

/// The model of «Show as table», and the CSV file: the same rows.
class tst_PlotTable : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void everyStepIsARowAndEveryValueAColumn() {
        RunSeries series;
        series.setSmoothing(0);
        series.append(std::vector<TrainingEvent>{tests::sampleEvaluation(0, 5, 0.1), tests::sampleStep(1, 4),
                                                 tests::sampleStep(2, std::numeric_limits<double>::quiet_NaN()),
                                                 tests::sampleEvaluation(2, 3, 0.5)});
        PlotTableModel model(PlotQuantity::Loss);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRuns({{&series, {}, 0}});
        QCOMPARE(header(model), (QStringList{u"Step"_s, u"Epoch"_s, u"Time"_s, u"Training"_s, u"Training, smoothed"_s,
                                             u"Validation"_s}));
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(cell(model, 0, 0), u"0"_s);
        QCOMPARE(cell(model, 0, 3), QString());
        QCOMPARE(cell(model, 0, 5), u"5"_s);
        QCOMPARE(cell(model, 1, 1), u"0.03"_s);
        QCOMPARE(cell(model, 1, 3), u"4"_s);
        QCOMPARE(cell(model, 1, 5), QString());
        QCOMPARE(cell(model, 2, 3), u"not a number"_s);
        QCOMPARE(cell(model, 2, 5), u"3"_s);
    }

    void aLiveRunThatLearnsLabelsHasItsOwnColumns() {
        RunSeries series;
        PlotTableModel model(PlotQuantity::Accuracy);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRuns({{&series, {}, 0}});
        series.append(std::vector<TrainingEvent>{tests::judgedEvaluation(0, 0.7, 30)});
        model.refresh();
        QCOMPARE(header(model), (QStringList{u"Step"_s, u"Epoch"_s, u"Time"_s, u"Labels right"_s,
                                             u"F1, all labels alike"_s}));
        QCOMPARE(cell(model, 0, 3), u"75.0 %"_s);
        const std::vector<PlotRun> runs{{&series, {}, 0}};
        const QString text = QString::fromStdString(csvText(columnsOf(PlotQuantity::Accuracy, runs)));
        QVERIFY2(text.startsWith(u"step,epoch,seconds,accuracy,macro_f1\n"_s), qPrintable(text));
    }

    void aLiveRunAddsRowsAndAResumedOneTakesThemBack() {
        RunSeries series;
        PlotTableModel model(PlotQuantity::Loss);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRuns({{&series, {}, 0}});
        QSignalSpy added(&model, &QAbstractItemModel::rowsInserted), reset(&model, &QAbstractItemModel::modelReset);
        for (const TrainingEvent& event : tests::sampleRun(50, 10)) {
            series.append(std::span(&event, 1));
            model.refresh();
        }
        QCOMPARE(model.rowCount(), 51);
        QCOMPARE(added.count(), 51);
        QCOMPARE(reset.count(), 0);
        series.append(std::vector<TrainingEvent>{core::RunResumed{20, 5, {}}});
        model.refresh();
        QCOMPARE(model.rowCount(), 21);
        QCOMPARE(reset.count(), 1);
    }

    void severalRunsStandSideBySide() {
        RunSeries one, two;
        one.append(std::vector<TrainingEvent>{tests::sampleStep(1, 4), tests::sampleStep(3, 2)});
        two.append(std::vector<TrainingEvent>{tests::sampleStep(2, 9)});
        PlotTableModel model(PlotQuantity::LearningRate);
        model.setRuns({{&one, u"clinic-01"_s, 0}, {&two, u"clinic-02"_s, 1}});
        QCOMPARE(header(model),
                 (QStringList{u"Step"_s, u"clinic-01: Learning rate"_s, u"clinic-02: Learning rate"_s}));
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(cell(model, 1, 0), u"2"_s);
        QCOMPARE(cell(model, 1, 1), QString());
        QCOMPARE(cell(model, 1, 2), u"0.0002"_s);
    }

    void aCsvFileHoldsTheNumbersToTheLastBit() {
        RunSeries series;
        series.append(tests::sampleRun(300, 50));
        series.append(std::vector<TrainingEvent>{tests::sampleStep(301, std::numeric_limits<double>::infinity())});
        const std::vector<PlotRun> runs{{&series, {}, 0}};
        const QString text = QString::fromStdString(csvText(columnsOf(PlotQuantity::Loss, runs)));
        const QStringList lines = text.split(u'\n');
        QCOMPARE(lines[0], u"step,epoch,seconds,training_loss,smoothed_loss,validation_loss"_s);
        QCOMPARE(lines.size(), 1 + 302 + 1);
        for (std::size_t row = 0; row < 300; ++row) {
            const QStringList cells = lines[static_cast<qsizetype>(row) + 2].split(u',');
            QCOMPARE(cells[0].toDouble(), series.x(PlotValue::TrainingLoss, PlotAxis::Step)[row]);
            QCOMPARE(cells[1].toDouble(), series.x(PlotValue::TrainingLoss, PlotAxis::Epoch)[row]);
            QCOMPARE(cells[2].toDouble(), series.x(PlotValue::TrainingLoss, PlotAxis::Seconds)[row]);
            QVERIFY(cells[3].toDouble() == series.y(PlotValue::TrainingLoss)[row]);
            QVERIFY(cells[4].toDouble() == series.y(PlotValue::SmoothedLoss)[row]);
            QCOMPARE(cells[5].isEmpty(), (row + 1) % 50 != 0);
        }
        QVERIFY2(lines[302].startsWith(u"301,7.525,75.25,Infinity,NaN,"_s), qPrintable(lines[302]));
        QVERIFY(lines[1].startsWith(u"0,0,0,,,"_s));
    }

    void namesOfRunsAreQuotedInACsvFile() {
        RunSeries series;
        const std::vector<PlotRun> runs{{&series, u"a, \"b\""_s, 0}, {&series, u"c"_s, 1}};
        QCOMPARE(QString::fromStdString(csvText(columnsOf(PlotQuantity::Speed, runs))),
                 u"step,\"a, \"\"b\"\" tokens_per_second\",c tokens_per_second\n"_s);
    }

    void aMillionRowsAreReadWithoutAWait() {
        RunSeries series;
        series.append(tests::sampleRun(1'000'000, 1000));
        PlotTableModel model(PlotQuantity::Loss);
        QElapsedTimer clock;
        clock.start();
        model.setRuns({{&series, {}, 0}});
        const auto set = clock.nsecsElapsed();
        clock.restart();
        model.refresh();
        const auto refreshed = clock.nsecsElapsed();
        QCOMPARE(model.rowCount(), 1'000'001);
        QCOMPARE(cell(model, 1'000'000, 0), u"1,000,000"_s);
        qInfo("a table of 1,000,000 rows: set in %.1f ms, refreshed in %.1f ms", 1e-6 * static_cast<double>(set),
              1e-6 * static_cast<double>(refreshed));
    }
};

QTEST_GUILESS_MAIN(tst_PlotTable)
#include "tst_PlotTable.moc"
