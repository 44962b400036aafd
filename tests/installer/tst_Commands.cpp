#include "tests/installer/Stage.h"

#include <QDir>
#include <QFile>
#include <QTest>

using installer::Outcome;
using installer::Stage;

#define SHOWS(outcome, part) QVERIFY2((outcome).out.contains(QStringLiteral(part)), (outcome).shown().constData())
#define SENTENCE(outcome, part) QVERIFY2((outcome).isOneSentenceWith(part), (outcome).shown().constData())

/// installer/run and tests/run, with a cmake and a ctest that only say what they would do.
class tst_Commands : public QObject {
    Q_OBJECT
    static void program(Stage& stage, const char* name, const QString& lines) {
        const QString path = QStringLiteral("tree/build/release/bin/") + QLatin1String(name);
        stage.write(path, QStringLiteral("#!/bin/sh\n") + lines);
        QFile::setPermissions(stage.at(path), QFile::Permissions(0x7755));
    }
    /// A ctest that knows two programs and writes their reports as `tst_A` and `tst_B` say.
    static void playTests(Stage& stage, const QString& reportA, const QString& reportB) {
        stage.write(QStringLiteral("A"), reportA);
        stage.write(QStringLiteral("B"), reportB);
        stage.fake(QStringLiteral("ctest"),
                   QStringLiteral("case \"$*\" in *-N) printf '  Test #1: tst_A\\n  Test  #2: tst_B\\n\\nTotal Tests: "
                                  "2\\n'; exit;; esac\n"
                                  "echo '1/2 Test #1: tst_A ...   Passed'\n"
                                  "cp '%1' build/ci/results/tst_A.txt; cp '%2' build/ci/results/tst_B.txt")
                       .arg(stage.at(QStringLiteral("A")), stage.at(QStringLiteral("B"))));
    }
    static Outcome runTests(Stage& stage, const QStringList& arguments = {}) {
        return stage.run(QStringLiteral("tests/run"), arguments);
    }
    static QString lastLine(const Outcome& outcome) { return outcome.out.trimmed().section(QLatin1Char('\n'), -1); }

private slots:
    void buildsAndStops() {
        Stage stage;
        const Outcome outcome = stage.run(QStringLiteral("installer/run"), {QStringLiteral("--no-start")});
        QVERIFY2(outcome.code == 0, outcome.shown().constData());
        QVERIFY2(stage.calls().contains(QStringLiteral("cmake --workflow --preset release")),
                 qPrintable(stage.calls()));
        SHOWS(outcome, "[3/3] Build");
        SHOWS(outcome, "Time: Tools and libraries");
    }
    void opensTheWindowWhereThereIsADisplay() {
        Stage stage;
        program(stage, "lorikeet", QStringLiteral("echo the window\n"));
        stage.set(QStringLiteral("WAYLAND_DISPLAY"), QStringLiteral("wayland-0"));
        const Outcome outcome = stage.run(QStringLiteral("installer/run"));
        QVERIFY2(outcome.code == 0, outcome.shown().constData());
        SHOWS(outcome, "the window");
        QVERIFY2(stage.calls().contains(QStringLiteral("qt6-wayland")), qPrintable(stage.calls()));
    }
    void trainsWhereThereIsNone() {
        Stage stage;
        stage.set(QStringLiteral("XDG_DATA_HOME"), stage.at(QStringLiteral("data")));
        program(stage, "lorikeet-cli", QStringLiteral("echo \"cli $*\"\n"));
        const Outcome outcome = stage.run(QStringLiteral("installer/run"));
        QVERIFY2(outcome.code == 0, outcome.shown().constData());
        SHOWS(outcome, "cli train ");
        SHOWS(outcome, " --with-base ");
        QCOMPARE(outcome.out.count(QStringLiteral("--adapter ") + stage.at(QStringLiteral("data/lorikeet/runs"))), 1);
    }
    void aTrainingThatFailsIsNotDone() {
        Stage stage;
        program(stage, "lorikeet-cli", QStringLiteral("exit 1\n"));
        QCOMPARE(stage.run(QStringLiteral("installer/run")).code, 1);
    }
    void aBuildThatFailsShowsItsEnd() {
        Stage stage;
        stage.fake(QStringLiteral("cmake"),
                   QStringLiteral("i=0; while [ $i -lt 60 ]; do echo \"line $i.\"; i=$((i+1)); done; exit 1"));
        const Outcome outcome = stage.run(QStringLiteral("installer/run"));
        SENTENCE(outcome, "building Lorikeet failed; the last lines stand above, all of them in ");
        SHOWS(outcome, "line 30.");
        SHOWS(outcome, "line 59.");
        QVERIFY(!outcome.out.contains(QStringLiteral("line 29.")));
        QVERIFY(QFile::exists(stage.at(QStringLiteral("tree/build/logs/release.log"))));
    }
    void cratesNeedTheNetwork() {
        Stage stage;
        stage.fake(QStringLiteral("cmake"),
                   QStringLiteral("echo 'warning: spurious network error (3 tries remaining)'; exit 1"));
        SENTENCE(stage.run(QStringLiteral("installer/run")), "no network while building Lorikeet");
    }
    void testsEndWithTheirTotals() {
        Stage stage;
        playTests(
            stage, QStringLiteral("Totals: 5 passed, 0 failed, 0 skipped, 0 blacklisted, 1ms\n"),
            QStringLiteral("SKIP   : tst_B::f() no GPU\nTotals: 2 passed, 0 failed, 1 skipped, 0 blacklisted, 1ms\n"));
        const Outcome outcome = runTests(stage);
        QVERIFY2(outcome.code == 0, outcome.shown().constData());
        QCOMPARE(lastLine(outcome), QStringLiteral("7 passed, 0 failed, 1 skipped"));
        SHOWS(outcome, "skipped  1 x no GPU");
        SHOWS(outcome, " Configure ");
        QVERIFY2(stage.calls().contains(QStringLiteral("cmake --preset ci\n")), qPrintable(stage.calls()));
        QVERIFY2(stage.calls().contains(QStringLiteral("cmake --build --preset ci\n")), qPrintable(stage.calls()));
    }
    void testsFailWhereOneFails() {
        Stage stage;
        playTests(stage, QStringLiteral("Totals: 5 passed, 1 failed, 0 skipped, 0 blacklisted, 1ms\n"),
                  QStringLiteral("PASS   : tst_B::f()\n"));
        const Outcome outcome = runTests(stage);
        QCOMPARE(outcome.code, 1);
        QCOMPARE(lastLine(outcome), QStringLiteral("6 passed, 2 failed, 0 skipped"));
    }
    void aReportOfAnEarlierRunDoesNotCount() {
        Stage stage;
        stage.write(QStringLiteral("tree/build/ci/results/tst_A.txt"),
                    QStringLiteral("Totals: 5 passed, 0 failed, 0 skipped, 0 blacklisted, 1ms\n"));
        stage.fake(QStringLiteral("ctest"), QStringLiteral("case \"$*\" in *-N) echo '  Test #1: tst_A';; esac"));
        const Outcome outcome = runTests(stage);
        QCOMPARE(outcome.code, 1);
        QCOMPARE(lastLine(outcome), QStringLiteral("0 passed, 1 failed, 0 skipped"));
    }
    void aPatternThatMatchesNothingFails() {
        Stage stage;
        stage.fake(QStringLiteral("ctest"), QStringLiteral("echo 'No tests were found!!!'; exit 8"));
        const Outcome outcome = runTests(stage, {QStringLiteral("--only"), QStringLiteral("nothing")});
        QCOMPARE(outcome.code, 1);
        QVERIFY2(stage.calls().contains(QStringLiteral("-R nothing")), qPrintable(stage.calls()));
        SHOWS(outcome, "nothing was tested");
    }
    void peersCountToo() {
        Stage stage;
        playTests(stage, QStringLiteral("Totals: 1 passed, 0 failed, 0 skipped, 0 blacklisted, 1ms\n"),
                  QStringLiteral("Totals: 1 passed, 0 failed, 0 skipped, 0 blacklisted, 1ms\n"));
        stage.write(QStringLiteral("tree/tests/reference/peers.sh"), QStringLiteral("exit 0\n"));
        QCOMPARE(lastLine(runTests(stage, {QStringLiteral("--peers")})),
                 QStringLiteral("3 passed, 0 failed, 0 skipped"));
        stage.write(QStringLiteral("tree/tests/reference/peers.sh"), QStringLiteral("exit 1\n"));
        const Outcome outcome = runTests(stage, {QStringLiteral("--peers")});
        QCOMPARE(outcome.code, 1);
        QCOMPARE(lastLine(outcome), QStringLiteral("2 passed, 1 failed, 0 skipped"));
    }
};

QTEST_GUILESS_MAIN(tst_Commands)
#include "tst_Commands.moc"
