#include "RandomEdits.h"

#include <QTest>

#include <csignal>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace core;
using namespace tests;

/// A writer that is killed at any moment has lost nothing of what it said was done, and left nothing half done.
class tst_ProjectKilled : public QObject {
    Q_OBJECT
    struct Acknowledged {
        std::int64_t version = 0;
        std::size_t digest = 0;
    };

    /// Works until it is killed; says after every change what is there now.
    [[noreturn]] static void work(const std::filesystem::path& folder, unsigned seed, int pipe) {
        try {
            Project project = Project::open(folder);
            const ProjectReader reader(folder);
            RandomEdits edits(seed);
            const auto say = [&] {
                const Acknowledged done{project.version(), digestOf(reader.load(idsOf(reader)))};
                if (write(pipe, &done, sizeof done) != sizeof done) _exit(2);
            };
            while (true) {
                const int choice = edits.below(50);
                if (choice == 0) { // staged
                    project.import(manyRecords(21'000), "large");
                    say();
                    project.undo();
                } else if (choice < 10) project.undo();
                else if (choice < 13 && project.undoState().redo.records < 21'000) project.redo();
                else edits.change(project, idsOf(reader));
                say();
            }
        } catch (const std::exception& failure) {
            qWarning("%s", failure.what());
        }
        _exit(3);
    }
    /// Lets a writer work for a while after its first word and kills it; gives the last word.
    static std::optional<Acknowledged> killedWriter(const std::filesystem::path& folder, unsigned seed, int afterUs) {
        int ends[2];
        if (pipe(ends) != 0) return std::nullopt;
        const pid_t child = fork();
        if (child == 0) {
            close(ends[0]);
            work(folder, seed, ends[1]);
        }
        close(ends[1]);
        Acknowledged word;
        std::optional<Acknowledged> last;
        const auto hear = [&] { return read(ends[0], &word, sizeof word) == sizeof word; };
        if (hear()) last = word;
        usleep(static_cast<useconds_t>(afterUs));
        kill(child, SIGKILL);
        while (hear()) last = word;
        close(ends[0]);
        int status = 0;
        waitpid(child, &status, 0);
        return WIFSIGNALED(status) ? last : std::nullopt;
    }
    static std::string ask(const std::filesystem::path& folder, const char* sql) {
        sqlite3* database = nullptr;
        sqlite3_stmt* query = nullptr;
        sqlite3_open_v2(projectFile(folder).c_str(), &database, SQLITE_OPEN_READWRITE, nullptr);
        std::string answer = "nothing";
        if (sqlite3_prepare_v2(database, sql, -1, &query, nullptr) == SQLITE_OK && sqlite3_step(query) == SQLITE_ROW)
            answer = reinterpret_cast<const char*>(sqlite3_column_text(query, 0));
        sqlite3_finalize(query);
        sqlite3_close(database);
        return answer;
    }
    static void mustHold(const std::filesystem::path& folder, const Acknowledged& last) {
        QCOMPARE(ask(folder, "pragma integrity_check"), std::string("ok"));
        Project project = Project::open(folder);
        QCOMPARE(ask(folder, "select count(*) from staged_batch"), std::string("0"));
        QCOMPARE(ask(folder, "select (select count(*) from record) - (select count(*) from record_text)"), std::string("0"));
        const auto now = [&] { return digestOf(contentOf(folder)); };
        if (project.version() == last.version) {
            QCOMPARE(now(), last.digest);
            return;
        }
        // One more was done and not yet said: all of it, for without it everything is as it was said.
        QCOMPARE(project.version(), last.version + 1);
        const bool isUndo = ProjectReader(folder).history(0, 1).at(0).kind == EntryKind::Undo;
        QVERIFY(isUndo ? project.redo() : project.undo());
        QCOMPARE(now(), last.digest);
    }

private slots:
    void nothingIsLostAndNothingIsHalf() {
        const int rounds = qEnvironmentVariableIntValue("LORIKEET_LONG_TESTS") != 0 ? 200 : 20;
        ProjectDesk desk;
        desk.close();
        RandomEdits chance(7);
        for (int round = 0; round < rounds; ++round) {
            const auto last = killedWriter(desk.folder, static_cast<unsigned>(round), chance.below(150'000));
            QVERIFY(last);
            mustHold(desk.folder, *last);
            if (QTest::currentTestFailed()) return qWarning("in round %d", round);
        }
        desk.reopen();
        QVERIFY(desk.project().version() > rounds);
        const auto end = desk.content();
        desk.add({"the end"});
        while (desk.project().undo()) {}
        QVERIFY(desk.content().empty());
        while (desk.project().redo()) {}
        QVERIFY(desk.project().undo());
        QVERIFY(desk.content() == end);
    }
};

QTEST_GUILESS_MAIN(tst_ProjectKilled)
#include "tst_ProjectKilled.moc"
