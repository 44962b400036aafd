#include "core/Error.h"
#include "core/Files.h"
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
        // A label that training has not cannot be judged right.
        QCOMPARE(run.validation->samples.size(), std::size_t{1});
        QCOMPARE(run.validation->notes.front().code, ProblemCode::RecordFieldType);
        QVERIFY(labelSetOf(run.config) == (LabelSet{ProblemType::SingleLabel, {"bad", "good"}}));
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
