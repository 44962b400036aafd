#include "tests/app/CommandLineRun.h"
#include "tests/app/Terminal.h"
#include "tests/support/JsonSchema.h"

#include <QTemporaryDir>
#include <QTemporaryFile>

#include <unistd.h>

using namespace tests;

/// Ctrl+C and SIGTERM: 130, with a word on what was kept. The scripted engine takes 20 ms a turn here.
class tst_CommandLineStop : public QObject {
    Q_OBJECT
    /// Starts, waits for a first word, sends the signal.
    static Outcome stopped(const QStringList& arguments, int signal, int times = 1) {
        QProcess process;
        prepare(process, arguments, "slow,long");
        process.setProcessChannelMode(QProcess::SeparateChannels);
        process.start();
        QByteArray out, err;
        for (int i = 0; i < 500 && out.isEmpty() && err.isEmpty(); ++i) {
            process.waitForReadyRead(20);
            out += process.readAllStandardOutput();
            err += process.readAllStandardError();
        }
        QTest::qWait(200); // some turns
        for (int i = 0; i < times && process.processId() > 0; ++i)
            send(signal, process);
        Outcome outcome = finish(process);
        return {outcome.code, out + outcome.out, err + outcome.err};
    }
    static QStringList longRun(const QString& out) {
        return {"train", "--model", path("model"), "--data", path("records.json"),
                "--out", out,       "--max-steps", "100000"};
    }

private slots:
    void trainingKeepsItsAdapter_data() {
        QTest::addColumn<int>("signal");
        QTest::newRow("Ctrl+C") << SIGINT;
        QTest::newRow("SIGTERM") << SIGTERM;
    }
    void trainingKeepsItsAdapter() {
        QFETCH(int, signal);
        QTemporaryDir folder;
        const QString out = folder.filePath("run");
        const Outcome outcome = stopped(longRun(out), signal);
        COMPARE_CODE(outcome, 130);
        QVERIFY2(outcome.err.contains("Stopped.") && outcome.err.contains("The adapter lies in " + out.toUtf8()),
                 outcome.err.constData());
        QVERIFY(QFile::exists(out + "/adapter/adapter_model.safetensors"));
        QFile events(out + "/events.jsonl");
        QVERIFY(events.open(QIODevice::ReadOnly));
        QVERIFY(events.readAll().trimmed().split('\n').last().contains("stop"));
    }
    void stoppedTrainingAnswersInJson() {
        QTemporaryDir folder;
        const Outcome outcome = stopped(longRun(folder.filePath("run")) + QStringList{"--json"}, SIGINT);
        COMPARE_CODE(outcome, 130);
        const auto schema =
            JsonSchema::read(std::filesystem::path(LORIKEET_SOURCES) / "tests/schemas/train.schema.json");
        QCOMPARE(schema.problems(outcome.json()), std::string());
        COMPARE_JSON(outcome.json()["outcome"], "stopped");
    }
    void secondSignalEndsAtOnce() {
        QTemporaryDir folder;
        const Outcome outcome = stopped(longRun(folder.filePath("run")), SIGINT, 2);
        COMPARE_CODE(outcome, 130);
    }
    void generatingKeepsWhatWasWritten() {
        const Outcome outcome = stopped(
            {"generate", "--model", path("model"), "--data", path("records.json"), "--max-new-tokens", "100000"},
            SIGINT);
        COMPARE_CODE(outcome, 130);
        QVERIFY(outcome.out.contains("record 1"));
        QVERIFY(outcome.err.contains("Stopped."));
    }
    void stoppedAnswerIsMarkedInJson() {
        QProcess process;
        prepare(process,
                {"generate", "--model", path("model"), "--prompt", "a", "--json", "--max-new-tokens", "100000"},
                "slow,long");
        process.start();
        QVERIFY(process.waitForStarted());
        QTest::qWait(150);
        send(SIGINT, process);
        const Outcome outcome = finish(process);
        COMPARE_CODE(outcome, 130);
        if (!outcome.out.isEmpty()) COMPARE_JSON(outcome.json()["answers"][0]["finish_reason"], "stopped");
    }
    void scoringSaysHowFarItCame() {
        QTemporaryFile file;
        QVERIFY(file.open());
        for (int i = 0; i < 500; ++i) file.write("{\"instruction\": \"a\", \"output\": \"b\"}\n");
        file.close();
        const Outcome outcome = stopped({"score", "--model", path("model"), "--data", file.fileName()}, SIGINT);
        COMPARE_CODE(outcome, 130);
        QVERIFY(outcome.err.contains("came before"));
    }
    /// On a terminal the progress is one changing line, and it is gone before the summary.
    void progressMovesOnATerminal() {
        Terminal terminal;
        if (!terminal.isThere()) QSKIP("there is no pseudo terminal");
        QTemporaryDir folder;
        QProcess process;
        prepare(process,
                QStringList{"train", "--model", path("model"), "--data", path("records.json"), "--out",
                            folder.filePath("run"), "--max-steps", "30"},
                "slow");
        process.setChildProcessModifier([&] { ::dup2(terminal.program(), STDERR_FILENO); });
        process.start();
        const Outcome outcome = finish(process);
        COMPARE_CODE((Outcome{outcome.code, outcome.out, "on the terminal"}), 0);
        const QByteArray shown = terminal.shown();
        QVERIFY2(shown.count("\rstep ") >= 2, shown.constData());
        QVERIFY(shown.contains("tokens/s") && shown.contains(" left"));
        QVERIFY(shown.endsWith("\r\x1b[K"));
    }
    /// Before the engine has anything to do: the person sees how far it is, and ends it there.
    void longWorkOfCoreIsShownAndStops_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("word");
        QTest::newRow("reading") << QStringList{"inspect"} << QByteArray("\rreading ");
        QTest::newRow("reading to learn")
            << QStringList{"train", "--model", path("model"), "--out", "run"} << QByteArray("\rreading ");
        QTest::newRow("encoding") << QStringList{"train", "--model", path("model"), "--out", "run"}
                                  << QByteArray("\rencoded ");
    }
    void longWorkOfCoreIsShownAndStops() {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, word);
        Terminal terminal;
        if (!terminal.isThere()) QSKIP("there is no pseudo terminal");
        QTemporaryDir folder;
        QFile data(folder.filePath("data.jsonl"));
        QVERIFY(data.open(QIODevice::WriteOnly));
        for (int i = 0; i < 500'000; ++i) data.write("{\"instruction\": \"Say a word\", \"output\": \"b\"}\n");
        data.close();
        QProcess process;
        prepare(process, arguments + QStringList{"--data", data.fileName()});
        process.setWorkingDirectory(folder.path());
        process.setChildProcessModifier([&] { ::dup2(terminal.program(), STDERR_FILENO); });
        process.start();
        QTRY_VERIFY_WITH_TIMEOUT(terminal.shown().contains(word), 60'000);
        send(SIGINT, process);
        const Outcome outcome = finish(process);
        QVERIFY2(outcome.code == 130, report({outcome.code, outcome.out, terminal.shown()}).constData());
        QVERIFY(terminal.shown().endsWith("\r\x1b[KStopped.\r\n"));
        QVERIFY(!QFile::exists(folder.filePath("run")));
    }
};

QTEST_GUILESS_MAIN(tst_CommandLineStop)
#include "tst_CommandLineStop.moc"
