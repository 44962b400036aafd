#include "tests/app/CommandLineRun.h"
#include "tests/app/Terminal.h"

#include <QTemporaryDir>

using namespace tests;

/// Help, wrong use, exit codes and the two streams: what every subcommand has in common.
class tst_CommandLine : public QObject {
    Q_OBJECT
    static QStringList commands() { return {"inspect", "tokenize", "score", "generate", "train", "evaluate", "export"}; }

private slots:
    void helpFitsIntoEightyColumns_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("program") << QStringList{"--help"};
        for (const QString& command : commands()) QTest::newRow(qPrintable(command)) << QStringList{command, "--help"};
    }
    void helpFitsIntoEightyColumns() {
        QFETCH(QStringList, arguments);
        const Outcome outcome = run(arguments);
        COMPARE_CODE(outcome, 0);
        QVERIFY(outcome.err.isEmpty());
        QVERIFY(outcome.out.contains("Usage: lorikeet-cli"));
        QVERIFY(outcome.out.contains("Examples:\n  lorikeet-cli "));
        for (const QString& line : QString::fromUtf8(outcome.out).split('\n'))
            QVERIFY2(line.size() <= 80, qPrintable(line));
    }
    void everyCommandAndEveryOptionIsDescribed() {
        const QString all = QString::fromUtf8(run({"--help"}).out);
        for (const QString& command : commands()) {
            QVERIFY(all.contains("\n  " + command + " "));
            const QStringList lines = QString::fromUtf8(run({command, "--help"}).out).split('\n');
            for (qsizetype i = 0; i + 1 < lines.size(); ++i)
                if (lines[i].startsWith("  --"))
                    QVERIFY2(lines[i].mid(24).trimmed().size() > 8 || lines[i + 1].startsWith(QString(26, ' ')),
                             qPrintable(lines[i]));
        }
    }
    void versionGoesToStandardOutput() {
        const Outcome outcome = run({"--version"});
        COMPARE_CODE(outcome, 0);
        QVERIFY(outcome.out.startsWith("lorikeet-cli "));
    }

    void wrongUseEndsWithTwo_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("said");
        const QString model = path("model");
        QTest::newRow("nothing")
            << QStringList{}
            << "a command is missing: inspect, tokenize, score, generate, train, predict, evaluate or export.";
        QTest::newRow("unknown command") << QStringList{"trian"} << "«train»";
        QTest::newRow("unknown option") << QStringList{"score", "--model", model, "--promt", "x"} << "«--prompt»";
        QTest::newRow("setting of train") << QStringList{"train", "--lerning-rate", "1"} << "«--learning-rate»";
        QTest::newRow("no value") << QStringList{"score", "--model", model, "--ids"} << "--ids needs a value";
        QTest::newRow("twice") << QStringList{"score", "--model", model, "--ids", "1", "--ids", "2"}
                               << "--ids can be given only once";
        QTest::newRow("stray word") << QStringList{"inspect", "--model", model, "stray"} << "«stray»";
        QTest::newRow("nothing to inspect") << QStringList{"inspect"} << "--model, --adapter or --data";
        QTest::newRow("two at once") << QStringList{"inspect", "--model", model, "--data", path("records.json")}
                                     << "only one";
        QTest::newRow("no prompt") << QStringList{"generate", "--model", model} << "--prompt, --instruction";
        QTest::newRow("two prompts") << QStringList{"generate", "--model", model, "--prompt", "a", "--instruction", "b"}
                                     << "only one";
        QTest::newRow("input alone") << QStringList{"generate", "--model", model, "--prompt", "a", "--input", "b"}
                                     << "--input is for --instruction";
        QTest::newRow("no ids") << QStringList{"score", "--model", model, "--ids", " , "} << "no token id";
        QTest::newRow("ids of letters") << QStringList{"score", "--model", model, "--ids", "1,x"} << "«x»";
        QTest::newRow("negative id") << QStringList{"score", "--model", model, "--ids", "1,-2"} << "«-2»";
        QTest::newRow("huge id") << QStringList{"score", "--model", model, "--ids", "99999999999"} << "«99999999999»";
        QTest::newRow("cold") << QStringList{"generate", "--model", model, "--prompt", "a", "--temperature", "-1"}
                              << "«-1»";
        QTest::newRow("no number") << QStringList{"generate", "--model", model, "--prompt", "a", "--top-p", "much"}
                                   << "«much»";
        QTest::newRow("unknown format") << QStringList{"tokenize", "--model", model, "--text", "a", "--format", "x"}
                                        << "alpaca, chat or completion";
        QTest::newRow("empty name") << QStringList{"inspect", "--data", ""} << "empty";
        QTest::newRow("unknown key") << QStringList{"train", "--model", model,   "--data", path("records.json"),
                                                    "--out", "x",       "--set", "epoch=1"}
                                     << "«epochs»";
        QTest::newRow("no key") << QStringList{"train", "--model", model,   "--data", path("records.json"),
                                               "--out", "x",       "--set", "epochs"}
                                << "key=value";
        QTest::newRow("value out of range")
            << QStringList{"train", "--model", model, "--data", path("records.json"), "--out", "x", "--rank", "0"}
            << "«0»";
    }
    void wrongUseEndsWithTwo() {
        QFETCH(QStringList, arguments);
        QFETCH(QString, said);
        const Outcome outcome = run(arguments);
        COMPARE_CODE(outcome, 2);
        QVERIFY2(QString::fromUtf8(outcome.err).contains(said), outcome.err.constData());
        QVERIFY2(outcome.out.isEmpty(), "results only on standard output");
    }
    void allSlipsOfSettingsAreToldAtOnce() {
        const Outcome outcome = run({"train", "--model", path("model"), "--data", path("records.json"), "--out", "x",
                                     "--set", "rnk=3", "--alpha", "much"});
        COMPARE_CODE(outcome, 2);
        QVERIFY(outcome.err.contains("«rnk»") && outcome.err.contains("«much»"));
    }

    void whatIsNotThereEndsWithOne_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("inspect model") << QStringList{"inspect", "--model", "/nowhere"};
        QTest::newRow("inspect adapter") << QStringList{"inspect", "--adapter", "/nowhere"};
        QTest::newRow("inspect data") << QStringList{"inspect", "--data", "/nowhere"};
        QTest::newRow("tokenize model") << QStringList{"tokenize", "--model", "/nowhere", "--text", "a"};
        QTest::newRow("tokenize data") << QStringList{"tokenize", "--model", path("model"), "--data", "/nowhere"};
        QTest::newRow("score model") << QStringList{"score", "--model", "/nowhere", "--ids", "1"};
        QTest::newRow("score adapter") << QStringList{"score", "--model", path("model"), "--adapter", "/nowhere",
                                                      "--ids", "1"};
        QTest::newRow("generate messages")
            << QStringList{"generate", "--model", path("model"), "--messages", "/nowhere"};
        QTest::newRow("train data") << QStringList{"train",    "--model", path("model"), "--data",
                                                   "/nowhere", "--out",   "/nowhere/run"};
        QTest::newRow("train config") << QStringList{"train", "--model", path("model"), "--data",  path("records.json"),
                                                     "--out", "x",       "--config",    "/nowhere"};
        QTest::newRow("a folder as data") << QStringList{"inspect", "--data", path("model")};
        QTest::newRow("a file as model") << QStringList{"inspect", "--model", path("records.json")};
        QTest::newRow("unknown device") << QStringList{"score", "--model",  path("model"), "--ids",
                                                       "1",     "--device", "cuda:7"};
    }
    void whatIsNotThereEndsWithOne() {
        QFETCH(QStringList, arguments);
        const Outcome outcome = run(arguments);
        COMPARE_CODE(outcome, 1);
        QVERIFY(outcome.out.isEmpty());
    }

    void aNameTooLongIsNoMissingFolder() {
        const QString name(300, 'n');
        const QList<QStringList> lines{{"inspect", "--adapter", name},
                                       {"inspect", "--model", name},
                                       {"tokenize", "--model", name, "--text", "a"},
                                       {"score", "--model", path("model"), "--adapter", name, "--ids", "1"}};
        for (const QStringList& each : lines) {
            const Outcome outcome = run(each);
            COMPARE_CODE(outcome, 1);
            QVERIFY2(outcome.err.contains("name too long") && !outcome.err.contains("no such folder"),
                     outcome.err.constData());
        }
    }
    void unreadableFileIsASentence() {
        // Opens, and fails at the first read, whoever asks.
        const Outcome outcome = run({"inspect", "--data", "/proc/self/mem"});
        COMPARE_CODE(outcome, 1);
        QVERIFY(outcome.err.contains("cannot be read"));
    }

    void missingEngineIsASentence() {
        QProcess process;
        prepare(process, {"score", "--model", path("model"), "--ids", "1,2"});
        QProcessEnvironment environment = process.processEnvironment();
        environment.insert("LORIKEET_ENGINE", "/nowhere/engine.so");
        process.setProcessEnvironment(environment);
        process.start();
        const Outcome outcome = finish(process);
        COMPARE_CODE(outcome, 1);
        QVERIFY(outcome.err.contains("/nowhere/engine.so"));
    }
    void engineOfAnotherVersionIsRefused() {
        const Outcome outcome = run({"score", "--model", path("model"), "--ids", "1,2"}, "abi");
        COMPARE_CODE(outcome, 1);
        QVERIFY(outcome.err.contains("version"));
    }
    void commandsWithoutTensorsNeedNoEngine() {
        const QList<QStringList> lines{{"inspect", "--model", path("model")},
                                       {"tokenize", "--model", path("model"), "--text", "a"}};
        for (const QStringList& each : lines) COMPARE_CODE(run(each, "abi"), 0);
    }
    void errorOfTheEngineIsASentence() {
        const Outcome outcome = run({"generate", "--model", path("model"), "--prompt", "a"}, "error");
        COMPARE_CODE(outcome, 1);
        QVERIFY(outcome.err.contains("memory"));
    }
    void foreignExceptionIsASentence() {
        const Outcome outcome = run({"generate", "--model", path("model"), "--prompt", "a"}, "foreign");
        COMPARE_CODE(outcome, 1);
        QVERIFY(outcome.err.contains("a library failed"));
    }
    void cardThatCannotBeUsedIsNamedAndTheWorkGoesOn() {
        const Outcome outcome = run({"score", "--model", path("model"), "--ids", "1,2", "--json"}, "card");
        COMPARE_CODE(outcome, 0);
        QVERIFY(outcome.err.contains("its driver is too old"));
        QCOMPARE(outcome.jsonLines().size(), std::size_t{1});
        QVERIFY(run({"score", "--model", path("model"), "--ids", "1,2", "--device", "cpu"}, "card").err.isEmpty());
    }

    void closedPipeIsASentence_data() {
        QTest::addColumn<QStringList>("arguments");
        const QStringList data{"--model", path("model"), "--data", path("records.json"), "--json"};
        QTest::newRow("inspect") << QStringList{"inspect", "--model", path("model")};
        QTest::newRow("tokenize") << QStringList{"tokenize"} + data; // more than a buffer: fails in the middle
        QTest::newRow("score") << QStringList{"score"} + data;
        QTest::newRow("generate") << QStringList{"generate"} + data;
    }
    void closedPipeIsASentence() {
        QFETCH(QStringList, arguments);
        int ends[2];
        QCOMPARE(::pipe(ends), 0);
        ::close(ends[0]);
        QProcess process;
        prepare(process, arguments);
        process.setChildProcessModifier([&] { ::dup2(ends[1], STDOUT_FILENO); });
        process.start();
        const Outcome outcome = finish(process);
        ::close(ends[1]);
        COMPARE_CODE(outcome, 1);
        QCOMPARE(outcome.err.count("cannot be written"), 1);
    }
    void fullDiskBehindStandardOutputIsASentence() {
        const QList<QStringList> lines{
            {"--help"}, {"inspect", "--model", path("model")}, {"generate", "--model", path("model"), "--prompt", "a"}};
        for (const QStringList& each : lines) {
            QProcess process;
            prepare(process, each);
            process.setStandardOutputFile("/dev/full");
            process.start();
            const Outcome outcome = finish(process);
            COMPARE_CODE(outcome, 1);
            QVERIFY(outcome.err.contains("cannot be written"));
        }
    }
    void namesOfStrangersMoveNothing() {
        QTemporaryDir folder;
        const QByteArray colour = "\x1b[31m";
        const Outcome missing = run({"inspect", "--data", folder.filePath("a" + colour)});
        COMPARE_CODE(missing, 1);
        QVERIFY2(missing.err.contains("a\\x1b[31m") && !missing.err.contains('\x1b'), missing.err.constData());
        QFile data(folder.filePath("b" + colour));
        QVERIFY(data.open(QIODevice::WriteOnly));
        data.write("{\"instruction\": \"a\", \"output\": \"b\"}\n{\"instruction\": \"a\", \"\x1b\": \"b\"}");
        data.close();
        const Outcome leftOut = run({"tokenize", "--model", path("model"), "--data", data.fileName()});
        COMPARE_CODE(leftOut, 0);
        QVERIFY2(leftOut.err.contains("b\\x1b[31m: 1 record left out") && !leftOut.err.contains('\x1b'),
                 leftOut.err.constData());
        QFile config(folder.filePath("adapter_config.json"));
        QVERIFY(config.open(QIODevice::WriteOnly));
        config.write("{\"peft_type\": \"LORA\", \"base_model_name_or_path\": \"base\\u001b[31m\\u202e\\nRank 1\"}");
        config.close();
        const Outcome adapter = run({"inspect", "--adapter", folder.path()});
        COMPARE_CODE(adapter, 1); // it has no weights
        QVERIFY2(adapter.out.contains("base\\x1b[31m\\u202e\\nRank 1"), adapter.out.constData());
        QVERIFY(!adapter.out.contains('\x1b'));
    }
    /// Into a file they go as they are: the answer is the person's.
    void textsOfStrangersMoveNothingOnATerminal() {
        Terminal terminal;
        if (!terminal.isThere()) QSKIP("there is no pseudo terminal");
        const QStringList line{"tokenize", "--model", path("model"), "--text", "a\x1b[31m\nb"};
        QProcess process;
        prepare(process, line);
        process.setChildProcessModifier([&] { ::dup2(terminal.program(), STDOUT_FILENO); });
        process.start();
        COMPARE_CODE(finish(process), 0);
        QVERIFY2(terminal.shown().contains("\r\na\\x1b[31m\r\nb\r\n"), terminal.shown().constData());
        QVERIFY(!terminal.shown().contains('\x1b'));
        QVERIFY(run(line).out.contains("\na\x1b[31m\nb\n"));
    }
    void optionsTakeWhatLooksLikeAnOption() {
        const Outcome outcome = run({"tokenize", "--model", path("model"), "--text", "--data", "--json"});
        COMPARE_CODE(outcome, 0);
        COMPARE_JSON(outcome.json()["text"], "--data");
    }
};

QTEST_GUILESS_MAIN(tst_CommandLine)
#include "tst_CommandLine.moc"
