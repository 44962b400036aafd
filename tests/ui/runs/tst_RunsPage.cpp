#include "tests/ui/runs/RunsBench.h"
#include "ui/plot/PlotView.h"
#include "ui/runs/RunComparison.h"
#include "ui/session/TrainingSession.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QCheckBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

using namespace ui;
using tests::RunsBench;
using tests::writeRun;
using Column = RunColumn;

class tst_RunsPage : public QObject {
    Q_OBJECT
private slots:
    void withoutAProjectOrRunsItLeadsOn() {
        RunsBench bench;
        auto* next = bench.part<QPushButton>("runsNext");
        QVERIFY(next->isVisible());
        QSignalSpy start(bench.actions[Actions::Id::GoStart], &QAction::triggered);
        bench.click("runsNext");
        QCOMPARE(start.size(), 1);
        bench.create(tests::numbered(2));
        EVENTUALLY(bench.runs.isKnown() && next->isVisible());
        QSignalSpy train(bench.actions[Actions::Id::GoTrain], &QAction::triggered);
        QCOMPARE(bench.page->firstFocus(), next);
        bench.click("runsNext");
        QCOMPARE(train.size(), 1);
    }

    void runsStandInATableTheNewestFirst() {
        RunsBench bench;
        bench.writeTwo();
        QCOMPARE(bench.cell(0, Column::Name), QStringLiteral("run-2"));
        QCOMPARE(bench.cell(0, Column::State), QStringLiteral("Stopped"));
        QCOMPARE(bench.cell(0, Column::Base), QStringLiteral("starter"));
        QCOMPARE(bench.cell(0, Column::Data), QStringLiteral("840 + 93"));
        QCOMPARE(bench.cell(0, Column::Rank), QStringLiteral("4"));
        QCOMPARE(bench.cell(0, Column::LearningRate), QStringLiteral("0.0002"));
        QCOMPARE(bench.cell(0, Column::Steps), QStringLiteral("12 / 20"));
        QCOMPARE(bench.cell(1, Column::Steps), QStringLiteral("10"));
        QCOMPARE(bench.cell(1, Column::Time), QStringLiteral("5 s"));
        QVERIFY(!bench.cell(1, Column::BestLoss).isEmpty());
        QVERIFY(bench.cell(1, Column::Accuracy).endsWith(QLatin1Char('%')));
        QVERIFY(!bench.table->model()->index(0, 1).data(Qt::DecorationRole).isNull());
        QCOMPARE(bench.table->currentRun(), bench.folder("run-2"));
    }

    void spaceTicksAndTheTickedAreLaidOverOneAnother() {
        RunsBench bench;
        bench.writeTwo();
        auto* comparison = bench.part<RunComparison>("runComparison");
        EVENTUALLY(comparison->lossPlot()->summary().contains(QLatin1String("at step 12")));
        QVERIFY(!comparison->lossPlot()->summary().contains(QLatin1String("run-2"))); // one alone needs no name
        bench.press(Qt::Key_Space);
        bench.press(Qt::Key_Down);
        bench.press(Qt::Key_Space);
        EVENTUALLY(comparison->lossPlot()->summary().contains(QLatin1String("run-1")) &&
                   comparison->lossPlot()->summary().contains(QLatin1String("run-2")));
        EVENTUALLY(comparison->accuracyPlot()->summary().contains(QLatin1String("run-1")));
        QCOMPARE(bench.part<QLabel>("runCount")->text(), QStringLiteral("2 of 2 ticked"));
        auto* data = bench.part<QLabel>("dataDifference");
        EVENTUALLY(data->text() == QLatin1String("Data, from run-1 to run-2: 1 record(s) changed, 1 added."));
        auto* settings = bench.part<QTableView>("settingsTable");
        const int differing = settings->model()->rowCount();
        QCOMPARE(differing, 2); // data version, rank
        QTest::mouseClick(bench.part<QCheckBox>("onlyDiffering"), Qt::LeftButton, {}, {10, 10});
        QVERIFY(settings->model()->rowCount() > 30);
        bench.click("untickAll");
        EVENTUALLY(!data->isVisible());
        QVERIFY(!bench.part<QWidget>("untickAll")->isVisible());
    }

    void aTickByTheMouseGivesAColour() {
        RunsBench bench;
        bench.writeTwo();
        const QRect cell = bench.table->visualRect(bench.table->model()->index(1, 0));
        QTest::mouseClick(bench.table->viewport(), Qt::LeftButton, {}, QPoint(cell.left() + 12, cell.center().y()));
        QCOMPARE(bench.table->model()->index(1, 0).data(RunTableModel::ColorRole).toInt(), 0);
    }

