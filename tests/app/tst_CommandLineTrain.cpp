#include "core/training/StartTime.h"
#include "tests/app/CommandLineRun.h"
#include "tests/support/JsonSchema.h"

#include <QDir>
#include <QTemporaryDir>

#include <sys/resource.h>

#include <cmath>

using namespace tests;

/// With the scripted engine: six steps, or max_steps; the loss of step n is 4 / n.
class tst_CommandLineTrain : public QObject {
    Q_OBJECT
    JsonSchema m_schema = JsonSchema::read(std::filesystem::path(LORIKEET_SOURCES) / "tests/schemas/train.schema.json");

    static QStringList train(const QString& out, const QStringList& more = {}) {
        return QStringList{"train", "--model", path("model"), "--data", path("records.json"), "--out", out} + more;
    }
    static nlohmann::json readJson(const QString& name) {
        QFile file(name);
        return file.open(QIODevice::ReadOnly) ? nlohmann::json::parse(file.readAll().constData()) : nlohmann::json();
    }
    static QByteArray readFile(const QString& name) {
        QFile file(name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private slots:
    void runHasConfigEventsAndAdapter() {
        QTemporaryDir folder;
        const QString out = folder.filePath("run");
        const Outcome outcome = run(train(out));
        COMPARE_CODE(outcome, 0);
        QCOMPARE(outcome.lines().size(), 1);
        QVERIFY2(outcome.out.contains("the loss went from 4.0000 to 0.6667. The adapter lies in " + out.toUtf8() +
                                      "/adapter."),
                 outcome.out.constData());
        QVERIFY(QFile::exists(out + "/config.json"));
        QVERIFY(QFile::exists(out + "/adapter/adapter_model.safetensors"));
        const QList<QByteArray> events = readFile(out + "/events.jsonl").trimmed().split('\n');
        QCOMPARE(events.size(), 8);
        COMPARE_JSON(nlohmann::json::parse(events[1].constData())["step"], 1);
    }
    void answerInJsonHoldsToItsSchema() {
        QTemporaryDir folder;
        const Outcome outcome = run(train(folder.filePath("run"), {"--json"}));
        COMPARE_CODE(outcome, 0);
        const nlohmann::json answer = outcome.json();
        QCOMPARE(m_schema.problems(answer), std::string());
        COMPARE_JSON(answer["outcome"], "finished");
        COMPARE_JSON(answer["step"], 6);
        COMPARE_JSON(answer["first_loss"], 4.0);
        COMPARE_JSON(answer["learned_tokens"], 30);
    }
    /// A trial of the scripted engine: 1 ms a token, 10 ms a step, 0.5 ms an evaluated token, 100 MB, 128 parameters.
    void aPlanSaysWhatTheRunTakesAndWritesNothing() {
        QTemporaryDir folder;
        const QStringList more{"--plan", "--batch-size", "2", "--epochs", "2", "--validation", path("records.json")};
        const QStringList arguments = train(folder.filePath("run"), more);
        const Outcome text = run(arguments);
        COMPARE_CODE(text, 0);
        QVERIFY2(text.out.contains("3 an epoch, 6 in all; 3 looks"), text.out.constData());
        QVERIFY2(text.out.contains("128 parameters\n"), text.out.constData());
        const nlohmann::json plan = run(arguments + QStringList{"--json"}).json();
        const JsonSchema schema =
            JsonSchema::read(std::filesystem::path(LORIKEET_SOURCES) / "tests/schemas/plan.schema.json");
        QCOMPARE(schema.problems(plan), std::string());
        QVERIFY2(text.out.contains("3.1 kB in all: the result with 512 bytes, as much for the last, as much for the best, "
                                   "and a checkpoint with 1.5 kB\n"),
                 text.out.constData());
        COMPARE_JSON(plan["checkpoint_bytes"], 3 * 512);
        COMPARE_JSON(plan["disk_bytes"], 6 * 512);
        COMPARE_JSON(plan["tokens"], 134 + 203 + 195 + 218 + 139);
        const double seconds = 2 * 889 * 1e-3 + 6 * 1e-2 + 3 * 889 * 5e-4;
        QVERIFY(std::abs(plan["seconds"].get<double>() - seconds) < 1e-9);
        QVERIFY(QDir(folder.path()).isEmpty());
    }
    void settingsComeFromFileSetAndOptionInThisOrder() {
        QTemporaryDir folder;
        const QString first = folder.filePath("a");
        COMPARE_CODE(run(train(first, {"--set", "rank=4", "--set", "alpha=6", "--max-steps", "2"})), 0);
        const QString second = folder.filePath("b");
        COMPARE_CODE(run(train(second, {"--config", first + "/config.json", "--set", "alpha=7", "--set", "epochs=2",
                                        "--epochs", "1"})),
                     0);
        const nlohmann::json config = readJson(second + "/config.json");
        COMPARE_JSON(config["rank"], 4);
        COMPARE_JSON(config["alpha"], 7.0);
        COMPARE_JSON(config["epochs"], 1.0);
        COMPARE_JSON(config["max_steps"], 2);
    }
    void whatAutoBecameIsInTheConfig() {
        QTemporaryDir folder;
        const Outcome outcome = run(train(folder.filePath("a"), {"--max-length", "100000"}));
        COMPARE_CODE(outcome, 0);
        const nlohmann::json config = readJson(folder.filePath("a/config.json"));
        COMPARE_JSON(config["device"], "cpu");
        COMPARE_JSON(config["dtype"], "float32");
        COMPARE_JSON(config["threads"], 1);
        COMPARE_JSON(config["max_length"], 1024); // all that the model reads
        QVERIFY2(outcome.err.contains("field «max_length»: 100000 is more than the model reads; 1024 is used. "),
                 outcome.err.constData());
        QVERIFY(core::wallClock(config["run"]["started"].get<std::string>()));
        COMPARE_JSON(config["run"]["format"], "alpaca");
        COMPARE_JSON(config["run"]["training_records"], 5);
    }
    void settingsMayBeWrittenWithHyphens() {
        QTemporaryDir folder;
        COMPARE_CODE(run(train(folder.filePath("a"), {"--set", "batch-size=3", "--target-modules", "q_proj,v_proj"})),
                     0);
        const nlohmann::json config = readJson(folder.filePath("a/config.json"));
        COMPARE_JSON(config["batch_size"], 3);
        COMPARE_JSON(config["target_modules"], nlohmann::json({"q_proj", "v_proj"}));
    }
    void unknownKeyInTheFileIsWrongUse() {
        QTemporaryDir folder;
        QFile file(folder.filePath("c.json"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"version\": 1, \"lerning_rate\": 1}");
        file.close();
        const Outcome outcome = run(train(folder.filePath("run"), {"--config", file.fileName()}));
        COMPARE_CODE(outcome, 2);
        QVERIFY(outcome.err.contains("learning_rate"));
    }
    void usedFolderIsNotTouched() {
        QTemporaryDir folder;
        const QString out = folder.filePath("run");
        COMPARE_CODE(run(train(out)), 0);
        const QByteArray before = readFile(out + "/events.jsonl");
        COMPARE_CODE(run(train(out, {"--rank", "3"})), 1);
        QCOMPARE(readFile(out + "/events.jsonl"), before);
    }
    void runThatCannotStartLeavesNoFolder() {
        QTemporaryDir folder;
        const QString out = folder.filePath("run");
        COMPARE_CODE(run(train(out), "refuse-train"), 1);
        QVERIFY(!QDir(out).exists());
        COMPARE_CODE(run(train(out)), 0);
    }
    void startThatFailsLeavesWhatWasThere() {
        QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkdir("empty"));
        COMPARE_CODE(run(train(folder.filePath("empty"), {"--seed", "1"}), "refuse-train"), 1);
        QVERIFY(QDir(folder.filePath("empty")).isEmpty());
        QVERIFY(!QFile::exists(folder.filePath("data")));
        COMPARE_CODE(run(train(folder.filePath("empty"))), 0);
        const QStringList frozen = QDir(folder.filePath("data")).entryList(QDir::Files);
        QCOMPARE(frozen.size(), 1);
        COMPARE_CODE(run(train(folder.filePath("new"), {"--test-split", "0.2"}), "refuse-train"), 1);
        COMPARE_CODE(run(train(folder.filePath("empty"), {"--test-split", "0.2"})), 1); // in use
        QCOMPARE(QDir(folder.filePath("data")).entryList(QDir::Files), frozen);
        COMPARE_CODE(run(train(folder.filePath("new"))), 0);
        QCOMPARE(QDir(folder.filePath("data")).entryList(QDir::Files), frozen); // the same records
    }
    void recordsAreKeptBesideTheFolderByAnyNameOfIt() {
        QTemporaryDir folder;
        COMPARE_CODE(run(train(folder.filePath("slash/"))), 0);
        COMPARE_CODE(run(train(folder.filePath("./dots/."))), 0);
        QCOMPARE(QDir(folder.path()).entryList(QDir::Dirs | QDir::NoDotAndDotDot),
                 QStringList({"data", "dots", "slash"}));
    }
    void recordsThatAreInTrainingTooAreSaid() {
        QTemporaryDir folder;
        const Outcome outcome =
            run(train(folder.filePath("run"), {"--validation", path("records.json"), "--test", path("records.json")}));
        COMPARE_CODE(outcome, 0);
        for (const char* name : {"validation", "test"})
            QVERIFY2(outcome.err.contains("5 of 5 " + QByteArray(name) +
                                          " records are among the training records, too; figures on them say "
                                          "little. Take them out of training or of " +
                                          QByteArray(name) + ".\n"),
                     outcome.err.constData());
        QVERIFY(!run(train(folder.filePath("split"), {"--test-split", "0.4"})).err.contains("among the training"));
    }
    void patienceWithoutValidationIsSaid() {
        QTemporaryDir folder;
        const QStringList patient{"--early-stopping-patience", "3"};
        const QByteArray sentence = "there are no validation records, so early stopping does nothing. Put some "
                                    "records aside for validation.\n";
        QVERIFY(run(train(folder.filePath("a"), patient)).err.contains(sentence));
        const QStringList validated = patient + QStringList{"--validation-split", "0.2"};
        QVERIFY(!run(train(folder.filePath("b"), validated)).err.contains("early stopping"));
    }
    void sharesThatLeaveNothingAreWrongUse() {
        QTemporaryDir folder;
        const Outcome outcome =
            run(train(folder.filePath("run"), {"--validation-split", "0.5", "--test-split", "0.5"}));
        COMPARE_CODE(outcome, 2);
        QCOMPARE(outcome.err, QByteArray("field «validation_split, test_split»: «0.5, 0.5» cannot be used. Allowed: "
                                         "shares from 0 that leave records to learn from.\n"));
        QVERIFY(QDir(folder.path()).isEmpty());
    }
    void wrongUsesAreSaid_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("said");
        const auto row = [](const char* name, const QStringList& arguments, const char* said) {
            QTest::newRow(name) << arguments << QByteArray(said);
        };
        const QStringList needed{"--model", "m", "--data", "d", "--out", "o"}, resumed{"--resume", "--out", "o"};
        row("no model", {"--data", "d", "--out", "o"}, "--model is needed, or --resume with the folder of a run");
        row("no data", {"--model", "m", "--out", "o"}, "--data is needed, or --resume with the folder of a run");
        row("no folder", needed.mid(0, 4), "--out is needed: a new folder for the run");
        row("two validations", needed + QStringList{"--validation", "v", "--validation-split", "0.1"},
            "--validation and --validation-split exclude each other");
        row("two tests", needed + QStringList{"--test", "t", "--test-split", "0.1"},
            "--test and --test-split exclude each other");
        row("share", needed + QStringList{"--test-split", "10%"}, "--test-split: «10%» is no number");
        row("whole", needed + QStringList{"--test-split", "1"}, "allowed is 0 to 0.9");
        row("resume what", {"--resume"}, "--resume needs --out with the folder of the run");
        const QByteArray keeps = ": a resumed run keeps its settings and its records; only --model (the same one, elsewhere), "
                                 "--device, --dtype and --threads can be given";
        for (const QStringList& more : QList<QStringList>
             {{"--data", "d"}, {"--rank", "3"}, {"--set", "rank=3"}, {"--config", "c"},
              {"--validation-split", "0.1"}, {"--test", "t"}, {"--adapter", "a"}, {"--format", "chat"}, {"--strict"},
              {"--set", "device=cpu"}, {"--max-steps", "9"}, {"--plan"}})
            row(qPrintable("resume with " + more[0]), resumed + more, more[0].toUtf8() + keeps);
        row("whole model from an adapter",
            {"--model", path("model"), "--data", path("records.json"), "--out", "o", "--method", "full", "--adapter",
             path("adapter")},
            "field «method»: «full» cannot be used. Allowed: lora, where training goes on from an adapter");
    }
    void wrongUsesAreSaid() {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, said);
        const Outcome outcome = run(QStringList{"train"} + arguments);
        COMPARE_CODE(outcome, 2);
        QVERIFY2(outcome.err.contains(said), outcome.err.constData());
    }
    void severalFilesAreOneDataset() {
        QTemporaryDir folder;
        const Outcome outcome = run({"train", "--model", path("model"), "--data", path("records.json"),
                                     path("two-bad-lines.jsonl"), "--out", folder.filePath("run")});
        COMPARE_CODE(outcome, 0);
        QVERIFY2(outcome.err.contains("on 9 records"), outcome.err.constData());
        QVERIFY(outcome.err.contains("line 2") && outcome.err.contains("line 4"));
    }
    /// The records have 134, 203, 195, 218 and 139 tokens; their answers begin at 124, 194, 190, 190 and 135.
    void longRecordsAreCutSkippedOrRefusedAndSaid_data() {
        QTest::addColumn<QStringList>("settings");
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArrayList>("said");
        const auto line = [](int number, const QByteArray& rest) {
            return path("records.json").toUtf8() + ", line " + QByteArray::number(number) + ": the record has " + rest;
        };
        QTest::newRow("cut") << QStringList{"--max-length", "192", "--overlong", "cut"} << 0
                             << QByteArrayList{line(7,
                                                    "203 tokens, and nothing of its answer is within the 192 allowed; "
                                                    "it is left out. Shorten what comes before the answer, or raise "
                                                    "max_length."),
                                               line(12, "195 tokens, more than the 192 allowed. Shorten it, or raise "
                                                        "max_length."),
                                               line(17, "218 tokens, more than the 192 allowed. Shorten it, or raise "
                                                        "max_length."),
                                               "4 of 5 records will be used, 2 of them cut."};
        QTest::newRow("skip") << QStringList{"--max-length", "200", "--overlong", "skip"} << 0
                              << QByteArrayList{line(7,
                                                     "203 tokens, more than the 200 allowed, and is left out. Shorten "
                                                     "it, or raise max_length."),
                                                line(17, "218 tokens, more than the 200 allowed, and is left out. "
                                                         "Shorten it, or raise max_length."),
                                                "3 of 5 records will be used."};
        QTest::newRow("refuse") << QStringList{"--max-length", "200", "--overlong", "refuse"} << 1
                                << QByteArrayList{line(7, "203 tokens, more than the 200 allowed. Shorten it, or raise "
                                                          "max_length."),
                                                  line(17,
                                                       "218 tokens, more than the 200 allowed. Shorten it, or raise "
                                                       "max_length.")};
    }
    void longRecordsAreCutSkippedOrRefusedAndSaid() {
        QFETCH(QStringList, settings);
        QFETCH(int, code);
        QFETCH(QByteArrayList, said);
        QTemporaryDir folder;
        const Outcome outcome = run(train(folder.filePath("run"), settings));
        COMPARE_CODE(outcome, code);
        QByteArrayList lines = outcome.err.trimmed().split('\n');
        if (code == 0) QVERIFY2(lines.takeLast().startsWith("Training 128 parameters on "), outcome.err.constData());
        QCOMPARE(lines, said);
        QCOMPARE(QFile::exists(folder.filePath("run")), code == 0);
    }
    void longRecordsOfSeveralFilesAreNamedByTheirs() {
        QTemporaryDir folder;
        const QString other = folder.filePath("other.json");
        QVERIFY(QFile::copy(path("records.json"), other));
        const Outcome outcome = run({"train", "--model", path("model"), "--data", path("records.json"), other, "--out",
                                     folder.filePath("run"), "--max-length", "210", "--overlong", "refuse"});
        COMPARE_CODE(outcome, 1);
        const QByteArrayList lines = outcome.err.trimmed().split('\n');
        QCOMPARE(lines.size(), 2);
        QVERIFY2(lines[0].startsWith(path("records.json").toUtf8() + ", line 17: the record has 218 tokens"), lines[0]);
        QVERIFY2(lines[1].startsWith(other.toUtf8() + ", line 17: the record has 218 tokens"), lines[1]);
    }
    void fullDiskIsASentence_data() {
        QTest::addColumn<rlim_t>("limit");
        QTest::newRow("at the settings") << rlim_t{100};
        QTest::newRow("at the events") << rlim_t{1 << 16};
    }
    void fullDiskIsASentence() {
        QFETCH(rlim_t, limit);
        QTemporaryDir folder;
        QProcess process;
        prepare(process, train(folder.filePath("run"), {"--max-steps", "100000"}));
        process.setChildProcessModifier([limit] {
            const rlimit small{limit, limit};
            ::setrlimit(RLIMIT_FSIZE, &small);
        });
        process.start();
        const Outcome outcome = finish(process);
        COMPARE_CODE(outcome, 1);
        QVERIFY2(outcome.err.contains("the disk is full"), outcome.err.constData());
    }
    void progressIsPlainLinesWhereNobodyWatches() {
        QTemporaryDir folder;
        const Outcome outcome = run(train(folder.filePath("run")));
        QVERIFY(!outcome.err.contains('\r') && !outcome.err.contains('\x1b'));
        QVERIFY(outcome.err.contains("6 steps"));
    }
};

QTEST_GUILESS_MAIN(tst_CommandLineTrain)
#include "tst_CommandLineTrain.moc"
