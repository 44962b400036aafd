#include "TextFixtures.h"

#include "core/text/WeighedWords.h"

#include <cmath>
#include <numeric>

using namespace core;

namespace {

/// Tokens that lie over `text` as the spans say, between two that were added.
JudgedText judgedAs(const std::vector<ByteSpan>& spans) {
    JudgedText judged;
    judged.offsets.push_back({});
    judged.texts.push_back(-1);
    for (const ByteSpan& span : spans) {
        judged.offsets.push_back(span);
        judged.texts.push_back(0);
    }
    judged.offsets.push_back({});
    judged.texts.push_back(-1);
    judged.ids.resize(judged.texts.size());
    return judged;
}

/// «word:weight», each token weighing its number counted from 1.
QStringList told(std::string_view text, const std::vector<ByteSpan>& spans) {
    const JudgedText judged = judgedAs(spans);
    std::vector<float> weights(judged.ids.size());
    std::iota(weights.begin(), weights.end(), 0.0F);
    QStringList list;
    for (const WeighedWord& word : weighedWords({text, {}}, judged, weights).words) {
        const std::string_view part = text.substr(word.bytes.begin, word.bytes.end - word.bytes.begin);
        list << QString::fromUtf8(part.data(), static_cast<qsizetype>(part.size())) +
                    QStringLiteral(":%1").arg(word.weight);
    }
    return list;
}

} // namespace

/// Token pieces become words, and no weight is lost.
class tst_WeighedWords : public QObject {
    Q_OBJECT
private slots:
    void piecesOfAWordAreOne() {
        QCOMPARE(told("unhappy film", {{0, 2}, {2, 7}, {8, 12}}), QStringList({"unhappy:3", "film:3"}));
    }
    void aSignIsNoPartOfAWord() {
        QCOMPARE(told("good, bad", {{0, 4}, {4, 5}, {6, 9}}), QStringList({"good:1", ",:2", "bad:3"}));
        QCOMPARE(told("so-so", {{0, 2}, {2, 3}, {3, 5}}), QStringList({"so:1", "-:2", "so:3"}));
    }
    void anApostropheIsWhereLettersAreOnBothSides() {
        QCOMPARE(told("don't", {{0, 3}, {3, 4}, {4, 5}}), QStringList({"don't:6"}));
        QCOMPARE(told("'don'", {{0, 1}, {1, 4}, {4, 5}}), QStringList({"':1", "don:2", "':3"}));
        QCOMPARE(told("l’eau", {{0, 1}, {1, 4}, {4, 7}}), QStringList({"l’eau:6"}));
    }
    void theSpaceBeforeAWordIsNotOfIt() {
        QCOMPARE(told("a good  film", {{0, 1}, {1, 6}, {6, 7}, {7, 12}}), QStringList({"a:1", "good:2", "film:4"}));
    }
    void ofChineseEachCharacterIsAWord() {
        QCOMPARE(told("很好，ok", {{0, 3}, {3, 6}, {6, 9}, {9, 11}}), QStringList({"很:1", "好:2", "，:3", "ok:4"}));
    }
    /// Byte-level tokens may each hold a part of a character; every one of them stands for the whole.
    void piecesOfACharacterAreOne() { QCOMPARE(told("很好", {{0, 3}, {0, 3}, {3, 6}}), QStringList({"很:3", "好:3"})); }
    void lettersOfOtherScriptsMakeWords() {
        QCOMPARE(told("größe мир", {{0, 4}, {4, 7}, {8, 10}, {10, 14}}), QStringList({"größe:3", "мир:7"}));
    }
    void ofARealTokenizerNothingIsLost_data() {
        QTest::addColumn<QString>("name");
        for (const char* name : {"bert", "roberta", "template", "none"}) QTest::newRow(name) << QString::fromUtf8(name);
    }
    void ofARealTokenizerNothingIsLost() {
        QFETCH(QString, name);
        const Tokenizer tokenizer = Tokenizer::open(tests::fixture("text/pairs") / name.toStdString());
        const std::string first = "The film wasn't good, was it?", second = "Unbelievably so!";
        const JudgedText judged = judgedText(tokenizer, first, second, 100);
        std::vector<float> weights;
        for (std::size_t i = 0; i < judged.ids.size(); ++i) weights.push_back(static_cast<float>(i) - 7.5F);
        const WeighedWords weighed = weighedWords({first, second}, judged, weights);
        double sum = weighed.otherWeight;
        QStringList words;
        for (const WeighedWord& word : weighed.words) {
            const std::string& text = word.text == 0 ? first : second;
            words << QString::number(word.text) +
                         QString::fromStdString(text.substr(word.bytes.begin, word.bytes.end - word.bytes.begin));
            sum += word.weight;
        }
        QVERIFY(std::abs(sum - std::accumulate(weights.begin(), weights.end(), 0.0)) < 1e-4);
        QVERIFY2(words.contains("0wasn't") && words.contains("0good") && words.contains("1Unbelievably"),
                 qPrintable(words.join(' ')));
    }
};

QTEST_GUILESS_MAIN(tst_WeighedWords)
#include "tst_WeighedWords.moc"
