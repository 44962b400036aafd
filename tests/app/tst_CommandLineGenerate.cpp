#include "tests/app/CommandLineRun.h"
#include "tests/support/JsonSchema.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTemporaryFile>

using namespace tests;

/// With the scripted engine: the base answers «ABCDEFGHIJ», an adapter from its letter on, and later columns end first.
class tst_CommandLineGenerate : public QObject {
    Q_OBJECT
    JsonSchema m_schema =
        JsonSchema::read(std::filesystem::path(LORIKEET_SOURCES) / "tests/schemas/generate.schema.json");

    static QStringList generate(const QStringList& arguments) {
        return QStringList{"generate", "--model", path("model")} + arguments;
    }
    std::vector<nlohmann::json> answered(const QStringList& arguments) {
        const Outcome outcome = run(generate(QStringList{"--json"} + arguments));
        if (outcome.code != 0) {
            qWarning("%s", outcome.err.constData());
            return {};
        }
        std::vector<nlohmann::json> answers = outcome.jsonLines();
        for (const nlohmann::json& answer : answers)
            if (const std::string problems = m_schema.problems(answer); !problems.empty()) {
                qWarning("%s", problems.c_str());
                return {};
            }
        return answers;
    }

private slots:
    void standardOutputIsTheAnswerAlone() {
        const Outcome outcome = run(generate({"--prompt", "Hello"}));
        COMPARE_CODE(outcome, 0);
        QCOMPARE(outcome.out, QByteArray("ABCDEFGHIJ\n"));
        QVERIFY(outcome.err.isEmpty());
    }
    void answerHasAllThatIsPromised() {
        const nlohmann::json answer = answered({"--prompt", "Hello"})[0]["answers"][0];
        QVERIFY(answer["adapter"].is_null());
        COMPARE_JSON(answer["text"], "ABCDEFGHIJ");
        QCOMPARE(answer["ids"].size(), std::size_t{10});
        COMPARE_JSON(answer["finish_reason"], "end_token");
        COMPARE_JSON(answer["prompt_tokens"], 4);
        COMPARE_JSON(answer["seconds"], 0.25);
    }
    void anAnswerEndsAtTheEndTokensOfTheFormatAndARawTextDoesNot() {
        // A tokenizer whose end-of-text token, «E», is not the one that config.json names.
        const QTemporaryDir folder;
        for (const char* name : {"config.json", "generation_config.json", "model.safetensors", "tokenizer.json"})
            QVERIFY(QFile::copy(path("model") + "/" + name, folder.filePath(name)));
        QFile settings(folder.filePath("tokenizer_config.json"));
        QVERIFY(settings.open(QIODevice::WriteOnly));
        settings.write(R"({"bos_token": "<s>", "eos_token": "E", "unk_token": "<unk>"})");
        settings.close();
        const auto text = [&](const char* option) {
            return run({"generate", "--model", folder.path(), option, "Hello"}).out;
        };
        QCOMPARE(text("--instruction"), QByteArray("ABCD\n"));
        QCOMPARE(text("--prompt"), QByteArray("ABCDFGHIJ\n")); // «E» is a control token now, and not shown
    }
    void longestAnswerIsKept() {
        const nlohmann::json answer = answered({"--prompt", "Hello", "--max-new-tokens", "3"})[0]["answers"][0];
        COMPARE_JSON(answer["text"], "ABC");
        COMPARE_JSON(answer["finish_reason"], "maximum_tokens");
    }
    void eachAdapterHasAnAnswerUnderItsHeading() {
        const Outcome outcome = run(
            generate({"--prompt", "Hello", "--with-base", "--adapter", path("adapter"), "--adapter", path("adapter")}));
        COMPARE_CODE(outcome, 0);
        const QByteArray heading = "── " + path("adapter").toUtf8() + " ──\n";
        QCOMPARE(outcome.out,
                 "── base model ──\nABCDEFGHIJ\n\n" + heading + "FGHIJKLMN\n\n" + heading + "KLMNOPQR\n\n");
    }
    void adaptersAnswerInTheOrderOfTheLine() {
        const nlohmann::json answers =
            answered({"--prompt", "Hello", "--adapter", path("adapter"), "--with-base"})[0]["answers"];
        QCOMPARE(answers.size(), std::size_t{2});
        QVERIFY(answers[0]["adapter"].is_null());
        COMPARE_JSON(answers[1]["adapter"], path("adapter").toStdString());
        QCOMPARE(answered({"--prompt", "a", "--adapter", path("adapter")})[0]["answers"].size(), std::size_t{1});
    }
    void textIsStreamedAsItComes() {
        QProcess process;
        prepare(process, generate({"--prompt", "Hello"}), "slow");
        process.start();
        QVERIFY(process.waitForReadyRead(20'000));
        const QByteArray first = process.readAllStandardOutput();
        QVERIFY2(first.size() < 10, first.constData());
        QVERIFY(process.waitForFinished(20'000));
        QCOMPARE(first + process.readAllStandardOutput(), QByteArray("ABCDEFGHIJ\n"));
    }
    void instructionIsPutIntoTheFormat() {
        const auto prompt = [&](const QStringList& more) {
            return answered(QStringList{"--instruction", "Name the colour."} + more)[0]["answers"][0]["prompt_tokens"]
                .get<int>();
        };
        const int alpaca = prompt({});
        QVERIFY(alpaca > prompt({"--format", "completion"}));
        QVERIFY(prompt({"--input", "a lemon"}) > alpaca);
    }
    void messagesAreGoneOnWith() {
        QVERIFY(answered({"--messages", path("messages.json")})[0]["answers"][0]["prompt_tokens"] > 10);
    }
    void everyRecordIsAnswered() {
        const auto answers = answered({"--data", path("records.json"), "--max-new-tokens", "2"});
        QCOMPARE(answers.size(), std::size_t{5});
        COMPARE_JSON(answers[4]["record"], 5);
        const Outcome outcome = run(generate({"--data", path("records.json")}));
        QCOMPARE(outcome.out.count("ABCDEFGHIJ\n"), 5);
        QVERIFY(outcome.out.contains("record 2 (line "));
    }
    void recordsToAnswerNeedNoOutput() {
        QTemporaryFile file;
        QVERIFY(file.open());
        file.write("{\"instruction\": \"a\"}\n{\"instruction\": \"b\", \"input\": \"c\"}\n");
        file.close();
        QCOMPARE(answered({"--data", file.fileName()}).size(), std::size_t{2});
    }
    void tooLongRecordIsListedAndTheRestAnswered() {
        QTemporaryFile file;
        QVERIFY(file.open());
        file.write("{\"instruction\": \"" + QByteArray(3000, 'x') + "\"}\n{\"instruction\": \"b\"}\n");
        file.close();
        const Outcome outcome = run(generate({"--data", file.fileName(), "--json"}));
        COMPARE_CODE(outcome, 0);
        QCOMPARE(outcome.jsonLines().size(), std::size_t{1});
        QVERIFY(outcome.err.contains("line 1"));
    }
    void tooLongPromptIsASentence() {
        const Outcome outcome = run(generate({"--prompt", "-"}), {}, QByteArray(100'000, 'x'));
        COMPARE_CODE(outcome, 1);
        QVERIFY(outcome.err.contains("1024"));
    }
    void brokenAdapterIsASentence() {
        const Outcome outcome = run(generate({"--prompt", "a", "--adapter", path("model")}));
        COMPARE_CODE(outcome, 1);
        QVERIFY(outcome.out.isEmpty());
    }
    void brokenMessagesAreASentence() { COMPARE_CODE(run(generate({"--messages", path("two-bad-lines.jsonl")})), 1); }
};

QTEST_GUILESS_MAIN(tst_CommandLineGenerate)
#include "tst_CommandLineGenerate.moc"
