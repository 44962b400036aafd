#include "core/Error.h"
#include "core/training/LabelledTexts.h"
#include "tests/support/Places.h"
#include "ui/session/JudgedReading.h"

#include <QTest>

using namespace ui;

namespace {

core::Record review(const std::string& text, const std::string& second = {}) {
    core::Record record;
    record.instruction = text;
    record.input = second;
    record.label = "good";
    return record;
}

/// What training reads of it.
std::vector<std::int32_t> trained(const core::Record& record, const core::Tokenizer& tokenizer, std::int64_t limit) {
    core::TrainingConfig config;
    config.maxLength = limit;
    const core::LabelSet labels = core::labelsOf({&record, 1}, core::ProblemType::SingleLabel);
    return core::makeLabelledTexts({&record, 1}, tokenizer, labels, config).samples.front().ids;
}

std::vector<std::int32_t> kept(const JudgedReading& reading) {
    std::vector<std::int32_t> ids;
    for (std::size_t i = 0; i < reading.isCut.size(); ++i)
        if (!reading.isCut[i]) ids.push_back(reading.tokens.ids[i]);
    return ids;
}

} // namespace

class tst_JudgedReading : public QObject {
    Q_OBJECT
private slots:
    void whatIsKeptIsWhatTrainingReads_data() {
        QTest::addColumn<QString>("name");
        for (const char* name : {"bert", "roberta", "template", "none"}) QTest::newRow(name) << QString::fromUtf8(name);
    }
    void whatIsKeptIsWhatTrainingReads() {
        QFETCH(QString, name);
        const core::Tokenizer tokenizer = core::Tokenizer::open(tests::fixture("text/pairs") / name.toStdString());
        const std::string text = "a good film, and not too long: 字 😀 one would see it again", second = "was it good?";
        core::Record onlyInput;
        onlyInput.input = text;
        onlyInput.label = "good";
        for (const core::Record& record : {review(text), review(text, second), review(second, text), onlyInput})
            for (const std::int64_t limit : {6, 9, 12, 20, 500}) {
                const JudgedReading reading = judgedReading(record, tokenizer, limit);
                QVERIFY(kept(reading) == trained(record, tokenizer, limit));
                QCOMPARE(static_cast<qint64>(reading.tokens.ids.size()), judgedLength(record, tokenizer));
                QCOMPARE(reading.tokens.text, record.instruction + record.input);
                QCOMPARE(std::ranges::count(reading.tokens.learned, 0), std::ssize(reading.tokens.ids));
            }
    }

    void tokensStandInTheirText() {
        const core::Tokenizer tokenizer = core::Tokenizer::open(tests::fixture("text/pairs/bert"));
        const JudgedReading reading = judgedReading(review("good film", "good"), tokenizer, 100);
        std::string seen;
        for (const core::ByteSpan& span : reading.tokens.offsets)
            seen += reading.tokens.text.substr(span.begin, span.end - span.begin);
        QCOMPARE(seen, std::string("goodfilmgood"));
        QVERIFY(reading.tokens.offsets.front() == core::ByteSpan{});
    }

    void aRecordWithoutATextIsRefused() {
        const core::Tokenizer tokenizer = core::Tokenizer::open(tests::fixture("text/pairs/bert"));
        try {
            judgedReading(review(" \n"), tokenizer, 100);
            QFAIL("it was taken");
        } catch (const core::Error& error) {
            QCOMPARE(error.problems().front().code, core::ProblemCode::RecordEmpty);
        }
    }

    void aLabelWithoutAnAnswerIsJudged() {
        core::Record record = review("good");
        QVERIFY(isToBeJudged(record));
        record.output = "It was.";
        QVERIFY(!isToBeJudged(record));
        record.output.clear();
        record.label.clear();
        QVERIFY(!isToBeJudged(record));
    }
};

QTEST_GUILESS_MAIN(tst_JudgedReading)
#include "tst_JudgedReading.moc"
