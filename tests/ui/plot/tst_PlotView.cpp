#include "PlotBench.h"
#include "SampleRun.h"
#include "ui/plot/PlotCanvas.h"
#include "ui/plot/PlotView.h"
#include "ui/shell/DrawingAccess.h"

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QElapsedTimer>
#include <QHelpEvent>
#include <QLabel>
#include <QLocale>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QToolButton>
#include <QToolTip>
#include <QWheelEvent>

#include <limits>

using namespace ui;
using namespace Qt::StringLiterals;
using core::TrainingEvent;

namespace {

/// A view of the loss with a run in it, shown and drawn.
struct Shown : tests::PlotBench {
    RunSeries series;
    PlotView view;
    PlotCanvas* canvas;

    explicit Shown(PlotQuantity quantity = PlotQuantity::Loss,
                   const std::vector<TrainingEvent>& events = tests::sampleRun(400, 50))
        : view(quantity, dialogs, worker, pace), canvas(view.findChild<PlotCanvas*>(u"plotCanvas"_s)) {
        series.append(events);
        view.setRuns({{&series, {}, 0}});
        view.resize(700, 420);
        view.show();
        view.activateWindow();
        (void)QTest::qWaitForWindowActive(&view);
        settle();
    }
    /// Until what was asked for is drawn.
    static void settle() { QTest::qWait(2 * PlotPace::IntervalMs); }
    QAction* action(const char* name) const { return view.findChild<QAction*>(QLatin1StringView(name)); }
    QPoint at(double x, double y) const {
        return {qRound(canvas->xAxis->coordToPixel(x)), qRound(canvas->yAxis->coordToPixel(y))};
    }
    void drag(QPoint from, QPoint to, Qt::KeyboardModifiers modifiers = {}) const {
        QTest::mousePress(canvas, Qt::LeftButton, modifiers, from);
        QMouseEvent move(QEvent::MouseMove, to, canvas->mapToGlobal(to), Qt::NoButton, Qt::LeftButton, modifiers);
        QApplication::sendEvent(canvas, &move);
        QTest::mouseRelease(canvas, Qt::LeftButton, modifiers, to);
    }
    /// Whether the canvas took it.
    bool wheel(QPoint at, int delta, Qt::KeyboardModifiers modifiers = {}) const {
        QWheelEvent event(at, canvas->mapToGlobal(at), {}, {0, delta}, Qt::NoButton, modifiers, Qt::NoScrollPhase,
                          false);
        event.ignore();
        QApplication::sendEvent(canvas, &event);
        return event.isAccepted();
    }
    QString heard() const { return canvas->accessibleDescription(); }
};

} // namespace

