#include "core/training/RunKeeping.h"
#include "tests/journeys/PageAudit.h"
#include "tests/support/RunFolders.h"
#include "tests/ui/session/TrainBench.h"
#include "ui/session/Storage.h"
#include "ui/shell/Quantity.h"
#include "ui/shell/StorageBox.h"
#include "ui/shell/StorageWords.h"
#include "ui/shell/SystemColorScheme.h"
#include "ui/shell/Theme.h"

#include <QApplication>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalSpy>

using namespace ui;
using namespace tests;
using Part = core::StoragePart;
namespace fs = std::filesystem;

namespace {

struct BoxBench : TrainBench {
    Worker keeping{"keeping"};
    Storage storage{project, training, keeping};
    SystemColorScheme system{settings};
    Theme theme{settings, system};
    QWidget window;
    StorageBox* box = nullptr;

    explicit BoxBench(QSize size = {1180, 760}) {
        theme.apply();
        window.resize(size);
        create(numbered(3));
        put("bin/run-9/weights", 5'000'000);
        put("adapters/clinic/weights", 700'000);
        put("notes.txt", 2000);
        put("cache.sqlite-journal", 40'000);
        writeRun(core::runsFolder(path()) / "run-1", {.hasCheckpoint = true});
        put("runs/run-1/last/weights", 900'000);
    }
    fs::path path() const { return toPath(projectFolder()); }
    void put(const fs::path& file, std::size_t bytes) const {
        core::makeFolders((path() / file).parent_path());
        core::replaceFile(path() / file, std::string(bytes, 'x'));
    }
    void show() {
        window.show();
        box = new StorageBox(storage, &window);
        box->open();
        EVENTUALLY(!storage.isCounting());
    }
    template <class T = QPushButton> T* child(const char* name) { return box->findChild<T*>(QLatin1String(name)); }
    static QString named(const char* name, Part part) { return QLatin1String(name) + QString::number(int(part)); }
    QPushButton* button(Part part) { return box->findChild<QPushButton*>(named("storageFree", part)); }
    QString size(Part part) { return box->findChild<QLabel*>(named("storageSize", part))->text(); }
    bool isAsked() { return child<QWidget>("storageQuestion")->isVisible(); }
    void settle() { EVENTUALLY(!storage.freeing() && !storage.isCounting()); }
};

} // namespace

class tst_StorageBox : public QObject {
    Q_OBJECT
private slots:
    void everyPartIsNamedAndSized() {
        BoxBench bench;
        bench.show();
        QCOMPARE(bench.size(Part::Bin), bytesText(5'000'000));
        QCOMPARE(bench.size(Part::Adapters), bytesText(700'000));
        QVERIFY(bench.child<QLabel>("storageTotal")->text().contains(QStringLiteral("MB")));
        QVERIFY(bench.button(Part::Bin)->isVisible());
        QVERIFY(bench.button(Part::Checkpoints)->isVisible());
        for (const Part part : {Part::Records, Part::Runs, Part::Adapters, Part::Other, Part::Frozen})
            QVERIFY(!bench.button(part)->isVisible());
        QVERIFY(!bench.child<QProgressBar>("storageProgress")->isVisible());
        for (std::size_t i = 0; i < core::StorageParts; ++i) { // a loss is said exactly where something can be lost
            const StorageWords words = storageWords(static_cast<Part>(i));
            QVERIFY(!words.name.isEmpty() && words.meaning.endsWith(QLatin1Char('.')));
        }
    }

    void freeingAsksOnceAndSaysWhatIsLost() {
        BoxBench bench;
        bench.show();
        QVERIFY(!bench.isAsked());
        bench.button(Part::Bin)->click();
        QVERIFY(bench.isAsked());
        QCOMPARE(bench.child<QLabel>("storageLoss")->text(), storageWords(Part::Bin).loss);
        QVERIFY(core::isThere(bench.path() / "bin/run-9"));
        QCOMPARE(bench.box->focusWidget(), bench.child("storageKeep"));
        bench.child("storageKeep")->click();
        QVERIFY(!bench.isAsked());
        QVERIFY(core::isThere(bench.path() / "bin/run-9"));
        bench.button(Part::Bin)->click();
        bench.child("storageConfirm")->click();
        QVERIFY(!bench.isAsked());
        bench.settle();
        QVERIFY(!core::isThere(bench.path() / "bin/run-9"));
        QCOMPARE(bench.size(Part::Bin), bytesText(0));
        QVERIFY(!bench.button(Part::Bin)->isVisible());
        QVERIFY(core::isThere(bench.path() / "runs/run-1/last")); // only what was asked for
    }

    void whatLiesInTheBinIsListedAndPutBack() {
        BoxBench bench;
        bench.show();
        QVERIFY(!bench.child<QWidget>("binList")->isVisible()); // a folder of weights is neither run nor adapter
        writeRun(core::runsFolder(bench.path()) / "run-2");
        core::setRunLabels(core::runsFolder(bench.path()) / "run-2", {.name = "The good one", .note = {}});
        core::binRun(core::runsFolder(bench.path()) / "run-2");
        bench.storage.count();
        bench.settle();
        QVERIFY(bench.child<QWidget>("binList")->isVisible());
        QPushButton* back = bench.child("binPutBack0");
        QVERIFY(back->isEnabled() && back->accessibleName().contains(QLatin1String("The good one")));
        EVENTUALLY(auditPage(*bench.box).isEmpty()); // when the layout has followed
        QSignalSpy restored(&bench.storage, &Storage::restored);
        back->click();
        EVENTUALLY(restored.size() == 1);
        bench.settle();
        QVERIFY(core::isThere(core::runsFolder(bench.path()) / "run-2" / "config.json"));
        QVERIFY(!bench.child<QWidget>("binList")->isVisible());
    }

    void escapeGivesTheQuestionUpThenTheBox() {
        BoxBench bench;
        bench.show();
        bench.button(Part::Checkpoints)->click();
        QTest::keyClick(bench.box, Qt::Key_Escape);
        QVERIFY(bench.box->isVisible() && !bench.isAsked());
        QPointer<StorageBox> box(bench.box);
        QTest::keyClick(bench.box, Qt::Key_Escape);
        QTRY_VERIFY(!box);
    }

    void aRunThatBeginsTakesTheQuestionBack() {
        BoxBench bench;
        bench.chooseModel();
        bench.engine.start();
        EVENTUALLY(bench.engine.report().state == EngineState::Ready);
        bench.show();
        bench.button(Part::Checkpoints)->click();
        QVERIFY(bench.isAsked());
        bench.lastStep = 1;
        bench.training.start(bench.choice());
        QVERIFY(!bench.isAsked());
        QVERIFY(!bench.button(Part::Checkpoints)->isVisible());
        QVERIFY(bench.button(Part::Bin)->isVisible());
        bench.lastStep = 1000;
        EVENTUALLY(!bench.training.isActive());
        QVERIFY(bench.button(Part::Checkpoints)->isVisible());
    }

    void itsTextsAreWholeInLightAndDarkAndLarge() {
        for (const ColorSchemeChoice scheme : {ColorSchemeChoice::Light, ColorSchemeChoice::Dark})
            for (const int scale : {100, 150}) {
                BoxBench bench;
                bench.settings.setColorScheme(scheme);
                bench.settings.setFontScale(scale);
                bench.show();
                bench.button(Part::Bin)->click();
                QTRY_VERIFY(bench.isAsked());
                QTest::qWait(30);
                const QStringList faults = auditPage(*bench.box);
                QVERIFY2(faults.isEmpty(), qPrintable(faults.join(QLatin1Char('\n'))));
                if (const QString folder = qEnvironmentVariable("LORIKEET_PICTURES"); !folder.isEmpty())
                    bench.box->grab().save(QStringLiteral("%1/storage-%2-%3.png")
                                               .arg(folder, scheme == ColorSchemeChoice::Light ? QStringLiteral("light")
                                                                                               : QStringLiteral("dark"))
                                               .arg(scale));
            }
    }

    void theKeyboardReachesEverything() {
        BoxBench bench;
        bench.show();
        QSet<QWidget*> reached;
        for (int i = 0; i < 20; ++i) {
            QTest::keyClick(bench.box->focusWidget(), Qt::Key_Tab);
            reached += bench.box->focusWidget();
        }
        for (QWidget* each : {bench.button(Part::Bin), bench.button(Part::Checkpoints), bench.child("storageCount"),
                              bench.child("storageClose")})
            QVERIFY2(reached.contains(each), qPrintable(each->objectName()));
    }

    void itSpeaksAnotherLanguageAtOnce() {
        BoxBench bench;
        bench.show();
        auto* title = bench.child<QLabel>("storageTitle");
        title->setText(QStringLiteral("of another language"));
        QEvent change(QEvent::LanguageChange);
        QApplication::sendEvent(bench.box, &change);
        QCOMPARE(title->text(), QStringLiteral("What this project occupies"));
    }
};

QTEST_MAIN(tst_StorageBox)
#include "tst_StorageBox.moc"
