#include "core/Error.h"
#include "core/Files.h"
#include "core/training/RunPreparation.h"
#include "core/training/StartTime.h"
#include "tests/support/Places.h"

#include <QTemporaryDir>
#include <QTest>

#include <cstdlib>
#include <ctime>
#include <optional>

using namespace core;
namespace fs = std::filesystem;

namespace {

Record record(const std::string& question, const std::string& answer) {
    return {.instruction = question, .output = answer};
}

SplitRecords some() {
    return {{record("One?", "Yes."), record("Two?", "No."), record("Three?", "Perhaps.")}, {record("Four?", "Never.")}, {}};
}

std::vector<Problem> problemsOf(const std::function<void()>& work) {
    try {
        work();
    } catch (const Error& error) {
        return error.problems();
    }
    return {};
}

void setZone(const char* zone) {
    ::setenv("TZ", zone, 1);
    ::tzset();
}

} // namespace

/// On tests/fixtures/cli/model, which reads 1,024 tokens and has no chat template.
class tst_RunPreparation : public QObject {
    Q_OBJECT
    QTemporaryDir m_base;
    const fs::path m_folder = tests::fixture("cli/model");
    const std::shared_ptr<const ModelText> m_text = ModelText::open(m_folder);

    fs::path at(const char* name) const { return fs::path(m_base.path().toStdString()) / name; }
    static RunConfig of(const TrainingConfig& training) {
        RunConfig config;
        config.training = training;
        return config;
    }
    /// A model whose template prints the day.
    fs::path datedModel(const char* name) const {
        fs::copy(m_folder, at(name));
        replaceFile(at(name) / "chat_template.jinja",
                    "{% for message in messages %}{{ message.role }} {{ strftime_now('%d %B') }}: {{ message.content }}\n"
                    "{% endfor %}{% if add_generation_prompt %}assistant {{ strftime_now('%d %B') }}: {% endif %}");
        return at(name);
    }

private slots:
    void cleanup() { setZone("UTC"); }
    void otherSettingsShareTheIds() {
        SplitRecords records = some();
        records.validation.push_back(records.training.front());
        const PreparedRun before = prepareRun({}, records, *m_text);
        TrainingConfig training;
        training.rank = 64;
        training.earlyStoppingPatience = 2;
        PreparedRun again = prepareAgain(of(training), before, *m_text);
        QCOMPARE(again.training, before.training);
        QCOMPARE(again.validation, before.validation);
        QCOMPARE(again.config.training.rank, 64);
        const PreparedRun anew = prepareRun(of(training), records, *m_text);
        again.config.started = anew.config.started;
        QCOMPARE(runConfigJson(again.config), runConfigJson(anew.config));
        QCOMPARE(again.notes.size(), anew.notes.size());
        QVERIFY(again.notes.at(0).code == ProblemCode::SplitsLeak && again.notes.at(0).args == anew.notes.at(0).args);
    }

