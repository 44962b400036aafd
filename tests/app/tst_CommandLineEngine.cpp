#include "tests/app/CommandLineRun.h"
#include "tests/support/JsonSchema.h"

#include <QTemporaryDir>

#include <cmath>
#include <fstream>

using namespace tests;
namespace fs = std::filesystem;

/// The real engine behind the command line: what it says is what transformers and PEFT say
/// (tests/reference/cli_fixtures.py).
class tst_CommandLineEngine : public QObject {
    Q_OBJECT
    nlohmann::json m_expected;
    QString m_ids;

    static Outcome compute(const QStringList& arguments) {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.remove("LORIKEET_ENGINE");
        process.setProcessEnvironment(environment);
        process.start(programPath(), arguments + QStringList{"--device", "cpu", "--dtype", "float32"});
        return finish(process);
    }
    static double farthest(const nlohmann::json& actual, const nlohmann::json& expected) {
        if (actual.size() != expected.size() || !actual[0].is_null()) return INFINITY;
        double largest = 0;
        for (std::size_t i = 1; i < actual.size(); ++i)
            largest = std::max(largest, std::abs(actual[i].get<double>() - expected[i].get<double>()));
        return largest;
    }

private slots:
    void initTestCase() {
        std::ifstream stream(fixture("cli/expected.json"));
        m_expected = nlohmann::json::parse(stream);
        for (const nlohmann::json& id : m_expected["ids"])
            m_ids += (m_ids.isEmpty() ? "" : ",") + QString::number(id.get<int>());
    }
    void scoreEqualsTheReference() {
        const Outcome base = compute({"score", "--model", path("model"), "--ids", m_ids, "--json"});
        COMPARE_CODE(base, 0);
        QVERIFY(farthest(base.json()["logprobs"], m_expected["base"]["logprobs"]) < 1e-4);
        const Outcome adapter =
            compute({"score", "--model", path("model"), "--adapter", path("adapter"), "--ids", m_ids, "--json"});
        COMPARE_CODE(adapter, 0);
        QVERIFY(farthest(adapter.json()["logprobs"], m_expected["adapter"]["logprobs"]) < 1e-4);
        QVERIFY(farthest(adapter.json()["logprobs"], m_expected["base"]["logprobs"]) > 1e-2);
    }
    void greedyAnswersEqualTheReferenceSideBySide() {
        // The reference was asked with ids; the same ids as text, so that the prompt is the same.
        const Outcome outcome =
            compute({"generate", "--model", path("model"), "--prompt", QString::fromUtf8("Hello 水ut"), "--with-base",
                     "--adapter", path("adapter"), "--max-new-tokens", "24", "--json"});
        COMPARE_CODE(outcome, 0);
        const nlohmann::json answers = outcome.json()["answers"];
        COMPARE_JSON(answers[0]["prompt_tokens"], m_expected["ids"].size());
        COMPARE_JSON(answers[0]["ids"], m_expected["base"]["greedy"]);
        COMPARE_JSON(answers[1]["ids"], m_expected["adapter"]["greedy"]);
    }
    void trainedAdapterFitsAndAnswersDifferently() {
        QTemporaryDir folder;
        const QString out = folder.filePath("run");
        const Outcome trained = compute({"train", "--model", path("model"), "--data", path("records.json"), "--out",
                                         out, "--json", "--max-steps", "12", "--learning-rate", "0.05", "--batch-size",
                                         "5", "--format", "completion", "--threads", "1"});
        COMPARE_CODE(trained, 0);
        const nlohmann::json answer = trained.json();
        const auto schema = JsonSchema::read(fs::path(LORIKEET_SOURCES) / "tests/schemas/train.schema.json");
        QCOMPARE(schema.problems(answer), std::string());
        QVERIFY2(answer["last_loss"].get<double>() < answer["first_loss"].get<double>() - 0.2, trained.out.constData());
        COMPARE_CODE(run({"inspect", "--adapter", out + "/adapter", "--model", path("model")}), 0);
        const Outcome answers = compute({"generate", "--model", path("model"), "--with-base", "--adapter",
                                         out + "/adapter", "--instruction", "Name the colour.", "--input",
                                         "a ripe lemon", "--format", "completion", "--max-new-tokens", "8", "--json"});
        COMPARE_CODE(answers, 0);
        QVERIFY(answers.json()["answers"][0]["ids"] != answers.json()["answers"][1]["ids"]);
    }
    void adapterOfAnotherShapeListsAllMismatches() {
        QTemporaryDir folder;
        fs::copy(fixture("cli/adapter"), folder.path().toStdString(),
                 fs::copy_options::recursive | fs::copy_options::overwrite_existing);
        QFile file(folder.filePath("adapter_config.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll().replace("\"r\": 2", "\"r\": 3");
        file.close();
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
        file.close();
        const Outcome outcome =
            compute({"score", "--model", path("model"), "--adapter", folder.path(), "--ids", "1,2"});
        COMPARE_CODE(outcome, 1);
        QCOMPARE(outcome.err.count("[2, 16]"), 4);
    }
    void promptLongerThanTheContextIsASentence() {
        const Outcome outcome = compute({"generate", "--model", path("model"), "--prompt", QString(5000, 'x')});
        COMPARE_CODE(outcome, 1);
        QVERIFY(outcome.err.contains("1024"));
    }
    void idOutsideTheVocabularyIsASentence() {
        COMPARE_CODE(compute({"score", "--model", path("model"), "--ids", "1,300"}), 1);
    }
    void knownStoryIsTold() {
        LORIKEET_NEED_MATERIAL(folder, "models/stories260K");
        const QString model = QString::fromStdString((folder / "hf").string());
        const Outcome outcome =
            compute({"generate", "--model", model, "--prompt", "Once upon a time", "--max-new-tokens", "150"});
        COMPARE_CODE(outcome, 0);
        std::ifstream stream(folder / "expected_greedy_200.txt");
        const std::string story(std::istreambuf_iterator<char>(stream), {});
        QVERIFY(outcome.out.size() > 300);
        QVERIFY2(story.find(outcome.out.trimmed().toStdString()) != std::string::npos, outcome.out.constData());
    }
};

QTEST_GUILESS_MAIN(tst_CommandLineEngine)
#include "tst_CommandLineEngine.moc"
