#include "core/Error.h"
#include "core/Files.h"
#include "core/ProblemText.h"
#include "core/training/RunPreparation.h"
#include "tests/support/Places.h"

#include <QTemporaryDir>
#include <QTest>

using namespace core;

namespace {

Record record(const char* text, const char* label) {
    return {.instruction = text, .input = {}, .output = label};
}

RunConfig judging() {
    RunConfig config;
    config.training.task = "classification";
    return config;
}

SplitRecords reviews() {
    SplitRecords records;
    records.training = {record("the film was good", "good"), record("the film was bad", "bad"),
                        record("i liked it", "good"), record("a very long story about nothing", "bad")};
    records.validation = {record("good film", "good"), record("bad film", "unheard")};
    return records;
}

} // namespace

/// From records and an encoder's folder to what a trainer takes.
class tst_ClassifierPreparation : public QObject {
    Q_OBJECT
    QTemporaryDir m_place;
    std::shared_ptr<const ModelText> m_text;

    std::string refusal(const RunConfig& config, const SplitRecords& records) const {
        try {
            (void)prepareRun(config, records, *m_text);
            return {};
        } catch (const Error& error) {
            return sentence(error.problems().front());
        }
    }

private slots:
    void initTestCase() {
        const std::filesystem::path folder = std::filesystem::path(m_place.path().toStdString()) / "bert";
        std::filesystem::create_directories(folder);
        for (const char* name : {"config.json", "model.safetensors"})
            std::filesystem::copy_file(tests::fixture("classifiers/bert/model") / name, folder / name);
        std::filesystem::copy_file(tests::fixture("text/pairs/bert/tokenizer.json"), folder / "tokenizer.json");
        m_text = ModelText::open(folder);
    }
    void labelsComeFromTheTrainingRecords() {
        const PreparedRun run = prepareRun(judging(), reviews(), *m_text);
        QCOMPARE(run.config.labels, std::vector<std::string>({"bad", "good"}));
        QVERIFY(run.config.format.empty());
        QCOMPARE(run.config.training.maxLength, 64); // what the model reads
        QCOMPARE(run.training->samples.size(), std::size_t{4});
        QCOMPARE(run.training->samples[1].targets, std::vector<float>({1, 0}));
        // A label that training has not is judged, and cannot be judged right.
        QCOMPARE(run.validation->samples.size(), std::size_t{2});
        QVERIFY(run.validation->samples[1].targets.empty());
        QCOMPARE(run.validation->notes.front().code, ProblemCode::RecordFieldType);
        QVERIFY(labelSetOf(run.config) == (LabelSet{ProblemType::SingleLabel, {"bad", "good"}}));
    }
    void oneLabelAloneIsNothingToTell() {
        SplitRecords records = reviews();
        for (Record& each : records.training) each.output = "good";
        QCOMPARE(refusal(judging(), records),
                 std::string("field «task»: none of the 4 records can be used: they all have the label «good», and there is "
                             "nothing to tell it from. Change their labels, or take other records, as "
                             "--validation-split does."));
        for (Record& each : records.training) each.output.clear();
        QVERIFY(refusal(judging(), records).find("they have no label.") != std::string::npos);
    }
    void validationRecordsThatTellNothingAreRefusedWithTheReason() {
        SplitRecords records = reviews();
        records.validation = {record("good film", "fine"), record("bad film", "unheard"), record("a film", "fine")};
        const std::string others = refusal(judging(), records);
        QVERIFY2(others.find("none of the 3 records can be used: those put aside for validation have labels that are "
                             "none of bad, good: fine (2), unheard (1).") != std::string::npos,
                 others.c_str());
        for (Record& each : records.validation) each.output.clear();
        QVERIFY(refusal(judging(), records).find("those put aside for validation have no label.") != std::string::npos);
        // Its text is empty: it can be used as little as the others.
        records.validation = {record("", "good"), record("bad film", "unheard")};
        QVERIFY(!refusal(judging(), records).empty());
        records.validation = {record("good film", "fine"), record("bad film", "bad")};
        QCOMPARE(refusal(judging(), records), std::string());
    }
    void chosenLabelsKeepTheirOrder() {
        RunConfig config = judging();
        config.labels = {"good", "bad", "neither"};
        const PreparedRun run = prepareRun(config, reviews(), *m_text);
        QCOMPARE(run.config.labels, config.labels);
        QCOMPARE(run.training->samples[0].targets, std::vector<float>({1, 0, 0}));
    }
    void aResumedRunReadsTheSameTexts() {
        const PreparedRun run = prepareRun(judging(), reviews(), *m_text);
        const RunConfig kept = runConfigFromJson(runConfigJson(run.config), "config.json");
        const PreparedRun again = prepareResumed(kept, reviews(), *m_text);
        QCOMPARE(again.training->fingerprint(), run.training->fingerprint());
        QCOMPARE(again.validation->fingerprint(), run.validation->fingerprint());
    }
    void anotherTokenizerIsAnotherBase() {
        const PreparedRun run = prepareRun(judging(), reviews(), *m_text);
        const std::filesystem::path other = std::filesystem::path(m_place.path().toStdString()) / "other";
        std::filesystem::copy(m_text->folder(), other);
        std::filesystem::copy_file(tests::fixture("text/pairs/roberta/tokenizer.json"), other / "tokenizer.json",
                                   std::filesystem::copy_options::overwrite_existing);
        const auto text = ModelText::open(other);
        QVERIFY_THROWS_EXCEPTION(Error, prepareResumed(run.config, reviews(), *text));
    }
};

QTEST_GUILESS_MAIN(tst_ClassifierPreparation)
#include "tst_ClassifierPreparation.moc"
