#include "AdapterDesk.h"
#include "core/release/ExportPlan.h"
#include "core/training/LabelledTexts.h"
#include "core/training/ModelFingerprint.h"

using namespace core;
using namespace tests;
using Texts = ExportPlan::Texts;

/// By which texts an export is verified, and on which base.
class tst_ExportPlan : public QObject {
    Q_OBJECT

    static std::vector<std::int32_t> idsOf(const AdapterDesk& desk, const Record& record) {
        return ModelText::open(desk.base)->format(FormatKind::Alpaca).encode(record).ids;
    }
    static void setTemplate(const fs::path& model, const std::string& end) {
        replaceFile(model / "chat_template.jinja",
                    "{% for message in messages %}{{ message.role }}: {{ message.content }}" + end +
                        "{% endfor %}{% if add_generation_prompt %}assistant: {% endif %}");
    }

private slots:
    void aRunIsVerifiedByWhatItPutAside() {
        const AdapterDesk desk;
        const SplitRecords records = someRecords();
        const fs::path run = desk.run("run-1", records, desk.base);
        const ExportPlan plan = planRunExport(run);
        QCOMPARE(plan.texts, Texts::PutAside);
        QCOMPARE(plan.sequences, (std::vector{idsOf(desk, records.validation[0]), idsOf(desk, records.test[0])}));
        QCOMPARE(plan.adapter, run / "adapter");
        QCOMPARE(plan.model, desk.base);
        QCOMPARE(plan.run, run);
        QCOMPARE(plan.baseFingerprint, modelFingerprint(ModelFolder::open(desk.base)));
    }
    /// Without the answer and whatever a format puts around a question.
    void textsAreReadAsTheyAreJudged() {
        const AdapterDesk desk;
        const SplitRecords records = someRecords();
        const fs::path run = desk.run("run-1", records, desk.base);
        RunConfig config = Run::config(run);
        config.training.task = "classification";
        config.labels = {"a", "b"};
        config.modelFingerprint.clear();
        replaceFile(run / "config.json", runConfigJson(config));
        const auto text = ModelText::open(desk.base);
        std::vector<std::vector<std::int32_t>> expected;
        for (const Record& record : {records.validation[0], records.test[0]})
            expected.push_back(judgedSample(record.instruction, record.input, text->tokenizer(), 1000).ids);
        QCOMPARE(planRunExport(run).sequences, expected);
        QVERIFY(expected[0] != idsOf(desk, records.validation[0]));
    }
    void withoutThemByWhatItLearned() {
        const AdapterDesk desk;
        SplitRecords records = someRecords();
        records.validation.clear();
        records.test.clear();
        const ExportPlan plan = planRunExport(desk.run("run-1", records, desk.base));
        QCOMPARE(plan.texts, Texts::Learned);
        QCOMPARE(plan.sequences.size(), 3U);
    }
    void byNoMoreThanIsNeeded() {
        const AdapterDesk desk;
        SplitRecords records = someRecords();
        records.validation.assign(50, records.validation.front());
        records.test.assign(50, records.test.front());
        const ExportPlan plan = planRunExport(desk.run("run-1", records, desk.base));
        QCOMPARE(plan.sequences.size(), VerifyingTexts);
        QCOMPARE(plan.sequences.back(), idsOf(desk, records.test[0]));
    }
    void aTextLongerThanTheContextIsCut() {
        const AdapterDesk desk;
        SplitRecords records = someRecords();
        for (int i = 0; i < 2000; ++i) records.validation[0].output += " word";
        const ExportPlan plan = planRunExport(desk.run("run-1", records, desk.base));
        QCOMPARE(static_cast<std::int64_t>(plan.sequences[0].size()), contextLength(desk.config));
    }
    void noMoreOfATextIsReadThanWasTrained() {
        const AdapterDesk desk;
        SplitRecords records = someRecords();
        const fs::path run = desk.run("run-1", records, desk.base);
        RunConfig config = Run::config(run);
        config.training.maxLength = 10;
        replaceFile(run / "config.json", runConfigJson(config));
        for (const auto& sequence : planRunExport(run).sequences) QVERIFY(sequence.size() <= 10);
        // An adapter from elsewhere as one is trained here.
        for (int i = 0; i < 20000; ++i) records.training[0].output += " word";
        const auto plan = planAdapterExport(desk.adapter, desk.base, records.training, "alpaca");
        QVERIFY(static_cast<std::int64_t>(plan.sequences[0].size()) <= TrainingConfig().maxLength);
    }
    void allTogetherKeepToTheirBudget() {
        const AdapterDesk desk;
        SplitRecords records = someRecords();
        for (int i = 0; i < 2000; ++i) records.validation[0].output += " word";
        records.validation.assign(60, records.validation.front());
        std::size_t tokens = 0;
        const ExportPlan plan = planRunExport(desk.run("run-1", records, desk.base));
        for (const auto& sequence : plan.sequences) tokens += sequence.size();
        QVERIFY2(tokens <= VerifyingTokens, QByteArray::number(static_cast<qulonglong>(tokens)));
        QCOMPARE(plan.sequences.size(), VerifyingTokens / plan.sequences[0].size());
    }
    void anAdapterFromElsewhereByCommonTexts() {
        const AdapterDesk desk;
        const ExportPlan plan = planAdapterExport(desk.adapter, desk.base);
        QCOMPARE(plan.texts, Texts::Common);
        QCOMPARE(plan.sequences.size(), 6U);
        for (const auto& sequence : plan.sequences) QVERIFY(sequence.size() > 1);
        QVERIFY(plan.run.empty());
    }
    void orByTheRecordsThatAreGiven() {
        const AdapterDesk desk;
        const SplitRecords records = someRecords();
        const ExportPlan plan = planAdapterExport(desk.adapter, desk.base, records.training, "alpaca");
        QCOMPARE(plan.texts, Texts::Given);
        QCOMPARE(plan.sequences[2], idsOf(desk, records.training[2]));
        // Those that cannot be read leave the common ones.
        QCOMPARE(planAdapterExport(desk.adapter, desk.base, std::vector(2, Record{}), "alpaca").texts, Texts::Common);
    }

