#include "core/Error.h"
#include "core/training/RunKeeping.h"
#include "tests/support/RunFolders.h"

#include <QTemporaryDir>
#include <QTest>

using namespace core;
using tests::writeRun;
namespace fs = std::filesystem;

namespace {

std::optional<ProblemCode> codeOf(const std::function<void()>& work) {
    try {
        work();
    } catch (const Error& error) {
        return error.problems().front().code;
    }
    return std::nullopt;
}

} // namespace

class tst_RunKeeping : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    int m_count = 0;
    fs::path freshProject() { return m_folder.filePath(QString::number(++m_count)).toStdString(); }

private slots:
    void nameAndNoteAreReadBack() {
        const fs::path run = freshProject() / "runs" / "run-1";
        writeRun(run);
        QCOMPARE(runLabels(run), RunLabels{});
        const RunLabels labels{"诊所 – «best»\n", "rank 4 was enough 👍"};
        setRunLabels(run, {labels.name, labels.note});
        QCOMPARE(runLabels(run), labels);
        setRunLabels(run, {"", ""});
        QCOMPARE(runLabels(run), RunLabels{});
    }

    void whatANewerVersionWroteIsKept() {
        const fs::path run = freshProject() / "runs" / "run-1";
        writeRun(run);
        replaceFile(run / "run.json", "{\"colour\": \"red\", \"name\": \"old\"}");
        setRunLabels(run, {"new", ""});
        QVERIFY(readFile(run / "run.json").find("red") != std::string::npos);
        QCOMPARE(runLabels(run).name, std::string("new"));
    }

    void nameAndNoteAreWrittenOneByOne() {
        const fs::path run = freshProject() / "runs" / "run-1";
        writeRun(run);
        setRunLabels(run, {"mine", "my note"});
        setRunLabels(run, {.name = "yours", .note = {}}); // by one who had not read the note
        QCOMPARE(runLabels(run), (RunLabels{"yours", "my note"}));
        setRunLabels(run, {.name = {}, .note = "another"});
        QCOMPARE(runLabels(run), (RunLabels{"yours", "another"}));
    }

    void aDamagedFileIsAProblemUntilItIsWrittenAnew() {
        const fs::path run = freshProject() / "runs" / "run-1";
        writeRun(run);
        for (const char* damaged : {"", "{", "[]", "{\"note\": []}", "\xff\xfe"}) {
            replaceFile(run / "run.json", damaged);
            QCOMPARE(codeOf([&] { runLabels(run); }), ProblemCode::ConfigInvalid);
        }
        setRunLabels(run, {"mended", ""});
        QCOMPARE(runLabels(run).name, std::string("mended"));
    }

    void aRunGoesToTheBinAndComesBack() {
        const fs::path project = freshProject(), run = project / "runs" / "run-1";
        writeRun(run);
        setRunLabels(run, {"mine", "my note"});
        const fs::path binned = binRun(run / "");
        QCOMPARE(binned, project / "bin" / "run-1");
        QVERIFY(!fs::exists(run));
        QCOMPARE(restoreRun(binned), run);
        QCOMPARE(runLabels(run).note, std::string("my note"));
        QVERIFY(!fs::exists(binned));
    }

    void twoOfOneNameBothFindAPlace() {
        const fs::path project = freshProject(), run = project / "runs" / "run-1";
        writeRun(run, {.rank = 1});
        const fs::path first = binRun(run);
        writeRun(run, {.rank = 2});
        const fs::path second = binRun(run);
        QVERIFY(first != second);
        writeRun(run, {.rank = 3});
        const fs::path back = restoreRun(first);
        QCOMPARE(back, project / "runs" / "run-1-2");
        QCOMPARE(Run::config(back).training.rank, 1);
        QCOMPARE(Run::config(run).training.rank, 3);
    }

    void inTheBinItKeepsTheNameItHad() {
        const fs::path project = freshProject(), run = project / "runs" / "run-1";
        writeRun(run, {.rank = 1});
        binRun(run);
        writeRun(run, {.rank = 2});
        const fs::path second = binRun(run);
        QCOMPARE(second, project / "bin" / "run-1-2");
        QCOMPARE(restoreRun(second), run); // its name is free
        QCOMPARE(Run::config(run).training.rank, 2);
        QVERIFY(!fs::exists(run / "binned.json"));
    }

    void aRunUnderWayStaysWhereItIs() {
        const fs::path run = freshProject() / "runs" / "run-1";
        fs::create_directories(run.parent_path());
        std::optional<Run> trainer = Run::create(run, tests::configOf({}));
        QVERIFY(isUnderWay(run));
        QCOMPARE(codeOf([&] { binRun(run); }), ProblemCode::RunBusy);
        QVERIFY(fs::exists(run));
        trainer.reset();
        QVERIFY(!isUnderWay(run));
        QVERIFY(!codeOf([&] { binRun(run); }));
    }

    void whatIsNotThereIsSaid() {
        const fs::path project = freshProject();
        QCOMPARE(codeOf([&] { binRun(project / "runs" / "none"); }), ProblemCode::FolderMissing);
        QCOMPARE(codeOf([&] { restoreRun(project / "bin" / "none"); }), ProblemCode::FolderMissing);
        QCOMPARE(codeOf([&] { setRunLabels(project / "runs" / "none", {"a", ""}); }), ProblemCode::FolderMissing);
        QVERIFY(!isUnderWay(project / "runs" / "none"));
    }
};

QTEST_APPLESS_MAIN(tst_RunKeeping)
#include "tst_RunKeeping.moc"