class tst_PlotView : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        installDrawingAccess();
    }

    void itIsReadAsAChart() {
        Shown shown;
        QAccessibleInterface* face = QAccessible::queryAccessibleInterface(shown.canvas);
        QCOMPARE(face->role(), QAccessible::Chart);
        QCOMPARE(face->text(QAccessible::Name), u"Plot: Loss"_s);
        QCOMPARE(face->text(QAccessible::Description), shown.view.summary());
        QCOMPARE(face->text(QAccessible::Value), shown.view.summary());
        QTest::keyClick(shown.canvas, Qt::Key_End);
        QCOMPARE(face->text(QAccessible::Value), shown.canvas->pointerText());
        QVERIFY(face->text(QAccessible::Value).contains(u"400"_s));
    }

    void theWholeRunIsShownAndGrows() {
        Shown shown;
        QVERIFY(shown.canvas->xAxis->range().lower <= 0);
        QVERIFY(shown.canvas->xAxis->range().upper >= 400);
        shown.series.append(std::vector<TrainingEvent>{tests::sampleStep(900, 1)});
        shown.view.seriesChanged();
        QTRY_VERIFY(shown.canvas->xAxis->range().upper >= 900);
    }

    void aBoxZoomsAndADoubleClickGoesBack() {
        Shown shown;
        const QCPRange whole = shown.canvas->xAxis->range();
        shown.drag(shown.at(100, 3), shown.at(200, 1.5));
        QVERIFY(shown.canvas->isZoomed());
        QVERIFY(std::abs(shown.canvas->xAxis->range().lower - 100) < 2);
        QVERIFY(std::abs(shown.canvas->xAxis->range().upper - 200) < 2);
        QVERIFY(std::abs(shown.canvas->yAxis->range().lower - 1.5) < 0.05);
        QVERIFY(std::abs(shown.canvas->yAxis->range().upper - 3) < 0.05);
        QVERIFY(shown.action("resetZoom")->isEnabled());
        shown.series.append(std::vector<TrainingEvent>{tests::sampleStep(900, 1)});
        shown.view.seriesChanged();
        Shown::settle();
        QVERIFY(std::abs(shown.canvas->xAxis->range().upper - 200) < 2); // stays where one looks
        QTest::mouseDClick(shown.canvas, Qt::LeftButton, {}, shown.at(150, 2));
        QVERIFY(!shown.canvas->isZoomed());
        QVERIFY(shown.canvas->xAxis->range().upper >= 900 && shown.canvas->xAxis->range().lower <= whole.lower);
    }

    void aFlatBoxZoomsAlongTheRunOnly() {
        Shown shown;
        const QCPRange y = shown.canvas->yAxis->range();
        shown.drag(shown.at(100, 2), shown.at(200, 2));
        QCOMPARE(shown.canvas->yAxis->range(), y);
        QVERIFY(shown.canvas->xAxis->range().size() < 110);
    }

    void aClickZoomsNothing() {
        Shown shown;
        QTest::mouseClick(shown.canvas, Qt::LeftButton, {}, shown.at(100, 2));
        QVERIFY(!shown.canvas->isZoomed());
    }

    void shiftAndDragPans() {
        Shown shown;
        const QCPRange before = shown.canvas->xAxis->range();
        shown.drag(shown.at(200, 2), shown.at(100, 2), Qt::ShiftModifier);
        QVERIFY(std::abs(shown.canvas->xAxis->range().lower - before.lower - 100) < 2);
        QVERIFY(std::abs(shown.canvas->xAxis->range().size() - before.size()) < 1e-6);
    }

    void theWheelBelongsToThePageUnlessThePlotHasTheFocus() {
        Shown shown;
        shown.view.findChild<QToolButton*>(u"plotHelp"_s)->setFocus();
        QVERIFY(!shown.wheel(shown.at(200, 2), 120));
        QVERIFY(!shown.canvas->isZoomed());
        QVERIFY(shown.wheel(shown.at(200, 2), 120, Qt::ControlModifier));
        QVERIFY(shown.canvas->isZoomed());
        shown.canvas->showWhole();
        shown.canvas->setFocus();
        const double size = shown.canvas->xAxis->range().size();
        QVERIFY(shown.wheel(shown.at(200, 2), 120));
        QVERIFY(shown.canvas->xAxis->range().size() < size);
        QVERIFY(shown.canvas->xAxis->range().contains(200));
    }

    void thePointerShowsTheValuesThere() {
        Shown shown;
        QTest::mouseMove(shown.canvas, shown.at(100, 2));
        QTRY_COMPARE(shown.canvas->pointer(), std::optional(100.0));
        const double loss = shown.series.y(PlotValue::TrainingLoss)[99];
        QVERIFY2(shown.heard().startsWith(u"Step 100. Training: "_s + plotNumber(loss)), qPrintable(shown.heard()));
        QVERIFY(shown.heard().contains(u"Validation: "_s));
    }

    void keysWalkAlongThePoints() {
        Shown shown;
        shown.canvas->setFocus();
        QSignalSpy moved(&shown.view, &PlotView::pointerMoved);
        QTest::keyClick(shown.canvas, Qt::Key_Left);
        QCOMPARE(shown.canvas->pointer(), std::optional(400.0)); // begins at the newest
        QTest::keyClick(shown.canvas, Qt::Key_Left);
        QCOMPARE(shown.canvas->pointer(), std::optional(399.0));
        QVERIFY(shown.heard().startsWith(u"Step 399."_s));
        QTest::keyClick(shown.canvas, Qt::Key_Right);
        QTest::keyClick(shown.canvas, Qt::Key_Right);
        QCOMPARE(shown.canvas->pointer(), std::optional(400.0)); // there is no later one
        QTest::keyClick(shown.canvas, Qt::Key_Home);
        QCOMPARE(shown.canvas->pointer(), std::optional(0.0)); // the untrained model
        QTest::keyClick(shown.canvas, Qt::Key_Right);
        QCOMPARE(shown.canvas->pointer(), std::optional(1.0));
        QTest::keyClick(shown.canvas, Qt::Key_Escape);
        QCOMPARE(shown.canvas->pointer(), std::nullopt);
        QVERIFY(shown.heard().contains(u"at step 400"_s)); // the summary again
        QVERIFY(moved.count() >= 7);
    }

    void walkingOutOfSightBringsThePointIntoSight() {
        Shown shown;
        shown.canvas->setFocus();
        shown.drag(shown.at(100, 3), shown.at(200, 1));
        QTest::keyClick(shown.canvas, Qt::Key_End);
        QVERIFY(shown.canvas->xAxis->range().contains(400));
        QVERIFY(std::abs(shown.canvas->xAxis->range().size() - 100) < 3);
        QTest::keyClick(shown.canvas, Qt::Key_Minus);
        QVERIFY(shown.canvas->xAxis->range().size() > 120);
        QTest::keyClick(shown.canvas, Qt::Key_0);
        QVERIFY(!shown.canvas->isZoomed());
    }

    void aLogarithmicAxisSaysWhatItLeavesOut() {
        Shown shown(PlotQuantity::LearningRate,
                    {tests::sampleStep(0, 1), tests::sampleStep(1, 1), tests::sampleStep(2, 1)}); // rates 0, 1e-4, 2e-4
        const auto* note = shown.view.findChild<QLabel*>(u"plotNote"_s);
        QVERIFY(!note->isVisible());
        shown.action("logAxis")->trigger();
        QCOMPARE(shown.canvas->yAxis->scaleType(), QCPAxis::stLogarithmic);
        QVERIFY(note->isVisible());
        QVERIFY2(note->text().endsWith(u"left out: 1."_s), qPrintable(note->text()));
        QVERIFY(shown.canvas->yAxis->range().lower > 0 && shown.canvas->yAxis->range().lower < 1e-4);
        shown.action("logAxis")->trigger();
        QVERIFY(!note->isVisible());
    }

    void onlyZerosOnALogarithmicAxisAreNoTrouble() {
        auto step = tests::sampleStep(1, 0);
        step.learningRate = 0;
        Shown shown(PlotQuantity::LearningRate, {step});
        shown.view.setScale(PlotScale::Logarithmic);
        Shown::settle();
        QVERIFY(QCPRange::validRange(shown.canvas->yAxis->range()));
    }

    void aConstantRunsThroughTheMiddle() {
        Shown shown(PlotQuantity::Loss, {tests::sampleStep(1, 2), tests::sampleStep(2, 2)});
        const QCPRange range = shown.canvas->yAxis->range();
        QVERIFY(std::abs(range.center() - 2) < 1e-9 && range.size() > 0.1);
    }

    void whatIsNoNumberStandsAtTheTop() {
        constexpr double Nan = std::numeric_limits<double>::quiet_NaN();
        Shown shown(PlotQuantity::Loss, {tests::sampleStep(1, 2), tests::sampleStep(2, Nan), tests::sampleStep(3, 1)});
        const QCPGraph* marks = shown.canvas->graph(1);
        QCOMPARE(marks->lineStyle(), QCPGraph::lsNone);
        QCOMPARE(marks->dataCount(), 1);
        QCOMPARE(marks->data()->constBegin()->key, 2.0);
        const double top = shown.canvas->yAxis->coordToPixel(marks->data()->constBegin()->value);
        QVERIFY(top - shown.canvas->axisRect()->top() < 12);
        QCOMPARE(shown.canvas->graph(0)->dataCount(), 2); // the line goes on
        const QPoint at(shown.at(2, 1.5).x(), qRound(top));
        QHelpEvent help(QEvent::ToolTip, at, shown.canvas->mapToGlobal(at));
        QApplication::sendEvent(shown.canvas, &help);
        QCOMPARE(QToolTip::text(), u"Step 2: Training: not a number"_s);
        QTest::mouseMove(shown.canvas, shown.at(2, 1.5));
        QTRY_VERIFY2(shown.heard().contains(u"Training: not a number"_s), qPrintable(shown.heard()));
    }

    void theTableHoldsTheValues() {
        Shown shown;
        auto* table = shown.view.findChild<QTableView*>(u"plotTable"_s);
        QVERIFY(!table->isVisible());
        shown.action("showAsTable")->trigger();
        QVERIFY(table->isVisible() && !shown.canvas->isVisible());
        QCOMPARE(table->model()->rowCount(), 401);
        shown.series.append(std::vector<TrainingEvent>{tests::sampleStep(401, 1)});
        shown.view.seriesChanged();
        QTRY_COMPARE(table->model()->rowCount(), 402);
        shown.action("showAsTable")->trigger();
        QVERIFY(shown.canvas->isVisible());
    }

    void theExplanationHasThisRunsNumbers() {
        Shown shown;
        QTest::mouseClick(shown.view.findChild<QToolButton*>(u"plotHelp"_s), Qt::LeftButton);
        QWidget* popup = QApplication::activePopupWidget();
        QVERIFY(popup);
        QVERIFY(popup->accessibleDescription().contains(u"at step 400"_s));
        QTest::keyClick(popup, Qt::Key_Escape);
        QTRY_VERIFY(!QApplication::activePopupWidget());
    }

    void everythingHasANameToBeHeard() {
        Shown shown;
        QCOMPARE(shown.canvas->accessibleName(), u"Plot: Loss"_s);
        QVERIFY(shown.heard().contains(u"Training, smoothed: "_s));
        QVERIFY(shown.heard().contains(u"before training"_s));
        for (auto* button : shown.view.findChildren<QToolButton*>())
            QVERIFY(!button->accessibleName().isEmpty() && !button->toolTip().isEmpty());
    }

    void theThemeAndTheFontAreFollowed() {
        Shown shown;
        const auto ground = [&] { return shown.canvas->grab().toImage().pixelColor(4, 200); };
        QCOMPARE(ground(), tokens(ColorScheme::Light).surface);
        const int size = shown.canvas->xAxis->tickLabelFont().pointSize();
        shown.show(ColorSchemeChoice::Dark);
        Shown::settle();
        QCOMPARE(ground(), tokens(ColorScheme::Dark).surface);
        QCOMPARE(shown.canvas->xAxis->tickLabelColor(), tokens(ColorScheme::Dark).muted);
        shown.settings.setFontScale(200);
        QTRY_VERIFY(shown.canvas->xAxis->tickLabelFont().pointSize() > size);
    }

    void severalRunsHaveTheirColoursAndDashes() {
        Shown shown;
        std::vector<RunSeries> many(8);
        std::vector<PlotRun> runs;
        for (int i = 0; i < 8; ++i) {
            many[static_cast<std::size_t>(i)].append(tests::sampleRun(20 + i, 10));
            runs.push_back({&many[static_cast<std::size_t>(i)], u"run %1"_s.arg(i), i});
        }
        shown.view.setRuns(runs);
        Shown::settle();
        QList<QPen> pens;
        for (int i = 0; i < shown.canvas->graphCount(); ++i)
            if (shown.canvas->graph(i)->name().startsWith(u"run "_s)) pens += shown.canvas->graph(i)->pen();
        QCOMPARE(pens.size(), 8);
        QCOMPARE(pens[1].color(), seriesColors()[1]);
        QCOMPARE(pens[6].color(), pens[0].color());
        QCOMPARE(pens[5].style(), Qt::SolidLine);
        QCOMPARE(pens[6].style(), Qt::DashLine);
        QStringList named;
        for (int i = 0; i < shown.canvas->legend->itemCount(); ++i) // cells, some of them empty
            if (auto* item = qobject_cast<QCPPlottableLegendItem*>(shown.canvas->legend->item(i)))
                named += item->plottable()->name();
        QCOMPARE(named.size(), 9);
        QVERIFY(named.contains(u"run 7"_s) && named.count(u"Validation"_s) == 1);
        QVERIFY(shown.heard().contains(u"run 7: "_s));
        shown.view.setRuns({});
        Shown::settle();
        QVERIFY(shown.heard().contains(u"no values"_s));
    }

    void refreshesAreTenASecondAtMostAndTheLastPointIsSeen() {
        Shown shown;
        int drawn = 0;
        connect(shown.canvas, &QCustomPlot::afterReplot, this, [&] { ++drawn; });
        QElapsedTimer clock;
        clock.start();
        std::int64_t step = 400;
        while (clock.elapsed() < 1000) {
            shown.series.append(std::vector<TrainingEvent>{tests::sampleStep(++step, 1)});
            shown.view.seriesChanged();
            QTest::qWait(2);
        }
        Shown::settle();
        qInfo("%d redraws for %d changes in a second", drawn, int(step - 400));
        QVERIFY(drawn <= 13);
        QCOMPARE((shown.canvas->graph(0)->data()->constEnd() - 1)->key, static_cast<double>(step));
    }
};

QTEST_MAIN(tst_PlotView)
#include "tst_PlotView.moc"
