#include "core/metrics/LanguageScore.h"

#include <QTest>

#include <cmath>
#include <limits>

using core::LanguageScore;

class tst_LanguageScore : public QObject {
    Q_OBJECT
private slots:
    void overNothingIsNoNumber() {
        const LanguageScore score;
        QVERIFY(std::isnan(score.loss()) && std::isnan(score.perplexity()));
        QVERIFY(std::isnan(score.tokenAccuracy()) && std::isnan(score.exactMatch()));
    }
    /// A long answer weighs as much as its tokens; a mean over records would be 1.25.
    void lossIsTheMeanOverTokens() {
        LanguageScore score;
        score.add(2.0, 1, 0);
        score.add(4.5, 9, 5);
        QCOMPARE(score.records, 2);
        QCOMPARE(score.tokens, 10);
        QCOMPARE(score.loss(), 0.65);
        QCOMPARE(score.perplexity(), std::exp(0.65));
        QCOMPARE(score.tokenAccuracy(), 0.5);
    }
    void anAnswerIsRightWhereEveryTokenIs() {
        LanguageScore score;
        score.add(1.0, 4, 4);
        score.add(1.0, 4, 3);
        score.add(1.0, 1, 0);
        score.add(1.0, 1, 1);
        QCOMPARE(score.exactRecords, 2);
        QCOMPARE(score.exactMatch(), 0.5);
        QCOMPARE(score.tokenAccuracy(), 0.8);
    }
    void theOrderOfRecordsDoesNotMatter() {
        LanguageScore one, other;
        for (int i = 1; i <= 8; ++i) one.add(0.25 * i, i, i / 2);
        for (int i = 8; i >= 1; --i) other.add(0.25 * i, i, i / 2);
        QCOMPARE(one.loss(), other.loss());
        QCOMPARE(one.exactMatch(), other.exactMatch());
    }
    void whatIsNoNumberStaysVisible() {
        LanguageScore score;
        score.add(1.0, 4, 4);
        score.add(std::numeric_limits<double>::quiet_NaN(), 4, 0);
        QVERIFY(std::isnan(score.loss()) && std::isnan(score.perplexity()));
        QCOMPARE(score.tokenAccuracy(), 0.5);
        LanguageScore endless;
        endless.add(std::numeric_limits<double>::infinity(), 4, 0);
        QVERIFY(std::isinf(endless.perplexity()));
    }
};

QTEST_GUILESS_MAIN(tst_LanguageScore)
#include "tst_LanguageScore.moc"
