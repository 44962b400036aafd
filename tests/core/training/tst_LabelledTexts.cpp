#include "core/Error.h"
#include "core/training/LabelledTexts.h"
#include "tests/support/Places.h"

#include <QTest>

using namespace core;

namespace {

Record record(std::string text, std::string label, std::string second = {}) {
    return {.instruction = std::move(text), .input = std::move(second), .output = std::move(label)};
}

TrainingConfig classification(const char* objective = "cross_entropy") {
    TrainingConfig config;
    config.task = "classification";
    config.objective = objective;
    return config;
}

} // namespace

class tst_LabelledTexts : public QObject {
    Q_OBJECT
    const Tokenizer m_tokenizer = Tokenizer::open(tests::fixture("text/pairs/bert"));

    TrainingData made(const std::vector<Record>& records, const TrainingConfig& config) const {
        return makeLabelledTexts(records, m_tokenizer, labelsOf(records, problemOf(config.objective)), config);
    }

private slots:
    void labelsStandInTheOrderOfTheirNames() {
        const std::vector<Record> records{record("a", "10"), record("a", "9"), record("a", " yes "), record("a", "no"), record("a", "9")};
        QCOMPARE(labelsOf(records, ProblemType::SingleLabel).names, std::vector<std::string>({"9", "10", "no", "yes"}));
        QCOMPARE(labelsIn("joy; fear ;;", ProblemType::MultiLabel), std::vector<std::string>({"joy", "fear"}));
        QCOMPARE(labelsIn("joy; fear", ProblemType::SingleLabel), std::vector<std::string>({"joy; fear"}));
    }
    void outputsAreNoLabelsBesideLabels() {
        std::vector<Record> records{record("a", "good"), record("b", "bad"), record("c", "I do not know yet.")};
        records[0].label = "pos";
        records[1].label = "neg";
        QCOMPARE(labelsOf(records, ProblemType::SingleLabel).names, std::vector<std::string>({"neg", "pos"}));
        const TrainingData data = made(records, classification());
        QCOMPARE(data.samples.size(), std::size_t{2});
        QCOMPARE(data.notes.size(), std::size_t{1}); // of the one without a label
    }
    void whatIsNoNumberIsAName() {
        const std::vector<Record> records{record("a", "nan"), record("a", "1"), record("a", "0"), record("a", "inf")};
        QCOMPARE(labelsOf(records, ProblemType::SingleLabel).names, std::vector<std::string>({"0", "1", "inf", "nan"}));
        TrainingConfig config = classification();
        config.objective = "regression";
        QCOMPARE(made(records, config).samples.size(), std::size_t{2});
    }
    void textsBecomeIdsAndOneTarget() {
        const TrainingData data = made({record("the film was good", "good"), record("the film was bad", "bad")}, classification());
        QCOMPARE(data.samples.size(), std::size_t{2});
        QCOMPARE(data.samples[0].ids.front(), 1);
        QCOMPARE(data.samples[0].ids.back(), 2);
        QCOMPARE(data.samples[0].targets, std::vector<float>({0, 1})); // bad, good
        QCOMPARE(data.samples[1].targets, std::vector<float>({1, 0}));
        QCOMPARE(data.samples[1].record, 1);
        QCOMPARE(data.learnedTokenCount(), 2); // a text that is judged counts as one
    }
    void aSecondTextMakesAPair() {
        const TrainingData data = made({record("good", "yes", "bad"), record("", "no", "good")}, classification());
        QCOMPARE(data.samples[0].types, std::vector<std::uint8_t>({0, 0, 0, 1, 1}));
        QCOMPARE(data.samples[1].types, std::vector<std::uint8_t>({0, 0, 0})); // the input alone is the text
    }
    void severalLabelsAndNone() {
        const TrainingData data = made({record("good", "joy; love"), record("bad", "fear"), record("a", "")}, classification("multi_label"));
        QCOMPARE(data.samples[0].targets, std::vector<float>({0, 1, 1}));
        QCOMPARE(data.samples[2].targets, std::vector<float>({0, 0, 0}));
    }
    void numbersAreMet() {
        const TrainingData data = made({record("good", "4.5"), record("bad", "-1"), record("a", "many")}, classification("regression"));
        QCOMPARE(data.samples.size(), std::size_t{2});
        QCOMPARE(data.samples[0].targets, std::vector<float>({4.5F}));
        QCOMPARE(data.notes.front().code, ProblemCode::RecordFieldType);
    }
    void whatHasNoLabelIsLeftOutAndSaid() {
        const TrainingData data = made({record("good", "yes"), record("bad", "  "), record(" ", "yes")}, classification());
        QCOMPARE(data.samples.size(), std::size_t{1});
        QCOMPARE(data.notes.size(), std::size_t{2});
        QCOMPARE(data.notes[0].code, ProblemCode::RecordFieldMissing);
        QCOMPARE(data.notes[1].code, ProblemCode::RecordEmpty);
        const LabelSet labels{ProblemType::SingleLabel, {"no", "yes"}};
        const std::vector<Record> held{record("good", "perhaps"), record("good", "no")};
        const TrainingData validation = makeLabelledTexts(held, m_tokenizer, labels, classification());
        QCOMPARE(validation.samples.size(), std::size_t{1});
        QCOMPARE(validation.notes.front().code, ProblemCode::RecordFieldType);
    }
    void whatIsJudgedByALabelThatTheModelHasNotStays() {
        const LabelSet labels{ProblemType::SingleLabel, {"no", "yes"}};
        std::vector<Record> held{record("good", "perhaps"), record("good", "no"), record("bad", " ")};
        const TrainingData judged =
            makeLabelledTexts(held, m_tokenizer, labels, classification(), {}, keptUnknown({held}));
        QCOMPARE(judged.samples.size(), std::size_t{2}); // without any label nothing is right or wrong
        QVERIFY(judged.samples[0].targets.empty());
        QVERIFY(hasUnknownLabel(judged.samples[0], labels) && !hasUnknownLabel(judged.samples[1], labels));
        QCOMPARE(judged.samples[1].targets, std::vector<float>({1, 0}));
        QCOMPARE(judged.notes.size(), std::size_t{2});
        QCOMPARE(judged.notes[0].code, ProblemCode::RecordFieldType);
        QCOMPARE(unknownIn(held[0], labels), std::vector<std::string>({"perhaps"}));
        // Beside labels an output is an answer.
        held[1].label = "no";
        QCOMPARE(makeLabelledTexts(held, m_tokenizer, labels, classification(), {}, keptUnknown({held})).samples.size(),
                 std::size_t{1});
        const std::vector<Record> others{held[0]};
        QVERIFY(keptUnknown({others}) == UnknownLabel::KeptOfAll && keptUnknown({others, held}) == UnknownLabel::Kept);
    }
    void ofSeveralLabelsTheKnownOnesAreTargets() {
        const LabelSet labels{ProblemType::MultiLabel, {"fear", "joy"}};
        const std::vector<Record> held{record("good", "joy; awe; wonder"), record("bad", "awe")};
        const TrainingData judged =
            makeLabelledTexts(held, m_tokenizer, labels, classification("multi_label"), {}, keptUnknown({held}));
        QCOMPARE(judged.samples.size(), std::size_t{2});
        QCOMPARE(judged.samples[0].targets, std::vector<float>({0, 1, 1})); // the last: one of another name
        QCOMPARE(judged.samples[1].targets, std::vector<float>({0, 0, 1}));
        QVERIFY(hasUnknownLabel(judged.samples[0], labels) && hasUnknownLabel(judged.samples[1], labels));
        const std::vector<Record> known{record("good", "joy")};
        const TrainingData plain =
            makeLabelledTexts(known, m_tokenizer, labels, classification("multi_label"), {}, keptUnknown({known}));
        QVERIFY(!hasUnknownLabel(plain.samples[0], labels));
        QCOMPARE(judged.notes.size(), std::size_t{2}); // one a record
        QCOMPARE(unknownIn(held[0], labels), std::vector<std::string>({"awe", "wonder"}));
    }
    void whatIsTooLongIsCutSkippedOrRefused() {
        TrainingConfig config = classification();
        config.maxLength = 8;
        const std::vector<Record> records{record("a very long story about nothing at all", "no"), record("good", "yes")};
        const TrainingData cut = made(records, config);
        QCOMPARE(cut.samples[0].ids.size(), std::size_t{8});
        QCOMPARE(cut.samples[0].ids.back(), 2); // its end stays
        QCOMPARE(cut.notes.front().code, ProblemCode::RecordCut);
        config.overlong = "skip";
        QCOMPARE(made(records, config).samples.size(), std::size_t{1});
        config.overlong = "refuse";
        QVERIFY_THROWS_EXCEPTION(Error, made(records, config));
    }
    void theFingerprintKnowsLabelsAndPairs() {
        const auto print = [&](const Record& changed) {
            return made({record("good", "yes"), record("bad", "no"), changed}, classification()).fingerprint();
        };
        const std::string before = print(record("good", "yes"));
        QVERIFY(print(record("good", "no")) != before);
        QVERIFY(print(record("good", "yes", "bad")) != before);
        QCOMPARE(print(record("good", "yes")), before);
    }
    void aTextAloneHasNoTargets() {
        const TrainingSample sample = judgedSample("good", "bad", m_tokenizer, 100);
        QVERIFY(sample.targets.empty());
        QCOMPARE(sample.ids.size(), sample.types.size());
        QCOMPARE(sample.types.back(), 1);
    }
    void nothingToLearnSaysWhy() {
        try {
            made({record("good", ""), record("bad", "")}, classification());
            QFAIL("nothing was learned");
        } catch (const Error& error) {
            QCOMPARE(error.problems().front().code, ProblemCode::NothingToLearn);
            QCOMPARE(error.problems().size(), std::size_t{3});
        }
    }
};

QTEST_GUILESS_MAIN(tst_LabelledTexts)
#include "tst_LabelledTexts.moc"