    void theConfigSaysWhatIsUsed() {
        SplitRecords records = some();
        records.test = {record("Five?", "Ah."), record("Six?", "Oh.")};
        const PreparedRun run = prepareRun({}, records, *m_text);
        QVERIFY(run.notes.empty());
        QCOMPARE(run.config.model, utf8(m_folder));
        QCOMPARE(run.config.format, std::string("alpaca"));
        QCOMPARE(run.config.trainingRecords, 3);
        QCOMPARE(run.config.validationRecords, 1);
        QCOMPARE(run.config.testRecords, 2);
        QCOMPARE(run.config.modelFingerprint.size(), 67U);
        QVERIFY(wallClock(run.config.started));
        QVERIFY(run.config.data.empty() && run.config.adapter.empty());
        QCOMPARE(run.training->samples.size(), 3U);
        QCOMPARE(run.validation->samples.size(), 1U);
        QCOMPARE(run.training->samples[0].ids, m_text->format(FormatKind::Alpaca).encode(records.training[0]).ids);
    }
    void withoutValidationRecordsThereAreNone() {
        SplitRecords records = some();
        records.validation.clear();
        QVERIFY(!prepareRun({}, records, *m_text).validation);
    }
    void whatIsLearnedAndTheFormatAreTheConfigs() {
        RunConfig config;
        config.format = "completion";
        config.training.learned = "all";
        const SplitRecords records = some();
        const PreparedRun run = prepareRun(config, records, *m_text);
        QCOMPARE(run.config.format, std::string("completion"));
        const auto wanted = m_text->format(FormatKind::Completion, Learned::Everything).encode(records.training[0]);
        QCOMPARE(run.training->samples[0].ids, wanted.ids);
        QCOMPARE(run.training->samples[0].learned, wanted.learned);
        config.format = "xml";
        const auto problems = problemsOf([&] { prepareRun(config, records, *m_text); });
        QVERIFY(problems.at(0).code == ProblemCode::SettingInvalid && problems[0].where.field == "format");
        config.format = "chat";
        QCOMPARE(problemsOf([&] { prepareRun(config, records, *m_text); }).at(0).code, ProblemCode::TemplateMissing);
    }
    void aRecordIsNoLongerThanTheModelReads() {
        TrainingConfig training;
        training.maxLength = 100'000;
        const PreparedRun run = prepareRun(of(training), some(), *m_text);
        QCOMPARE(run.config.training.maxLength, 1024);
        QCOMPARE(run.notes.size(), 1U);
        QCOMPARE(run.notes[0].code, ProblemCode::SettingLowered);
        QCOMPARE(run.notes[0].where.field, std::string("max_length"));
        QCOMPARE(run.notes[0].args, (std::vector<std::string>{"100000", "1024"}));
        training.maxLength = 1024;
        QVERIFY(prepareRun(of(training), some(), *m_text).notes.empty());
    }
    void anAdapterThatIsTrainedOnKeepsItsShape() {
        RunConfig config;
        config.adapter = utf8(tests::fixture("cli/adapter"));
        config.training.dropout = 0.25;
        const PreparedRun run = prepareRun(config, some(), *m_text);
        QCOMPARE(run.config.training.rank, 2);
        QCOMPARE(run.config.training.alpha, 4.0);
        QCOMPARE(run.config.training.targetModules, (std::vector<std::string>{"q_proj", "v_proj"}));
        QCOMPARE(run.config.training.dropout, 0.25); // of the run
        QCOMPARE(run.notes.size(), 1U);
        QCOMPARE(run.notes[0].code, ProblemCode::SettingOfAdapter);
        QCOMPARE(run.notes[0].args, std::vector<std::string>{config.adapter});
        config.training.method = "full";
        const auto problems = problemsOf([&] { prepareRun(config, some(), *m_text); });
        QVERIFY(problems.at(0).code == ProblemCode::SettingInvalid && problems[0].where.field == "method");
    }
    void recordsInTwoSplitsAreCounted() {
        SplitRecords records = some();
        records.validation = {records.training[0], record("Other?", "Yes."), records.training[2]};
        records.validation[0].file = "elsewhere.csv"; // where it came from does not matter
        records.test = {records.training[1]};
        const auto notes = prepareRun({}, records, *m_text).notes;
        QCOMPARE(notes.size(), 2U);
        QVERIFY(notes[0].code == ProblemCode::SplitsLeak && notes[1].code == ProblemCode::SplitsLeak);
        QCOMPARE(notes[0].args, (std::vector<std::string>{"2", "validation", "3", "training"}));
        QCOMPARE(notes[1].args, (std::vector<std::string>{"1", "test", "1", "training"}));
    }
    /// The best step is chosen by them, so that they prove nothing as a test.
    void testRecordsThatWatchTrainingAreCounted() {
        SplitRecords records = some();
        records.test = {records.validation[0], record("Other?", "Yes.")};
        const auto notes = prepareRun({}, records, *m_text).notes;
        QCOMPARE(notes.size(), 1U);
        QVERIFY(notes[0].code == ProblemCode::SplitsLeak);
        QCOMPARE(notes[0].args, (std::vector<std::string>{"1", "test", "2", "validation"}));
    }
    /// Conversations often end alike.
    void earlierTurnsBelongToARecord() {
        SplitRecords records = some();
        records.validation = {records.training[0]};
        records.validation[0].turns = {{Role::User, "Hello."}, {Role::Assistant, "Good day."}};
        QVERIFY(prepareRun({}, records, *m_text).notes.empty());
        records.training[0].turns = records.validation[0].turns;
        QCOMPARE(prepareRun({}, records, *m_text).notes.size(), 1U);
    }
    void patienceWithoutValidationIsSaid() {
        TrainingConfig training;
        training.earlyStoppingPatience = 3;
        SplitRecords records = some();
        QVERIFY(prepareRun(of(training), records, *m_text).notes.empty());
        records.validation.clear();
        const auto notes = prepareRun(of(training), records, *m_text).notes;
        QVERIFY(notes.size() == 1 && notes[0].code == ProblemCode::NoValidation);
    }
    /// Between the two zones it is never the same day.
    void onAnotherDayARunHasTheSameTokens() {
        const auto text = ModelText::open(datedModel("dated"));
        setZone("ZZZ-14");
        const PreparedRun run = prepareRun({}, some(), *text);
        QCOMPARE(run.config.format, std::string("chat"));
        setZone("ZZZ12");
        const PreparedRun resumed = prepareResumed(run.config, some(), *text);
        QCOMPARE(resumed.training->fingerprint(), run.training->fingerprint());
        QCOMPARE(resumed.validation->fingerprint(), run.validation->fingerprint());
        QCOMPARE(resumed.config.started, run.config.started);
        QVERIFY(prepareRun({}, some(), *text).training->fingerprint() != run.training->fingerprint());
    }
    void aModelIsKnownAgainElsewhere() {
        const PreparedRun run = prepareRun({}, some(), *m_text);
        fs::copy(m_folder, at("copy"));
        const PreparedRun resumed = prepareResumed(run.config, some(), *ModelText::open(at("copy")));
        QCOMPARE(resumed.config.model, utf8(at("copy")));
        QCOMPARE(resumed.training->fingerprint(), run.training->fingerprint());
        const std::string config = readFile(at("copy/config.json"));
        const std::string::size_type epsilon = config.find("\"rms_norm_eps\": ");
        QVERIFY(epsilon != config.npos);
        replaceFile(at("copy/config.json"), std::string(config).insert(epsilon, "\"rope_theta\": 77.0, "));
        const auto problems =
            problemsOf([&] { prepareResumed(run.config, some(), *ModelText::open(at("copy"))); });
        QCOMPARE(problems.at(0).code, ProblemCode::ModelChanged);
        QCOMPARE(problems[0].where.file, utf8(at("copy")));
        QCOMPARE(problems[0].args, std::vector<std::string>{"its config.json"});
    }
    /// What was learned with one template is asked for with the same.
    void anotherTemplateIsAnotherModel() {
        fs::copy(m_folder, at("talking"));
        const auto setTemplate = [&](const std::string& end) {
            replaceFile(at("talking/chat_template.jinja"),
                        "{% for message in messages %}{{ message.role }}: {{ message.content }}" + end +
                            "{% endfor %}{% if add_generation_prompt %}assistant: {% endif %}");
        };
        setTemplate("\n");
        const PreparedRun run = prepareRun({}, some(), *ModelText::open(at("talking")));
        QCOMPARE(run.config.format, std::string("chat"));
        const auto resume = [&] { prepareResumed(run.config, some(), *ModelText::open(at("talking"))); };
        QVERIFY(problemsOf(resume).empty());
        setTemplate("\n\n");
        const auto problems = problemsOf(resume);
        QCOMPARE(problems.at(0).code, ProblemCode::ModelChanged);
        QCOMPARE(problems[0].args,
                 std::vector<std::string>{"how it reads text (tokenizer or chat template)"});
        RunConfig earlier = run.config; // has no such part
        earlier.modelFingerprint.resize(50);
        QCOMPARE(prepareResumed(earlier, some(), *ModelText::open(at("talking"))).config.modelFingerprint.size(), 67U);
    }
    void aRunOfAnEarlierVersionIsTakenAsItIs() {
        RunConfig config = prepareRun({}, some(), *m_text).config;
        const std::string fingerprint = std::exchange(config.modelFingerprint, {});
        config.started.clear();
        QCOMPARE(prepareResumed(config, some(), *m_text).config.modelFingerprint, fingerprint);
    }
};

QTEST_GUILESS_MAIN(tst_RunPreparation)
#include "tst_RunPreparation.moc"
