#include "core/training/HeldRecords.h"
#include "tests/ui/session/JudgementBench.h"

#include <QSignalSpy>

using namespace ui;
using namespace tests;
using core::Split;
using State = JudgedState;

/// How runs come by the judgements of their records, and what becomes of these.
class tst_JudgementSession : public QObject {
    Q_OBJECT
private slots:
    void aRunIsJudgedByItselfWhenItIsOver() {
        JudgementBench bench;
        bench.beginReviews();
        bench.train();
        EVENTUALLY(bench.is(State::Judged));
        const auto found = bench.judged();
        QCOMPARE(found.judgements->count(Split::Validation), 6);
        QCOMPARE(found.judgements->count(Split::Test), 6);
        QCOMPARE(found.judgements->labels.names, (std::vector<std::string>{"bad", "good"}));
        const SplitSummary& test = found.judgements->of(Split::Test);
        QCOMPARE(test.score.exactRecords, 4);
        QVERIFY(test.records == 6 && test.score == found.judgements->score(Split::Test));
        QVERIFY(test.worst == found.judgements->worst(Split::Test, WorstRecords));
        QCOMPARE(found.judgements->baselines(Split::Test)->commonest, 0.5);
        const auto wrong = found.judgements->judgedAs(Split::Validation, 1, 0);
        QCOMPARE(wrong.size(), std::size_t{1});
        QCOMPARE(wrong.front()->record, bench.query.idAt(14));
        QVERIFY(core::isThere(bench.run() / "judgements.jsonl"));
        QVERIFY(!bench.judgements.isJudging());
        QVERIFY(found.others.empty());
    }
    void whatWasFoundIsReadAgainLater() {
        JudgementBench bench;
        bench.beginReviews();
        bench.train();
        EVENTUALLY(bench.is(State::Judged));
        const int judgings = bench.judgings;
        bench.close();
        EVENTUALLY(!bench.project.isOpen());
        bench.open();
        EVENTUALLY(bench.is(State::Judged));
        QCOMPARE(bench.judgings.load(), judgings);
    }
    void answersAreJudgedToo() {
        JudgementBench bench;
        auto records = JudgementBench::reviews();
        for (auto& each : records) std::swap(each.record.label, each.record.output);
        bench.create(std::move(records));
        bench.chooseModel();
        bench.engine.start();
        EVENTUALLY(bench.engine.report().state == EngineState::Ready);
        bench.training.start(bench.choice());
        EVENTUALLY(bench.is(State::Judged));
        const auto found = bench.judged().judgements;
        QVERIFY(!found->hasLabels());
        QCOMPARE(found->of(Split::Test).languageScore.exactRecords, 4);
        QCOMPARE(found->worst(Split::Test, 2).front()->wanted, std::string("good"));
    }

    void aCancelledJudgingLeavesNothingAndCanBeAskedForAgain() {
        JudgementBench bench;
        bench.judgingIsHeld = true;
        bench.beginReviews();
        bench.train();
        EVENTUALLY(bench.judgings > 0 && bench.is(State::Judging));
        bench.judgements.cancel();
        EVENTUALLY(bench.is(State::NotJudged));
        QVERIFY(!bench.judged().judgements && bench.judged().problems.empty());
        QVERIFY(!core::isThere(bench.run() / "judgements.jsonl"));
        bench.judgingIsHeld = false;
        bench.judgements.judge(bench.fromPath(bench.run()));
        EVENTUALLY(bench.is(State::Judged));
        QCOMPARE(bench.modelsOpened.load(), 1); // the run's model was there still
    }
    void aTrainingThatBeginsComesFirst() {
        JudgementBench bench;
        bench.judgingIsHeld = true;
        bench.beginReviews();
        bench.train();
        EVENTUALLY(bench.judgings > 0);
        bench.training.start(bench.judging());
        EVENTUALLY(bench.training.state() == TrainingState::Finished);
        bench.judgingIsHeld = false;
        EVENTUALLY(bench.is(State::Judged, "run-2"));
        EVENTUALLY(bench.is(State::NotJudged, "run-1"));
    }
    void aRunThatWentOnIsJudgedAnew() {
        JudgementBench bench;
        bench.beginReviews();
        bench.lastStep = 3;
        bench.training.start(bench.judging());
        EVENTUALLY(bench.training.step() == 3);
        bench.training.stop();
        EVENTUALLY(bench.is(State::Judged));
        QCOMPARE(bench.judged().judgements->step, 3);
        bench.judgingIsHeld = true;
        bench.lastStep = 1000;
        bench.training.resume();
        EVENTUALLY(bench.training.state() == TrainingState::Finished);
        bench.judgements.cancel();
        EVENTUALLY(bench.is(State::NotJudged));
        QCOMPARE(bench.judged().judgements->step, 3); // it is seen, and said of which step it is
        bench.judgingIsHeld = false;
        bench.judgements.judge(bench.fromPath(bench.run()));
        EVENTUALLY(bench.is(State::Judged));
        QCOMPARE(bench.judged().judgements->step, 20);
    }
    void whileARunGoesOnItsLastLookIsShown() {
        JudgementBench bench;
        bench.beginReviews();
        bench.lastStep = 3;
        bench.training.start(bench.judging());
        EVENTUALLY(bench.training.step() == 3 && bench.is(State::UnderWay));
        QVERIFY(!bench.judged().judgements);
        QCOMPARE(bench.judged().labels.names.size(), std::size_t{2});
    }

