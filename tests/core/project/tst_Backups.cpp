#include "core/Files.h"
#include "core/project/Backups.h"
#include "tests/core/project/ProjectDesk.h"

#include <QTest>

using namespace core;
using namespace tests;
namespace fs = std::filesystem;

namespace {

std::vector<std::int64_t> daysOf(const fs::path& project) {
    std::vector<std::int64_t> days;
    for (const Backup& copy : backups(project)) days.push_back(copy.day);
    return days;
}

using Days = std::vector<std::int64_t>;

} // namespace

class tst_Backups : public QObject {
    Q_OBJECT
private slots:
    void aCopyHoldsWhatTheProjectHeld() {
        ProjectDesk desk;
        desk.add({"a", "b", "c"});
        const auto copy = backUp(desk.folder, 20261126);
        QVERIFY(copy);
        QCOMPARE(copy->records, 3);
        QCOMPARE(copy->version, 1);
        QCOMPARE(utf8(copy->file.filename()), std::string("project-2026-11-26.lorikeet"));
        const auto id = desk.add({"d"});
        desk.project().remove(id);
        desk.add({"e"});

        const fs::path restored = desk.folder.parent_path() / "restored";
        restoreBackup(copy->file, restored);
        QCOMPARE(textsOf(restored), std::string("a, b, c"));
        Project project = Project::open(restored);
        QVERIFY(!project.readOnly());
        QVERIFY(project.undo());
        QCOMPARE(desk.texts(), std::string("a, b, c, e"));
    }

    void thereIsOneADayAndOnlyOfWhatChanged() {
        ProjectDesk desk;
        QVERIFY(!backUp(desk.folder, 20261120)); // nothing was ever in it
        desk.add({"a"});
        QVERIFY(backUp(desk.folder, 20261120));
        QVERIFY(!backUp(desk.folder, 20261121)); // the same as the day before
        desk.add({"b"});
        QVERIFY(!backUp(desk.folder, 20261120)); // there is one of today
        QVERIFY(backUp(desk.folder, 20261121));
        QCOMPARE(daysOf(desk.folder), (Days{20261121, 20261120}));
    }

    void fiveAreKeptAndOtherFilesLeftAlone() {
        ProjectDesk desk;
        makeFolders(backupsFolder(desk.folder));
        const fs::path own = backupsFolder(desk.folder) / "before the audit.lorikeet";
        const fs::path odd = backupsFolder(desk.folder) / "project-2026-11-1x.lorikeet";
        const fs::path broken = backupsFolder(desk.folder) / "project-2026-01-01.lorikeet";
        for (const fs::path& file : {own, odd, broken}) replaceFile(file, "not a project");
        for (int day = 20261101; day <= 20261108; ++day) {
            desk.add({"row"});
            QVERIFY(backUp(desk.folder, day));
        }
        const fs::path mine = backupsFolder(desk.folder) / "project-2026-01-02 mine.lorikeet";
        fs::copy_file(backups(desk.folder).front().file, mine);
        desk.add({"row"});
        QVERIFY(backUp(desk.folder, 20261109));
        QVERIFY(isThere(mine));
        QCOMPARE(daysOf(desk.folder), (Days{20261109, 20261108, 20261107, 20261106, 20261105}));
        for (const fs::path& file : {own, odd, broken}) QVERIFY(isThere(file));
    }

    void editsGoOnWhileACopyIsMade() {
        ProjectDesk desk;
        desk.project().import(manyRecords(30'000), "many");
        bool isEdited = false;
        const auto edit = [&](std::uint64_t, std::uint64_t) {
            if (!std::exchange(isEdited, true)) desk.add({"while it is copied"});
        };
        const auto copy = backUp(desk.folder, 20261126, {{}, edit});
        QVERIFY(copy && isEdited);
        QCOMPARE(copy->records, 30'000); // one state: that of its beginning
        QCOMPARE(ProjectReader(desk.folder).counts().total, 30'001);
    }

    void aProjectIsCopiedAsItIsNow() {
        ProjectDesk desk;
        desk.project().import(manyRecords(30'000), "many");
        bool isEdited = false;
        const auto edit = [&](std::uint64_t, std::uint64_t) {
            if (!std::exchange(isEdited, true)) desk.add({"while it is copied"});
        };
        const fs::path copy = desk.folder.parent_path() / "copy";
        copyProject(desk.folder, copy, {{}, edit});
        QVERIFY(isEdited);
        QCOMPARE(ProjectReader(copy).counts().total, 30'000); // one state: that of its beginning
        Project project = Project::open(copy);
        QVERIFY(!project.readOnly());
        QVERIFY(project.undo());
        QCOMPARE(ProjectReader(desk.folder).counts().total, 30'001);
        QCOMPARE(codeOf([&] { copyProject(desk.folder, copy); }), ProblemCode::FolderNotEmpty);
    }

    void nothingIsLeftOfACopyThatWasStopped() {
        ProjectDesk desk;
        desk.project().import(manyRecords(30'000), "many");
        std::stop_source stop;
        QVERIFY_THROWS_EXCEPTION(Stopped, backUp(desk.folder, 20261126, {stop.get_token(), [&](auto, auto) {
                                                                              stop.request_stop();
                                                                          }}));
        QVERIFY(fs::is_empty(backupsFolder(desk.folder)));
        QVERIFY(backUp(desk.folder, 20261126));
    }

    void aFolderWithSomethingInItIsNeverOverwritten() {
        ProjectDesk desk;
        desk.add({"a"});
        const auto copy = backUp(desk.folder, 20261126);
        QCOMPARE(codeOf([&] { restoreBackup(copy->file, desk.folder); }), ProblemCode::FolderNotEmpty);
        const fs::path none = copy->file.parent_path() / "none";
        QCOMPARE(codeOf([&] { restoreBackup(none, desk.folder); }), ProblemCode::FileMissing);
        replaceFile(copy->file, "torn");
        const fs::path fresh = desk.folder.parent_path() / "fresh";
        QCOMPARE(codeOf([&] { restoreBackup(copy->file, fresh); }), ProblemCode::ProjectDamaged);
        QVERIFY(!isThere(fresh));
        QCOMPARE(desk.texts(), std::string("a"));
    }

    void theDayIsThisComputersDay() {
        const std::int64_t before = today();
        const std::int64_t said = QDate::currentDate().toString(QStringLiteral("yyyyMMdd")).toLongLong();
        QVERIFY(before <= said && said <= today());
    }
};

QTEST_GUILESS_MAIN(tst_Backups)
#include "tst_Backups.moc"
