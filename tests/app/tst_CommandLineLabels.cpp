#include "tests/app/LabelRun.h"
#include "tests/support/JsonSchema.h"

using namespace tests;

/// evaluate of models that judge texts, with the real engine: what predict says, counted.
class tst_CommandLineLabels : public QObject {
    Q_OBJECT
    JsonSchema m_schema =
        JsonSchema::read(std::filesystem::path(LORIKEET_SOURCES) / "tests/schemas/evaluate-labels.schema.json");
    LabelRun m_run;

    QString at(const QString& name) const { return m_run.at(name); }
    Outcome evaluate(const QStringList& more) const {
        return compute(QStringList{"evaluate", "--device", "cpu", "--dtype", "float32"} + more);
    }
    Outcome ofAdapter(const QStringList& more) const {
        return evaluate(
            QStringList{"--model", m_run.model(), "--adapter", m_run.adapter(), "--data", at("records.jsonl")} + more);
    }

private slots:
    void initTestCase() { COMPARE_CODE(m_run.make(), 0); }

    void figuresAreThoseOfThePredictions() {
        const Outcome outcome = ofAdapter({"--json"});
        COMPARE_CODE(outcome, 0);
        const nlohmann::json json = outcome.json();
        QCOMPARE(m_schema.problems(json), std::string());
        const auto predicted =
            compute({"predict", "--run", at("run"), "--data", at("records.jsonl"), "--json"}).jsonLines();
        std::vector<std::vector<int>> confusion(3, std::vector<int>(3));
        const std::vector<std::string> names{"negative", "neutral", "positive"};
        for (std::size_t i = 0; i < predicted.size(); ++i)
            for (std::size_t chosen = 0; chosen < 3; ++chosen)
                confusion[i % 3][chosen] += predicted[i]["answers"][0]["chosen"][0] == names[chosen];
        COMPARE_JSON(json["records"], 120);
        COMPARE_JSON(json["labels"], {"negative", "neutral", "positive"});
        const nlohmann::json result = json["results"][0];
        COMPARE_JSON(result["confusion"], confusion);
        const double right = confusion[0][0] + confusion[1][1] + confusion[2][2];
        COMPARE_JSON(result["accuracy"], right / 120);
        QVERIFY2(right > 100, outcome.out.constData()); // it has learned something
        QVERIFY(result["accuracy_interval"][0].get<double>() < right / 120);
        const double precision =
            confusion[1][1] / static_cast<double>(confusion[0][1] + confusion[1][1] + confusion[2][1]);
        QVERIFY(std::abs(result["labels"][1]["precision"].get<double>() - precision) < 1e-12);
        COMPARE_JSON(result["f1_micro"], right / 120);
        COMPARE_JSON(json["baselines"], {{"commonest_label", 40.0 / 120}, {"bag_of_words", nullptr}});
    }
    void aRunIsAskedByTheRecordsItPutAside() {
        const Outcome outcome = evaluate({"--run", at("run"), "--json"});
        COMPARE_CODE(outcome, 0);
        QCOMPARE(m_schema.problems(outcome.json()), std::string());
        QVERIFY(outcome.json()["records"].get<int>() > 5 && outcome.json()["records"].get<int>() < 60);
        QVERIFY(outcome.json()["baselines"]["bag_of_words"].is_number());
        const Outcome none = evaluate({"--run", at("run"), "--split", "validation"});
        COMPARE_CODE(none, 2);
        QVERIFY2(none.err.startsWith("the run put no validation records aside"), none.err.constData());
    }
    void theTableHasEveryLabelAndWhatWasTakenForWhat() {
        const Outcome outcome = evaluate({"--run", at("run")});
        COMPARE_CODE(outcome, 0);
        for (const char* part :
             {" records:\n", "accuracy", "95 % interval", "Without reading, for comparison:", "the commonest label",
              "a bag of words", "label by label", "\n  negative ", "Right label (down) and chosen label (across):"})
            QVERIFY2(outcome.out.contains(part), outcome.out.constData());
    }
    void recordsStandLineByLine() {
        const Outcome json = ofAdapter({"--per-record", "--json"});
        COMPARE_CODE(json, 0);
        const auto lines = json.jsonLines();
        QCOMPARE(lines.size(), 121U);
        for (const nlohmann::json& line : lines) QCOMPARE(m_schema.problems(line), std::string());
        COMPARE_JSON(lines[1]["right"], {"neutral"});
        COMPARE_JSON(lines[1]["line"], 2);
        const Outcome told = ofAdapter({"--per-record"});
        QVERIFY2(told.out.startsWith("Chosen (=: right)"), told.out.constData());
        const QByteArray first = told.out.split('\n')[1];
        QVERIFY2(first.startsWith("Record 1 (line 1)") && first.contains("negative"), first.constData());
    }
    /// The same weights with their labels in another order are wrong where the others are right, never the same.
    void labelsAreToldApartByTheirNames() {
        const QString turned = m_run.renamed("turned", {"positive", "negative", "neutral"});
        const Outcome outcome = ofAdapter({"--adapter", turned, "--per-record", "--json"});
        COMPARE_CODE(outcome, 0);
        const auto lines = outcome.jsonLines();
        const nlohmann::json results = lines.back()["results"];
        QVERIFY(results[0]["accuracy"].get<double>() > 0.8 && results[1]["accuracy"].get<double>() < 0.2);
        for (int chosen : {0, 1, 2}) {
            for (int right : {0, 1, 2})
                COMPARE_JSON(results[1]["confusion"][right][(chosen + 2) % 3], results[0]["confusion"][right][chosen]);
            COMPARE_JSON(lines[0]["results"][1]["logits"][(chosen + 2) % 3], lines[0]["results"][0]["logits"][chosen]);
        }
        for (const std::size_t record : {0U, 1U, 2U}) // negative, neutral, positive
            for (const nlohmann::json& result : lines[record]["results"]) {
                double sum = 0;
                for (const auto& logit : result["logits"]) sum += std::exp(logit.get<double>());
                const double loss = std::log(sum) - result["logits"][record].get<double>();
                QVERIFY(std::abs(result["loss"].get<double>() - loss) < 1e-4);
            }
    }
    void otherLabelsAreRefused() {
        const QString other = m_run.renamed("other", {"negative", "neutral", "fine"});
        const Outcome outcome = ofAdapter({"--adapter", other});
        COMPARE_CODE(outcome, 2);
        QVERIFY2(outcome.err.contains("(negative, neutral, fine) are not those of ") &&
                     outcome.err.contains("cannot be compared"),
                 outcome.err.constData());
    }
    void labelsWithoutNamesAreAskedFor() {
        const QString unnamed = m_run.renamed("unnamed", {"LABEL_0", "LABEL_1", "LABEL_2"});
        const QStringList ask{"--model", m_run.model(), "--adapter", unnamed, "--data", at("records.jsonl")};
        const Outcome outcome = evaluate(ask);
        COMPARE_CODE(outcome, 2);
        QVERIFY2(outcome.err.contains("nothing says which label") && outcome.err.contains("with --labels"),
                 outcome.err.constData());
        const Outcome named = evaluate(ask + QStringList{"--labels", "negative", "neutral", "positive", "--json"});
        COMPARE_CODE(named, 0);
        COMPARE_JSON(named.json()["results"][0]["confusion"], ofAdapter({"--json"}).json()["results"][0]["confusion"]);
    }
    void aLabelThatTheModelHasNotIsWrongAndSaid() {
        m_run.write("some.jsonl", "{\"instruction\": \"the film was good\", \"output\": \"positive\"}\n"
                                  "{\"instruction\": \"the film was bad\", \"output\": \"awful\"}\n");
        const QStringList ask{"--model", m_run.model(), "--adapter", m_run.adapter(), "--data", at("some.jsonl")};
        const Outcome outcome = evaluate(ask + QStringList{"--per-record"});
        COMPARE_CODE(outcome, 0);
        QVERIFY2(outcome.out.contains("\n2 records:") && outcome.out.contains(" 50.0 % ") &&
                     outcome.out.contains("1 record has a label that the model does not know: counted as wrong.") &&
                     outcome.out.contains("\n(unknown) ") && outcome.out.contains(" awful "),
                 outcome.out.constData());
        QVERIFY2(outcome.err.contains("1 record counted as wrong, having labels that are none of negative, neutral, "
                                      "positive: «awful» (1). Rename them in the records") &&
                     !outcome.err.contains("quotes") && !outcome.err.contains("left out"),
                 outcome.err.constData());
        const Outcome records = evaluate(ask + QStringList{"--per-record", "--json"});
        QVERIFY(records.jsonLines()[0]["results"][0]["loss"].is_number());
        QVERIFY(records.jsonLines()[1]["results"][0]["loss"].is_null()); // there is none of a label that is not known
        const Outcome json = evaluate(ask + QStringList{"--json"});
        QCOMPARE(m_schema.problems(json.json()), std::string());
        COMPARE_JSON(json.json()["records"], 2);
        COMPARE_JSON(json.json()["unknown_records"], 1);
        const nlohmann::json result = json.json()["results"][0];
        COMPARE_JSON(result["accuracy"], 0.5);
        COMPARE_JSON(result["unknown_chosen"], {1, 0, 0});
        COMPARE_JSON(result["confusion"][0], {0, 0, 0}); // its rows are of known labels
        COMPARE_JSON(result["labels"][0]["records"], 0);
        QVERIFY(result["loss"].is_number());
    }
    void validationRecordsThatNoneCanUseAreSaidSo() {
        m_run.write("learned.jsonl", "{\"instruction\": \"it was good\", \"label\": \"positive\"}\n"
                                     "{\"instruction\": \"it was bad\", \"label\": \"negative\"}\n");
        const auto train = [&](const QByteArray& validation) {
            m_run.write("watch.jsonl", validation);
            return compute({"train", "--model", m_run.model(), "--data", at("learned.jsonl"), "--validation",
                            at("watch.jsonl"), "--out", at("unwatched"), "--task", "classification", "--max-steps", "1",
                            "--device", "cpu"});
        };
        const Outcome other = train("{\"instruction\": \"it was good\", \"label\": \"fine\"}\n"
                                    "{\"instruction\": \"it was bad\", \"label\": \"poor\"}\n"
                                    "{\"instruction\": \"it was well\", \"label\": \"fine\"}\n");
        COMPARE_CODE(other, 1);
        QVERIFY2(other.err.contains("none of the 3 records can be used: those put aside for validation have labels that "
                                    "are none of negative, positive: fine (2), poor (1). Change their labels, or take "
                                    "other records, as --validation-split does.") &&
                     !other.err.contains("quotes") && !other.err.contains("Give the records an output"),
                 other.err.constData());
        const Outcome none = train("{\"instruction\": \"it was good\", \"output\": \"So it was.\"}\n");
        COMPARE_CODE(none, 1);
        QVERIFY2(none.err.contains("none of the 1 records can be used: those put aside for validation have no label."),
                 none.err.constData());
        QVERIFY(!QDir(at("unwatched")).exists());
        const Outcome some = train("{\"instruction\": \"it was good\", \"label\": \"fine\"}\n"
                                   "{\"instruction\": \"it was bad\", \"label\": \"negative\"}\n");
        COMPARE_CODE(some, 0);
        QVERIFY2(some.err.contains("1 record counted as wrong, having labels that are none of negative, positive: "
                                   "«fine» (1)."),
                 some.err.constData());
    }
    void recordsOfOtherLabelsAloneAreRefusedInASentence() {
        QByteArray lines;
        for (int i = 0; i < 30; ++i)
            lines += "{\"instruction\": \"it was good\", \"output\": \"" + QByteArray(i % 2 == 0 ? "fine" : "poor") + "\"}\n";
        m_run.write("others.jsonl", lines);
        const Outcome outcome =
            evaluate({"--model", m_run.model(), "--adapter", m_run.adapter(), "--data", at("others.jsonl")});
        COMPARE_CODE(outcome, 2);
        QVERIFY2(outcome.err.contains("«fine» (") && outcome.err.contains("«poor» (") &&
                     outcome.err.contains("--labels") && !outcome.err.contains("quotes") &&
                     outcome.err.count("none of negative, neutral, positive") == 1,
                 outcome.err.constData());
    }
    /// A tree with a part for each use gives the one that is asked for; a test that watches training, too, is said.
    void aFolderGivesThePartThatIsAskedFor() {
        for (const QString part : {"train", "validation", "test"})
            for (const QString label : {"negative", "neutral", "positive"})
                for (int i = 0; i < (part == "train" ? 2 : 1); ++i) {
                    QVERIFY(QDir().mkpath(at("tree/" + part + "/" + label)));
                    m_run.write("tree/" + part + "/" + label + "/" + QString::number(i) + ".txt",
                                ("the film was " + part + " " + label + " " + QString::number(i)).toUtf8());
                }
        const auto train = [&](const QStringList& more) {
            return compute(QStringList{"train", "--model", m_run.model(), "--data", at("tree"), "--task",
                                       "classification", "--max-steps", "1", "--device", "cpu"} +
                           more);
        };
        const Outcome parts = train({"--validation", at("tree"), "--test", at("tree"), "--out", at("parts")});
        COMPARE_CODE(parts, 0);
        for (const char* said : {"of its parts the validation texts are taken, 3 records.",
                                 "of its parts the test texts are taken, 3 records.",
                                 "6 records to learn from, 3 to watch by, 3 to judge by."})
            QVERIFY2(parts.err.contains(said), parts.err.constData());
        QVERIFY2(!parts.err.contains("are among"), parts.err.constData());
        const Outcome watched = train({"--validation", at("tree/test"), "--out", at("watched")});
        COMPARE_CODE(watched, 0);
        QVERIFY2(watched.err.contains("3 of 3 test records are among the validation records, too"),
                 watched.err.constData());
        const QStringList judge{"--model", m_run.model(), "--adapter", m_run.adapter(), "--data"};
        const Outcome test = evaluate(judge + QStringList{at("tree")});
        COMPARE_CODE(test, 0);
        QVERIFY2(test.out.startsWith("3 records:"), test.out.constData());
        QVERIFY(QDir(at("tree/test")).removeRecursively());
        const Outcome none = evaluate(judge + QStringList{at("tree")});
        COMPARE_CODE(none, 2);
        QVERIFY2(none.err.contains("has no test texts among its parts"), none.err.constData());
    }
    void whatIsNoNumberCountsNowhereAndIsNamed() {
        const Outcome outcome = ofAdapter({"--adapter", m_run.broken(), "--json"});
        COMPARE_CODE(outcome, 0);
        QCOMPARE(m_schema.problems(outcome.json()), std::string());
        const nlohmann::json results = outcome.json()["results"];
        COMPARE_JSON(results[0]["records"], 120);
        COMPARE_JSON(results[1]["records"], 0);
        COMPARE_JSON(results[1]["accuracy"], nullptr);
        COMPARE_JSON(results[1]["loss"], nullptr);
        QCOMPARE(outcome.err.count("the model gives no number for these tokens"), 20);
        QVERIFY2(outcome.err.contains("… and 100 more"), outcome.err.constData());
    }
    void aWholeModelIsEvaluatedAlone() {
        COMPARE_CODE(
            compute({"export", "--run", at("run"), "--to", "merged", "--out", at("merged"), "--device", "cpu"}), 0);
        const Outcome outcome = evaluate({"--model", at("merged"), "--data", at("records.jsonl"), "--json"});
        COMPARE_CODE(outcome, 0);
        COMPARE_JSON(outcome.json()["results"][0]["confusion"],
                     ofAdapter({"--json"}).json()["results"][0]["confusion"]);
    }
    void whatIsNotForLabelsIsRefused() {
        const Outcome format = ofAdapter({"--format", "alpaca"});
        COMPARE_CODE(format, 2);
        QVERIFY2(format.err.contains("--format: texts that are judged have none"), format.err.constData());
        const Outcome causal =
            evaluate({"--model", path("model"), "--data", path("records.json"), "--labels", "a", "b"});
        COMPARE_CODE(causal, 2);
        QVERIFY2(causal.err.contains("--labels is for models that judge texts"), causal.err.constData());
        std::filesystem::copy(at("run").toStdString(), at("masked").toStdString(),
                              std::filesystem::copy_options::recursive);
        nlohmann::json config = nlohmann::json::parse(contentOf(at("masked/config.json")).constData());
        config["task"] = "masked_lm";
        config["method"] = "full";
        m_run.write("masked/config.json", QByteArray::fromStdString(config.dump()));
        const Outcome masked = evaluate({"--run", at("masked")});
        COMPARE_CODE(masked, 2);
        QVERIFY2(masked.err.startsWith("the run learned neither answers nor labels"), masked.err.constData());
        const Outcome predicted = compute({"predict", "--run", at("masked"), "--text", "it was good"});
        COMPARE_CODE(predicted, 2);
        QVERIFY2(predicted.err.contains("learned to foretell hidden tokens, not to judge texts"), predicted.err.constData());
        const Outcome mixed = ofAdapter({"--adapter", path("adapter")});
        COMPARE_CODE(mixed, 2);
        QVERIFY2(mixed.err.contains("was trained to write answers"), mixed.err.constData());
    }
};

QTEST_GUILESS_MAIN(tst_CommandLineLabels)
#include "tst_CommandLineLabels.moc"
