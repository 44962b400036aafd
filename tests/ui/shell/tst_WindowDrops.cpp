#include "ui/shell/FileDrops.h"

#include <QApplication>
#include <QDebug>
#include <QDragEnterEvent>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace ui;

/// Files that are dragged over a window.
class tst_WindowDrops : public QObject {
    Q_OBJECT

    struct Bench {
        QWidget window;
        QPushButton button{&window};
        FileDrops drops{&window};
        QSignalSpy dropped{&drops, &FileDrops::dropped};
        QMimeData data;

        Bench() {
            window.resize(640, 480);
            button.setGeometry(0, 0, 100, 40);
            window.show();
        }
        bool enter() {
            QDragEnterEvent event({50, 20}, Qt::CopyAction, &data, Qt::LeftButton, {});
            event.ignore();
            QApplication::sendEvent(&window, &event);
            return event.isAccepted();
        }
        bool drop() {
            QDropEvent event({50, 20}, Qt::CopyAction, &data, Qt::LeftButton, {});
            event.ignore();
            QApplication::sendEvent(&window, &event);
            return event.isAccepted();
        }
    };

private slots:
    void filesAreSaidToBeWelcomeUntilTheyAreDropped() {
        Bench bench;
        QVERIFY(!bench.drops.isVisible());
        bench.data.setUrls({QUrl::fromLocalFile(QStringLiteral("/data/a b.json")),
                            QUrl(QStringLiteral("https://example.org/c.json")),
                            QUrl::fromLocalFile(QStringLiteral("/models/qwen"))});
        QVERIFY(bench.enter());
        QVERIFY(bench.drops.isVisible());
        QCOMPARE(bench.drops.geometry(), bench.window.rect());
        QVERIFY(!bench.drops.accessibleName().isEmpty());
        QCOMPARE(bench.window.childAt(50, 20), &bench.button); // it is in nobody's way
        QVERIFY(bench.drop());
        QVERIFY(!bench.drops.isVisible());
        QCOMPARE(bench.dropped.size(), 1);
        QCOMPARE(bench.dropped[0][0].toStringList(),
                 QStringList({QStringLiteral("/data/a b.json"), QStringLiteral("/models/qwen")}));
    }

    void theSignGoesWithTheFiles() {
        Bench bench;
        bench.data.setUrls({QUrl::fromLocalFile(QStringLiteral("/a.json"))});
        QVERIFY(bench.enter());
        QDragLeaveEvent leave;
        QApplication::sendEvent(&bench.window, &leave);
        QVERIFY(!bench.drops.isVisible());
        QVERIFY(bench.dropped.isEmpty());
    }

    void theSignIsDrawnAndWrapsWhereTheWindowIsNarrow() {
        Bench bench;
        bench.data.setUrls({QUrl::fromLocalFile(QStringLiteral("/a.json"))});
        bench.window.resize(220, 200);
        const QImage before = bench.window.grab().toImage();
        QVERIFY(bench.enter());
        const QImage after = bench.window.grab().toImage();
        QVERIFY(before.pixel(110, 100) != after.pixel(110, 100));
        for (const QPoint corner : {QPoint(110, 3), QPoint(3, 100), QPoint(216, 100), QPoint(110, 196)})
            QVERIFY2(before.pixel(corner) != after.pixel(corner), qPrintable(QDebug::toString(corner)));
    }

    void textAloneIsNotTaken() {
        Bench bench;
        bench.data.setText(QStringLiteral("words"));
        QVERIFY(!bench.enter());
        QVERIFY(!bench.drops.isVisible());
        bench.data.setUrls({QUrl(QStringLiteral("https://example.org/c.json"))});
        QVERIFY(!bench.enter());
        QVERIFY(bench.dropped.isEmpty());
    }
};

QTEST_MAIN(tst_WindowDrops)
#include "tst_WindowDrops.moc"
