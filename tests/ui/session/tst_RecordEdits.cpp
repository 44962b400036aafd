#include "tests/support/FullDisk.h"
#include "tests/ui/session/SessionBench.h"

#include <QElapsedTimer>
#include <QSignalSpy>

using namespace ui;
using namespace tests;
using core::EntryKind;
using core::RecordField;

namespace {

constexpr auto Instruction = RecordField::Instruction;

QString text(const std::optional<std::string>& text) {
    return text ? QString::fromStdString(*text) : QStringLiteral("—");
}

} // namespace

class tst_RecordEdits : public QObject {
    Q_OBJECT
private slots:
    void aTextIsPendingAtOnceAndNoMoreWhenItIsWritten() {
        SessionBench bench;
        bench.create(numbered(2));
        const core::RecordId id = bench.query.idAt(0);
        bench.at(0);
        QSignalSpy pending(&bench.edits, &RecordEdits::pendingChanged);
        QSignalSpy changed(&bench.edits, &RecordEdits::changed);
        QSignalSpy idle(&bench.edits, &RecordEdits::idle);
        bench.edits.edit(id, Instruction, QStringLiteral("Changed"));
        QCOMPARE(pending.size(), 1);
        QCOMPARE(text(bench.edits.pending(id, Instruction)), QStringLiteral("Changed"));
        QVERIFY(!bench.edits.pending(id, RecordField::Input));
        QCOMPARE(bench.instruction(0), QStringLiteral("Changed")); // shown before it is written
        QVERIFY(!bench.edits.isIdle());
        QCOMPARE(changed.size(), 0);
        EVENTUALLY(bench.edits.isIdle());
        QCOMPARE(idle.size(), 1);
        QCOMPARE(changed.size(), 1);
        QVERIFY(!bench.edits.pending(id, Instruction));
        QCOMPARE(bench.written(), (QStringList{QStringLiteral("Changed"), QStringLiteral("Instruction 2")}));
    }

    void aNewerTextWinsEvenIfItIsTheOldOneAgain() {
        SessionBench bench;
        bench.create(numbered(1));
        const core::RecordId id = bench.query.idAt(0);
        Gate gate;
        bench.writer.run({}, gate.job(), this, [](const Outcome<bool>&) {});
        QStringList seen; // what is pending whenever something was written
        connect(&bench.edits, &RecordEdits::changed, this,
                [&] { seen += text(bench.edits.pending(id, Instruction)); });
        for (const char* each : {"A", "B", "A"}) bench.edits.edit(id, Instruction, QLatin1String(each));
        gate.open();
        EVENTUALLY(bench.edits.isIdle());
        QCOMPARE(seen, (QStringList{QStringLiteral("A"), QStringLiteral("A"), QStringLiteral("—")}));
        QCOMPARE(bench.written(), QStringList{QStringLiteral("A")});
    }

    void whatCannotBeWrittenStaysPendingUntilARetryWritesIt() {
        SessionBench bench;
        bench.create(numbered(2));
        const core::RecordId first = bench.query.idAt(0), second = bench.query.idAt(1);
        QSignalSpy failed(&bench.edits, &RecordEdits::failed);
        {
            const FullDisk full;
            bench.edits.edit(first, Instruction, QStringLiteral("Kept"));
            EVENTUALLY(bench.edits.isIdle());
            QCOMPARE(failed.size(), 1);
            bench.edits.retry(); // still full
            EVENTUALLY(bench.edits.isIdle());
        }
        QCOMPARE(failed.size(), 2);
        QVERIFY(bench.edits.hasFailed());
        QCOMPARE(text(bench.edits.pending(first, Instruction)), QStringLiteral("Kept"));
        QCOMPARE(bench.instruction(0), QStringLiteral("Kept"));
        QCOMPARE(bench.written()[0], QStringLiteral("Instruction 1"));
        bench.edits.edit(second, Instruction, QStringLiteral("Written")); // others go on
        bench.edits.retry();
        QVERIFY(!bench.edits.hasFailed());
        EVENTUALLY(bench.edits.isIdle());
        QVERIFY(!bench.edits.pending(first, Instruction));
        QCOMPARE(bench.written(), (QStringList{QStringLiteral("Kept"), QStringLiteral("Written")}));
        QCOMPARE(failed.size(), 2);
    }

