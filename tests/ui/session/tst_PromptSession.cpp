#include "core/text/ModelText.h"
#include "tests/ui/session/SessionBench.h"
#include "ui/session/JudgedReading.h"
#include "ui/session/ModelSession.h"
#include "ui/session/PromptSession.h"

#include <QSignalSpy>

using namespace ui;
using namespace tests;

namespace {

struct PromptBench : SessionBench {
    ui::Worker worker{"models"};
    ModelSession models{worker, settings};
    PromptSession prompts{worker, models};

    void choose(const char* model) {
        models.inspect(QString::fromStdString(fixture(std::string("models/") + model).string()));
        EVENTUALLY(models.base() && (prompts.isReady() || !prompts.problems().empty()));
    }
    qint64 encoded(const core::StoredRecord& stored) const {
        const auto format = prompts.text()->format(prompts.format(), prompts.learned());
        return static_cast<qint64>(format.encode(stored.record).ids.size());
    }
    qint64 counted(const core::StoredRecord& stored) {
        [&] { EVENTUALLY(prompts.count(stored)); }();
        return prompts.count(stored).value_or(-2);
    }
};

core::StoredRecord revised(core::RecordId id, std::int64_t revision, const std::string& instruction) {
    core::StoredRecord stored = record(instruction);
    stored.record.id = id;
    stored.record.revision = revision;
    return stored;
}

} // namespace

class tst_PromptSession : public QObject {
    Q_OBJECT
private slots:
    void countsAreThoseOfTraining() {
        PromptBench bench;
        bench.create(numbered(300));
        bench.choose("sample");
        QSignalSpy counted(&bench.prompts, &PromptSession::counted);
        QVERIFY(!bench.prompts.count(bench.at(0))); // nobody waits
        EVENTUALLY(bench.isHere(0, 300));
        for (qint64 row = 0; row < 300; ++row) bench.prompts.count(bench.at(row));
        for (qint64 row = 0; row < 300; ++row) QCOMPARE(bench.counted(bench.at(row)), bench.encoded(bench.at(row)));
        QVERIFY(counted.size() > 1); // batches, so that the table fills as it goes
    }

    void withoutAModelNothingIsCounted() {
        PromptBench bench;
        QVERIFY(!bench.prompts.isReady());
        QVERIFY(!bench.prompts.count(revised(1, 1, "A")));
        QSignalSpy seen(&bench.prompts, &PromptSession::seen);
        bench.prompts.look(revised(1, 1, "A"));
        QCOMPARE(seen.size(), 1);
        QVERIFY(!seen[0][0].value<PromptReport>().tokens);
        bench.choose("llama-tied"); // it has no tokenizer
        QVERIFY(!bench.prompts.isReady());
        QCOMPARE(bench.prompts.problems()[0].code, core::ProblemCode::TokenizerMissing);
    }

    void aNewRevisionIsCountedAnew() {
        PromptBench bench;
        bench.choose("sample");
        const auto before = revised(1, 1, "Short"), after = revised(1, 2, "A much longer text than the one before");
        QCOMPARE(bench.counted(before), bench.encoded(before));
        QVERIFY(!bench.prompts.count(after));
        QCOMPARE(bench.counted(after), bench.encoded(after));
        QVERIFY(bench.encoded(after) > bench.encoded(before));
    }

    void anotherFormatIsCountedAnew() {
        PromptBench bench;
        bench.choose("sample");
        const auto stored = revised(1, 1, "A question");
        const qint64 first = bench.counted(stored);
        QSignalSpy changed(&bench.prompts, &PromptSession::changed);
        bench.prompts.setFormat(core::FormatKind::Completion, core::Learned::Everything);
        QCOMPARE(changed.size(), 1);
        QVERIFY(!bench.prompts.count(stored));
        QCOMPARE(bench.counted(stored), bench.encoded(stored));
        QVERIFY(bench.counted(stored) != first);
    }

