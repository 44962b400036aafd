#include "tests/app/LabelRun.h"
#include "tests/support/JsonSchema.h"

using namespace tests;

/// Labels of texts, with the real engine.
class tst_CommandLinePredict : public QObject {
    Q_OBJECT
    JsonSchema m_schema =
        JsonSchema::read(std::filesystem::path(LORIKEET_SOURCES) / "tests/schemas/predict.schema.json");
    LabelRun m_run;

    QString at(const QString& name) const { return m_run.at(name); }
    Outcome predict(const QStringList& more) const {
        return compute(QStringList{"predict", "--device", "cpu", "--dtype", "float32"} + more);
    }
    Outcome ofRun(const QStringList& more) const { return predict(QStringList{"--run", at("run")} + more); }
    Outcome ofAdapter(const QStringList& more) const {
        return predict(QStringList{"--model", m_run.model(), "--adapter", m_run.adapter()} + more);
    }
    static double probability(const nlohmann::json& answer, const std::string& label) {
        for (const auto& score : answer["scores"])
            if (score["label"] == label) return score["probability"];
        return -1;
    }

private slots:
    void initTestCase() { COMPARE_CODE(m_run.make(), 0); }

    void aTextHasItsLabelAndProbabilities() {
        const Outcome good = ofRun({"--text", "the film was very good"}), bad = ofRun({"--text", "the film was bad"});
        COMPARE_CODE(good, 0);
        QCOMPARE(good.err, QByteArray());
        QVERIFY2(good.out.startsWith("positive ") && good.out.count(" %") == 3, good.out.constData());
        QVERIFY2(!bad.out.startsWith("positive "), bad.out.constData());
    }
    void answersInJsonHoldToTheirSchema() {
        const Outcome outcome = ofRun({"--text", "the film was very good", "--json"});
        COMPARE_CODE(outcome, 0);
        const nlohmann::json json = outcome.json();
        QCOMPARE(m_schema.problems(json), std::string());
        const nlohmann::json answer = json["answers"][0];
        COMPARE_JSON(answer["chosen"], {"positive"});
        COMPARE_JSON(answer["adapter"], m_run.adapter().toStdString());
        double sum = 0;
        for (const auto& score : answer["scores"]) sum += std::exp(score["logit"].get<double>());
        for (const auto& score : answer["scores"])
            QVERIFY(std::abs(score["probability"].get<double>() - std::exp(score["logit"].get<double>()) / sum) < 1e-6);
    }
    void wordsAreNamedWithTheirWeights() {
        const QString text = "the film was unbelievably good, very good";
        const Outcome outcome = ofAdapter({"--text", text, "--explain", "--json"});
        COMPARE_CODE(outcome, 0);
        QCOMPARE(m_schema.problems(outcome.json()), std::string());
        const nlohmann::json explanation = outcome.json()["answers"][0]["explanation"];
        COMPARE_JSON(explanation["label"], outcome.json()["answers"][0]["chosen"][0]);
        QStringList words;
        for (const auto& word : explanation["words"]) {
            words << QString::fromStdString(word["word"]);
            const auto begin = word["begin"].get<qsizetype>(), end = word["end"].get<qsizetype>();
            QCOMPARE(text.mid(begin, end - begin), words.back());
        }
        QCOMPARE(words.join(' '), QString("the film was unbelievably good , very good"));
        const Outcome told = ofAdapter({"--text", text, "--explain"});
        QVERIFY2(told.out.contains("\n  for ") && told.out.contains("\n  against it: "), told.out.constData());
    }
    void aPairIsReadAsOne() {
        const Outcome alone = ofRun({"--text", "the film was good", "--json"});
        const Outcome pair = ofRun({"--text", "the film was good", "--second", "it was bad", "--explain", "--json"});
        COMPARE_CODE(pair, 0);
        QVERIFY(pair.json()["tokens"].get<int>() > alone.json()["tokens"].get<int>());
        const nlohmann::json words = pair.json()["answers"][0]["explanation"]["words"];
        COMPARE_JSON(words.front()["text"], "first");
        COMPARE_JSON(
            words.back(),
            {{"word", "bad"}, {"text", "second"}, {"begin", 7}, {"end", 10}, {"weight", words.back()["weight"]}});
    }
    /// BERT tells the two texts of a pair apart by their types.
    void aPairIsReadAsEvaluateReadsIt() {
        const QString bert = m_run.other("classifiers/bert/model", "bert");
        m_run.write("pair.jsonl", R"({"instruction": "the film was good", "input": "it was bad", "output": "yes"})");
        const Outcome predicted = predict({"--model", bert, "--data", at("pair.jsonl"), "--json"});
        COMPARE_CODE(predicted, 0);
        const auto evaluated = compute({"evaluate", "--model", bert, "--data", at("pair.jsonl"), "--json",
                                        "--per-record", "--device", "cpu", "--dtype", "float32"})
                                   .jsonLines();
        QCOMPARE(evaluated.size(), 2U);
        for (int label : {0, 1, 2})
            COMPARE_JSON(predicted.json()["answers"][0]["scores"][label]["logit"],
                         evaluated[0]["results"][0]["logits"][label]);
    }
    void aSecondTextAloneIsTheText() {
        const Outcome second = ofRun({"--text", "", "--second", "the film was good", "--json"});
        COMPARE_CODE(second, 0);
        COMPARE_JSON(second.json(), ofRun({"--text", "the film was good", "--json"}).json());
    }
    void recordsAreJudgedAsEachAlone() {
        const Outcome outcome = ofRun({"--data", at("records.jsonl"), "--json"});
        COMPARE_CODE(outcome, 0);
        const auto lines = outcome.jsonLines();
        QCOMPARE(lines.size(), 120U);
        for (const nlohmann::json& line : lines) QCOMPARE(m_schema.problems(line), std::string());
        COMPARE_JSON(lines[41]["record"], 42);
        COMPARE_JSON(lines[41]["line"], 42);
        const Outcome alone = ofRun({"--text", "a very long story about nothing was long", "--json"});
        QVERIFY(std::abs(probability(lines[1]["answers"][0], "neutral") -
                         probability(alone.json()["answers"][0], "neutral")) < 1e-5);
        const Outcome told = ofRun({"--data", at("records.jsonl")});
        const QByteArray chosen = QByteArray::fromStdString(lines[0]["answers"][0]["chosen"][0]);
        QVERIFY2(told.out.startsWith("Record 1 (line 1): the film was bad\n  " + chosen + " "), told.out.constData());
    }
    void adaptersStandSideBySide() {
        const QString turned = m_run.renamed("turned", {"positive", "negative", "neutral"});
        const Outcome outcome = ofAdapter({"--adapter", turned, "--text", "the film was very good", "--json"});
        COMPARE_CODE(outcome, 0);
        const nlohmann::json answers = outcome.json()["answers"];
        QCOMPARE(answers.size(), 2U);
        COMPARE_JSON(answers[1]["adapter"], turned.toStdString());
        QCOMPARE(probability(answers[0], "positive"), probability(answers[1], "neutral"));
        const QByteArrayList lines =
            ofAdapter({"--adapter", turned, "--text", "the film was very good"}).out.split('\n');
        QCOMPARE(lines.size(), 3);
        QVERIFY(lines[0].contains("/adapter  positive ") && lines[1].contains("/turned  ") &&
                lines[1].contains("  neutral "));
    }
    void whatIsLongerThanTheModelReadsIsCutAndSaid() {
        const QString text = QString("the film was good ").repeated(40);
        const Outcome outcome = ofRun({"--text", text, "--json"});
        COMPARE_CODE(outcome, 0);
        COMPARE_JSON(outcome.json()["tokens"], 40); // as it learned
        COMPARE_JSON(outcome.json()["whole_tokens"], 162);
        QCOMPARE(outcome.err,
                 QByteArray("The text has 162 tokens, more than the 40 that are read: judged is its beginning.\n"));
        COMPARE_JSON(ofAdapter({"--text", text, "--json"}).json()["tokens"], 64);
        COMPARE_JSON(ofRun({"--text", text, "--json", "--max-length", "1000"}).json()["tokens"], 64);
        const Outcome shorter = ofRun({"--text", text, "--max-length", "10", "--json"});
        COMPARE_JSON(shorter.json()["tokens"], 10);
        m_run.write("long.jsonl", "{\"instruction\": \"" + text.toUtf8() + "\"}\n{\"instruction\": \"it was bad\"}\n");
        const Outcome records = ofRun({"--data", at("long.jsonl")});
        COMPARE_CODE(records, 0);
        QVERIFY2(records.err.contains("long.jsonl, line 1: the record has 162 tokens, more than the 40 allowed") &&
                     records.err.endsWith("1 of 2 records were cut: judged is their beginning.\n"),
                 records.err.constData());
    }
    void aHeadWithoutNamesTakesThoseThatAreGiven() {
        const QString unnamed = m_run.renamed("unnamed", {"LABEL_0", "LABEL_1", "LABEL_2"});
        const QStringList ask{"--model", m_run.model(), "--adapter", unnamed, "--text", "the film was very good"};
        QVERIFY2(predict(ask).out.startsWith("LABEL_2 "), predict(ask).out.constData());
        const Outcome named = predict(ask + QStringList{"--labels", "no", "meh", "yeah"});
        QVERIFY2(named.out.startsWith("yeah "), named.out.constData());
        // As in PEFT, what the base calls them counts where the adapter is silent.
        const QString base = m_run.renamed(m_run.model(), "named base", {"dull", "so", "fine"});
        QVERIFY(predict({"--model", base, "--adapter", unnamed, "--text", "the film was very good"})
                    .out.startsWith("fine "));
        const Outcome two = predict(ask + QStringList{"--labels", "a", "b"});
        COMPARE_CODE(two, 2);
        QVERIFY2(two.err.contains("unnamed has 3 labels, and 2 were named"), two.err.constData());
        const Outcome others = ofAdapter({"--text", "the film was very good", "--labels", "a", "b", "c"});
        COMPARE_CODE(others, 2);
        QVERIFY2(others.err.contains("names its own labels, negative, neutral, positive"), others.err.constData());
    }
    void whatIsNoNumberIsSaid() {
        const QStringList ask{"--model", m_run.model(), "--adapter", m_run.broken(), "--text", "it was good"};
        QCOMPARE(predict(ask).out, QByteArray("the model gives no number\n"));
        QCOMPARE(predict(ask + QStringList{"--explain"}).out, QByteArray("the model gives no number\n"));
        const Outcome outcome = predict(ask + QStringList{"--explain", "--json"});
        COMPARE_CODE(outcome, 0);
        QCOMPARE(m_schema.problems(outcome.json()), std::string());
        COMPARE_JSON(outcome.json()["answers"][0]["chosen"], nlohmann::json::array());
        COMPARE_JSON(outcome.json()["answers"][0]["scores"][0]["probability"], nullptr);
    }
    void anExportJudgesAsTheAdapterDoes() {
        const double wanted =
            probability(ofRun({"--text", "it was very good", "--json"}).json()["answers"][0], "positive");
        for (const QString& to : {QString("peft"), QString("merged")}) {
            COMPARE_CODE(compute({"export", "--run", at("run"), "--to", to, "--out", at(to), "--device", "cpu"}), 0);
            QStringList ask{"--text", "it was very good", "--json", "--model", to == "peft" ? m_run.model() : at(to)};
            if (to == "peft") ask += QStringList{"--adapter", at(to)};
            const Outcome outcome = predict(ask);
            COMPARE_CODE(outcome, 0);
            QVERIFY(std::abs(probability(outcome.json()["answers"][0], "positive") - wanted) < 1e-5);
        }
    }
    /// Another's base may be one that writes: it is held against that as a judge.
    void inspectTellsLabelsAndFits() {
        const JsonSchema schema =
            JsonSchema::read(std::filesystem::path(LORIKEET_SOURCES) / "tests/schemas/inspect.schema.json");
        const QString base = QString::fromStdString(fixture("classifiers/llama/adapter").string());
        QVERIFY(std::filesystem::exists(base.toStdString()));
        const Outcome outcome = compute({"inspect", "--adapter", base, "--model",
                                         QString::fromStdString(fixture("models/llama-tied").string()), "--json"});
        QCOMPARE(schema.problems(outcome.json()), std::string());
        COMPARE_JSON(outcome.json()["labels"], {"LABEL_0", "LABEL_1", "LABEL_2"});
        QVERIFY2(!outcome.out.contains("adapter-unsupported"), outcome.out.constData());
        const Outcome own = compute({"inspect", "--adapter", m_run.adapter(), "--model", m_run.model()});
        COMPARE_CODE(own, 0);
        QVERIFY2(own.out.contains("negative, neutral, positive"), own.out.constData());
    }
    void whatDoesNotJudgeIsRefused() {
        const Outcome writes = predict({"--model", path("model"), "--adapter", path("adapter"), "--text", "a"});
        COMPARE_CODE(writes, 2);
        QVERIFY2(writes.err.contains("was trained to write answers, not to judge texts"), writes.err.constData());
        const Outcome model = predict({"--model", path("model"), "--text", "a"});
        COMPARE_CODE(model, 2);
        QVERIFY2(model.err.contains("writes answers; it judges texts with an --adapter only"), model.err.constData());
        const Outcome headless = predict({"--model", m_run.model(), "--text", "a"});
        COMPARE_CODE(headless, 2);
        QVERIFY2(headless.err.contains("alone has no head that judges texts yet"), headless.err.constData());
        COMPARE_CODE(ofAdapter({"--with-base", "--text", "a"}), 2);
        COMPARE_CODE(predict({"--model", m_run.model(), "--adapter", path("nowhere"), "--text", "a"}), 1);
        COMPARE_CODE(predict({"--run", path("nowhere"), "--text", "a"}), 1);
    }
    void wrongUsesAreSaid_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("said");
        const auto row = [](const char* name, const QStringList& arguments, const char* said) {
            QTest::newRow(name) << arguments << QByteArray(said);
        };
        row("nothing", {}, "one of these is needed: --model or --run");
        row("no text", {"--run", "r"}, "one of these is needed: --text or --data");
        row("text and data", {"--run", "r", "--text", "a", "--data", "d"},
            "only one of these can be used at a time: --text or --data");
        row("second of data", {"--run", "r", "--data", "d", "--second", "b"}, "--second is for --text only");
        row("names of a run", {"--run", "r", "--text", "a", "--labels", "x"}, "--labels is for --model only");
        row("no length", {"--run", "r", "--text", "a", "--max-length", "0"}, "--max-length");
        row("slip", {"--run", "r", "--text", "a", "--explains"}, "did you mean «--explain»?");
    }
    void wrongUsesAreSaid() {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, said);
        const Outcome outcome = compute(QStringList{"predict"} + arguments);
        COMPARE_CODE(outcome, 2);
        QVERIFY2(outcome.err.contains(said), outcome.err.constData());
    }
    void anEmptyTextIsNone() {
        const Outcome outcome = ofRun({"--text", " "});
        COMPARE_CODE(outcome, 2);
        QVERIFY2(outcome.err.startsWith("--text: the text is empty."), outcome.err.constData());
    }
};

QTEST_GUILESS_MAIN(tst_CommandLinePredict)
#include "tst_CommandLinePredict.moc"