    void keysRenameAndNote() {
        RunsBench bench;
        bench.writeTwo();
        bench.press(Qt::Key_F2);
        EVENTUALLY(qobject_cast<QLineEdit*>(bench.window.focusWidget()));
        bench.press(Qt::Key_A, Qt::ControlModifier);
        bench.type(QStringLiteral("small rank"));
        bench.press(Qt::Key_Return);
        EVENTUALLY(bench.cell(0, Column::Name) == QLatin1String("small rank"));
        EVENTUALLY(bench.table->hasFocus());
        bench.press(Qt::Key_Return);
        EVENTUALLY(qobject_cast<QLineEdit*>(bench.window.focusWidget()));
        bench.type(QStringLiteral("enough"));
        bench.press(Qt::Key_Return);
        EVENTUALLY(bench.cell(0, Column::Note) == QLatin1String("enough"));
        EVENTUALLY(core::runLabels(bench.run("run-2")) == (core::RunLabels{"small rank", "enough"}));
        bench.press(Qt::Key_F2);
        EVENTUALLY(qobject_cast<QLineEdit*>(bench.window.focusWidget()));
        bench.type(QStringLiteral("thrown away"));
        bench.press(Qt::Key_Escape);
        QCOMPARE(bench.cell(0, Column::Name), QStringLiteral("small rank"));
    }

    /// A run that trains tells ten times a second how far it is.
    void whatIsTypedStaysWhileARunGoesOn() {
        RunsBench bench;
        bench.writeTwo();
        bench.press(Qt::Key_F2);
        EVENTUALLY(qobject_cast<QLineEdit*>(bench.window.focusWidget()));
        bench.press(Qt::Key_A, Qt::ControlModifier);
        bench.type(QStringLiteral("small "));
        emit bench.runs.runChanged(bench.folder("run-2"));
        emit bench.runs.changed();
        bench.type(QStringLiteral("rank"));
        bench.press(Qt::Key_Return);
        EVENTUALLY(bench.cell(0, Column::Name) == QLatin1String("small rank"));
    }

    void ofSeveralTheOneUnderWayIsNamedAndTheOthersComeBack() {
        RunsBench bench;
        bench.writeTwo();
        const std::optional<core::Run> trainer = core::Run::create(bench.run("run-3"), tests::configOf({}));
        bench.show(3);
        bench.press(Qt::Key_A, Qt::ControlModifier);
        bench.press(Qt::Key_Delete);
        EVENTUALLY(bench.table->model()->rowCount() == 1);
        const QString text = bench.notice()->findChild<QLabel*>(QStringLiteral("noticeText"))->text();
        QVERIFY2(text.startsWith(QStringLiteral("2 run")) && text.contains(QStringLiteral("run-3")), qPrintable(text));
        bench.undo();
        EVENTUALLY(bench.table->model()->rowCount() == 3);
    }

    void delGoesToTheBinAndUndoBringsItBack() {
        RunsBench bench;
        bench.writeTwo();
        bench.press(Qt::Key_Delete);
        EVENTUALLY(bench.table->model()->rowCount() == 1);
        const auto* text = bench.notice()->findChild<QLabel*>(QStringLiteral("noticeText"));
        QVERIFY(text->text().contains(QLatin1String("run-2")));
        EVENTUALLY(bench.table->currentRun() == bench.folder("run-1")); // the keyboard goes on beside it
        bench.undo();
        EVENTUALLY(bench.table->model()->rowCount() == 2);
        EVENTUALLY(bench.table->currentRun() == bench.folder("run-2"));
        bench.press(Qt::Key_A, Qt::ControlModifier);
        bench.press(Qt::Key_Delete);
        EVENTUALLY(bench.part<QPushButton>("runsNext")->isVisible());
        bench.undo();
        EVENTUALLY(bench.table->isVisible() && bench.table->model()->rowCount() == 2);
    }

    void theButtonsLeadToTheOtherPages() {
        RunsBench bench;
        bench.writeTwo();
        bench.click("tryAdapter");
        bench.click("trainAgain");
        QCOMPARE(bench.destinations.size(), 2u);
        QCOMPARE(bench.destinations[0], (Destination{.place = Place::Play, .run = bench.folder("run-2")}));
        QCOMPARE(bench.destinations[1], (Destination{.place = Place::Train, .run = bench.folder("run-2")}));
        bench.table->setCurrentRun(bench.folder("run-1"));
        QVERIFY(!bench.part<QPushButton>("goOnWithRun")->isEnabled());
        QVERIFY(bench.part<QPushButton>("goOnWithRun")->toolTip().contains(QLatin1String("end")));
    }

