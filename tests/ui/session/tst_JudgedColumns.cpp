/// A text to columns that judge it, beside others that judge by other labels or write: one model in memory at a time.
#include "tests/ui/session/AnswerBench.h"

#include <QSignalSpy>

using namespace tests;
using namespace ui;
using namespace Qt::StringLiterals;

namespace {

const core::LabelSet Mood{core::ProblemType::SingleLabel, {"negative", "positive"}};
const core::LabelSet Topics{core::ProblemType::MultiLabel, {"food", "film", "price"}};

struct Bench : AnswerBench {
    Bench() {
        logits = {{"base", {0, 0.1F, 0}}, {"clinic", {-1, 2}}, {"other", {3, -2}}, {"topics", {-4, 2, 1}}};
        weights = {{"clinic", {9, 0.5F, -0.25F}}};
    }
    AnswerSource base(const core::LabelSet& labels) const {
        AnswerSource source;
        source.labels = labels;
        return source;
    }
    const Answer& at(std::size_t column) const { return generation.answers().at(column); }
    QString wordAt(std::size_t column, std::size_t word) const {
        const TextJudged& judged = *at(column).judged;
        const WeighedWord& found = judged.words.at(word);
        return judged.texts[found.text].sliced(found.begin, found.end - found.begin);
    }
};

} // namespace

class tst_JudgedColumns : public QObject {
    Q_OBJECT
private slots:
    void oneModelServesAllColumnsOfTheSameLabels() {
        Bench bench;
        bench.begin();
        bench.answer(bench.question({bench.base(Mood), bench.judge("clinic", Mood), bench.judge("other", Mood)}));
        QCOMPARE(bench.opened.load(), 1);
        for (const std::size_t column : {0, 1, 2}) QVERIFY(bench.at(column).isFinished && bench.at(column).judged);
        QVERIFY(bench.at(0).judged->isHeadUntrained);
        QVERIFY(!bench.at(1).judged->isHeadUntrained);
        QCOMPARE(bench.at(1).judged->chosen, std::vector<std::int64_t>{1});
        QCOMPARE(bench.at(2).judged->chosen, std::vector<std::int64_t>{0});
        QCOMPARE(bench.at(1).judged->shares.at(1), 1 / (1 + std::exp(-3.0)));
        QCOMPARE(bench.at(1).hash.size(), 64);
        bench.answer(bench.question({bench.base(Mood), bench.judge("clinic", Mood)}, "Another text."));
        QCOMPARE(bench.opened.load(), 1);
    }

    void columnsOfOtherLabelsAndThoseThatWriteComeOneGroupAfterTheOther() {
        Bench bench;
        bench.begin();
        bench.isHeld = true;
        bench.generation.ask(bench.question(
            {bench.judge("clinic", Mood), bench.judge("topics", Topics), bench.source("other"), bench.judge("clinic2", Mood)}));
        EVENTUALLY(bench.turns > 0);
        for (const std::size_t column : {1, 2}) QVERIFY(bench.at(column).isQueued);
        for (const std::size_t column : {0, 3}) QVERIFY(!bench.at(column).isQueued);
        bench.isHeld = false;
        EVENTUALLY(!bench.generation.isBusy());
        QCOMPARE(bench.opened.load(), 3);
        for (const std::size_t column : {0, 1, 3}) QVERIFY(bench.at(column).judged);
        QCOMPARE(bench.at(1).judged->chosen, (std::vector<std::int64_t>{1, 2}));
        QCOMPARE(bench.text(2), u"Come back tomorrow."_s);
        for (const std::size_t column : {1, 2}) QVERIFY(!bench.at(column).isQueued);
    }

    void anAdapterThatChangesNothingIsNamed() {
        Bench bench;
        bench.logits["clinic"] = bench.logits["base"];
        bench.begin();
        for (int round = 0; round < 2; ++round) {
            bench.answer(bench.question({bench.judge("clinic", Mood), bench.judge("other", Mood)}));
            QVERIFY(bench.at(0).isIgnored);
            QVERIFY(!bench.at(1).isIgnored);
        }
    }

