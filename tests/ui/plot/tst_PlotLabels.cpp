/// What a plot of several runs writes beside its lines: never over one another, and never more than has room.
#include "PlotBench.h"
#include "SampleRun.h"
#include "ui/plot/PlotCanvas.h"
#include "ui/plot/PlotView.h"

#include <QHelpEvent>
#include <QTest>
#include <QToolTip>

using namespace ui;
using namespace Qt::StringLiterals;

namespace {

struct Labelled : tests::PlotBench {
    std::vector<RunSeries> series;
    PlotView view;
    PlotCanvas* canvas;

    explicit Labelled(PlotQuantity quantity = PlotQuantity::Loss)
        : view(quantity, dialogs, worker, pace), canvas(view.findChild<PlotCanvas*>(u"plotCanvas"_s)) {
        view.resize(700, 420);
        view.show();
    }
    /// Runs that begin at these losses before training.
    void show(const std::vector<double>& losses, const QString& name = u"run-%1"_s) {
        view.setRuns({});
        series = std::vector<RunSeries>(losses.size());
        std::vector<PlotRun> runs;
        for (std::size_t i = 0; i < losses.size(); ++i) {
            std::vector<core::TrainingEvent> events;
            events.push_back(tests::sampleEvaluation(0, losses[i], losses[i] / 20));
            for (std::int64_t step = 1; step <= 20; ++step)
                events.push_back(tests::sampleStep(step, losses[i] / static_cast<double>(step)));
            events.push_back(tests::sampleEvaluation(20, 0.5, 0.9));
            series[i].append(events);
            runs.push_back({&series[i], name.arg(i + 1), static_cast<int>(i)});
        }
        view.setRuns(runs);
        settle();
    }
    static void settle() {
        QTest::qWait(2 * PlotPace::IntervalMs);
        QCoreApplication::processEvents(); // a busy machine may have slept past the timer
    }
    QList<QCPItemText*> labels() const {
        QList<QCPItemText*> found;
        for (int i = 0; i < canvas->itemCount(); ++i)
            if (auto* text = qobject_cast<QCPItemText*>(canvas->item(i));
                text && text->visible() && text->text().contains(u"before training"_s))
                found += text;
        return found;
    }
    QStringList texts() const {
        QStringList texts;
        for (const QCPItemText* label : labels()) texts += label->text();
        texts.sort();
        return texts;
    }
    static QRectF rectOf(const QCPItemText* label) {
        return {label->topLeft->pixelPosition(), label->bottomRight->pixelPosition()};
    }
    QStringList named() const {
        QStringList names;
        for (int i = 0; i < canvas->legend->elementCount(); ++i) {
            auto* element = canvas->legend->elementAt(i);
            if (auto* item = qobject_cast<QCPPlottableLegendItem*>(element)) names += item->plottable()->name();
            if (auto* rest = qobject_cast<QCPTextElement*>(element)) names += rest->text();
        }
        return names;
    }
    QString help(QPoint at) const {
        QHelpEvent event(QEvent::ToolTip, at, canvas->mapToGlobal(at));
        QApplication::sendEvent(canvas, &event);
        return QToolTip::text();
    }
};

} // namespace

class tst_PlotLabels : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void linesThatLieCloseShareALabel() {
        Labelled plot;
        plot.show({11.50, 11.56, 11.53});
        QCOMPARE(plot.texts(), QStringList{u"before training: 11.5 to 11.56"_s});
        plot.show({11.5, 11.5});
        QCOMPARE(plot.texts(), QStringList{u"before training: 11.5"_s});
        plot.show({11.5});
        QCOMPARE(plot.texts(), QStringList{u"before training: 11.5"_s});
    }

    void linesThatLieApartNameTheirRun() {
        Labelled plot;
        plot.show({11.5, 6});
        QCOMPARE(plot.texts(), (QStringList{u"run-1 before training: 11.5"_s, u"run-2 before training: 6"_s}));
    }

    void labelsNeverOverlapAndStayInThePlot() {
        for (const PlotQuantity quantity : {PlotQuantity::Loss, PlotQuantity::Accuracy}) {
            Labelled plot(quantity);
            for (const int height : {420, 200}) {
                plot.view.resize(480, height);
                plot.show({1, 1.4, 4, 4.5, 5, 9, 9.2, 9.9, 18, 19.5});
                const auto labels = plot.labels();
                QVERIFY(labels.size() >= (height > 300 ? 2 : 1));
                const QRectF area = plot.canvas->axisRect()->rect();
                for (qsizetype i = 0; i < labels.size(); ++i) {
                    const QRectF rect = Labelled::rectOf(labels[i]);
                    QVERIFY2(area.top() <= rect.top() && rect.bottom() <= area.bottom() + 1,
                             qPrintable(labels[i]->text()));
                    for (qsizetype j = 0; j < i; ++j)
                        QVERIFY2(!Labelled::rectOf(labels[j]).intersects(rect), qPrintable(labels[i]->text()));
                }
            }
        }
    }

    void aZoomTakesThemApart() {
        Labelled plot;
        plot.show({11.50, 11.56});
        QCOMPARE(plot.labels().size(), 1);
        plot.canvas->yAxis->setRange(11.45, 11.6);
        plot.canvas->replot();
        QCOMPARE(plot.texts(), (QStringList{u"run-1 before training: 11.5"_s, u"run-2 before training: 11.56"_s}));
        plot.canvas->yAxis->setRange(0, 5);
        plot.canvas->replot();
        QVERIFY(plot.labels().isEmpty());
    }

    void longNamesEndInDotsAndAreToldInFull() {
        Labelled plot;
        const QString name = u"the clinic’s records with the new wording of every question, try number %1"_s;
        plot.show({11, 10, 9}, name);
        QVERIFY(plot.canvas->legend->outerRect().right() <= plot.canvas->width());
        for (const QString& shown : plot.named()) QVERIFY2(shown.size() < name.size(), qPrintable(shown));
        QVERIFY(plot.named().first().contains(u'…') && plot.named().first().endsWith(u"1"_s));
        const QString told = plot.help(plot.canvas->legend->outerRect().center());
        for (const int run : {1, 2, 3}) QVERIFY2(told.contains(name.arg(run)), qPrintable(told));
        plot.show({11, 10});
        QVERIFY(plot.named().contains(u"run-2"_s));
        plot.help(plot.canvas->legend->outerRect().center());
        QTRY_VERIFY(QToolTip::text().isEmpty()); // all is to be read
    }

    void manyNamesLeaveThePlotItsRoom() {
        Labelled plot;
        plot.view.resize(420, 220);
        plot.show(std::vector<double>(40, 11.0));
        QVERIFY2(plot.canvas->legend->outerRect().height() <= plot.canvas->height() * 3 / 10,
                 qPrintable(QString::number(plot.canvas->legend->outerRect().height())));
        QVERIFY(plot.canvas->axisRect()->height() > plot.canvas->height() * 2 / 5); // fonts differ in height
        QVERIFY2(plot.named().last().endsWith(u" more"_s), qPrintable(plot.named().join(u'|')));
        const qsizetype shown = plot.named().size() - 1;
        QCOMPARE(plot.named().last(), u"%1 more"_s.arg(41 - shown)); // 40 runs, and what their discs are
        QVERIFY(plot.help(plot.canvas->legend->outerRect().center()).contains(u"run-40"_s));
        plot.view.resize(1400, 900);
        Labelled::settle();
        QVERIFY(plot.named().size() - 1 > shown);
    }
};

QTEST_MAIN(tst_PlotLabels)
#include "tst_PlotLabels.moc"
