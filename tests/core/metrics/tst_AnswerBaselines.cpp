#include "core/metrics/AnswerBaselines.h"

#include <QTest>

using namespace core;

namespace {

Record record(const char* question, const char* answer) {
    Record record;
    record.instruction = question;
    record.output = answer;
    return record;
}

const std::vector<Record> Training{record("The chest hurts", "urgent"), record("Her CHEST is tight", "urgent"),
                                   record("a small cut", "wait"),       record("a small bruise", "wait"),
                                   record("a small rash", "wait"),      record("胸口痛", "urgent")};

} // namespace

class tst_AnswerBaselines : public QObject {
    Q_OBJECT
private slots:
    void theCommonestAnswerIsRightWhereItIsAsked() {
        const std::vector<Record> training{record("a", "x"), record("b", "x"), record("c", "y"), record("d", "x")};
        const std::vector<Record> asked{record("e", "x"), record("f", "y"), record("g", "y"), record("h", "y")};
        QCOMPARE(answerBaselines(training, asked)->commonest, 0.25);
    }
    void wordsDecideWhateverTheirCase() {
        const std::vector<Record> asked{record("My chest!", "urgent"), record("Small, they say.", "wait"),
                                        record("孩子胸痛", "urgent")};
        QCOMPARE(answerBaselines(Training, asked)->bagOfWords, 1.0);
    }
    void theOrderOfWordsIsNotSeen() {
        std::vector<Record> training;
        for (int i = 0; i < 5; ++i) {
            training.push_back(record("aunt better uncle worse", "aunt"));
            training.push_back(record("aunt worse uncle better", "uncle"));
        }
        const std::vector<Record> asked{record("aunt better uncle worse", "aunt"),
                                        record("aunt worse uncle better", "uncle")};
        QCOMPARE(answerBaselines(training, asked)->bagOfWords, 0.5);
    }
    void everyTextThatIsReadCounts() {
        Record asked = record("?", "urgent");
        asked.input = "chest";
        QCOMPARE(answerBaselines(Training, std::vector{asked})->bagOfWords, 1.0);
        asked.input.clear();
        asked.turns = {{Role::User, "chest"}};
        QCOMPARE(answerBaselines(Training, std::vector{asked})->bagOfWords, 1.0);
    }
    void labelsBesideAnswersCountWhereTextsAreJudged() {
        std::vector<Record> training = Training;
        for (Record& each : training) each.label = "good";
        training.back().label = "bad";
        QCOMPARE(answerBaselines(training, training)->commonest, 0.5);
        QCOMPARE(answerBaselines(training, training, judgedBy)->commonest, 5.0 / 6);
    }
    void answersThatHardlyRepeatHaveNone() {
        const std::vector<Record> unique{record("a", "1"), record("b", "2"), record("c", "3")};
        QVERIFY(!answerBaselines(unique, unique));
        QVERIFY(!answerBaselines({}, Training));
        QVERIFY(!answerBaselines(Training, {}));
    }
    void brokenTextIsNoCrash() {
        QVERIFY(answerBaselines(Training, std::vector{record("\xf0\x9f", "wait"), record("\xff\xc3", "wait")}));
    }
};

QTEST_GUILESS_MAIN(tst_AnswerBaselines)
#include "tst_AnswerBaselines.moc"
