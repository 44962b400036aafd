/// Two files are dropped on the window, one in the encoding of a Chinese computer, one that is broken JSON: what is
/// good comes in, what is bad is named, and each file is one step of undo. While the engine's libraries are opened the
/// window goes on.
#include "tests/journeys/Studio.h"
#include "tests/support/Places.h"

#include <QAbstractItemView>
#include <QDropEvent>
#include <QFile>
#include <QMimeData>
#include <QPlainTextEdit>

#include <atomic>
#include <chrono>
#include <semaphore>

#include <dlfcn.h>

using namespace ui;
using namespace tests;

namespace {

std::binary_semaphore mayOpen{0};
std::atomic<bool> isOpening = false, waitedInVain = false;

void drop(QWidget* window, const QStringList& files) {
    QMimeData data;
    QList<QUrl> urls;
    for (const QString& file : files) urls += QUrl::fromLocalFile(file);
    data.setUrls(urls);
    QDragEnterEvent enter(QPoint(400, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(window, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent event(QPointF(400, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(window, &event);
}

/// A comma is missing, and a record has no answer.
QString brokenFile(const Home& home) {
    QFile file(home.file("broken.json"));
    if (!file.open(QIODevice::WriteOnly)) qFatal("no file");
    file.write("[{\"instruction\": \"First\", \"output\": \"One\"}\n {\"instruction\": \"Second\", \"output\": \"Two\"},\n"
               " {\"instruction\": \"No answer\"}]\n");
    return file.fileName();
}

} // namespace

/// Called by SlowLibrary as it is opened, under the loader's lock.
extern "C" Q_DECL_EXPORT void whileLibraryOpens() {
    isOpening = true;
    if (!mayOpen.try_acquire_for(std::chrono::seconds(30))) waitedInVain = true;
}

class tst_Importing : public QObject {
    Q_OBJECT
private slots:
    /// First: what a thread does for the first time is what waits for the loader.
    void theWindowAnswersWhileLibrariesAreOpened() {
        const Home home;
        Studio studio(home.settings(), {}, [] {
            if (!::dlopen(SLOW_LIBRARY, RTLD_NOW | RTLD_LOCAL)) qFatal("%s", ::dlerror());
            return core::EngineLoader::load();
        });
        EVENTUALLY(isOpening);
        drop(studio.window(), {brokenFile(home)});
        EVENTUALLY(studio.isShown("importNow")); // its problems are in words
        studio.click("importNow");
        EVENTUALLY(studio->records().count() == 2);
        QVERIFY(!waitedInVain);
        mayOpen.release();
    }

    void whatCannotBeImportedIsDismissedByAKey() {
        const Home home;
        QFile empty(home.file("empty.json"));
        QVERIFY(empty.open(QIODevice::WriteOnly));
        empty.write("[]");
        empty.close();
        Studio studio(home.settings());
        drop(studio.window(), {empty.fileName()});
        EVENTUALLY(studio->project().isOpen() && studio.isShown("importTrouble"));
        studio.press(Qt::Key_Escape);
        EVENTUALLY(!studio.isShown("importPanel"));
        EVENTUALLY(studio.window()->focusWidget() == studio.child<QWidget>("welcome_importData"));
    }

    void filesAreDroppedOnTheFirstPage() {
        const Home home;
        const QString chinese = QString::fromStdString(fixture("data/gb18030.csv").string());
        Studio studio(home.settings());
        Heartbeat heartbeat;
        drop(studio.window(), {chinese, brokenFile(home)});
        EVENTUALLY(studio->project().isOpen() && studio.isShown("importPanel") && studio.isShown("importNow"));
        QCOMPARE(studio->project().project()->name, QStringLiteral("gb18030"));
        QVERIFY(studio->records().count() == 0); // nothing comes in unseen
        studio.click("importNow");
        EVENTUALLY(studio->records().count() == 5);
        const core::StoredRecord* second = nullptr;
        EVENTUALLY((second = studio->records().at(1)));
        QCOMPARE(QString::fromStdString(second->record.instruction), QStringLiteral("预约时间"));

        EVENTUALLY(studio.isShown("importNow")); // of the second file
        QVERIFY(studio.child<QPlainTextEdit>("importProblems")->toPlainText().contains(QStringLiteral("3")));
        studio.click("importNow");
        EVENTUALLY(studio->records().count() == 7);
        EVENTUALLY(!studio.isShown("importPanel"));
        qInfo("longest stall of the window: %lld ms", static_cast<long long>(heartbeat.takeLongest()));

        EVENTUALLY(studio.window()->focusWidget() == studio.child<QWidget>("recordTable"));
        studio.press(Qt::Key_Z, Qt::ControlModifier);
        EVENTUALLY(studio->records().count() == 5);
        studio.press(Qt::Key_Z, Qt::ControlModifier);
        EVENTUALLY(studio->records().count() == 0);
        studio.press(Qt::Key_Y, Qt::ControlModifier);
        EVENTUALLY(studio->records().count() == 5);
        studio.quit();
        Studio again(home.settings());
        EVENTUALLY(again->project().isOpen() && again->records().count() == 5);
    }
};

QTEST_MAIN(tst_Importing)
#include "tst_Importing.moc"
