#include "core/training/FrozenRecords.h"
#include "tests/app/RealRun.h"
#include "tests/support/JsonSchema.h"

#include <sys/resource.h>

using namespace tests;
namespace fs = std::filesystem;

/// With the real engine: what evaluate finds is what score and the trainer find, and an export is the adapter.
class tst_CommandLineRelease : public QObject {
    Q_OBJECT
    QTemporaryDir m_base;
    JsonSchema m_evaluate = JsonSchema::read(fs::path(LORIKEET_SOURCES) / "tests/schemas/evaluate.schema.json");
    JsonSchema m_export = JsonSchema::read(fs::path(LORIKEET_SOURCES) / "tests/schemas/export.schema.json");

    QString at(const QString& name) const { return m_base.filePath(name); }
    /// Sum of -ln p and number of the learned tokens, record by record.
    static std::vector<std::pair<double, int>> scored(const QString& model, const QString& adapter,
                                                      const QString& data) {
        QStringList arguments{"score", "--model", model, "--data", data, "--json"};
        if (!adapter.isEmpty()) arguments += QStringList{"--adapter", adapter};
        std::vector<std::pair<double, int>> sums;
        for (const nlohmann::json& line : compute(arguments).jsonLines()) {
            std::pair<double, int> sum;
            for (std::size_t i = 1; i < line["ids"].size(); ++i)
                if (line["learned"][i] == 1) sum.first -= line["logprobs"][i].get<double>(), ++sum.second;
            sums.push_back(sum);
        }
        return sums;
    }
    static double meanOf(const std::vector<std::pair<double, int>>& sums) {
        std::pair<double, int> total;
        for (const auto& [loss, tokens] : sums) total.first += loss, total.second += tokens;
        return total.first / total.second;
    }
    /// Largest difference of a token's log-probability between a model with an adapter and another model.
    static double farthest(const QString& model, const QString& adapter, const QString& exported, const QString& data) {
        QStringList arguments{"score", "--data", data, "--json", "--device", "cpu", "--dtype", "float32", "--model"};
        const auto left = compute(arguments + QStringList{model, "--adapter", adapter}).jsonLines();
        const auto right = compute(arguments + QStringList{exported}).jsonLines();
        if (left.empty() || left.size() != right.size()) return INFINITY;
        double largest = 0;
        for (std::size_t i = 0; i < left.size(); ++i)
            for (std::size_t t = 1; t < left[i]["logprobs"].size(); ++t)
                largest = std::max(largest, std::abs(left[i]["logprobs"][t].get<double>() -
                                                     right[i]["logprobs"][t].get<double>()));
        return largest;
    }
    static QStringList evaluate(const QStringList& more) {
        return QStringList{"evaluate", "--device", "cpu", "--dtype", "float32"} + more;
    }
    QStringList exported(const QString& run, const QString& to, const QString& out) {
        return {"export", "--run", run, "--to", to, "--out", out, "--device", "cpu", "--dtype", "float32"};
    }

private slots:
    void initTestCase() {
        COMPARE_CODE(compute(trainClinic(at("run"), {"--validation-split", "0.2", "--test-split", "0.1"})), 0);
        COMPARE_CODE(compute(trainClinic(at("full"), {"--method", "full", "--max-steps", "8", "--test-split", "0.1",
                                                      "--learning-rate", "1e-3"})),
                     0);
        // A base in F32, so that nothing is rounded.
        COMPARE_CODE(compute({"train", "--model", path("model"), "--data", path("records.json"), "--out", at("exact"),
                              "--max-steps", "12", "--learning-rate", "0.05", "--device", "cpu", "--dtype", "float32"}),
                     0);
    }
    void evaluateIsTheMeanOfScore() {
        const Outcome outcome = compute(evaluate({"--model", sampleModel(), "--adapter", at("run/adapter"), "--adapter",
                                                  at("run/last"), "--data", clinic(), "--json", "--per-record"}));
        COMPARE_CODE(outcome, 0);
        const auto lines = outcome.jsonLines();
        QCOMPARE(lines.size(), 61U);
        for (const nlohmann::json& line : lines) QCOMPARE(m_evaluate.problems(line), std::string());
        const QStringList adapters{"", at("run/adapter"), at("run/last")};
        for (int i = 0; i < 3; ++i) {
            const auto sums = scored(sampleModel(), adapters[i], clinic());
            const nlohmann::json result = lines.back()["results"][static_cast<std::size_t>(i)];
            QVERIFY(std::abs(result["loss"].get<double>() - meanOf(sums)) < 1e-5);
            QVERIFY(std::abs(result["perplexity"].get<double>() / std::exp(meanOf(sums)) - 1) < 1e-4);
            for (std::size_t record = 0; record < 60; ++record) {
                const nlohmann::json one = lines[record]["results"][static_cast<std::size_t>(i)];
                COMPARE_JSON(lines[record]["record"], record + 1);
                COMPARE_JSON(one["tokens"], sums[record].second);
                QVERIFY(std::abs(one["loss"].get<double>() - sums[record].first / sums[record].second) < 1e-4);
            }
        }
    }
    void evaluateOfARunFindsWhatTheTrainerFound() {
        const Outcome outcome = compute(evaluate({"--run", at("run"), "--split", "validation", "--json"}));
        COMPARE_CODE(outcome, 0);
        const auto looks = eventsOf<core::EvaluationFinished>(at("run"));
        const auto best = std::find_if(looks.rbegin(), looks.rend(), [](const auto& look) { return look.isBest; });
        const nlohmann::json results = outcome.json()["results"];
        COMPARE_JSON(outcome.json()["records"], 12);
        QVERIFY(std::abs(results[0]["loss"].get<double>() - looks[0].loss) < 1e-5);
        QVERIFY(std::abs(results[1]["loss"].get<double>() - best->loss) < 1e-5);
        COMPARE_JSON(results[1]["token_accuracy"], best->tokenAccuracy);
        QCOMPARE(QString::fromStdString(results[1]["adapter"]), at("run/adapter"));
    }
    void evaluateOfARunTakesTheRecordsItPutAside() {
        const Outcome outcome = compute(evaluate({"--run", at("run") + "/", "--json"}));
        COMPARE_CODE(outcome, 0);
        const core::RunConfig config = core::Run::config(at("run").toStdString());
        nlohmann::json list;
        for (const core::Record& record : core::thaw(at("data").toStdString(), config.data).test)
            list.push_back({{"instruction", record.instruction}, {"input", record.input}, {"output", record.output}});
        QCOMPARE(list.size(), 6U);
        QFile file(at("test.json"));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(list.dump().c_str()) > 0);
        file.close();
        const Outcome other = compute(evaluate({"--model", sampleModel(), "--adapter", at("run/adapter"), "--data",
                                                file.fileName(), "--json"}));
        COMPARE_CODE(other, 0);
        for (const std::size_t i : {0U, 1U})
            COMPARE_JSON(outcome.json()["results"][i]["loss"], other.json()["results"][i]["loss"]);
    }
    void evaluateOfAWholeModelSetsItBesideTheBase() {
        const Outcome outcome = compute(evaluate({"--run", at("full"), "--json"}));
        COMPARE_CODE(outcome, 0);
        const nlohmann::json results = outcome.json()["results"];
        QCOMPARE(m_evaluate.problems(outcome.json()), std::string());
        QCOMPARE(QString::fromStdString(results[1]["name"]), at("full/model"));
        COMPARE_JSON(results[1]["adapter"], nullptr);
        QVERIFY(results[1]["loss"].get<double>() < results[0]["loss"].get<double>() - 1);
    }
    void aPeftExportIsTheAdapter() {
        const Outcome outcome = compute(exported(at("run"), "peft", at("exports/peft")));
        COMPARE_CODE(outcome, 0);
        QVERIFY2(outcome.out.contains(" it judges 18 texts ("), outcome.out.constData());
        QVERIFY(contentOf(at("exports/peft/adapter_model.safetensors")) ==
                contentOf(at("run/adapter/adapter_model.safetensors")));
        COMPARE_CODE(compute({"inspect", "--adapter", at("exports/peft"), "--model", sampleModel()}), 0);
        QVERIFY(!QFile::exists(at("exports/peft.unverified")));
    }
    void aMergedExportAnswersAsTheAdapterDoes() {
        const QString out = at("exports/exact");
        const Outcome outcome = compute(exported(at("exact"), "merged", out) + QStringList{"--json"});
        COMPARE_CODE(outcome, 0);
        QCOMPARE(m_export.problems(outcome.json()), std::string());
        QVERIFY(outcome.json()["rounding_difference"].get<double>() < 1e-5);
        QVERIFY(farthest(path("model"), at("exact/adapter"), out, path("records.json")) < 1e-5);
        QVERIFY(farthest(path("model"), at("exact/adapter"), path("model"), path("records.json")) > 0.1);
        COMPARE_CODE(compute({"inspect", "--model", out}), 0);
        COMPARE_CODE(compute({"generate", "--model", out, "--prompt", "The", "--max-new-tokens", "3"}), 0);
    }
    /// The sample's weights are F16, so are those of the export: what that costs is said.
    void whatRoundingCostsIsSaid() {
        const QString out = at("exports/merged");
        const Outcome outcome = compute(exported(at("run"), "merged", out));
        COMPARE_CODE(outcome, 0);
        QVERIFY2(outcome.out.contains("The weights are stored in the base's own number format, which moves a "
                                      "log-probability by "),
                 outcome.out.constData());
        const double difference = farthest(sampleModel(), at("run/adapter"), out, clinic());
        QVERIFY2(difference > 1e-4 && difference < 0.1, QByteArray::number(difference).constData());
    }
    void anAdapterNamesItsBase() {
        const Outcome outcome = compute({"export", "--adapter", at("run/adapter"), "--to", "merged", "--out",
                                         at("exports/own"), "--data", clinic(), "--json", "--device", "cpu"});
        COMPARE_CODE(outcome, 0);
        COMPARE_JSON(outcome.json()["sequences"], 60);
        QVERIFY(contentOf(at("exports/own/model.safetensors")).size() > 400'000);
    }
    void aFullDiskLeavesNothing() {
        QProcess process;
        prepareReal(process, exported(at("run"), "merged", at("exports/none")));
        process.setChildProcessModifier([] {
            const rlimit small{100'000, 100'000};
            ::setrlimit(RLIMIT_FSIZE, &small);
        });
        process.start();
        const Outcome outcome = finish(process);
        COMPARE_CODE(outcome, 1);
        QVERIFY2(outcome.err.contains("the disk is full"), outcome.err.constData());
        QCOMPARE(QDir(at("exports")).entryList({"none*"}), QStringList());
    }
};

QTEST_GUILESS_MAIN(tst_CommandLineRelease)
#include "tst_CommandLineRelease.moc"
