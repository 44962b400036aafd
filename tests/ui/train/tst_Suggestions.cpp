#include "core/model/ModelFolder.h"
#include "tests/support/Places.h"
#include "tests/ui/session/SessionBench.h"
#include "ui/session/LabelCounts.h"
#include "ui/session/Paths.h"
#include "ui/train/Suggestions.h"
#include "ui/train/TrainingForm.h"

#include <QTest>

using namespace ui;
using namespace tests;
using namespace Qt::StringLiterals;

namespace {

struct SuggestionBench : SessionBench {
    LabelCounts labels{reader, project, edits};
    TrainingForm form{committedPresets()};
    Suggestions suggestions{form, labels};
    core::ModelConfig writer = core::readModelConfig(fixture("models/llama-gqa-bias"));
    core::ModelConfig encoder = core::readModelConfig(fixture("classifiers/distilbert/model"));

    void setBase(const QString& folder, const core::ModelConfig& model) {
        form.setModel(&model);
        suggestions.setBase(folder, &model);
    }
    void add(const std::vector<std::string>& names, const char* output = "", const char* project = "project") {
        std::vector<core::StoredRecord> records;
        for (const std::string& name : names) {
            records.push_back(record("A text", output));
            records.back().record.label = name;
        }
        create(records, project);
        EVENTUALLY(!labels.isEmpty());
    }
    std::string purpose() const { return form.chosen("purpose"); }
};

} // namespace

