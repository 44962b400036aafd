#include "AdapterDesk.h"
#include "core/project/ProjectReader.h"
#include "core/release/ModelCard.h"
#include "core/training/Judgements.h"
#include "tests/support/JsonSchema.h"

using namespace core;
using namespace tests;
using Format = ReleaseFormat;

namespace {

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

} // namespace

/// What an export says of itself, held to its schema; and what it keeps to itself.
class tst_ModelCard : public QObject {
    Q_OBJECT
    JsonSchema m_schema = JsonSchema::read(std::filesystem::path(LORIKEET_SOURCES) / "tests/schemas/card.schema.json");

    static ModelCard card(const ExportPlan& plan, Format format = Format::Peft, const std::string& name = {}) {
        ModelCard card = makeCard(plan, format, name, "Lorikeet 0.0");
        card.verified = {12, 345, 3e-6, 2e-6};
        return card;
    }
    /// Holds both forms to what holds for every card.
    void hold(const AdapterDesk& desk, const ModelCard& card) const {
        const std::string json = cardJson(card), text = cardMarkdown(card);
        QCOMPARE(m_schema.problems(nlohmann::json::parse(json)), std::string());
        for (const std::string& each : {json, text}) {
            QVERIFY2(!contains(each, utf8(desk.at("").parent_path())), each.c_str());
            QVERIFY2(!contains(each, LORIKEET_SOURCES), each.c_str());
            for (const char* place : {"/tmp/", "/home/", "/Users/", "C:\\"})
                QVERIFY2(!contains(each, place), each.c_str());
        }
        QVERIFY(text.starts_with("---\nlibrary_name: "));
        QVERIFY(contains(text, "\nbase_model: \"" + card.base + "\"\n") && contains(text, "\ntags:\n- lora\n"));
        QVERIFY(contains(text, card.adapterHash) && contains(text, card.baseFingerprint));
        QVERIFY(contains(text, "judged 12 texts (345 tokens)"));
    }

private slots:
    void aRunTellsWhatItWasTrainedOn() {
        const AdapterDesk desk;
        const fs::path run = desk.run("run-1", someRecords(), desk.base);
        const ModelCard made = card(planRunExport(run));
        hold(desk, made);
        const auto json = nlohmann::json::parse(cardJson(made));
        QCOMPARE(QString::fromStdString(json["name"]), QString("run-1"));
        QCOMPARE(json["adapter"]["sha256"].get<std::string>(), adapterHash(desk.adapter));
        QCOMPARE(json["training"]["records"].dump(), std::string(R"({"test":1,"training":3,"validation":1})"));
        QCOMPARE(json["training"]["data_sha256"].get<std::string>(), Run::config(run).data);
        QVERIFY(json["training"]["approved"].is_null()); // these records belong to no project
        QCOMPARE(json["training"]["metrics"]["untrained"]["loss"].get<double>(), 4.5);
        QCOMPARE(json["training"]["metrics"]["best"]["loss"].get<double>(), 3.25);
        QCOMPARE(json["training"]["settings"]["learning_rate"].get<double>(), 2e-4);
        QCOMPARE(json["verification"]["texts"].get<std::string>(), std::string("put-aside"));
        QCOMPARE(json["verification"]["largest_difference"].get<double>(), 3e-6);
        const std::string text = cardMarkdown(made);
        for (const char* part : {"# run-1\n", "It learned from 3 records. 1 other watched",
                                 "1 record more were put aside as a test", "| before training | 4.5000 |",
                                 "| this one, step 2 | 3.2500 | 25.79 | 25.0 % | 12.5 % |",
                                 "differ by 3.0e-06 nats at most", "PeftModel.from_pretrained(base, \"here\")"})
            QVERIFY2(contains(text, part), (part + ("\n" + text)).c_str());
    }
    /// Of the records that it learned from, those that a person approved and did not change since.
    void aProjectTellsHowManyAreApproved() {
        const AdapterDesk desk;
        SplitRecords learned;
        {
            Project project = Project::create(desk.project());
            std::vector<StoredRecord> stored;
            for (const Record& record : someRecords().training)
                stored.push_back({.record = record, .status = Status::Approved});
            const auto ids = project.add(stored, 0, EntryKind::Add).records;
            learned = ProjectReader(desk.project()).splitRecords(std::vector{Status::Approved});
            QCOMPARE(learned.training.size(), 3U);
            project.setStatus(std::vector{ids[0]}, Status::NeedsWork);
            project.edit(std::vector{TextEdit{ids[1], RecordField::Output, "Changed."}});
        }
        const ModelCard made = card(planRunExport(desk.run("run-1", learned, desk.base)));
        hold(desk, made);
        QCOMPARE(made.approved.value_or(-1), 1);
        QVERIFY(contains(cardMarkdown(made), "1 are approved by the person"));
    }
    /// Where its records were judged; and not of a run that went on since.
    void theTestRecordsHaveTheirFigures() {
        const AdapterDesk desk;
        const fs::path run = desk.run("run-1", someRecords(), desk.base);
        Judgements judged{.step = 2, .data = Run::config(run).data, .labels = {ProblemType::SingleLabel, {"no", "yes"}}};
        judged.testBaselines = AnswerBaselines{0.5, 0.625};
        for (const std::int64_t right : {1, 1, 1, 0})
            judged.records.push_back({.split = Split::Test, .targets = {1, 0},
                                      .logits = {right > 0 ? 1.0F : -1.0F, 0}, .loss = 0.5, .learnedTokens = 1,
                                      .correctTokens = right});
        writeJudgements(run, judged);
        const ModelCard made = card(planRunExport(run));
        hold(desk, made);
        const auto test = nlohmann::json::parse(cardJson(made))["training"]["metrics"]["test"];
        QCOMPARE(test["records"].get<int>(), 4);
        QCOMPARE(test["right"].get<double>(), 0.75);
        QVERIFY(contains(cardMarkdown(made), "On the 4 test records 75.0 % are judged rightly (95 % interval: 30.1 to "
                                             "95.4 %), macro F1 0.429; the commonest answer alone is right in 50.0 %, "
                                             "a bag of words in 62.5 %."));
        QVERIFY(!contains(cardMarkdown(made), "no figure below was measured"));
        judged.records.push_back(
            {.split = Split::Test, .wanted = "perhaps", .targets = {0, 0}, .logits = {-1, 0}}); // never learned
        writeJudgements(run, judged);
        QVERIFY(contains(cardMarkdown(card(planRunExport(run))),
                         "On the 5 test records 60.0 % are judged rightly (95 % interval: 23.1 to 88.2 %), macro F1 "
                         "0.429; 1 of them with labels that it does not know, counted as wrong; the commonest"));
        judged.step = 1;
        writeJudgements(run, judged);
        QVERIFY(nlohmann::json::parse(cardJson(card(planRunExport(run))))["training"]["metrics"]["test"].is_null());
    }
    /// What judges texts is opened, measured and compared as that, and not as what writes.
    void aClassifierIsOpenedAsOne() {
        const AdapterDesk desk;
        const fs::path run = desk.run("run-1", someRecords(), desk.base);
        RunConfig config = Run::config(run);
        config.training.task = "classification";
        config.labels = {"no", "yes"};
        config.format.clear();
        config.modelFingerprint.clear(); // it tells how the texts are read
        replaceFile(run / "config.json", runConfigJson(config));
        ModelCard made = card(planRunExport(run));
        QVERIFY(made.labels == (LabelSet{ProblemType::SingleLabel, {"no", "yes"}}));
        made.run->best->judged = ClassificationScore(ProblemType::SingleLabel, 2);
        for (const auto& logits : {std::vector{1.0F, 0.0F}, {0.0F, 1.0F}})
            made.run->best->judged->add(std::vector{1.0F, 0.0F}, logits);
        hold(desk, made);
        const std::string text = cardMarkdown(made);
        for (const char* part :
             {"\npipeline_tag: text-classification\n", "| | loss | accuracy | macro F1 |\n",
              "| this one, step 2 | 3.2500 | 50.0 % | 0.333 |\n", "the log-probabilities of the labels differ by 3.0e-06 nats",
              "config = AutoConfig.from_pretrained(\"here\")",
              ", config=config)  # or the folder it lies in\ntokenizer",
              "print(model.config.id2label[logits.index(max(logits))])"})
            QVERIFY2(contains(text, part), (part + ("\n" + text)).c_str());
        for (const char* part : {"CausalLM", "perplexity", "word for word", "records read as", "single tokens"})
            QVERIFY2(!contains(text, part), (part + ("\n" + text)).c_str());
        made.format = Format::Merged;
        QVERIFY(contains(cardMarkdown(made), "model = AutoModelForSequenceClassification.from_pretrained(\"here\")\n"));
        made.labels->problem = ProblemType::Regression;
        made.run->best->judged = ClassificationScore(ProblemType::Regression, 1);
        QVERIFY(contains(cardMarkdown(made), "| | loss | mean absolute error | R² |\n"));
    }
    void withoutValidationItSaysSo() {
        const AdapterDesk desk;
        const fs::path run = desk.run("run-1", someRecords(), desk.base);
        replaceFile(run / "events.jsonl", eventLine(RunStarted{.steps = 1}) + "\n" +
                                              eventLine(StepFinished{.step = 1, .loss = 2.5}) + "\n");
        const ModelCard made = card(planRunExport(run));
        hold(desk, made);
        QVERIFY(contains(cardMarkdown(made),
                         "No records were kept aside to measure it by; on what it learned from, the loss ended at 2.5000."));
    }
    void anAdapterFromElsewhereTellsWhatIsKnown() {
        const AdapterDesk desk;
        const ModelCard made = card(planAdapterExport(desk.adapter, desk.base), Format::Peft, "law");
        hold(desk, made);
        QVERIFY(nlohmann::json::parse(cardJson(made))["training"].is_null());
        QVERIFY(contains(cardMarkdown(made), "nothing is known here about its records"));
    }
    void aWholeModelNeedsNothingBeside() {
        const AdapterDesk desk;
        ModelCard made = card(planRunExport(desk.run("run-1", someRecords(), desk.base)), Format::Merged);
        made.verified = {12, 345, 0, 1.4e-3};
        hold(desk, made);
        const std::string text = cardMarkdown(made);
        QVERIFY(text.starts_with("---\nlibrary_name: transformers\n") && !contains(text, "PeftModel"));
        QVERIFY(contains(text, "to the last bit") && contains(text, "moves a log-probability by 1.4e-03 nats"));
    }
    /// A name is a person's: it has no power over Markdown, YAML or JSON.
    void aNameHasNoPower() {
        const AdapterDesk desk;
        const ModelCard made =
            card(planAdapterExport(desk.adapter, desk.base), Format::Peft, "a\n---\n# <b>[x](y)</b> | \"`z`\" \xff");
        hold(desk, made);
        QVERIFY(contains(cardMarkdown(made), "\n# a --- \\# \\<b\\>\\[x\\](y)\\</b\\> \\| \"\\`z\\`\""));
    }
    void theFolderGetsBoth() {
        const AdapterDesk desk;
        const fs::path folder = desk.copyOf(desk.adapter, "out");
        const ModelCard made = card(planAdapterExport(desk.adapter, desk.base));
        writeCard(folder, made);
        QCOMPARE(readFile(folder / "README.md"), cardMarkdown(made));
        QCOMPARE(readFile(folder / "lorikeet-card.json"), cardJson(made));
        // Without its card an export is none.
        fs::create_directories(folder / "again/README.md/in the way");
        QVERIFY(!problemsOf([&] { writeCard(folder / "again", made); }).empty());
        QVERIFY(!fs::exists(folder / "again"));
    }

};

QTEST_GUILESS_MAIN(tst_ModelCard)
#include "tst_ModelCard.moc"
