#include "ui/session/SampleJudge.h"

#include "tests/support/Places.h"
#include "tests/ui/session/ScriptedModel.h"

#include <QTest>

#include <array>

using namespace ui;
using core::LabelSet;
using core::ProblemType;

namespace {

class RefusingModel : public tests::ScriptedModel {
public:
    using ScriptedModel::ScriptedModel;
    std::unique_ptr<core::EvaluationTask> evaluate(std::shared_ptr<const core::TrainingData>,
                                                   core::AdapterHandle) override {
        wasAsked = true;
        throw core::Error(core::ProblemCode::Unforeseen, {}, {"too long"});
    }
    bool wasAsked = false;
};

} // namespace

/// What a judgement looks like among the samples; that they are asked is the training session's test.
class tst_SampleJudge : public QObject {
    Q_OBJECT
private slots:
    void oneLabelStandsWithItsProbability() {
        const LabelSet labels{ProblemType::SingleLabel, {"bad", "good"}};
        QCOMPARE(judgementText(labels, std::array{0.0F, 2.0F}), std::string("good (88 %)"));
        QCOMPARE(judgementText(labels, std::array{9.0F, -9.0F}), std::string("bad (100 %)"));
    }

    void severalLabelsStandSideBySideOrNone() {
        const LabelSet labels{ProblemType::MultiLabel, {"late", "rude", "dear"}};
        QCOMPARE(judgementText(labels, std::array{2.0F, -2.0F, 1.0F}), std::string("late (88 %); dear (73 %)"));
        QCOMPARE(judgementText(labels, std::array{-2.0F, -2.0F, -1.0F}), std::string("–"));
    }

    void aNumberStandsAlone() {
        QCOMPARE(judgementText({ProblemType::Regression, {"score"}}, std::array{3.4159F}), std::string("3.42"));
    }

    void aModelThatRefusesThePromptsEndsNoRun() {
        const auto text = core::ModelText::open(tests::fixture("models/sample"));
        core::RunConfig config;
        config.labels = {"bad", "good"};
        SampleJudge judge({}, config, {{.record = {.instruction = "A text"}}}, *text);
        tests::TrainingScript script;
        RefusingModel model({}, script);
        judge.begin(model, 1, 0);
        QVERIFY(model.wasAsked);
        QVERIFY(!judge.isAsking());
    }
};

QTEST_GUILESS_MAIN(tst_SampleJudge)
#include "tst_SampleJudge.moc"
