#include "tests/app/CommandLineRun.h"
#include "tests/support/JsonSchema.h"

#include <QTemporaryDir>
#include <QTemporaryFile>

#include <cmath>

using namespace tests;

/// With the scripted engine: ln p(id) is -(1 + id mod 4) / 4, half as much with an adapter.
class tst_CommandLineScore : public QObject {
    Q_OBJECT
    JsonSchema m_schema = JsonSchema::read(std::filesystem::path(LORIKEET_SOURCES) / "tests/schemas/score.schema.json");

    std::vector<nlohmann::json> scored(const QStringList& arguments) {
        const Outcome outcome = run(QStringList{"score", "--model", path("model"), "--json"} + arguments);
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
    static double meanOver(const nlohmann::json& answer, bool learnedOnly) {
        double sum = 0;
        int count = 0;
        for (std::size_t i = 1; i < answer["ids"].size(); ++i) {
            if (learnedOnly && answer["learned"][i] == 0) continue;
            sum += (1 + answer["ids"][i].get<int>() % 4) / 4.0;
            ++count;
        }
        return sum / count;
    }

private slots:
    void idsAreTakenAsGiven() {
        const auto answers = scored({"--ids", "[5, 6,7]"});
        QCOMPARE(answers.size(), std::size_t{1});
        COMPARE_JSON(answers[0]["ids"], nlohmann::json({5, 6, 7}));
        COMPARE_JSON(answers[0]["logprobs"], nlohmann::json({nullptr, -0.75, -1.0}));
        COMPARE_JSON(answers[0]["mean_nll"], 0.875);
    }
    void promptHasTheBeginTokenOfTheTokenizer() {
        const auto answers = scored({"--prompt", "Hello"});
        COMPARE_JSON(answers[0]["ids"], nlohmann::json({1, 42, 278, 282}));
        QCOMPARE(answers[0]["mean_nll"].get<double>(), meanOver(answers[0], false));
    }
    void aSingleTokenHasNoMean() {
        const auto answers = scored({"--ids", "5"});
        COMPARE_JSON(answers[0]["logprobs"], nlohmann::json(std::vector<nlohmann::json>{nullptr}));
        QVERIFY(answers[0]["mean_nll"].is_null());
    }
    void recordsAreAveragedOverWhatIsLearned() {
        const auto answers = scored({"--data", path("records.json")});
        QCOMPARE(answers.size(), std::size_t{5});
        for (const nlohmann::json& answer : answers) {
            QVERIFY(std::abs(answer["mean_nll"].get<double>() - meanOver(answer, true)) < 1e-12);
            QVERIFY(std::abs(answer["mean_nll"].get<double>() - meanOver(answer, false)) > 1e-6);
        }
    }
    void adapterChangesTheScore() {
        const auto answers = scored({"--ids", "5,6,7", "--adapter", path("adapter")});
        COMPARE_JSON(answers[0]["logprobs"], nlohmann::json({nullptr, -0.375, -0.5}));
    }
    void peopleReadMeanAndPerplexity() {
        const Outcome outcome = run({"score", "--model", path("model"), "--data", path("records.json")});
        COMPARE_CODE(outcome, 0);
        QCOMPARE(outcome.lines().size(), 6);
        QVERIFY(outcome.lines().last().startsWith("All records: mean loss "));
        QVERIFY(outcome.out.contains("perplexity"));
    }
    void peopleSeeEveryToken() {
        const Outcome outcome = run({"score", "--model", path("model"), "--prompt", "Hello"});
        COMPARE_CODE(outcome, 0);
        QVERIFY2(outcome.out.contains("    1      42  -0.7500    0.4724  H"), outcome.out.constData());
    }
    void idOutsideTheVocabularyIsASentence() {
        const Outcome outcome = run({"score", "--model", path("model"), "--ids", "1,300", "--json"});
        COMPARE_CODE(outcome, 1);
        QVERIFY(outcome.err.contains("300"));
        QVERIFY(outcome.out.isEmpty());
    }
    void tooLongPromptIsASentence() {
        const Outcome outcome =
            run({"score", "--model", path("model"), "--prompt", "-", "--json"}, {}, QByteArray(100'000, 'x'));
        COMPARE_CODE(outcome, 1);
        QVERIFY(outcome.err.contains("100001") && outcome.err.contains("1024"));
    }
    void aHundredThousandCharactersAsAnArgument() {
        const Outcome outcome = run({"score", "--model", path("model"), "--prompt", QString(100'000, 'x')});
        COMPARE_CODE(outcome, 1);
    }
    void tooLongRecordIsLeftOutAndSaid() {
        QTemporaryFile file;
        QVERIFY(file.open());
        file.write("{\"instruction\": \"a\", \"output\": \"" + QByteArray(3000, 'x') +
                   "\"}\n{\"instruction\": \"b\", \"output\": \"c\"}\n");
        file.close();
        const Outcome outcome = run({"score", "--model", path("model"), "--data", file.fileName(), "--json"});
        COMPARE_CODE(outcome, 0);
        QCOMPARE(outcome.jsonLines().size(), std::size_t{1});
        COMPARE_JSON(outcome.jsonLines()[0]["record"], 2);
        QVERIFY(outcome.err.contains("line 1"));
        COMPARE_CODE(run({"score", "--model", path("model"), "--data", file.fileName(), "--strict"}), 1);
    }
    void scoreThatIsNoNumberIsNullAndSaid() {
        const Outcome outcome = run({"score", "--model", path("model"), "--ids", "5,6", "--json"}, "nan");
        COMPARE_CODE(outcome, 0);
        QVERIFY(outcome.json()["mean_nll"].is_null());
        QVERIFY(outcome.err.contains("NaN"));
    }
    void idsNeedNoTokenizer() {
        QTemporaryDir folder;
        for (const char* name : {"config.json", "model.safetensors"})
            QVERIFY(QFile::copy(path("model/" + std::string(name)), folder.filePath(name)));
        COMPARE_CODE(run({"score", "--model", folder.path(), "--ids", "5,6"}), 0);
        COMPARE_CODE(run({"score", "--model", folder.path(), "--prompt", "a"}), 1);
    }
};

QTEST_GUILESS_MAIN(tst_CommandLineScore)
#include "tst_CommandLineScore.moc"
