#include "core/ProblemText.h"
#include "tests/support/RunFolders.h"
#include "tests/support/Times.h"
#include "tests/ui/session/TrainBench.h"
#include "ui/runs/RunSort.h"
#include "ui/runs/RunTableModel.h"
#include "ui/runs/RunWords.h"
#include "ui/session/RunsSession.h"
#include "ui/shell/ProblemSentence.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QSignalSpy>

using namespace ui;
using namespace tests;

namespace {

struct ModelBench : TrainBench {
    RunsSession runs{project, training, worker};
    RunTableModel model{runs};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
    RunSort sort{&model};
    QAbstractItemModelTester sortTester{&sort, QAbstractItemModelTester::FailureReportingMode::QtTest};

    QString folder(const std::string& name) const { return fromPath(run(name.c_str())); }
    void write(const std::string& name, int day) {
        writeRun(run(name.c_str()), {.started = "2026-11-" + std::to_string(10 + day) + "T10:00:00+00:00"});
    }
    void show(int count) {
        runs.refresh();
        EVENTUALLY(model.rowCount() == count);
        drain();
    }
    QString names() const {
        QStringList names;
        for (int row = 0; row < model.rowCount(); ++row) names += model.index(row, 0).data().toString();
        return names.join(QLatin1Char(' '));
    }
};

} // namespace

class tst_RunTableModel : public QObject {
    Q_OBJECT
private slots:
    void whatAFailedRunToldIsSaidInTheWindowsWords() {
        core::RunOverview run;
        run.state = core::RunState::Failed;
        run.failure = core::sentence({core::ProblemCode::DiskFull, {.file = "events.jsonl"}, {}}) + "\n" +
                      core::sentence({core::ProblemCode::EngineFailed, {}, {"no kernel"}}) + "\nSomething else.";
        const QString told = RunWords::reason(run);
        for (const core::Problem& problem : {core::Problem{core::ProblemCode::DiskFull, {.file = "events.jsonl"}, {}},
                                             core::Problem{core::ProblemCode::EngineFailed, {}, {"no kernel"}}})
            QVERIFY2(told.contains(ProblemSentence(problem).text()), qPrintable(told));
        QVERIFY2(told.contains(QLatin1String("Something else.")), qPrintable(told));
    }
    void runsComeAndGoInTheirPlaces() {
        ModelBench bench;
        bench.create(numbered(1));
        bench.write("a", 1);
        bench.write("c", 3);
        bench.show(2);
        bench.write("b", 2);
        bench.write("d", 4);
        QSignalSpy resets(&bench.model, &QAbstractItemModel::modelReset);
        bench.show(4);
        QCOMPARE(bench.names(), QStringLiteral("d c b a"));
        core::binRun(bench.run("c"));
        bench.show(3);
        QCOMPARE(bench.names(), QStringLiteral("d b a"));
        QCOMPARE(resets.size(), 0); // so that the selection stays
        bench.close();
        QCOMPARE(bench.model.rowCount(), 0);
    }

    void anotherOrderIsTaken() {
        ModelBench bench;
        bench.create(numbered(1));
        bench.write("a", 1);
        bench.write("b", 2);
        bench.show(2);
        std::filesystem::remove_all(bench.run("a"));
        bench.write("a", 3);
        bench.runs.refresh();
        EVENTUALLY(bench.names() == QLatin1String("a b"));
    }

    void coloursAreKeptAndFreedOnesTakenAgain() {
        ModelBench bench;
        bench.create(numbered(1));
        for (const char* name : {"a", "b", "c"}) bench.write(name, name[0] - 'a');
        bench.show(3);
        QSignalSpy ticks(&bench.model, &RunTableModel::tickedChanged);
        for (const char* name : {"a", "b", "c"}) bench.model.setTicked(bench.folder(name), true);
        bench.model.setTicked(bench.folder("b"), false);
        bench.model.setTicked(bench.folder("none"), true);
        QCOMPARE(ticks.size(), 4);
        QCOMPARE(bench.model.ticked(), (std::vector<TickedRun>{{bench.folder("a"), 0}, {bench.folder("c"), 2}}));
        bench.model.setData(bench.model.indexOf(bench.folder("b")), Qt::Checked, Qt::CheckStateRole);
        QCOMPARE(bench.model.ticked().back(), (TickedRun{bench.folder("b"), 1}));
        core::binRun(bench.run("a"));
        bench.show(2);
        QCOMPARE(bench.model.ticked().size(), 2u); // what is not there is not ticked
        bench.model.untickAll();
        QVERIFY(bench.model.ticked().empty());
    }

    void onlyNameAndNoteAreEdited() {
        ModelBench bench;
        bench.create(numbered(1));
        bench.write("a", 1);
        bench.show(1);
        for (int column = 0; column < RunColumnCount; ++column) {
            const auto which = static_cast<RunColumn>(column);
            const bool isOwn = which == RunColumn::Name || which == RunColumn::Note;
            const QModelIndex index = bench.model.index(0, column);
            QCOMPARE(bool(bench.model.flags(index) & Qt::ItemIsEditable), isOwn);
            QCOMPARE(bench.model.setData(index, QStringLiteral("mine"), Qt::EditRole), isOwn);
            QVERIFY(!bench.model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
            QVERIFY(!bench.model.headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString().isEmpty());
        }
        QCOMPARE(bench.runs.runs().front().labels, (core::RunLabels{"mine", "mine"}));
        bench.drain();
    }

    void threeHundredRunsAreShownAtOnce() {
        ModelBench bench;
        bench.create(numbered(1));
        for (int i = 0; i < 300; ++i) bench.write("run-" + std::to_string(i), i % 20);
        bench.show(300);
        QElapsedTimer timer;
        timer.start();
        for (int row = 0; row < 300; ++row)
            for (int column = 0; column < RunColumnCount; ++column) bench.sort.index(row, column).data();
        bench.sort.sort(static_cast<int>(RunColumn::BestLoss));
        QVERIFY(tests::isInTime("300 rows shown and sorted", timer.elapsed(), 2000));
    }
};

QTEST_MAIN(tst_RunTableModel)
#include "tst_RunTableModel.moc"