    void aRecordToBeJudgedIsReadAsAJudgeReadsIt() {
        PromptBench bench;
        bench.choose("sample");
        core::StoredRecord judged = revised(1, 1, "A good film"), written = revised(2, 1, "A question");
        judged.record.output.clear();
        judged.record.label = "positive";
        const core::Tokenizer& tokenizer = bench.prompts.text()->tokenizer();
        QCOMPARE(bench.counted(judged), judgedLength(judged.record, tokenizer));
        QCOMPARE(bench.counted(written), bench.encoded(written));
        QVERIFY(bench.counted(judged) < bench.encoded(revised(3, 1, "A good film"))); // no template around it
        QSignalSpy seen(&bench.prompts, &PromptSession::seen);
        bench.prompts.setLimit(2);
        bench.prompts.look(judged);
        EVENTUALLY(seen.size() == 1);
        const auto report = seen[0][0].value<PromptReport>();
        QVERIFY(report.isJudged);
        QCOMPARE(report.label, std::string("positive"));
        QCOMPARE(std::ranges::count(report.isCut, 0), 2);
        QCOMPARE(report.isCut.size(), report.tokens->ids.size());
    }

    void inAProjectOfLabelsARecordWithoutOneLacksItsLabel() {
        PromptBench bench;
        bench.choose("sample");
        core::StoredRecord bare = revised(1, 1, "A good film");
        bare.record.output.clear();
        QCOMPARE(bench.counted(bare), -1); // an answer is missing
        bench.prompts.setLabelled(true);
        QCOMPARE(bench.counted(bare), judgedLength(bare.record, bench.prompts.text()->tokenizer()));
        QSignalSpy seen(&bench.prompts, &PromptSession::seen);
        bench.prompts.look(bare);
        EVENTUALLY(seen.size() == 1);
        QVERIFY(seen[0][0].value<PromptReport>().isJudged);
        QVERIFY(seen[0][0].value<PromptReport>().label.empty());
    }

    /// A run that learns labels takes a record's output for one.
    void whoLearnsLabelsSeesEveryRecordJudged() {
        PromptBench bench;
        bench.create(numbered(1));
        bench.choose("sample");
        bench.prompts.keepCountsIn(bench.project.path());
        const auto stored = bench.at(0);
        const qint64 written = bench.counted(stored);
        QSignalSpy changed(&bench.prompts, &PromptSession::changed);
        bench.prompts.setJudging(true);
        QCOMPARE(changed.size(), 1);
        QVERIFY(!bench.prompts.count(stored));
        const qint64 judged = bench.counted(stored);
        QCOMPARE(judged, judgedLength(stored.record, bench.prompts.text()->tokenizer()));
        QVERIFY(judged < written);
        QSignalSpy seen(&bench.prompts, &PromptSession::seen);
        bench.prompts.look(stored);
        EVENTUALLY(seen.size() == 1);
        QCOMPARE(seen[0][0].value<PromptReport>().label, std::string("An answer"));
        bench.prompts.setJudging(false); // what was kept of one way is no answer for the other
        QCOMPARE(bench.counted(stored), written);
    }

    /// Records of two projects have the same numbers.
    void anotherProjectIsCountedAnew() {
        PromptBench bench;
        bench.choose("sample");
        QCOMPARE(bench.counted(revised(1, 1, "Short")), bench.encoded(revised(1, 1, "Short")));
        bench.prompts.keepCountsIn({});
        const auto other = revised(1, 1, "A much longer text than the one before");
        QVERIFY(!bench.prompts.count(other));
        QCOMPARE(bench.counted(other), bench.encoded(other));
    }

    void countsComeBackWithTheProject() {
        PromptBench bench;
        bench.create(numbered(3));
        bench.choose("sample");
        bench.prompts.keepCountsIn(bench.project.path());
        const auto stored = bench.at(1);
        const qint64 tokens = bench.counted(stored);
        QCOMPARE(tokens, bench.encoded(stored));
        core::StoredRecord other = stored; // as if its text were another: then the count is the one that was kept
        other.record.instruction += " and a lot more";
        bench.prompts.keepCountsIn(bench.project.path());
        QVERIFY(!bench.prompts.count(other));
        QCOMPARE(bench.counted(other), tokens);
    }

