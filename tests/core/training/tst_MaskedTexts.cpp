#include "core/Error.h"
#include "core/training/MaskedTexts.h"
#include "tests/support/Places.h"

#include <QTest>

using namespace core;

namespace {

TrainingConfig masked(std::int64_t maxLength = 512, const char* overlong = "cut") {
    TrainingConfig config;
    config.task = "masked_lm";
    config.method = "full";
    config.maxLength = maxLength;
    config.overlong = overlong;
    return config;
}

} // namespace

class tst_MaskedTexts : public QObject {
    Q_OBJECT
    const Tokenizer m_tokenizer = Tokenizer::open(tests::fixture("text/pairs/bert"));

private slots:
    void allButTheSpecialTokensMayBeHidden() {
        const std::vector<Record> records{{.instruction = "the film", .input = "was", .output = "good [SEP]"}};
        const TrainingData data = makeMaskedTexts(records, m_tokenizer, masked());
        const TrainingSample& sample = data.samples.front();
        QCOMPARE(std::vector<std::int32_t>(sample.ids.begin(), sample.ids.begin() + 5),
                 (std::vector<std::int32_t>{1, 6, 7, 8, 9}));
        QVERIFY(sample.ids.size() > 6); // what a person typed stays text
        QCOMPARE(sample.learned.front(), 0);
        QCOMPARE(sample.learned.back(), 0);
        QCOMPARE(std::count(sample.learned.begin(), sample.learned.end(), 1),
                 static_cast<std::ptrdiff_t>(sample.ids.size() - 2));
    }
    void turnsAreReadToo() {
        Record talk{.instruction = "not", .output = "all"};
        talk.turns = {{Role::User, "a"}, {Role::Assistant, "story"}};
        QCOMPARE(makeMaskedTexts({{talk}}, m_tokenizer, masked()).samples.front().ids,
                 (std::vector<std::int32_t>{1, 11, 14, 20, 22, 2}));
    }
    void whatIsLongerIsCutSkippedOrRefused() {
        const std::vector<Record> records{{.instruction = "the film was good"}, {.instruction = "the film"}};
        const TrainingData cut = makeMaskedTexts(records, m_tokenizer, masked(4));
        QCOMPARE(cut.samples[0].ids, (std::vector<std::int32_t>{1, 6, 7, 2}));
        QCOMPARE(cut.notes.front().code, ProblemCode::RecordCut);
        QCOMPARE(makeMaskedTexts(records, m_tokenizer, masked(4, "skip")).samples.size(), std::size_t{1});
        QVERIFY_THROWS_EXCEPTION(Error, makeMaskedTexts(records, m_tokenizer, masked(4, "refuse")));
    }
    void emptyTextsAreNoted() {
        const TrainingData data = makeMaskedTexts(std::vector<Record>{{.instruction = " "}, {.instruction = "film"}}, m_tokenizer, masked());
        QCOMPARE(data.samples.size(), std::size_t{1});
        QCOMPARE(data.notes.front().code, ProblemCode::RecordEmpty);
        QVERIFY_THROWS_EXCEPTION(Error, makeMaskedTexts(std::vector<Record>{{.instruction = " "}}, m_tokenizer, masked()));
    }
    void aTokenizerWithoutAMaskIsRefused() {
        QVERIFY_THROWS_EXCEPTION(Error, maskToken(m_tokenizer));
    }
    void anAdapterCannotLearnIt() {
        TrainingConfig config = masked();
        QVERIFY(trainingProblems(config).empty());
        config.method = "lora";
        QCOMPARE(trainingProblems(config).front().where.field, std::string("method"));
    }
};

QTEST_GUILESS_MAIN(tst_MaskedTexts)
#include "tst_MaskedTexts.moc"
