#include "tests/app/CommandLineRun.h"
#include "tests/support/JsonSchema.h"

#include <QTemporaryDir>

using namespace tests;
namespace fs = std::filesystem;

class tst_CommandLineTokenize : public QObject {
    Q_OBJECT
    JsonSchema m_schema = JsonSchema::read(fs::path(LORIKEET_SOURCES) / "tests/schemas/tokenize.schema.json");

    std::vector<nlohmann::json> tokenized(const QStringList& arguments) {
        const Outcome outcome = run(QStringList{"tokenize", "--model", path("model"), "--json"} + arguments);
        if (outcome.code != 0) return {};
        std::vector<nlohmann::json> answers = outcome.jsonLines();
        for (const nlohmann::json& answer : answers)
            if (const std::string problems = m_schema.problems(answer); !problems.empty()) {
                qWarning("%s", problems.c_str());
                return {};
            }
        return answers;
    }
    /// The text that the learned tokens cover.
    static std::string learnedText(const nlohmann::json& answer) {
        const std::string text = answer["text"];
        std::string learned;
        std::size_t end = 0;
        for (std::size_t i = 0; i < answer["ids"].size(); ++i) {
            const auto from = std::max(answer["offsets"][i][0].get<std::size_t>(), end);
            const std::size_t to = answer["offsets"][i][1];
            if (answer["learned"][i] == 1 && to > from) learned += text.substr(from, to - from);
            end = std::max(end, to);
        }
        return learned;
    }

private slots:
    void textIsEncodedAsItStands() {
        const auto answers = tokenized({"--text", "Hello 水"});
        QCOMPARE(answers.size(), std::size_t{1});
        COMPARE_JSON(answers[0]["ids"], nlohmann::json({1, 42, 278, 282, 223, 165, 111, 115}));
        COMPARE_JSON(answers[0]["pieces"][0], "<s>");
        COMPARE_JSON(answers[0]["offsets"][5], nlohmann::json({6, 9}));
        COMPARE_JSON(answers[0]["text"], "Hello 水");
    }
    void textMayComeFromStandardInput() {
        const Outcome outcome = run({"tokenize", "--model", path("model"), "--text", "-", "--json"}, {}, "Hello");
        COMPARE_CODE(outcome, 0);
        COMPARE_JSON(outcome.json()["ids"], nlohmann::json({1, 42, 278, 282}));
    }
    void specialTokensInTextAreControlOrText() {
        COMPARE_JSON(tokenized({"--text", "</s>"})[0]["ids"], nlohmann::json({1, 2}));
        const nlohmann::json text = tokenized({"--text", "</s>", "--special-tokens", "text"})[0]["ids"];
        QVERIFY(text.size() > 2 && std::count(text.begin(), text.end(), 2) == 0);
    }
    void onlyTheAnswerOfARecordIsLearned() {
        const auto answers = tokenized({"--data", path("records.json")});
        QCOMPARE(answers.size(), std::size_t{5});
        for (const nlohmann::json& answer : answers)
            QVERIFY(answer["text"].get<std::string>().find("### Response:") != std::string::npos);
        QVERIFY(learnedText(answers[2]).find("yellow") == 0);
        QVERIFY(learnedText(answers[4]).find("水") == 0);
        COMPARE_JSON(answers[4]["record"], 5);
        for (const nlohmann::json& answer : answers) COMPARE_JSON(answer["ids"].back(), 2);
    }
    void completionHasNothingAroundTheTexts() {
        const auto answers = tokenized({"--data", path("records.json"), "--format", "completion"});
        QVERIFY(answers[2]["text"].get<std::string>().find("###") == std::string::npos);
        QVERIFY(learnedText(answers[2]).find("yellow") == 0);
    }
    void textWithAFormatIsAnInstruction() {
        const auto answers = tokenized({"--text", "Name the colour.", "--format", "alpaca"});
        QVERIFY(answers[0]["text"].get<std::string>().find("### Instruction:\nName the colour.") != std::string::npos);
        for (const nlohmann::json& each : answers[0]["learned"]) COMPARE_JSON(each, 0);
    }
    void chatNeedsATemplate() {
        const Outcome outcome =
            run({"tokenize", "--model", path("model"), "--data", path("records.json"), "--format", "chat"});
        COMPARE_CODE(outcome, 1);
        QVERIFY(outcome.err.contains("chat template"));
    }
    void chatTemplateOfTheModelIsTheDefault() {
        QTemporaryDir folder;
        fs::copy(fixture("cli/model"), folder.path().toStdString(),
                 fs::copy_options::recursive | fs::copy_options::overwrite_existing);
        QFile file(folder.filePath("chat_template.jinja"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(
            "{% for m in messages %}[{{ m.role }}]{% if m.role == 'assistant' %}{% generation %}{{ m.content }}</s>{% "
            "endgeneration %}"
            "{% else %}{{ m.content }}{% endif %}\n{% endfor %}{% if add_generation_prompt %}[assistant]{% endif %}");
        file.close();
        const Outcome outcome = run({"tokenize", "--model", folder.path(), "--data", path("records.json"), "--json"});
        COMPARE_CODE(outcome, 0);
        const nlohmann::json answer = outcome.jsonLines()[2];
        QVERIFY(answer["text"].get<std::string>().find("[user]Name the colour.") != std::string::npos);
        QVERIFY(learnedText(answer).find("yellow") == 0);
    }
    void badRecordsAreListedAndTheRestIsUsed() {
        const Outcome outcome =
            run({"tokenize", "--model", path("model"), "--data", path("two-bad-lines.jsonl"), "--json"});
        COMPARE_CODE(outcome, 0);
        QCOMPARE(outcome.jsonLines().size(), std::size_t{4});
        COMPARE_JSON(outcome.jsonLines()[1]["line"], 3);
        QVERIFY(outcome.err.contains("line 2") && outcome.err.contains("line 4") &&
                outcome.err.contains("2 records left out"));
    }
    void strictRefusesWhatIsNotClean() {
        for (const char* name : {"two-bad-lines.jsonl", "trailing-comma.json"}) {
            const Outcome outcome = run({"tokenize", "--model", path("model"), "--data", path(name), "--strict"});
            COMPARE_CODE(outcome, 1);
            QVERIFY(outcome.out.isEmpty());
        }
        COMPARE_CODE(run({"tokenize", "--model", path("model"), "--data", path("records.json"), "--strict"}), 0);
    }
    void peopleSeeLearnedTokensMarked() {
        const Outcome outcome = run({"tokenize", "--model", path("model"), "--data", path("records.json")});
        COMPARE_CODE(outcome, 0);
        const QByteArray head = "Record 3 (line ";
        QVERIFY(outcome.out.contains(head));
        QVERIFY(outcome.out.count(" * ") > 20);
    }
    void invalidUtf8IsASentence() {
        const Outcome outcome = run({"tokenize", "--model", path("model"), "--text", "-"}, {}, "ab\xFF");
        COMPARE_CODE(outcome, 1);
        QVERIFY(outcome.err.contains("byte 2"));
    }
    void aHundredThousandCharactersAreNoMatter() {
        const QByteArray text = QByteArray("水 and bread\n").repeated(100'000 / 11);
        const Outcome outcome = run({"tokenize", "--model", path("model"), "--text", "-", "--json"}, {}, text);
        COMPARE_CODE(outcome, 0);
        QVERIFY(outcome.json()["text"] == text.toStdString());
    }
};

QTEST_GUILESS_MAIN(tst_CommandLineTokenize)
#include "tst_CommandLineTokenize.moc"
