/// Files and folders on a drive that does not answer are dropped, chosen and remembered: the window asks nothing of the
/// drive itself, says what it waits for, and goes on when the drive is back.
#include "core/Files.h"
#include "tests/journeys/Studio.h"
#include "tests/support/Places.h"
#include "tests/support/SlowDrive.h"

#include <QDir>
#include <QDropEvent>
#include <QFile>
#include <QMimeData>

using namespace ui;
using namespace tests;

namespace {

void drop(QWidget* window, const QString& path) {
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path)});
    QDragEnterEvent enter(QPoint(400, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(window, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent event(QPointF(400, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(window, &event);
}

/// A folder on the drive, with a file of two records in it.
QString recordsOn(const Home& home) {
    const QString folder = home.file(SlowDrive::Name) + QStringLiteral("/clinic");
    if (!QDir().mkpath(folder)) qFatal("no folder");
    QFile file(folder + QStringLiteral("/a.jsonl"));
    if (!file.open(QIODevice::WriteOnly)) qFatal("no file");
    file.write("{\"instruction\": \"One\", \"output\": \"1\"}\n{\"instruction\": \"Two\", \"output\": \"2\"}\n");
    return folder;
}

void copyModel(const QString& to) {
    if (!QDir().mkpath(to)) qFatal("no folder");
    const QDir from(QString::fromStdString(fixture("models/llama-tied").string()));
    for (const QString& name : from.entryList(QDir::Files)) QFile::copy(from.filePath(name), QDir(to).filePath(name));
}

} // namespace

class tst_SlowDrive : public QObject {
    Q_OBJECT
private slots:
    void cleanup() { SlowDrive::answer(); }

    void whatTheWindowAsksIsSeen() {
        SlowDrive::hang();
        QVERIFY(!QFileInfo::exists(QStringLiteral("/slow-drive/a")));
        QVERIFY(QDir(QStringLiteral("/slow-drive/b")).isEmpty());
        QVERIFY(!core::isFolder("/slow-drive/c"));
        const QString asked = QString::fromStdString(SlowDrive::askedByWindow());
        for (const char* path : {"/slow-drive/a", "/slow-drive/b", "/slow-drive/c"})
            QVERIFY2(asked.contains(QLatin1String(path)), qPrintable(asked));
    }

    void whatIsDroppedFromItIsTakenWhenItAnswers() {
        const Home home;
        const QString folder = recordsOn(home);
        Studio studio(home.settings());
        EVENTUALLY(!studio.isShown("jobBar"));
        SlowDrive::hang();
        drop(studio.window(), folder);
        EVENTUALLY(studio.isShown("jobBar") && SlowDrive::isWaitedFor());
        QCOMPARE(studio.child<QAbstractButton>("jobTitle")->text(), QStringLiteral("Waiting for a drive"));
        QVERIFY2(SlowDrive::askedByWindow().empty(), SlowDrive::askedByWindow().c_str());
        SlowDrive::answer();
        EVENTUALLY(studio->project().isOpen() && studio.isShown("importNow"));
        studio.click("importNow");
        EVENTUALLY(studio->records().count() == 2);
        QVERIFY2(SlowDrive::askedByWindow().empty(), SlowDrive::askedByWindow().c_str());
    }

    void filesThatAreChosenOnItAreTaken() {
        const Home home;
        const QString folder = recordsOn(home);
        Studio studio(home.settings());
        studio->project().create(home.file("project"));
        EVENTUALLY(studio->project().isOpen());
        SlowDrive::hang();
        studio->window().goTo({.place = Place::Data, .files = {folder + QStringLiteral("/a.jsonl")}});
        EVENTUALLY(SlowDrive::isWaitedFor());
        SlowDrive::answer();
        EVENTUALLY(studio.isShown("importNow"));
        QVERIFY2(SlowDrive::askedByWindow().empty(), SlowDrive::askedByWindow().c_str());
    }

    void theModelAndTheProjectOfTheLastTimeMayLieOnIt() {
        const Home home;
        const QString model = home.file(SlowDrive::Name) + QStringLiteral("/model");
        copyModel(model);
        const QString project = home.file(SlowDrive::Name) + QStringLiteral("/project");
        {
            Studio studio(home.settings());
            studio->models().inspect(model + QStringLiteral("/config.json"));
            EVENTUALLY(studio->models().base() && studio->models().base()->folder == model);
            studio->project().create(project);
            EVENTUALLY(studio->project().isOpen());
            studio.quit();
        }
        SlowDrive::hang();
        Studio again(home.settings());
        EVENTUALLY(SlowDrive::isWaitedFor());
        again->window().goTo({.place = Place::Adapters}); // the window answers
        SlowDrive::answer();
        EVENTUALLY(again->project().isOpen() && again->models().base());
        QVERIFY2(SlowDrive::askedByWindow().empty(), SlowDrive::askedByWindow().c_str());
    }
};

QTEST_MAIN(tst_SlowDrive)
#include "tst_SlowDrive.moc"
