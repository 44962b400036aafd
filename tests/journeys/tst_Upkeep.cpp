/// What the studio does on its own while a person works: a copy of the project, a word on sleep, storage that is
/// counted and freed. Two buses that are not there stand for a computer without a desktop.
#include "core/Files.h"
#include "core/project/Backups.h"
#include "core/project/Project.h"
#include "tests/journeys/PageAudit.h"
#include "tests/journeys/Studio.h"
#include "ui/session/Paths.h"
#include "ui/shell/StorageBox.h"

#include <QAction>
#include <QLabel>

using namespace ui;
using namespace tests;

class tst_Upkeep : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        for (const char* bus : {"DBUS_SYSTEM_BUS_ADDRESS", "DBUS_SESSION_BUS_ADDRESS"})
            qputenv(bus, "unix:path=/nowhere");
    }

    void theProjectIsLookedAfterWhileItIsWorkedOn() {
        const Home home;
        Studio studio(home.settings());
        EVENTUALLY(studio->engine().report().state == EngineState::Ready);
        Heartbeat heartbeat;
        studio.click("trySampleButton");
        EVENTUALLY(studio.isShown("trainPage") && studio.isShown("trainButton"));
        const std::filesystem::path project = studio->project().path();
        EVENTUALLY(core::backups(project).size() == 1);
        QCOMPARE(core::backups(project).front().records, 540);

        studio.click("trainButton");
        EVENTUALLY(studio->upkeep().sleep().isRefused() && studio->training().state() == TrainingState::Training);
        auto* detail = studio.child<QLabel>("jobDetail");
        EVENTUALLY(detail->text().contains(QStringLiteral("the computer may fall asleep")));
        EVENTUALLY(studio->training().step() > 2);
        studio.click("jobStop");
        EVENTUALLY(studio->training().state() == TrainingState::Stopped);

        const std::filesystem::path binned = project / "bin" / "old" / "weights";
        core::makeFolders(binned.parent_path());
        core::replaceFile(binned, std::string(1'000'000, 'x'));
        trigger(studio, "showStorage");
        EVENTUALLY(studio->upkeep().storage().shares().size() == core::StorageParts);
        QTest::qWait(50); // it has its last shape by then
        const QStringList faults = auditPage(*studio.child<StorageBox>("storageBox"));
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(QLatin1Char('\n'))));
        studio.click(qPrintable(QStringLiteral("storageFree%1").arg(static_cast<int>(core::StoragePart::Bin))));
        studio.click("storageConfirm");
        EVENTUALLY(!core::isThere(binned) && !studio->upkeep().storage().freeing());
        studio.click("storageClose");
        QVERIFY(core::isThere(toPath(studio->training().runFolder()) / "checkpoint")); // it may go on
        qInfo("longest stall of the window: %lld ms", static_cast<long long>(heartbeat.takeLongest()));
    }

private:
    /// As from the command palette.
    static void trigger(Studio& studio, const char* name) {
        for (QAction* action : studio.window()->actions())
            if (action->objectName() == QLatin1String(name)) return action->trigger();
        QFAIL(name);
    }
};

QTEST_MAIN(tst_Upkeep)
#include "tst_Upkeep.moc"