    void whatKeepsOneColumnKeepsNoOther() {
        Bench bench;
        bench.broken = {"clinic"};
        bench.logits["other"] = {std::numeric_limits<float>::quiet_NaN(), 1};
        bench.begin();
        QSignalSpy failed(&bench.generation, &GenerationSession::failed);
        bench.answer(bench.question({bench.base(Mood), bench.judge("clinic", Mood), bench.judge("other", Mood)}));
        QVERIFY(bench.at(0).judged);
        QCOMPARE(bench.at(1).problems.at(0).code, core::ProblemCode::TensorMissing);
        QCOMPARE(bench.at(2).problems.at(0).code, core::ProblemCode::ScoreNotFinite);
        QVERIFY(!bench.at(1).judged && !bench.at(2).judged && failed.isEmpty());
    }

    void stoppedAtOnce() {
        Bench bench;
        bench.isHeld = true;
        bench.begin();
        bench.generation.ask(bench.question({bench.judge("clinic", Mood), bench.judge("topics", Topics)}));
        EVENTUALLY(bench.turns > 0);
        bench.generation.stop();
        QVERIFY(!bench.generation.isBusy());
        QVERIFY(bench.at(0).isStopped && bench.at(1).isStopped);
        EVENTUALLY(bench.tasksAlive == 0);
        bench.isHeld = false;
        bench.answer(bench.question({bench.judge("topics", Topics)}));
        QVERIFY(bench.at(0).judged);
    }

    void weightsAreOfWordsAndTheTokensAroundAreNone() {
        Bench bench;
        bench.begin();
        bench.weights["clinic"] = std::vector<float>(400, 0.5F);
        bench.answer(bench.question({bench.judge("clinic", Mood)}, "A wonderfully unforgettable film, isn't it?"));
        QStringList words;
        for (std::size_t i = 0; i < bench.at(0).judged->words.size(); ++i) words += bench.wordAt(0, i);
        QCOMPARE(words.join(u'|'), u"A|wonderfully|unforgettable|film|,|isn't|it|?"_s);
        for (const WeighedWord& word : bench.at(0).judged->words) QVERIFY(word.weight > 0);
    }

    void aPairIsTwoTexts() {
        Bench bench;
        bench.begin();
        Question asked = bench.question({bench.judge("clinic", Mood)}, "The first.");
        asked.record.input = "And 第二个.";
        asked.record.label = "positive";
        bench.answer(asked);
        QCOMPARE(bench.at(0).judged->texts, (std::vector{u"The first."_s, u"And 第二个."_s}));
        QCOMPARE(bench.at(0).right, u"positive"_s);
        QVERIFY(bench.at(0).judged->words.back().text == 1);
    }

    void textsOfEveryKind_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isJudged");
        QTest::newRow("nothing but spaces") << u" \n\t "_s << false;
        QTest::newRow("a hundred thousand characters") << u"word "_s.repeated(20'000) << true;
        QTest::newRow("one word of them") << QString(100'000, u'x') << true;
        QTest::newRow("emoji") << u"👩‍⚕️ says 👍🏽 to 🏳️‍🌈 👩‍⚕️"_s << true;
        QTest::newRow("right to left") << u"מתי לבוא? متى يأتي المريض؟"_s << true;
        QTest::newRow("marks on one letter") << u"a"_s + QString(3'000, QChar(0x0301)) << true;
    }
    void textsOfEveryKind() {
        QFETCH(const QString, text);
        QFETCH(const bool, isJudged);
        Bench bench;
        bench.begin();
        bench.weights["clinic"] = std::vector<float>(2000, 0.5F);
        QSignalSpy failed(&bench.generation, &GenerationSession::failed);
        AnswerSource source = bench.judge("clinic", Mood);
        source.maxLength = 64;
        bench.answer(bench.question({source}, text.toUtf8().constData()));
        QCOMPARE(failed.isEmpty(), isJudged);
        if (!isJudged) return;
        const TextJudged& judged = *bench.at(0).judged;
        QCOMPARE(judged.texts.front(), text);
        QVERIFY(judged.tokens <= 64);
        QCOMPARE(judged.readUntil.front() == text.size(), judged.tokens < 64);
        qsizetype end = 0;
        for (const WeighedWord& word : judged.words) {
            QVERIFY(word.begin >= end && word.end > word.begin && word.end <= text.size());
            QVERIFY(!text[word.begin].isLowSurrogate() && !text[word.begin].isSpace());
            end = word.end;
        }
    }
};

QTEST_GUILESS_MAIN(tst_JudgedColumns)
#include "tst_JudgedColumns.moc"
