#include "FileLimit.h"
#include "ProjectDesk.h"
#include "core/Files.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <sqlite3.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace core;
using namespace tests;
namespace fs = std::filesystem;

/// Takes from the tables what versions after the first have added.
const std::string OlderTables =
    "alter table record_text drop column note; alter table record drop column source_row; "
    "alter table record drop column label; ";

/// How a project is opened, and what is said where it cannot be.
class tst_ProjectOpening : public QObject {
    Q_OBJECT
    QTemporaryDir m_base;
    int m_count = 0;

    fs::path fresh() { return fs::path(m_base.path().toStdString()) / std::to_string(++m_count); }
    /// A project with three records and something to undo, closed.
    fs::path made() {
        const fs::path folder = fresh();
        Project project = Project::create(folder);
        const auto ids = project.add(recordsOf({"a", "b", "c"}), 0, EntryKind::Add).records;
        project.setStatus(ids, Status::Approved);
        return folder;
    }
    static void run(const fs::path& file, const std::string& sql) {
        sqlite3* database = nullptr;
        QCOMPARE(sqlite3_open(file.c_str(), &database), SQLITE_OK);
        QCOMPARE(sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK);
        sqlite3_close(database);
    }
    static std::string ask(const fs::path& file, const char* sql) {
        sqlite3* database = nullptr;
        sqlite3_stmt* query = nullptr;
        sqlite3_open_v2(file.c_str(), &database, SQLITE_OPEN_READONLY, nullptr);
        std::string answer = "nothing";
        if (sqlite3_prepare_v2(database, sql, -1, &query, nullptr) == SQLITE_OK && sqlite3_step(query) == SQLITE_ROW)
            answer = reinterpret_cast<const char*>(sqlite3_column_text(query, 0));
        sqlite3_finalize(query);
        sqlite3_close(database);
        return answer;
    }
    static std::optional<ProblemCode> openingOf(const fs::path& folder) {
        return codeOf([&] { Project::open(folder); });
    }
    /// Runs as a user whom permissions bind, also where the tests run as root.
    static int asAnother(const fs::path& folder, const std::function<bool()>& work) {
        const pid_t child = fork();
        if (child == 0) {
            bool isRight = false;
            if (geteuid() == 0) {
                for (const auto& entry : fs::directory_iterator(folder))
                    (void)chown(entry.path().c_str(), 65534, 65534);
                (void)chown(folder.c_str(), 65534, 65534);
                (void)chmod(folder.parent_path().c_str(), 0755);
                (void)!setgid(65534);
                (void)!setuid(65534);
            }
            try {
                isRight = work();
            } catch (const std::exception& failure) {
                qWarning("%s", failure.what());
            }
            _exit(isRight ? 0 : 1);
        }
        int status = 0;
        waitpid(child, &status, 0);
        return status;
    }
    static bool refusesChanges(Project& project, ProblemCode code) {
        const std::array ids{RecordId{1}};
        return project.readOnly() && project.readOnly()->code == code &&
               codeOf([&] { project.setStatus(ids, Status::Rejected); }) == code &&
               codeOf([&] { project.add(recordsOf({"x"}), 0, EntryKind::Add); }) == code &&
               codeOf([&] { project.import(recordsOf({"x"}), "x"); }) == code &&
               codeOf([&] { project.undo(); }) == code && codeOf([&] { project.redo(); }) == code &&
               codeOf([&] { project.setSetting("a", "b"); }) == code;
    }

private slots:
    void theFolderIsMade() {
        const fs::path folder = fresh() / "deep" / "er";
        Project::create(folder);
        QVERIFY(isProject(folder));
        QCOMPARE(ask(projectFile(folder), "pragma application_id"), std::to_string(0x4C4F5249));
        QCOMPARE(ask(projectFile(folder), "pragma journal_mode"), std::string("wal"));
    }
    void aUsedFolderIsRefusedAndKept() {
        const fs::path folder = made();
        const std::string before = readFile(projectFile(folder));
        QCOMPARE(codeOf([&] { Project::create(folder); }), ProblemCode::FolderNotEmpty);
        QCOMPARE(readFile(projectFile(folder)), before);
        const fs::path other = fresh();
        fs::create_directories(other);
        replaceFile(other / "notes.txt", "mine");
        QCOMPARE(codeOf([&] { Project::create(other); }), ProblemCode::FolderNotEmpty);
        QVERIFY(!isProject(other));
    }
    void whatACrashLeftOfAFolderIsNoContent() {
        const fs::path folder = fresh();
        fs::create_directories(folder);
        replaceFile(folder / "project.lorikeet.part-123", "half");
        Project::create(folder);
        QVERIFY(isProject(folder));
    }
    void aFullDiskLeavesNoProject() {
        const fs::path folder = fresh();
        {
            const FileLimit limit(8'192);
            QCOMPARE(codeOf([&] { Project::create(folder); }), ProblemCode::DiskFull);
        }
        QVERIFY(!isProject(folder));
        Project::create(folder);
    }
    void noProjectIsSaid() {
        QCOMPARE(openingOf(fresh()), ProblemCode::ProjectMissing);
        QCOMPARE(openingOf(m_base.path().toStdString()), ProblemCode::ProjectMissing);
        QVERIFY(!isProject(fresh()));
    }
    void aSecondWindowIsKeptOut() {
        const fs::path folder = made();
        std::optional<Project> first(Project::open(folder));
        QCOMPARE(openingOf(folder), ProblemCode::ProjectBusy);
        Project moved = std::move(*first);
        first.reset();
        QCOMPARE(openingOf(folder), ProblemCode::ProjectBusy);
        QCOMPARE(ProjectReader(folder).counts().total, 3);
        QCOMPARE(moved.undo()->records.size(), 3U);
        { Project closed = std::move(moved); }
        QCOMPARE(openingOf(folder), std::nullopt);
    }
    void closingLeavesOneFile() {
        const fs::path folder = made();
        QVERIFY(!fs::exists(folder / "project.lorikeet-wal"));
        const fs::path copied = fresh();
        fs::create_directories(copied);
        fs::copy_file(projectFile(folder), projectFile(copied));
        QVERIFY(contentOf(copied) == contentOf(folder));
    }
    void damageIsSaid_data() {
        QTest::addColumn<QString>("kind");
        for (const char* kind :
             {"zeros", "text", "empty", "cut", "head gone", "another program's", "no tables", "wrong tables"})
            QTest::newRow(kind) << QString::fromUtf8(kind);
    }
    void damageIsSaid() {
        const fs::path folder = made();
        const fs::path file = projectFile(folder);
        std::string content = readFile(file);
        QFETCH(QString, kind);
        if (kind == u"zeros") content.assign(content.size(), '\0');
        if (kind == u"text") content = "These are my notes about the clinic.\n";
        if (kind == u"empty") content.clear();
        if (kind == u"cut") content.resize(content.size() / 2);
        if (kind == u"head gone") content.replace(0, 100, 100, 'x');
        replaceFile(file, content);
        if (kind == u"another program's") run(file, "pragma application_id = 7");
        if (kind == u"no tables") run(file, "drop table record");
        if (kind == u"wrong tables") run(file, "alter table record_text rename column note to remark");
        const std::string before = readFile(file);
        QCOMPARE(openingOf(folder), ProblemCode::ProjectDamaged);
        QCOMPARE(codeOf([&] { ProjectReader reader(folder); }), ProblemCode::ProjectDamaged);
        QVERIFY(readFile(file) == before);
    }
    void damageInsideIsSaidWhereItIsMet() {
        const fs::path folder = fresh();
        Project::create(folder).import(manyRecords(5'000), "x");
        std::string content = readFile(projectFile(folder));
        for (std::size_t i = 20 * 4096; i < content.size(); ++i) content[i] = '\x5a';
        replaceFile(projectFile(folder), content);
        QCOMPARE(codeOf([&] { contentOf(folder); }), ProblemCode::ProjectDamaged);
    }
    void aNewerFileCanBeLookedAt() {
        const fs::path folder = made();
        run(projectFile(folder), "alter table record add column stars integer; pragma user_version = 9");
        Project project = Project::open(folder);
        QVERIFY(refusesChanges(project, ProblemCode::ProjectNewer));
        QCOMPARE(project.readOnly()->args.at(0), std::string("9"));
        QCOMPARE(textsOf(folder), std::string("a, b, c"));
        QCOMPARE(project.undoState().undo.kind, EntryKind::Status);
    }
    void aMuchNewerFileIsRefused() {
        const fs::path folder = made();
        run(projectFile(folder), "insert into project_setting values('oldest_reader', '8'); pragma user_version = 9");
        QCOMPARE(openingOf(folder), ProblemCode::ProjectNewer);
        QCOMPARE(codeOf([&] { ProjectReader reader(folder); }), ProblemCode::ProjectNewer);
    }
    void anOlderFileIsMigratedWithACopyFirst() {
        const fs::path folder = made();
        run(projectFile(folder), OlderTables + "pragma user_version = 0");
        QCOMPARE(textsOf(folder), std::string("a, b, c")); // a reader that comes first sees it, too
        {
            Project project = Project::open(folder);
            QCOMPARE(project.notes().size(), 1U);
            QCOMPARE(project.notes()[0].code, ProblemCode::ProjectMigrated);
            QCOMPARE(project.notes()[0].args, std::vector<std::string>({"0", "project.lorikeet.v0.bak"}));
            QVERIFY(!project.readOnly());
            const TextEdit note{1, RecordField::Note, "new"};
            project.edit({&note, 1});
            while (project.undo()) {} // also what was recorded before
            QCOMPARE(textsOf(folder), std::string());
            while (project.redo()) {}
        }
        QCOMPARE(contentOf(folder).at(0).note, std::string("new"));
        QVERIFY(Project::open(folder).notes().empty());
        const fs::path copy = folder / "project.lorikeet.v0.bak";
        QCOMPARE(ask(copy, "pragma user_version"), std::string("0"));
        QCOMPARE(ask(copy, "select count(*) from pragma_table_info('record_text')"), std::string("6"));
        QCOMPARE(ask(copy, "select count(*) from record"), std::string("3"));
        QCOMPARE(ask(copy, "pragma journal_mode"), std::string("delete"));
    }
    void theVersionBeforeThisIsMigratedToo() {
        const fs::path folder = made();
        run(projectFile(folder), "alter table record drop column source_row; alter table record drop column label; pragma user_version = 1");
        {
            Project project = Project::open(folder);
            QCOMPARE(project.notes().at(0).args, std::vector<std::string>({"1", "project.lorikeet.v1.bak"}));
            StoredRecord fresh = recordOf("d");
            fresh.record.file = "clinic.csv";
            fresh.record.line = 9;
            fresh.record.row = 4;
            project.import({&fresh, 1}, "clinic.csv");
        }
        QCOMPARE(contentOf(folder).at(0).record.label, std::string());
        QCOMPARE(contentOf(folder).at(0).record.row, 0);
        QCOMPARE(contentOf(folder).at(3).record.row, 4);
        QCOMPARE(contentOf(folder).at(3).record.line, 9);
    }
    void aMigrationThatFailsChangesNothing() {
        const fs::path folder = made();
        run(projectFile(folder), OlderTables + "pragma user_version = 0; pragma journal_mode = delete");
        {
            const FileLimit limit(16'384);
            QCOMPARE(openingOf(folder), ProblemCode::DiskFull);
        }
        QVERIFY(!fs::exists(folder / "project.lorikeet.v0.bak"));
        QCOMPARE(ask(projectFile(folder), "pragma user_version"), std::string("0"));
        QCOMPARE(Project::open(folder).notes().size(), 1U);
    }
    void aReadOnlyFileCanBeLookedAt() {
        const fs::path folder = made();
        chmod(projectFile(folder).c_str(), 0444);
        QCOMPARE(asAnother(folder, [&] {
            Project project = Project::open(folder);
            return refusesChanges(project, ProblemCode::ProjectReadOnly) && textsOf(folder) == "a, b, c";
        }), 0);
    }
    void aReadOnlyFolderCanBeLookedAt() {
        for (const bool isOlder : {false, true}) {
            const fs::path folder = made();
            fs::remove(folder / "project.lorikeet.lock");
            if (isOlder) run(projectFile(folder), OlderTables + "pragma user_version = 0");
            chmod(folder.c_str(), 0555);
            QCOMPARE(asAnother(folder, [&] {
                Project project = Project::open(folder);
                return refusesChanges(project, ProblemCode::ProjectReadOnly) && textsOf(folder) == "a, b, c" &&
                       project.undoState().undo.kind == EntryKind::Status;
            }), 0);
            chmod(folder.c_str(), 0755);
            QCOMPARE(openingOf(folder), std::nullopt);
        }
    }
    void whatCannotBeReadIsSaid() {
        for (const bool isFolder : {false, true}) {
            const fs::path folder = made();
            chmod(isFolder ? folder.c_str() : projectFile(folder).c_str(), 0000);
            QCOMPARE(asAnother(folder, [&] { return openingOf(folder) == ProblemCode::FileUnreadable; }), 0);
            chmod(folder.c_str(), 0755);
        }
    }
    void aNetworkDriveGetsAJournalThatItCanBear() {
        const fs::path folder = made();
        qputenv("LORIKEET_NETWORK_DRIVE", "1");
        {
            Project project = Project::open(folder);
            QCOMPARE(project.notes().size(), 1U);
            QCOMPARE(project.notes()[0].code, ProblemCode::ProjectOnNetwork);
            QVERIFY(project.undo());
            QVERIFY(!fs::exists(folder / "project.lorikeet-wal"));
        }
        qunsetenv("LORIKEET_NETWORK_DRIVE");
        QCOMPARE(ask(projectFile(folder), "pragma journal_mode"), std::string("delete"));
        QVERIFY(Project::open(folder).redo());
        QCOMPARE(ask(projectFile(folder), "pragma journal_mode"), std::string("wal"));
    }
    void aCopyIsAProjectOfItsOwn() {
        const fs::path folder = made();
        Project project = Project::open(folder);
        const fs::path other = fresh();
        fs::create_directories(other);
        std::uint64_t last = 0, total = 0;
        project.saveCopy(projectFile(other), {.listener = [&](auto done, auto of) { last = done; total = of; }});
        QVERIFY(total > 0);
        QCOMPARE(last, total);
        QVERIFY(contentOf(other) == contentOf(folder));
        QVERIFY(Project::open(other).undo());
        QCOMPARE(codeOf([&] { project.saveCopy(projectFile(other)); }), ProblemCode::FileUnwritable);
        {
            const FileLimit limit(16'384);
            QCOMPARE(codeOf([&] { project.saveCopy(other / "full"); }), ProblemCode::DiskFull);
        }
        std::stop_source source;
        source.request_stop();
        QVERIFY_THROWS_EXCEPTION(Stopped, project.saveCopy(other / "stopped", {.stop = source.get_token()}));
        std::vector<std::string> names;
        for (const auto& entry : fs::directory_iterator(other)) names.push_back(entry.path().filename());
        std::sort(names.begin(), names.end());
        QCOMPARE(names, std::vector<std::string>({"project.lorikeet", "project.lorikeet.lock"}));
    }
    void aPathWithSignsOpens() {
        const fs::path folder = fresh() / "50% of «Übung» #1?";
        Project::create(folder).add(recordsOf({"a"}), 0, EntryKind::Add);
        fs::remove(folder / "project.lorikeet.lock");
        chmod(folder.c_str(), 0555);
        QCOMPARE(asAnother(folder, [&] { return Project::open(folder).readOnly() && textsOf(folder) == "a"; }), 0);
        chmod(folder.c_str(), 0755);
    }
};

QTEST_GUILESS_MAIN(tst_ProjectOpening)
#include "tst_ProjectOpening.moc"