    void whatIsGoneDoesNotKeepOthersFromTheDisk() {
        SessionBench bench;
        bench.create(numbered(3));
        const auto ids = bench.query.ids();
        QSignalSpy failed(&bench.edits, &RecordEdits::failed);
        {
            const FullDisk full;
            bench.edits.edit(ids[0], Instruction, QStringLiteral("Of one that goes"));
            bench.edits.edit(ids[1], Instruction, QStringLiteral("Kept"));
            EVENTUALLY(bench.edits.isIdle());
        }
        QCOMPARE(failed.size(), 2);
        bench.edits.remove({ids[0]});
        bench.edits.retry();
        EVENTUALLY(bench.isSettled());
        QVERIFY(!bench.edits.hasFailed());
        QVERIFY(!bench.edits.pending(ids[0], Instruction));
        QVERIFY(!bench.edits.pending(ids[1], Instruction));
        QCOMPARE(bench.written(), (QStringList{QStringLiteral("Kept"), QStringLiteral("Instruction 3")}));
        QCOMPARE(failed.size(), 3);
        QCOMPARE(failed[2][0].value<std::vector<core::Problem>>().front().code, core::ProblemCode::RecordGone);
        bench.edits.edit(ids[0], Instruction, QStringLiteral("Too late"));
        EVENTUALLY(bench.edits.isIdle());
        QVERIFY(!bench.edits.hasFailed()); // there is nothing to try again
        QCOMPARE(failed.size(), 4);
    }