class tst_Suggestions : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        qputenv("LORIKEET_STARTER", LORIKEET_SOURCES "/resources/starter");
        qputenv("LORIKEET_REVIEWS", LORIKEET_SOURCES "/resources/review-starter");
    }

    void anEncoderLearnsLabelsAndAWriterWhatWasChosenBefore() {
        SuggestionBench bench;
        bench.form.choose("purpose", "knowledge");
        bench.setBase(u"/encoder"_s, bench.encoder);
        QCOMPARE(bench.purpose(), std::string("classify"));
        QVERIFY(bench.form.ownProblems().empty());
        bench.setBase(u"/writer"_s, bench.writer);
        QCOMPARE(bench.purpose(), std::string("knowledge"));
    }

    void recordsThatHaveLabelsAloneAreSorted() {
        SuggestionBench bench;
        bench.setBase(u"/writer"_s, bench.writer);
        bench.add({"good", "bad"});
        EVENTUALLY(bench.purpose() == "classify");
        bench.form.choose("purpose", "style"); // the person knows better
        bench.setBase(u"/other"_s, bench.writer);
        QCOMPARE(bench.purpose(), std::string("style"));
        bench.close();
        EVENTUALLY(bench.labels.isEmpty());
        QCOMPARE(bench.purpose(), std::string("style"));
    }

    void recordsWithAnswersAreLearnedAsAnswers() {
        SuggestionBench bench;
        bench.setBase(u"/writer"_s, bench.writer);
        bench.add({"good", "bad"}, "An answer");
        QTest::qWait(50);
        QCOMPARE(bench.purpose(), std::string("style"));
    }

    void theObjectiveFollowsTheKindOfLabels() {
        SuggestionBench bench;
        bench.setBase(u"/encoder"_s, bench.encoder);
        bench.add({"late; rude", "late"});
        EVENTUALLY(bench.form.config().objective == "multi_label");
        bench.close();
        EVENTUALLY(!bench.labels.isKnown());
        bench.add({"late", "rude"}, "", "single");
        EVENTUALLY(bench.form.config().objective == "cross_entropy");
    }

    void anObjectiveThatIsPutBackStays() {
        SuggestionBench bench;
        bench.setBase(u"/encoder"_s, bench.encoder);
        bench.add({"late; rude", "late"});
        EVENTUALLY(bench.form.config().objective == "multi_label");
        bench.form.setObjective("cross_entropy");
        bench.edits.edit(bench.query.idAt(1), core::RecordField::Label, u"loud"_s);
        EVENTUALLY(std::ranges::find(bench.labels.labels(), "loud", &core::LabelUse::label) != bench.labels.labels().end());
        QCOMPARE(bench.form.config().objective, std::string("cross_entropy"));
    }

    void anObjectiveSuggestedAtTheLastStartIsNobodysOwn() {
        SuggestionBench bench;
        bench.form.choose("purpose", "classify");
        bench.form.setObjective("multi_label");
        bench.suggestions.setObjective("multi_label");
        bench.setBase(u"/encoder"_s, bench.encoder);
        QCOMPARE(bench.form.config().objective, std::string("multi_label")); // nothing is counted yet
        bench.add({"late", "rude"});
        EVENTUALLY(bench.form.config().objective == "cross_entropy");
        QCOMPARE(bench.suggestions.objective(), std::string());
    }

    void measuredNumbersAreToBeMet() {
        SuggestionBench bench;
        bench.setBase(u"/encoder"_s, bench.encoder);
        bench.add({"1.5", "2", "3.25"});
        EVENTUALLY(bench.form.config().objective == "regression");
    }

    void aSamplesSettingsComeAndGoWithItsModel() {
        SuggestionBench bench;
        bench.setBase(starterModel(), bench.writer);
        QCOMPARE(bench.form.recipe(), std::string("starter"));
        bench.setBase(u"/writer"_s, bench.writer);
        QCOMPARE(bench.form.recipe(), std::string());
        bench.form.chooseRecipe("classic");
        bench.setBase(starterModel(), bench.writer);
        QCOMPARE(bench.form.recipe(), std::string("classic")); // what the person chose stays
    }

    void theReviewSamplesSettingsComeAndGoWithItsModel() {
        const QString reviews = sampleModel(Sample::Reviews);
        if (reviews.isEmpty()) QSKIP("the review sample has not come along");
        SuggestionBench bench;
        bench.form.choose("purpose", "language");
        bench.setBase(reviews, bench.encoder);
        QCOMPARE(bench.form.recipe(), std::string("reviews"));
        QCOMPARE(bench.purpose(), std::string("classify"));
        QCOMPARE(bench.form.config().targetModules, std::vector<std::string>{"q_lin"});
        bench.setBase(starterModel(), bench.writer);
        QCOMPARE(bench.form.recipe(), std::string("starter"));
        QCOMPARE(bench.purpose(), std::string("language"));
        QCOMPARE(bench.form.config().task, std::string("causal_lm"));
    }

    void whatWasSuggestedAtTheLastStartIsTakenBack() {
        SuggestionBench bench;
        bench.form.choose("purpose", "classify");
        bench.suggestions.setPurposeBefore("language");
        bench.setBase(u"/writer"_s, bench.writer);
        QCOMPARE(bench.purpose(), std::string("classify")); // whether records have labels is not known yet
        bench.create();
        EVENTUALLY(bench.purpose() == "language");
    }

    void whatThePersonChangedOutlivesStartAndProjects() {
        SuggestionBench bench; // as the last start left it, in a project of labels
        bench.form.choose("purpose", "classify");
        core::TrainingConfig own = bench.form.config();
        own.learningRate = 0.25;
        own.maxLength = 96;
        bench.form.setConfig(own);
        bench.suggestions.setPurposeBefore("style");
        const auto isKept = [&] {
            return bench.form.config().learningRate == 0.25 && bench.form.config().maxLength == 96;
        };
        bench.setBase(u"/writer"_s, bench.writer);
        QCOMPARE(bench.purpose(), std::string("classify"));
        QVERIFY(isKept());
        bench.add({"good", "bad"});
        QCOMPARE(bench.purpose(), std::string("classify"));
        QVERIFY(isKept());
        bench.close();
        EVENTUALLY(!bench.labels.isKnown());
        QCOMPARE(bench.purpose(), std::string("classify"));
        QVERIFY(isKept());
        bench.create({tests::record("A question")}, "answers");
        EVENTUALLY(bench.purpose() == "style");
        QVERIFY(isKept()); // a suggestion takes nothing of the person's
        QCOMPARE(bench.form.config().task, std::string("causal_lm"));
    }

    void theSamplesSettingsComeBackWithThePurpose() {
        SuggestionBench bench;
        bench.setBase(starterModel(), bench.writer);
        bench.add({"good", "bad"});
        EVENTUALLY(bench.purpose() == "classify");
        QCOMPARE(bench.form.recipe(), std::string());
        bench.close();
        bench.create({tests::record("A question")}, "answers");
        EVENTUALLY(bench.form.recipe() == "starter");
        QCOMPARE(bench.purpose(), std::string("style"));
    }
};

QTEST_MAIN(tst_Suggestions)
#include "tst_Suggestions.moc"
