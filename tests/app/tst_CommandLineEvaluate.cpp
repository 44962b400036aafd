#include "tests/app/CommandLineRun.h"
#include "tests/support/JsonSchema.h"

#include <QDir>
#include <QTemporaryDir>

using namespace tests;

/// With the scripted engine: a token's loss is 1 and half of the tokens are right; with an adapter 0.25 and all.
class tst_CommandLineEvaluate : public QObject {
    Q_OBJECT
    JsonSchema m_schema =
        JsonSchema::read(std::filesystem::path(LORIKEET_SOURCES) / "tests/schemas/evaluate.schema.json");
    QTemporaryDir m_base;

    static QStringList evaluate(const QStringList& more = {}) {
        return QStringList{"evaluate", "--model", path("model"), "--data", path("records.json")} + more;
    }
    QString runWith(const QString& name, const QStringList& more) {
        const QString out = m_base.filePath(name);
        const Outcome outcome =
            run(QStringList{"train", "--model", path("model"), "--data", path("records.json"), "--out", out} + more);
        return outcome.code == 0 ? out : QString();
    }
    /// Words of a line: columns are told apart by two spaces.
    static QByteArrayList columns(const QByteArray& line) {
        QByteArrayList found;
        for (const QByteArray& part : line.simplified().split(' ')) found << part;
        return found;
    }

private slots:
    void candidatesStandSideBySide() {
        const Outcome outcome = run(evaluate({"--adapter", path("adapter")}));
        COMPARE_CODE(outcome, 0);
        QCOMPARE(outcome.err, QByteArray());
        const QByteArrayList lines = outcome.out.split('\n');
        QCOMPARE(lines.size(), 5);
        QCOMPARE(lines[0], QByteArray("5 records:"));
        QCOMPARE(lines[1].trimmed(), QByteArray("loss  perplexity  tokens right  answers right"));
        QVERIFY2(lines[2].startsWith("base "), lines[2].constData());
        QCOMPARE(columns(lines[2]).mid(1, 2), QByteArrayList({"1.0000", "2.72"}));
        QVERIFY2(lines[3].startsWith(path("adapter").toUtf8() + " "), lines[3].constData());
        QCOMPARE(columns(lines[3]).mid(1),
                 QByteArrayList({"0.2500", "1.28", "100.0", "%", "100.0", "%"}));
        QCOMPARE(lines[1].size(), lines[2].size());
        QCOMPARE(lines[1].size(), lines[3].size());
    }
    void recordsStandLineByLine() {
        const Outcome outcome = run(evaluate({"--adapter", path("adapter"), "--per-record"}));
        COMPARE_CODE(outcome, 0);
        const QByteArrayList lines = outcome.out.split('\n');
        QVERIFY2(lines[0].startsWith("Loss (=: right)") && lines[0].endsWith("  " + path("adapter").toUtf8()), lines[0]);
        QCOMPARE(columns(lines[1]), QByteArrayList({"Record", "1", "(line", "2)", "1.0000", "=", "0.2500"}));
        QCOMPARE(columns(lines[5]), QByteArrayList({"Record", "5", "(line", "22)", "1.0000", "=", "0.2500"}));
        QCOMPARE(lines[6], QByteArray());
        QCOMPARE(lines[7], QByteArray("5 records:"));
        for (int i = 1; i <= 5; ++i) QCOMPARE(lines[i].size(), lines[0].size());
    }
    /// The records have 134, 203, 195, 218 and 139 tokens.
    void answersThatTheRunCutAreNoAnswers() {
        const QString run_ = runWith("cut", {"--max-length", "198", "--overlong", "cut", "--test", path("records.json")});
        QVERIFY(!run_.isEmpty());
        const Outcome outcome = run({"evaluate", "--run", run_});
        COMPARE_CODE(outcome, 0);
        QVERIFY2(outcome.out.startsWith("3 records:"), outcome.out.constData());
        QVERIFY2(outcome.err.contains("left out"), outcome.err.constData());
    }
    void answersInJsonHoldToTheirSchema() {
        const Outcome outcome =
            run(evaluate({"--adapter", path("adapter"), "--adapter", path("adapter"), "--per-record", "--json"}));
        COMPARE_CODE(outcome, 0);
        const auto lines = outcome.jsonLines();
        QCOMPARE(lines.size(), 6U);
        for (const nlohmann::json& line : lines) QCOMPARE(m_schema.problems(line), std::string());
        COMPARE_JSON(lines[0]["record"], 1);
        COMPARE_JSON(lines[0]["line"], 2);
        COMPARE_JSON(lines[5]["records"], 5);
        const nlohmann::json results = lines[5]["results"];
        QCOMPARE(results.size(), 3U);
        COMPARE_JSON(results[0]["name"], "base");
        COMPARE_JSON(results[0]["adapter"], nullptr);
        COMPARE_JSON(results[0]["loss"], 1.0);
        COMPARE_JSON(results[1]["adapter"], path("adapter").toStdString());
        COMPARE_JSON(results[2]["exact_match"], 1.0);
        COMPARE_JSON(results[2]["tokens"], results[0]["tokens"]);
    }
    void whatIsNoNumberIsNullAndNamed() {
        const Outcome outcome = run(evaluate({"--json"}), "nan");
        COMPARE_CODE(outcome, 0);
        QCOMPARE(m_schema.problems(outcome.json()), std::string());
        COMPARE_JSON(outcome.json()["results"][0]["loss"], nullptr);
        QCOMPARE(outcome.err.count("the model gives no number for these tokens"), 5);
        QVERIFY2(outcome.err.startsWith(path("records.json").toUtf8() + ", line 2: "), outcome.err.constData());
    }
    void aRunKnowsItsModelItsFormatAndItsRecords() {
        const QString out =
            runWith("run", {"--test-split", "0.4", "--validation-split", "0.2", "--format", "completion"});
        const Outcome outcome = run({"evaluate", "--run", out, "--json"});
        COMPARE_CODE(outcome, 0);
        QCOMPARE(m_schema.problems(outcome.json()), std::string());
        COMPARE_JSON(outcome.json()["records"], 2);
        COMPARE_JSON(outcome.json()["results"][1]["adapter"], (out + "/adapter").toStdString());
        const Outcome validation = run({"evaluate", "--run", out, "--split", "validation"});
        COMPARE_CODE(validation, 0);
        QVERIFY2(validation.out.startsWith("1 record:\n"), validation.out.constData());
    }
    void aRunWithoutThemSaysSo() {
        const QString out = runWith("nothing aside", {});
        for (const char* split : {"test", "validation"}) {
            const Outcome outcome = run({"evaluate", "--run", out, "--split", split});
            COMPARE_CODE(outcome, 2);
            QVERIFY2(outcome.err.startsWith("the run put no " + QByteArray(split) +
                                            " records aside; use --model, --adapter and --data in place of --run."),
                     outcome.err.constData());
        }
    }
    void aRunWithoutAResultSaysSo() {
        const QString out = runWith("young", {"--test-split", "0.4"});
        QVERIFY(QDir(out + "/adapter").removeRecursively());
        const Outcome outcome = run({"evaluate", "--run", out});
        COMPARE_CODE(outcome, 1);
        QCOMPARE(outcome.err, out.toUtf8() + "/adapter: the run has not written its result yet. Go on with it until it "
                                             "ends, or choose another run.\n");
    }
    void aRecordLongerThanTheModelReadsIsLeftOutAndSaid() {
        QFile file(m_base.filePath("long.jsonl"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"instruction\": \"a\", \"output\": \"" + QByteArray(3000, 'x') + "\"}\n");
        file.write("{\"instruction\": \"a\", \"output\": \"b\"}\n");
        file.close();
        const Outcome outcome = run({"evaluate", "--model", path("model"), "--data", file.fileName()});
        COMPARE_CODE(outcome, 0);
        QVERIFY2(outcome.err.contains("long.jsonl, line 1: the record has ") && outcome.err.contains("1024 allowed"),
                 outcome.err.constData());
        QVERIFY(outcome.out.startsWith("1 record:\n"));
    }
    void stoppedItPrintsNoHalfAnswer() {
        QProcess process;
        prepare(process, evaluate({"--adapter", path("adapter"), "--json", "--per-record"}), "slow");
        process.start();
        QVERIFY(process.waitForStarted());
        QTest::qWait(60);
        send(SIGINT, process);
        const Outcome outcome = finish(process);
        QCOMPARE(outcome.code, 130);
        QCOMPARE(outcome.out, QByteArray());
        QCOMPARE(outcome.err, QByteArray("Stopped.\n"));
    }
    void anErrorIsASentence() {
        const Outcome outcome = run(evaluate(), "error");
        COMPARE_CODE(outcome, 1);
        QVERIFY(outcome.out.isEmpty() && outcome.err.contains("too little memory"));
        COMPARE_CODE(run(evaluate({"--adapter", path("nowhere")})), 1);
        COMPARE_CODE(run({"evaluate", "--model", path("nowhere"), "--data", path("records.json")}), 1);
        COMPARE_CODE(run({"evaluate", "--run", path("nowhere")}), 1);
    }
    void wrongUsesAreSaid_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("said");
        const auto row = [](const char* name, const QStringList& arguments, const char* said) {
            QTest::newRow(name) << arguments << QByteArray(said);
        };
        row("nothing", {}, "one of these is needed: --model or --run");
        row("both", {"--model", "m", "--run", "r", "--data", "d"},
            "only one of these can be used at a time: --model or --run");
        row("no data", {"--model", path("model")}, "--data is needed with --model");
        row("data of a run", {"--run", "r", "--data", "d"}, "--data is for --model only");
        row("adapter of a run", {"--run", "r", "--adapter", "a"}, "--adapter is for --model only");
        row("format of a run", {"--run", "r", "--format", "chat"}, "--format is for --model only");
        row("split of files", {"--model", "m", "--data", "d", "--split", "test"}, "--split is for --run only");
        row("unknown split", {"--run", "r", "--split", "train"}, "allowed is test or validation");
        row("empty run", {"--run", ""}, "--run: the name is empty");
        row("slip", {"--run", "r", "--per-records"}, "did you mean «--per-record»?");
    }
    void wrongUsesAreSaid() {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, said);
        const Outcome outcome = run(QStringList{"evaluate"} + arguments);
        COMPARE_CODE(outcome, 2);
        QVERIFY2(outcome.err.contains(said), outcome.err.constData());
        QVERIFY2(outcome.err.endsWith(". Run it with --help for what is possible.\n"), outcome.err.constData());
    }
};

QTEST_GUILESS_MAIN(tst_CommandLineEvaluate)
#include "tst_CommandLineEvaluate.moc"
