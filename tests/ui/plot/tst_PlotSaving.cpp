#include "PlotBench.h"
#include "SampleRun.h"
#include "ui/plot/PlotCanvas.h"
#include "ui/plot/PlotView.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QSvgRenderer>
#include <QTest>
#include <QXmlStreamReader>

using namespace ui;
using namespace Qt::StringLiterals;

namespace {

struct Saving : tests::PlotBench {
    RunSeries series;
    PlotView view{PlotQuantity::Loss, dialogs, worker, pace};

    Saving() {
        series.append(tests::sampleRun(200, 50));
        view.setRuns({{&series, {}, 0}});
        view.resize(640, 400);
        view.show();
        QTest::qWait(2 * PlotPace::IntervalMs);
    }
    void trigger(const char* action) const { view.findChild<QAction*>(QLatin1StringView(action))->trigger(); }
    QString notice() const {
        const auto* text = view.findChild<QLabel*>(u"noticeText"_s);
        return text->isVisible() ? text->text() : QString();
    }
    QSize canvasSize() const { return view.findChild<PlotCanvas*>()->size(); }
};

/// Pixels that are not of the ground's colour.
int drawnPixels(const QImage& image) {
    int count = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) count += image.pixel(x, y) != image.pixel(0, 0);
    return count;
}

} // namespace

class tst_PlotSaving : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void aPngIsThePictureTwiceAsFine() {
        Saving saving;
        const QSize size = saving.canvasSize();
        saving.dialogs.path = saving.folder.filePath(u"loss.png"_s);
        saving.trigger("savePng");
        QTRY_VERIFY(saving.notice().startsWith(u"Saved as "_s));
        QCOMPARE(saving.dialogs.asked.suggestedName, u"loss.png"_s);
        QCOMPARE(saving.dialogs.asked.filter, u"PNG pictures (*.png)"_s);
        const QImage image(saving.dialogs.path);
        QCOMPARE(image.size(), size * 2);
        QVERIFY(drawnPixels(image) > 2000);
    }

    void anSvgIsADrawingWithItsWords() {
        Saving saving;
        const QSize size = saving.canvasSize();
        saving.dialogs.path = saving.folder.filePath(u"loss.svg"_s);
        saving.trigger("saveSvg");
        QTRY_VERIFY(!saving.notice().isEmpty());
        const QByteArray bytes = saving.read(u"loss.svg"_s);
        QSvgRenderer renderer(bytes);
        QVERIFY(renderer.isValid());
        QCOMPARE(renderer.viewBox().size(), size);
        QImage image(size, QImage::Format_RGB32);
        QPainter painter(&image);
        renderer.render(&painter);
        painter.end();
        QVERIFY(drawnPixels(image) > 1000);
        QXmlStreamReader xml(bytes);
        QStringList words;
        while (!xml.atEnd())
            if (xml.readNext() == QXmlStreamReader::Characters) words += xml.text().toString().trimmed();
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QVERIFY(words.contains(u"Loss"_s) && words.contains(u"Validation"_s) && words.contains(u"Step"_s));
    }

    void aCsvHoldsTheRunAsItWasWhenAsked() {
        Saving saving;
        saving.dialogs.path = saving.folder.filePath(u"loss.csv"_s);
        saving.trigger("saveCsv");
        saving.series.append(std::vector<core::TrainingEvent>{tests::sampleStep(201, 1)});
        QTRY_VERIFY(!saving.notice().isEmpty());
        const QList<QByteArray> lines = saving.read(u"loss.csv"_s).split('\n');
        QCOMPARE(lines.size(), 1 + 201 + 1);
        QCOMPARE(lines[200 + 1].split(',')[3].toDouble(), saving.series.y(PlotValue::TrainingLoss)[199]);
    }

    void aFileThatCannotBeWrittenIsSaidInASentence() {
        Saving saving;
        saving.dialogs.path = saving.folder.filePath(u"no-such-folder/loss.csv"_s);
        saving.trigger("saveCsv");
        QTRY_VERIFY(saving.notice().contains(u"no-such-folder"_s));
        QVERIFY(!saving.notice().startsWith(u"Saved"_s));
    }

    void whoGivesUpSavesNothing() {
        Saving saving;
        saving.trigger("saveSvg");
        QTest::qWait(50);
        QVERIFY(saving.notice().isEmpty());
    }

    void thePictureGoesToTheClipboard() {
        Saving saving;
        saving.trigger("copyPicture");
        QCOMPARE(QApplication::clipboard()->image().size(), saving.canvasSize() * 2);
    }

    void thePlotLooksAfterwardsAsBefore() {
        Saving saving;
        QTest::qWait(2 * PlotPace::IntervalMs);
        const QImage before = saving.view.findChild<PlotCanvas*>()->grab().toImage();
        saving.trigger("copyPicture");
        QTest::qWait(50);
        QCOMPARE(saving.view.findChild<PlotCanvas*>()->grab().toImage(), before);
    }
};

QTEST_MAIN(tst_PlotSaving)
#include "tst_PlotSaving.moc"