    void theBaseMayLieElsewhere() {
        const AdapterDesk desk;
        const fs::path first = desk.copyOf(desk.base, "first"), second = desk.copyOf(desk.base, "second");
        const fs::path run = desk.run("run-1", someRecords(), first);
        fs::remove_all(first);
        QCOMPARE(planRunExport(run, second).model, second);
        QCOMPARE(namesOf(problemsOf([&] { planRunExport(run); })), std::string("folder-missing"));
    }
    /// A run that says which base it was trained on is exported with that one only: same shapes are not the same
    /// weights.
    void anotherBaseIsRefused() {
        const AdapterDesk desk;
        const fs::path model = desk.copyOf(desk.base, "model");
        const fs::path run = desk.run("run-1", someRecords(), model);
        std::string weights = readFile(model / "model.safetensors");
        for (std::size_t i = weights.size() / 2; i < weights.size(); ++i)
            weights[i] = static_cast<char>(weights[i] ^ 1);
        replaceFile(model / "model.safetensors", weights);
        const auto problems = problemsOf([&] { planRunExport(run); });
        QCOMPARE(namesOf(problems), std::string("model-changed"));
        QCOMPARE(problems[0].args, std::vector<std::string>{"its weights"});
    }
    /// Whoever gets the export asks through the template that lies with the base: it has to be that of the training.
    void anotherTemplateIsRefused() {
        const AdapterDesk desk;
        const fs::path model = desk.copyOf(desk.base, "model");
        setTemplate(model, "\n");
        const fs::path run = desk.run("run-1", someRecords(), model);
        QCOMPARE(Run::config(run).format, std::string("chat"));
        QCOMPARE(planRunExport(run).texts, Texts::PutAside);
        setTemplate(model, " ");
        QCOMPARE(namesOf(problemsOf([&] { planRunExport(run); })), std::string("model-changed"));
        fs::remove(model / "chat_template.jinja");
        QCOMPARE(namesOf(problemsOf([&] { planRunExport(run); })), std::string("template-missing"));
    }
    /// It does not know how it read: its records are rendered as they are now, or common texts stand in.
    void aRunOfAnEarlierVersionIsExported() {
        const AdapterDesk desk;
        const fs::path model = desk.copyOf(desk.base, "model");
        setTemplate(model, "\n");
        const fs::path run = desk.run("run-1", someRecords(), model);
        RunConfig config = Run::config(run);
        config.modelFingerprint.resize(50);
        replaceFile(run / "config.json", runConfigJson(config));
        replaceFile(model / "chat_template.jinja", "{{ raise_exception('no more') }}");
        QCOMPARE(planRunExport(run).texts, Texts::Common);
    }
    void changedRecordsAreNoProof() {
        const AdapterDesk desk;
        const fs::path run = desk.run("run-1", someRecords(), desk.base);
        const fs::path frozen = frozenFolder(run) / (Run::config(run).data + ".jsonl.zst");
        replaceFile(frozen, readFile(frozen).substr(0, 20));
        QCOMPARE(namesOf(problemsOf([&] { planRunExport(run); })), std::string("run-data-changed"));
    }
    void aRunWithoutAResultSaysSo() {
        const AdapterDesk desk;
        const fs::path run = desk.run("run-1", someRecords(), desk.base);
        fs::remove_all(run / "adapter");
        QCOMPARE(namesOf(problemsOf([&] { planRunExport(run); })), std::string("result-missing"));
    }
};

QTEST_GUILESS_MAIN(tst_ExportPlan)
#include "tst_ExportPlan.moc"
