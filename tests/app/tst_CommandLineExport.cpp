#include "tests/app/CommandLineRun.h"
#include "tests/support/JsonSchema.h"

#include <QDir>
#include <QTemporaryDir>

using namespace tests;

/// With the scripted engine: texts and codes of export. What an export is worth is tested with the real one.
class tst_CommandLineExport : public QObject {
    Q_OBJECT
    JsonSchema m_schema =
        JsonSchema::read(std::filesystem::path(LORIKEET_SOURCES) / "tests/schemas/export.schema.json");
    QTemporaryDir m_base;

    QString out() const { return m_base.filePath("out"); }
    QString runWith(const QString& name, const QStringList& more = {}) {
        const QString folder = m_base.filePath(name);
        const Outcome outcome =
            run(QStringList{"train", "--model", path("model"), "--data", path("records.json"), "--out", folder} + more);
        return outcome.code == 0 ? folder : QString();
    }
    QStringList exportAdapter(const QStringList& more = {}) const {
        return QStringList{"export", "--adapter", path("adapter"), "--model", path("model"), "--to", "peft", "--out",
                           out()} +
               more;
    }

private slots:
    void cleanup() { QDir(out()).removeRecursively(); }
    void itSaysHowItWasVerified() {
        const Outcome outcome = run(exportAdapter());
        COMPARE_CODE(outcome, 0);
        QCOMPARE(outcome.out, "Done: " + out().toUtf8() +
                                  ". Read from disk again, it judges 6 texts (10 tokens) as the adapter in "
                                  "memory does: log-probabilities differ by 1.0e-06 nats at most.\n");
        QCOMPARE(outcome.err, QByteArray());
    }
    void answerInJsonHoldsToItsSchema() {
        const Outcome outcome = run(exportAdapter({"--json", "--data", path("records.json"), "--format", "alpaca"}));
        COMPARE_CODE(outcome, 0);
        QCOMPARE(m_schema.problems(outcome.json()), std::string());
        QCOMPARE(QString::fromStdString(outcome.json()["folder"]), out());
        COMPARE_JSON(outcome.json()["format"], "peft");
        COMPARE_JSON(outcome.json()["sequences"], 5);
    }
    /// What was put aside verifies it; where nothing was, what was learned does.
    void aRunIsVerifiedByItsRecords_data() {
        QTest::addColumn<QStringList>("settings");
        QTest::addColumn<int>("sequences");
        QTest::newRow("aside") << QStringList{"--validation-split", "0.2", "--test-split", "0.4"} << 3;
        QTest::newRow("nothing aside") << QStringList{} << 5;
    }
    void aRunIsVerifiedByItsRecords() {
        QFETCH(QStringList, settings);
        QFETCH(int, sequences);
        const QString folder = runWith(QTest::currentDataTag(), settings);
        const Outcome outcome = run({"export", "--run", folder + "/", "--to", "merged", "--out", out(), "--json"});
        COMPARE_CODE(outcome, 0);
        COMPARE_JSON(outcome.json()["sequences"], sequences);
        COMPARE_JSON(outcome.json()["format"], "merged");
    }
    /// The same as a file for programs; held to its schema.
    void itComesWithACard() {
        const QString folder = runWith("carded", {"--validation-split", "0.2"});
        COMPARE_CODE(run({"export", "--run", folder, "--to", "peft", "--out", out()}), 0);
        QFile readme(out() + "/README.md"), card(out() + "/lorikeet-card.json");
        QVERIFY(readme.open(QIODevice::ReadOnly) && card.open(QIODevice::ReadOnly));
        QVERIFY(readme.readAll().startsWith("---\nlibrary_name: peft\nbase_model: \"cli\"\n"));
        const auto json = nlohmann::json::parse(card.readAll().toStdString());
        const std::filesystem::path schemas = std::filesystem::path(LORIKEET_SOURCES) / "tests/schemas";
        const auto schema = JsonSchema::read(schemas / "card.schema.json");
        QCOMPARE(schema.problems(json), std::string());
        COMPARE_JSON(json["training"]["run"], "carded");
        COMPARE_JSON(json["verification"]["texts"], "put-aside");
    }
    /// What reads text otherwise than in training is another base.
    void aRunWhoseTemplateChangedIsRefused() {
        QTemporaryDir folder;
        const QString model = folder.filePath("model");
        std::filesystem::copy(path("model").toStdString(), model.toStdString());
        const auto writeTemplate = [&](const QByteArray& text) {
            QFile file(model + "/chat_template.jinja");
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
        };
        writeTemplate("{% for message in messages %}{{ message.role }}: {{ message.content }}\n{% endfor %}"
                      "{% if add_generation_prompt %}assistant: {% endif %}");
        const QString trained = folder.filePath("run");
        COMPARE_CODE(run({"train", "--model", model, "--data", path("records.json"), "--out", trained}), 0);
        writeTemplate("{{ raise_exception('no more') }}");
        const Outcome outcome = run({"export", "--run", trained, "--to", "peft", "--out", out(), "--json"});
        COMPARE_CODE(outcome, 1);
        QVERIFY2(outcome.err.contains("the base model is not the one the run was started with: how it reads text"),
                 outcome.err.constData());
        QVERIFY(!QFile::exists(out()));
    }
    void anExistingFolderIsRefusedAndKept() {
        QVERIFY(QDir().mkpath(out()));
        for (const QStringList& more : {QStringList{}, QStringList{"--data", path("nowhere")}}) {
            const Outcome outcome = run(exportAdapter(more));
            COMPARE_CODE(outcome, 1);
            QCOMPARE(outcome.err, out().toUtf8() + ": the folder is already in use. Choose a new folder; nothing is "
                                                   "overwritten.\n");
        }
        QVERIFY(QDir(out()).isEmpty());
    }
    void aWholeModelNeedsNoExport() {
        const QString folder = runWith("full", {"--method", "full"});
        QVERIFY(QDir(folder).rename("adapter", "model"));
        const Outcome outcome = run({"export", "--run", folder, "--to", "merged", "--out", out()});
        COMPARE_CODE(outcome, 2);
        QVERIFY2(outcome.err.startsWith("this run trained the whole model; it lies in " + folder.toUtf8() +
                                        "/model and can be used as it is. "),
                 outcome.err.constData());
    }
    void aRunWithoutAResultSaysSo() {
        const QString folder = runWith("young");
        QVERIFY(QDir(folder + "/adapter").removeRecursively());
        const Outcome outcome = run({"export", "--run", folder, "--to", "peft", "--out", out()});
        COMPARE_CODE(outcome, 1);
        QVERIFY2(outcome.err.contains("/adapter: the run has not written its result yet. "), outcome.err.constData());
    }
    void anAdapterWhoseBaseIsElsewhereSaysSo() {
        const Outcome outcome = run({"export", "--adapter", path("adapter"), "--to", "peft", "--out", out()});
        COMPARE_CODE(outcome, 2);
        QVERIFY2(outcome.err.contains("is no folder here; name it with --model"), outcome.err.constData());
    }
    void stoppedItSaysSo() {
        QProcess process;
        prepare(process, exportAdapter(), "slow");
        process.start();
        QVERIFY(process.waitForStarted());
        QTest::qWait(60);
        send(SIGINT, process);
        const Outcome outcome = finish(process);
        QCOMPARE(outcome.code, 130);
        QVERIFY(outcome.out.isEmpty() && outcome.err.startsWith("Stopped."));
    }
    void anErrorIsASentence() {
        COMPARE_CODE(run(exportAdapter(), "error"), 1);
        COMPARE_CODE(run({"export", "--run", path("nowhere"), "--to", "peft", "--out", out()}), 1);
        COMPARE_CODE(run({"export", "--adapter", path("nowhere"), "--to", "peft", "--out", out()}), 1);
        QVERIFY(!QFile::exists(out()));
    }
    void wrongUsesAreSaid_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("said");
        const auto row = [](const char* name, const QStringList& arguments, const char* said) {
            QTest::newRow(name) << arguments << QByteArray(said);
        };
        row("neither", {"--to", "peft", "--out", "o"}, "one of these is needed: --run or --adapter");
        row("both", {"--run", "r", "--adapter", "a", "--to", "peft", "--out", "o"},
            "only one of these can be used at a time: --run or --adapter");
        row("no format", {"--run", "r", "--out", "o"}, "--to is required");
        row("no folder", {"--run", "r", "--to", "peft"}, "--out is required");
        row("unknown format", {"--run", "r", "--to", "gguf", "--out", "o"}, "allowed is peft or merged");
        row("data of a run", {"--run", "r", "--to", "peft", "--out", "o", "--data", "d"}, "--data is for --adapter only");
        row("model of a run", {"--run", "r", "--to", "peft", "--out", "o", "--model", "m"},
            "--model is for --adapter only");
        row("format without data", {"--adapter", "a", "--to", "peft", "--out", "o", "--format", "chat"},
            "--format is for --data only");
    }
    void wrongUsesAreSaid() {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, said);
        const Outcome outcome = run(QStringList{"export"} + arguments);
        COMPARE_CODE(outcome, 2);
        QVERIFY2(outcome.err.contains(said), outcome.err.constData());
        QVERIFY2(outcome.err.endsWith(". Run it with --help for what is possible.\n"), outcome.err.constData());
    }
};

QTEST_GUILESS_MAIN(tst_CommandLineExport)
#include "tst_CommandLineExport.moc"