    void anUnfinishedRunGoesOn() {
        RunsBench bench;
        bench.lastStep = 5;
        bench.begin();
        bench.training.start(bench.choice());
        EVENTUALLY(bench.training.step() == 5);
        bench.show(1);
        QCOMPARE(bench.cell(0, Column::State), QStringLiteral("Training"));
        EVENTUALLY(bench.cell(0, Column::Steps) == QLatin1String("5 / 20"));
        QVERIFY(!bench.part<QPushButton>("binRun")->isEnabled());
        bench.training.stop();
        EVENTUALLY(bench.cell(0, Column::State) == QLatin1String("Stopped"));
        EVENTUALLY(bench.part<QPushButton>("goOnWithRun")->isEnabled());
        bench.lastStep = 1000;
        bench.click("goOnWithRun");
        QCOMPARE(bench.destinations.back().place, Place::Train);
        EVENTUALLY(bench.cell(0, Column::State) == QLatin1String("Finished"));
        QCOMPARE(bench.cell(0, Column::Steps), QStringLiteral("20"));
    }

    void aDamagedRunSaysWhyAndOffersWhatIsPossible() {
        RunsBench bench;
        bench.writeTwo();
        core::replaceFile(bench.run("run-2") / "config.json", "{\"name\": \"left-pad\"}");
        bench.runs.refresh();
        EVENTUALLY(bench.cell(0, Column::State) == QLatin1String("Unreadable") ||
                   bench.cell(1, Column::State) == QLatin1String("Unreadable"));
        bench.table->setCurrentRun(bench.folder("run-2"));
        auto* reason = bench.part<QLabel>("runReason");
        QVERIFY(reason->isVisible());
        QVERIFY(reason->text().startsWith(QLatin1String("run-2: ")));
        QVERIFY(!bench.part<QPushButton>("trainAgain")->isEnabled());
        QVERIFY(bench.part<QPushButton>("binRun")->isEnabled());
        bench.table->setCurrentRun(bench.folder("run-1"));
        QVERIFY(!reason->isVisible());
    }

    void aDestinationSelectsItsRun() {
        RunsBench bench;
        bench.writeTwo();
        bench.page->arrive({.place = Place::Runs, .run = bench.folder("run-1")});
        QCOMPARE(bench.table->currentRun(), bench.folder("run-1"));
        writeRun(bench.run("run-3"), {.started = "2026-11-01T10:00:00+00:00"});
        bench.page->arrive({.place = Place::Runs, .run = bench.folder("run-3")}); // not yet known
        EVENTUALLY(bench.table->currentRun() == bench.folder("run-3"));
    }

    void columnsSortAndEmptyCellsComeLast() {
        RunsBench bench;
        bench.writeTwo();
        writeRun(bench.run("run-10"), {.steps = 10, .done = 1, .started = "2026-11-22T10:00:00+00:00"});
        bench.show(3); // run-10 has no look, and so no best loss
        for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
            bench.table->sortByColumn(static_cast<int>(Column::BestLoss), order);
            QCOMPARE(bench.cell(2, Column::Name), QStringLiteral("run-10"));
        }
        bench.table->sortByColumn(static_cast<int>(Column::Name), Qt::DescendingOrder);
        QCOMPARE(bench.cell(0, Column::Name), QStringLiteral("run-10")); // numbers count, not letters
    }

    void everyPartIsNamedAndLanguageIsFollowed() {
        RunsBench bench;
        bench.writeTwo();
        for (const QPushButton* button : bench.page->findChildren<QPushButton*>())
            if (button->isVisible())
                QVERIFY2(!button->accessibleName().isEmpty() && !button->toolTip().isEmpty(),
                         qPrintable(button->objectName()));
        QVERIFY(!bench.table->accessibleName().isEmpty());
        const QAbstractItemModelTester tester(bench.table->model(),
                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
        QEvent language(QEvent::LanguageChange);
        for (QWidget* each : bench.page->findChildren<QWidget*>()) QCoreApplication::sendEvent(each, &language);
        QCoreApplication::sendEvent(bench.page, &language);
        bench.settings.setColorScheme(ColorSchemeChoice::Dark);
        bench.theme.apply();
        QCOMPARE(bench.cell(0, Column::Name), QStringLiteral("run-2"));
        QVERIFY(bench.table->grab().toImage().pixelColor(5, bench.table->height() - 5).lightness() < 128);
    }
};

QTEST_MAIN(tst_RunsPage)
#include "tst_RunsPage.moc"
