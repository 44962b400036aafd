/// Which words of two texts differ, and that what is left is the same.
#include "core/Error.h"
#include "core/text/WordDifference.h"
#include "tests/support/Times.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

using core::ByteSpan;
using core::wordDifference;

namespace {

std::string cut(const std::string& text, const ByteSpan& span) {
    return text.substr(span.begin, span.end - span.begin);
}

/// The text without the spans.
std::string rest(const std::string& text, const std::vector<ByteSpan>& spans) {
    std::string rest;
    std::uint64_t at = 0;
    for (const ByteSpan& span : spans) {
        rest += text.substr(at, span.begin - at);
        at = span.end;
    }
    return rest + text.substr(at);
}

} // namespace

class tst_WordDifference : public QObject {
    Q_OBJECT
private slots:
    void equalTextsDiffInNothing() {
        for (const char* text : {"", "Two words", "三个字", "اليوم"}) QVERIFY(wordDifference(text, text).isEmpty());
    }

    void aWordThatIsAnotherIsSeenWhole() {
        const std::string before = "Come back in two weeks.", after = "Come back in three weeks.";
        const core::WordDifference found = wordDifference(before, after);
        QCOMPARE(found.removed.size(), std::size_t(1));
        QCOMPARE(cut(before, found.removed[0]), std::string("two"));
        QCOMPARE(cut(after, found.added.at(0)), std::string("three"));
        QCOMPARE(found.removedWords, 1);
        QCOMPARE(found.addedWords, 1);
    }

    void chineseIsComparedByCharacters() {
        const std::string before = "请明天来", after = "请后天来";
        const core::WordDifference found = wordDifference(before, after);
        QCOMPARE(cut(before, found.removed.at(0)), std::string("明"));
        QCOMPARE(cut(after, found.added.at(0)), std::string("后"));
        QCOMPARE(found.addedWords, 1);
    }

    void neighboursAreOneSpanAndSpacesAreNoWords() {
        const core::WordDifference found = wordDifference("", "one two  three");
        QCOMPARE(found.added, std::vector<ByteSpan>({{0, 14}}));
        QCOMPARE(found.addedWords, 3);
        QVERIFY(found.removed.empty());
    }

    void charactersOfSeveralCodePointsAreNotParted() {
        // A family joined by zero-width joiners, a letter with a combining accent, a flag.
        const std::string family = "\U0001F468\u200D\U0001F469\u200D\U0001F467", flag = "\U0001F1E8\U0001F1F3";
        const std::string before = "a " + family + " b e\u0301", after = "a " + flag + " b e";
        const core::WordDifference found = wordDifference(before, after);
        QCOMPARE(found.removed.size(), std::size_t(2));
        QCOMPARE(cut(before, found.removed[0]), family);
        QCOMPARE(cut(before, found.removed[1]), std::string("e\u0301"));
        QCOMPARE(cut(after, found.added.at(0)), flag);
    }

    void whatIsLeftIsTheSame() {
        QRandomGenerator random(7);
        const QStringList words{QStringLiteral("la"), QStringLiteral(" "), QStringLiteral("天"), QStringLiteral("\n"),
                                QStringLiteral("مرحبا"), QStringLiteral("."), QStringLiteral("😀")};
        for (int round = 0; round < 500; ++round) {
            QString texts[2];
            for (QString& text : texts)
                for (int i = random.bounded(30); i > 0; --i) text += words[random.bounded(words.size())];
            const std::string before = texts[0].toStdString(), after = texts[1].toStdString();
            const core::WordDifference found = wordDifference(before, after);
            QCOMPARE(rest(before, found.removed), rest(after, found.added));
            QCOMPARE(found.isEmpty(), before == after);
        }
    }

    void longTextsTakeNoLongerThanTheLimit() {
        std::string before, after;
        for (int i = 0; i < 20'000; ++i) {
            before += std::to_string(i * 7919 % 10'007) + " ";
            after += std::to_string(i * 104'729 % 10'007) + " ";
        }
        QElapsedTimer clock;
        clock.start();
        const core::WordDifference found = wordDifference(before, after);
        QVERIFY(tests::isInTime("20,000 words against 20,000", clock.elapsed(), 1000));
        QCOMPARE(rest(before, found.removed), rest(after, found.added));
    }

    void aTextThatIsNoUtf8IsRefused() {
        QVERIFY_THROWS_EXCEPTION(core::Error, wordDifference("a\xFF", "b"));
    }
};

QTEST_GUILESS_MAIN(tst_WordDifference)
#include "tst_WordDifference.moc"
