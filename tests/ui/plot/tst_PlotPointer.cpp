/// The cross-hair and the keys of a plot: its table is read whole wherever it stands, and a key never leads away from
/// what one looks at.
#include "PlotBench.h"
#include "SampleRun.h"
#include "ui/plot/PlotCanvas.h"
#include "ui/plot/PlotView.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QLocale>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>

#include <algorithm>

using namespace ui;
using namespace Qt::StringLiterals;

namespace {

struct Shown : tests::PlotBench {
    RunSeries series;
    PlotView view;
    PlotCanvas* canvas;

    explicit Shown(PlotQuantity quantity = PlotQuantity::Loss, QSize size = {700, 420})
        : view(quantity, dialogs, worker, pace), canvas(view.findChild<PlotCanvas*>(u"plotCanvas"_s)) {
        series.append(tests::sampleRun(400, 50));
        view.setRuns({{&series, {}, 0}});
        view.resize(size);
        view.show();
        view.activateWindow();
        (void)QTest::qWaitForWindowActive(&view);
        settle();
    }
    static void settle() { QTest::qWait(2 * PlotPace::IntervalMs); }
    /// The table beside the cross-hair; none where it is not shown.
    QCPItemText* table() const {
        for (int i = 0; i < canvas->itemCount(); ++i)
            if (auto* text = qobject_cast<QCPItemText*>(canvas->item(i));
                text && text->visible() && text->text().startsWith(u"Step "_s))
                return text;
        return nullptr;
    }
    void key(Qt::Key pressed, Qt::KeyboardModifiers modifiers = {}) const {
        QTest::keyClick(canvas, pressed, modifiers);
        canvas->replot(QCustomPlot::rpImmediateRefresh);
    }
    bool isCurveInSight() const {
        const auto* graph = canvas->graph(0);
        return std::any_of(graph->data()->constBegin(), graph->data()->constEnd(), [&](const QCPGraphData& point) {
            return canvas->xAxis->range().contains(point.key) && canvas->yAxis->range().contains(point.value);
        });
    }
};

} // namespace