    /// It has no revision of its own yet: a count would be kept for the text that it replaces.
    void aTextOnItsWayToTheDiskIsCountedWhenItIsThere() {
        PromptBench bench;
        bench.create(numbered(1));
        bench.choose("sample");
        bench.prompts.keepCountsIn(bench.project.path());
        bench.at(0);
        Gate gate;
        bench.writer.run({}, gate.job(), this, [](const Outcome<bool>&) {});
        bench.edits.edit(bench.query.idAt(0), core::RecordField::Instruction,
                         QStringLiteral("A much longer text than the one before"));
        QVERIFY(!bench.prompts.count(bench.at(0)));
        QTest::qWait(50);
        gate.open();
        EVENTUALLY(bench.isSettled());
        EVENTUALLY(bench.at(0).record.revision > 1);
        QCOMPARE(bench.counted(bench.at(0)), bench.encoded(bench.at(0)));
        bench.edits.undo();
        EVENTUALLY(bench.instruction(0) == QStringLiteral("Instruction 1"));
        QCOMPARE(bench.counted(bench.at(0)), bench.encoded(bench.at(0)));
    }

    void aRecordWithoutTokensIsToldAsSuch() {
        PromptBench bench;
        bench.choose("sample");
        core::StoredRecord empty = revised(1, 1, "");
        empty.record.output.clear();
        QCOMPARE(bench.counted(empty), -1);
        QSignalSpy seen(&bench.prompts, &PromptSession::seen);
        bench.prompts.look(empty);
        EVENTUALLY(seen.size() == 1);
        QVERIFY(!seen[0][0].value<PromptReport>().problems.empty());
    }

    void theNewestLookWins() {
        PromptBench bench;
        bench.choose("sample");
        QSignalSpy seen(&bench.prompts, &PromptSession::seen);
        Gate gate;
        bench.worker.run({}, gate.job(), this, [](const Outcome<bool>&) {});
        for (int i = 1; i <= 20; ++i) bench.prompts.look(revised(i, 7, "Record " + std::to_string(i)));
        gate.open();
        EVENTUALLY(seen.size() == 1);
        const auto report = seen[0][0].value<PromptReport>();
        QCOMPARE(report.record, 20);
        QCOMPARE(report.revision, 7);
        QCOMPARE(report.limit, bench.prompts.limit());
        QVERIFY(report.tokens->text.find("Record 20") != std::string::npos);
        QCOMPARE(static_cast<qint64>(report.tokens->ids.size()), bench.encoded(revised(20, 7, "Record 20")));
        bool isLate = false;
        bench.worker.run({}, [](const std::stop_token&) { return true; }, this,
                         [&](const Outcome<bool>&) { isLate = true; });
        EVENTUALLY(isLate);
        QCOMPARE(seen.size(), 1);
    }

    void anotherModelIsCountedAnew() {
        const QTemporaryDir folder;
        const std::filesystem::path other = folder.filePath(QStringLiteral("other")).toStdString();
        std::filesystem::copy(fixture("models/sample"), other);
        PromptBench bench;
        bench.choose("sample");
        const auto stored = revised(1, 1, "A question");
        bench.counted(stored);
        QSignalSpy ready(&bench.prompts, &PromptSession::readyChanged);
        bench.models.inspect(QString::fromStdString(other.string()));
        EVENTUALLY(ready.size() == 2 && bench.prompts.isReady());
        QVERIFY(!bench.prompts.count(stored));
        QCOMPARE(bench.prompts.text()->folder(), other);
        QCOMPARE(bench.counted(stored), bench.encoded(stored));
    }
};

QTEST_GUILESS_MAIN(tst_PromptSession)
#include "tst_PromptSession.moc"
