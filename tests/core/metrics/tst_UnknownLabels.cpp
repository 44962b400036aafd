#include "core/metrics/UnknownLabels.h"

#include <QTest>

#include <cmath>

using namespace core;

namespace {

/// The logits that choose this label.
std::vector<float> choosing(std::size_t label) {
    std::vector<float> logits(2, -1);
    logits[label] = 1;
    return logits;
}

/// Labels a and b: two of a and one of b are right, one of b is taken for a; of a label c two are taken for a.
ClassificationScore withForeign() {
    ClassificationScore score(ProblemType::SingleLabel, 2);
    const std::vector<float> a{1, 0}, b{0, 1};
    score.add(a, choosing(0));
    score.add(a, choosing(0));
    score.add(b, choosing(1));
    score.add(b, choosing(0));
    for (const std::size_t chosen : {0U, 0U, 1U}) addUnknown(score, {}, choosing(chosen));
    return score;
}

bool isNear(double actual, double expected) {
    return std::abs(actual - expected) < 1e-12;
}

} // namespace

class tst_UnknownLabels : public QObject {
    Q_OBJECT
private slots:
    /// scikit-learn 1.9 over y_true = a a b b c c c, y_pred = a a b a a a b with labels=["a", "b"]: accuracy 3/7;
    /// precision 2/5 and 1/2, recall 1 and 1/2, F1 4/7 and 1/2; micro precision 3/7, recall 3/4.
    void suchTextsAreWrongWhateverIsChosen() {
        const ClassificationScore score = withForeign();
        QCOMPARE(score.records, 7);
        QCOMPARE(score.exactRecords, 3);
        QVERIFY(isNear(score.accuracy(), 3.0 / 7));
        QVERIFY(isNear(score.labels[0].precision(), 2.0 / 5) && isNear(score.labels[1].precision(), 1.0 / 2));
        QVERIFY(isNear(score.labels[0].recall(), 1) && isNear(score.labels[1].recall(), 1.0 / 2));
        QVERIFY(isNear(score.macroF1(), (4.0 / 7 + 1.0 / 2) / 2));
        QVERIFY(isNear(score.microPrecision(), 3.0 / 7) && isNear(score.microRecall(), 3.0 / 4));
        QCOMPARE(score.labels[0].support() + score.labels[1].support(), 4); // of labels that the model has
        QVERIFY(score.accuracyInterval().upper < 0.8);
    }
    void theMatrixKeepsToTheLabelsThatAreKnown() {
        const ClassificationScore score = withForeign();
        QCOMPARE(score.confusion, std::vector<std::int64_t>({2, 0, 1, 1}));
        QCOMPARE(unknownTakenFor(score), std::vector<std::int64_t>({2, 1}));
        ClassificationScore all(ProblemType::SingleLabel, 2);
        all.add(std::vector<float>{1, 0}, choosing(1));
        QCOMPARE(unknownTakenFor(all), std::vector<std::int64_t>({0, 0}));
    }
    /// What is right of such a text counts for its labels, and the text as a whole is wrong.
    void ofSeveralLabelsTheKnownOnesCount() {
        ClassificationScore score(ProblemType::MultiLabel, 2);
        addUnknown(score, std::vector<float>{1, 0}, choosing(0));
        addUnknown(score, std::vector<float>{0, 1}, choosing(0));
        QCOMPARE(score.records, 2);
        QCOMPARE(score.exactRecords, 0);
        QVERIFY((score.labels[0] == LabelCounts{1, 1, 0}));
        QVERIFY((score.labels[1] == LabelCounts{0, 0, 1}));
        QVERIFY(unknownTakenFor(score).empty());
    }
};

QTEST_GUILESS_MAIN(tst_UnknownLabels)
#include "tst_UnknownLabels.moc"