class tst_PlotPointer : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void itsTableIsReadWhole_data() {
        QTest::addColumn<int>("quantity");
        QTest::addColumn<QSize>("size");
        for (const auto quantity : {PlotQuantity::Loss, PlotQuantity::Accuracy, PlotQuantity::LearningRate,
                                    PlotQuantity::GradientNorm, PlotQuantity::Speed})
            for (const QSize size : {QSize(700, 420), QSize(350, 270), QSize(230, 180)})
                QTest::addRow("%d in %d", static_cast<int>(quantity), size.width()) << static_cast<int>(quantity) << size;
    }
    void itsTableIsReadWhole() {
        QFETCH(int, quantity);
        QFETCH(QSize, size);
        const Shown shown(static_cast<PlotQuantity>(quantity), size);
        for (int step = 0; step <= 400; step += 25) {
            shown.canvas->showPointer(step);
            shown.canvas->replot(QCustomPlot::rpImmediateRefresh);
            const QCPItemText* table = shown.table();
            QVERIFY(table);
            QVERIFY(!table->clipToAxisRect());
            const QRectF place(table->topLeft->pixelPosition(), table->bottomRight->pixelPosition());
            QVERIFY2(QRectF(shown.canvas->rect()).contains(place),
                     qPrintable(u"%1: from %2 to %3 of %4"_s.arg(step).arg(place.left()).arg(place.right())
                                    .arg(shown.canvas->width())));
        }
    }

    void itIsAwayWhereItsPointIsOutOfSight() {
        const Shown shown;
        shown.canvas->xAxis->setRange(100, 200);
        shown.canvas->showPointer(150);
        shown.canvas->replot(QCustomPlot::rpImmediateRefresh);
        QVERIFY(shown.table());
        shown.canvas->showPointer(300);
        shown.canvas->replot(QCustomPlot::rpImmediateRefresh);
        QVERIFY(!shown.table());
        QVERIFY(!shown.canvas->pointerText().isEmpty());
    }

    void keysZoomInOnTheCurve() {
        const Shown shown;
        shown.canvas->setFocus();
        for (const bool hasPointer : {false, true}) {
            if (hasPointer) shown.key(Qt::Key_End);
            for (int i = 0; i < 12; ++i) {
                shown.key(Qt::Key_Plus);
                QVERIFY2(shown.isCurveInSight(), qPrintable(u"after %1 keys"_s.arg(i + 1)));
            }
            QVERIFY(shown.canvas->xAxis->range().size() < 40);
            if (hasPointer) QVERIFY(shown.canvas->xAxis->range().contains(400));
            shown.key(Qt::Key_0);
            QVERIFY(!shown.canvas->isZoomed());
        }
    }

    void shiftAndArrowsPan() {
        const Shown shown;
        shown.canvas->setFocus();
        shown.canvas->xAxis->setRange(100, 200);
        shown.canvas->yAxis->setRange(1, 2);
        shown.key(Qt::Key_Right, Qt::ShiftModifier);
        QVERIFY(std::abs(shown.canvas->xAxis->range().lower - 110) < 2);
        shown.key(Qt::Key_Left, Qt::ShiftModifier);
        QVERIFY(std::abs(shown.canvas->xAxis->range().lower - 100) < 2);
        shown.key(Qt::Key_Up, Qt::ShiftModifier);
        QVERIFY(shown.canvas->yAxis->range().lower > 1.05);
        shown.key(Qt::Key_Down, Qt::ShiftModifier);
        QVERIFY(std::abs(shown.canvas->yAxis->range().lower - 1) < 0.02);
        QVERIFY(shown.canvas->isZoomed());
        QVERIFY(!shown.canvas->pointer());
    }

    void aRightClickOpensTheMenu() {
        const Shown shown;
        auto* menu = shown.view.findChild<QMenu*>();
        const QPoint at = shown.canvas->rect().center();
        QTest::mouseClick(shown.view.windowHandle(), Qt::RightButton, {}, shown.canvas->mapTo(&shown.view, at));
        QContextMenuEvent asked(QContextMenuEvent::Mouse, at, shown.canvas->mapToGlobal(at));
        QApplication::sendEvent(shown.canvas, &asked);
        QTRY_VERIFY(menu->isVisible());
        menu->close();
    }

    /// Events that a test makes are never handed on; that they may be is what can be seen.
    void aWheelThatThePlotDoesNotTakeIsHandedOn() {
        Shown shown;
        shown.view.setFocus();
        const QPointF at = shown.canvas->rect().center();
        QWheelEvent event(at, shown.canvas->mapToGlobal(at), {}, {0, -120}, Qt::NoButton, {}, Qt::NoScrollPhase, false);
        QApplication::sendEvent(shown.canvas, &event);
        QVERIFY(!event.isAccepted());
        QVERIFY(!shown.canvas->testAttribute(Qt::WA_NoMousePropagation));
    }

    void aClickOnALineAsksAboutItsPoint() {
        Shown shown;
        QSignalSpy picked(&shown.view, &PlotView::picked);
        const auto* smoothed = shown.canvas->graph(0);
        const auto point = smoothed->data()->findBegin(200);
        const QPoint at(qRound(shown.canvas->xAxis->coordToPixel(point->key)),
                        qRound(shown.canvas->yAxis->coordToPixel(point->value)));
        QTest::mouseMove(shown.canvas, at);
        QTRY_VERIFY(shown.canvas->pointer().has_value());
        QTest::mouseClick(shown.canvas, Qt::LeftButton, {}, at);
        QCOMPARE(picked.count(), 1);
        QCOMPARE(picked[0][0].toDouble(), *shown.canvas->pointer());
        QVERIFY(!shown.canvas->isZoomed());
        const QPoint beside(at.x(), shown.canvas->axisRect()->top() + 40);
        QTest::mouseClick(shown.canvas, Qt::LeftButton, {}, beside);
        QCOMPARE(picked.count(), 1);
        QTest::keyClick(shown.canvas, Qt::Key_End);
        QTest::keyClick(shown.canvas, Qt::Key_Return);
        QCOMPARE(picked.count(), 2);
        QCOMPARE(picked[1][0].toDouble(), 400.0);
    }

    void gesturesAreTold() {
        Shown shown;
        auto* help = shown.view.findChild<QToolButton*>(u"plotHelp"_s);
        help->click();
        auto* popup = shown.view.findChild<QWidget*>(u"plotExplanation"_s);
        QVERIFY(popup && popup->accessibleDescription().contains(PlotWords::gestures()));
        QTRY_VERIFY(popup->isVisible());
        QTest::keyClick(popup, Qt::Key_Escape);
        QTRY_VERIFY(!shown.view.findChild<QWidget*>(u"plotExplanation"_s));
    }

    void ticksOfALogarithmicAxisKeepApart_data() {
        QTest::addColumn<double>("lower");
        QTest::addColumn<double>("upper");
        QTest::newRow("learning rate") << 1.5e-5 << 0.0105;
        QTest::newRow("two decades") << 0.01 << 1.1;
        QTest::newRow("half a decade") << 8000.0 << 42000.0;
        QTest::newRow("many") << 1e-9 << 10.0;
    }
    void ticksOfALogarithmicAxisKeepApart() {
        QFETCH(double, lower);
        QFETCH(double, upper);
        for (const QSize size : {QSize(230, 180), QSize(350, 270), QSize(700, 420)}) {
            const Shown shown(PlotQuantity::LearningRate, size);
            shown.canvas->setScale(PlotScale::Logarithmic);
            shown.canvas->yAxis->setRange(lower, upper);
            shown.canvas->replot(QCustomPlot::rpImmediateRefresh);
            const int letters = QFontMetrics(shown.canvas->yAxis->tickLabelFont()).height();
            double before = 1e9;
            int count = 0;
            for (const double tick : shown.canvas->yAxis->tickVector()) {
                if (!shown.canvas->yAxis->range().contains(tick)) continue;
                const double at = shown.canvas->yAxis->coordToPixel(tick);
                QVERIFY2(before - at >= letters, qPrintable(u"%1 lies %2 above"_s.arg(tick).arg(before - at)));
                before = at;
                ++count;
            }
            QVERIFY(count >= 2);
        }
    }
};

QTEST_MAIN(tst_PlotPointer)
#include "tst_PlotPointer.moc"