    void aRecordThatWasEditedSinceIsNamed() {
        JudgementBench bench;
        bench.beginReviews();
        bench.train();
        EVENTUALLY(bench.is(State::Judged));
        const core::RecordId edited = bench.query.idAt(20), removed = bench.query.idAt(13);
        bench.edits.edit(edited, core::RecordField::Instruction, QStringLiteral("Another review"));
        bench.edits.remove({removed});
        bench.edits.edit(bench.query.idAt(0), core::RecordField::Instruction, QStringLiteral("Of training"));
        EVENTUALLY((bench.judged().others == std::vector{removed, edited}));
        QVERIFY(bench.judged().gone == std::vector{removed});
    }
    void whyItFailedIsToldAndKeepsNothing() {
        JudgementBench bench;
        bench.beginReviews();
        bench.judgingIsHeld = true;
        bench.train();
        bench.judgements.cancel();
        EVENTUALLY(!bench.judgements.isJudging());
        std::filesystem::remove_all(bench.project.path() / "data");
        bench.judgements.judge(bench.fromPath(bench.run()));
        EVENTUALLY(!bench.judgements.isJudging());
        EVENTUALLY(bench.is(State::NotJudged));
        const std::vector<core::Problem> problems = bench.judged().problems;
        QVERIFY(!problems.empty());
        QCOMPARE(problems.front().code, core::ProblemCode::FileMissing);
    }
    void whereNothingWasPutAsideNothingIsJudged() {
        JudgementBench bench;
        bench.begin();
        bench.training.start(bench.choice());
        EVENTUALLY(bench.training.state() == TrainingState::Finished);
        EVENTUALLY(bench.is(State::Nothing));
        QVERIFY(!bench.judgements.isJudging());
        QCOMPARE(bench.judgings.load(), 0);
    }
    void whatNobodyShowsAnyMoreIsNotKept() {
        JudgementBench bench;
        bench.beginReviews();
        bench.train();
        EVENTUALLY(bench.is(State::Judged));
        const std::weak_ptr<const SummedJudgements> shown = bench.judged().judgements;
        bench.project.close();
        EVENTUALLY(shown.expired());
    }
    /// One who looks for changed records has it in hands as the project is closed.
    void whatIsReadStillIsFreedLater() {
        JudgementBench bench;
        bench.beginReviews();
        bench.train();
        EVENTUALLY(bench.is(State::Judged));
        bench.drain();
        const std::weak_ptr<const SummedJudgements> shown = bench.judged().judgements;
        Gate gate;
        bench.reader.run({}, gate.job(), &bench.training, [](const auto&) {});
        bench.edits.edit(bench.query.idAt(0), core::RecordField::Instruction, QStringLiteral("Changed"));
        EVENTUALLY(bench.edits.isIdle());
        bench.project.close();
        QTest::qWait(50); // it is swept, and in use
        QVERIFY(!shown.expired());
        gate.open();
        EVENTUALLY(shown.expired());
    }
    void aTrainingIsAHindrance() {
        JudgementBench bench;
        bench.beginReviews();
        using Hindrance = JudgementSession::Hindrance;
        QVERIFY(bench.judgements.hindrance() == Hindrance::None);
        bench.lastStep = 3;
        bench.training.start(bench.judging());
        EVENTUALLY(bench.training.step() == 3);
        QVERIFY(bench.judgements.hindrance() == Hindrance::Training);
        bench.training.stop();
        EVENTUALLY(bench.is(State::Judged));
        QVERIFY(bench.judgements.hindrance() == Hindrance::None);
        bench.close();
        QVERIFY(bench.judgements.hindrance() == Hindrance::ReadOnly);
    }
    void aProjectThatIsLeftIsLeftAlone() {
        JudgementBench bench;
        bench.judgingIsHeld = true;
        bench.beginReviews();
        bench.train();
        EVENTUALLY(bench.judgings > 0);
        bench.project.close();
        EVENTUALLY(!bench.judgements.isJudging());
        QVERIFY(bench.is(State::Unknown));
    }
};

QTEST_GUILESS_MAIN(tst_JudgementSession)
#include "tst_JudgementSession.moc"