    void manyTextsAtOnceDoNotHoldTheWindowUp() {
        SessionBench bench;
        bench.create(numbered(40'000));
        std::vector<core::TextEdit> edits;
        for (const core::RecordId id : bench.query.ids())
            for (const RecordField field : {Instruction, RecordField::Input, RecordField::Output, RecordField::Note})
                edits.push_back({id, field, "Filled"});
        QSignalSpy pending(&bench.edits, &RecordEdits::pendingChanged);
        QElapsedTimer clock;
        clock.start();
        bench.edits.edit(std::move(edits));
        qInfo("160,000 texts in %lld ms", clock.elapsed());
        QCOMPARE(pending.size(), 1);
        QCOMPARE(pending[0][0].value<std::vector<core::RecordId>>().size(), 40'000U);
        EVENTUALLY(bench.isSettled());
        QVERIFY(!bench.edits.pending(bench.query.idAt(39'999), RecordField::Note));
        QCOMPARE(bench.at(39'999).note, std::string("Filled"));
    }

    void everyChangeIsOneStepOfUndoAndRedo() {
        SessionBench bench;
        bench.create(numbered(3));
        const auto ids = bench.query.ids();
        QList<QStringList> states{bench.written()};
        const std::vector<std::function<void()>> steps{
            [&] { bench.edits.edit(ids[0], Instruction, QStringLiteral("Other")); },
            [&] { bench.edits.edit({{ids[0], Instruction, "Both"}, {ids[1], Instruction, "Both"}}); },
            [&] { bench.edits.add(numbered(1), ids[0], EntryKind::Duplicate); },
            [&] { bench.edits.paste({{ids[2], Instruction, "Pasted"}}, {record("New")}); },
            [&] { bench.edits.move({ids[2]}, 0); },
            [&] { bench.edits.remove({ids[0], ids[1]}); }};
        for (const auto& step : steps) {
            step();
            EVENTUALLY(bench.isSettled());
            states += bench.written();
        }
        for (auto state = states.rbegin() + 1; state != states.rend(); ++state) {
            bench.edits.undo();
            EVENTUALLY(bench.isSettled());
            QCOMPARE(bench.written(), *state);
        }
        bench.edits.undo(); // the records themselves
        EVENTUALLY(bench.isSettled());
        QCOMPARE(bench.written(), QStringList());
        QCOMPARE(bench.edits.undoState().undo.id, 0);
        for (const QStringList& state : states) {
            bench.edits.redo();
            EVENTUALLY(bench.isSettled());
            QCOMPARE(bench.written(), state);
        }
        QCOMPARE(bench.edits.undoState().redo.id, 0);
        bench.edits.redo(); // nothing is left to do again
        EVENTUALLY(bench.isSettled());
        QCOMPARE(bench.written(), states.last());
    }

    void newRecordsTellTheirIds() {
        SessionBench bench;
        bench.create(numbered(2));
        QSignalSpy added(&bench.edits, &RecordEdits::added);
        bench.edits.add(numbered(2), bench.query.idAt(0));
        EVENTUALLY(bench.isSettled());
        QCOMPARE(added.size(), 1);
        const auto ids = added[0][0].value<std::vector<core::RecordId>>();
        QCOMPARE(ids, (std::vector{bench.query.idAt(1), bench.query.idAt(2)}));
    }

    void statusAndSplitAreCounted() {
        SessionBench bench;
        bench.create(numbered(3));
        bench.edits.setStatus({bench.query.idAt(0), bench.query.idAt(2)}, core::Status::Rejected);
        bench.edits.setSplit({bench.query.idAt(1)}, core::Split::Test);
        EVENTUALLY(bench.query.counts().byStatus[static_cast<int>(core::Status::Rejected)] == 2);
        EVENTUALLY(bench.query.counts().bySplit[static_cast<int>(core::Split::Test)] == 1);
    }

    void aProjectThatIsReopenedCanStillBeUndone() {
        SessionBench bench;
        bench.create(numbered(1));
        bench.edits.edit(bench.query.idAt(0), Instruction, QStringLiteral("Other"));
        bench.close(); // with the edit under way
        bench.open();
        QCOMPARE(bench.instruction(0), QStringLiteral("Other"));
        QCOMPARE(bench.edits.undoState().undo.kind, EntryKind::Edit);
        bench.edits.undo();
        EVENTUALLY(bench.isSettled());
        QCOMPARE(bench.written(), QStringList{QStringLiteral("Instruction 1")});
    }

    void aTextForAClosedProjectDoesNotReachTheNext() {
        SessionBench bench;
        bench.create(numbered(1));
        const core::RecordId id = bench.query.idAt(0);
        bench.close();
        bench.edits.edit(id, Instruction, QStringLiteral("Late")); // an editor that is left by the closing
        QVERIFY(!bench.edits.pending(id, Instruction));
        bench.create(numbered(1), "second");
        QCOMPARE(bench.query.idAt(0), id);
        QCOMPARE(bench.instruction(0), QStringLiteral("Instruction 1"));
        QVERIFY(!bench.edits.hasFailed());
    }

    void anImportIsOneStepAndTellsHowFarItIs() {
        SessionBench bench;
        bench.create();
        const auto records = std::make_shared<const std::vector<core::StoredRecord>>(numbered(30'000));
        QSignalSpy importing(&bench.edits, &RecordEdits::importing);
        QSignalSpy imported(&bench.edits, &RecordEdits::imported);
        QSignalSpy ended(&bench.edits, &RecordEdits::importEnded);
        bench.edits.import(records, QStringLiteral("a.json"));
        QVERIFY(bench.edits.isImporting());
        EVENTUALLY(ended.size() == 1);
        QVERIFY(!bench.edits.isImporting());
        QVERIFY(!importing.isEmpty());
        QCOMPARE(importing.last()[1].toLongLong(), 30'000);
        QCOMPARE(imported.value(0).value(0).toLongLong(), 30'000);
        EVENTUALLY(bench.query.count() == 30'000);
        bench.edits.undo();
        EVENTUALLY(bench.isSettled() && bench.query.count() == 0);
    }

    void anEditDuringALargeImportIsOnTheDiskAtOnce() {
        SessionBench bench;
        bench.create(numbered(1));
        const core::RecordId id = bench.query.idAt(0);
        bench.edits.import(std::make_shared<const std::vector<core::StoredRecord>>(numbered(200'000)),
                           QStringLiteral("a.json"));
        QSignalSpy importing(&bench.edits, &RecordEdits::importing);
        qint64 slowest = 0;
        int edits = 0;
        while (bench.edits.isImporting() && edits < 10) {
            QSignalSpy changed(&bench.edits, &RecordEdits::changed);
            QElapsedTimer clock;
            clock.start();
            const QString text = QStringLiteral("Edit %1").arg(++edits);
            bench.edits.edit(id, Instruction, text);
            EVENTUALLY(!changed.isEmpty());
            slowest = std::max(slowest, clock.elapsed());
            if (edits < 10) QCOMPARE(bench.written(), QStringList{text});
        }
        qInfo("the slowest of %d edits took %lld ms", edits, slowest);
        QVERIFY(bench.edits.isImporting()); // all of them came before its end
        QVERIFY(slowest < 2'000); // a step takes less than 100 ms, and the computer may have other work
        EVENTUALLY(bench.isSettled() && bench.query.count() == 200'001);
        QCOMPARE(bench.instruction(0), QStringLiteral("Edit 10"));
        QCOMPARE(bench.edits.undoState().undo.kind, EntryKind::Import);
        bench.edits.undo();
        EVENTUALLY(bench.isSettled());
        QCOMPARE(bench.written(), QStringList{QStringLiteral("Edit 10")});
    }

    void anImportThatIsGivenUpLeavesNothing() {
        SessionBench bench;
        bench.create(numbered(1));
        const auto records = std::make_shared<const std::vector<core::StoredRecord>>(numbered(60'000));
        QSignalSpy failed(&bench.edits, &RecordEdits::failed);
        QSignalSpy imported(&bench.edits, &RecordEdits::imported);
        QSignalSpy ended(&bench.edits, &RecordEdits::importEnded);
        connect(&bench.edits, &RecordEdits::importing, &bench.edits, &RecordEdits::cancelImport);
        bench.edits.import(records, QStringLiteral("a.json"));
        EVENTUALLY(ended.size() == 1 && bench.isSettled());
        QCOMPARE(imported.size(), 0);
        QCOMPARE(failed.size(), 0);
        QCOMPARE(bench.written().size(), 1);
        QCOMPARE(bench.edits.undoState().undo.kind, EntryKind::Add);
        bench.close();
        bench.open();
        QCOMPARE(bench.query.count(), 1);
    }

    void closingGivesAnImportUpAndTheNextProjectCanImport() {
        SessionBench bench;
        bench.create();
        QSignalSpy ended(&bench.edits, &RecordEdits::importEnded);
        bench.edits.import(std::make_shared<const std::vector<core::StoredRecord>>(numbered(60'000)),
                           QStringLiteral("a.json"));
        bench.close();
        QVERIFY(!bench.edits.isImporting());
        QCOMPARE(ended.size(), 1);
        QCOMPARE(bench.written().size(), 0);
        bench.create({}, "second");
        bench.edits.import(std::make_shared<const std::vector<core::StoredRecord>>(numbered(2)),
                           QStringLiteral("b.json"));
        EVENTUALLY(ended.size() == 2 && bench.isSettled());
        QCOMPARE(bench.query.count(), 2);
    }
};

QTEST_GUILESS_MAIN(tst_RecordEdits)
#include "tst_RecordEdits.moc"
