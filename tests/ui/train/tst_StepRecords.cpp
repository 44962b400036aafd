/// From a point of a plot to the records of its step.
#include "core/training/FrozenRecords.h"
#include "tests/ui/plot/PlotBench.h"
#include "tests/ui/session/TrainBench.h"
#include "ui/plot/PlotPanel.h"
#include "ui/plot/PlotView.h"
#include "ui/train/StepRecords.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>

using namespace ui;
using namespace tests;
using namespace Qt::StringLiterals;

namespace {

struct StepBench : TrainBench {
    SavingDialogs dialogs;
    PlotPanel panel{dialogs, worker};
    StepRecords steps{training, query, worker};
    QSignalSpy went{&steps, &StepRecords::goTo};

    StepBench() {
        panel.show();
        begin();
        run();
    }
    void run() {
        training.start(choice());
        EVENTUALLY(training.state() == TrainingState::Finished);
    }
    /// What is said below a plot; empty: nothing.
    QString said(PlotQuantity quantity) const {
        const auto* text = panel.view(quantity)->findChild<QLabel*>(u"noticeText"_s);
        return text->isVisible() ? text->text() : QString();
    }
    void show(PlotQuantity quantity) const { panel.view(quantity)->findChild<QPushButton*>(u"noticeRemedy"_s)->click(); }
    std::vector<core::RecordId> recordsOf(qint64 step) const {
        const core::SplitRecords frozen =
            core::thaw(core::frozenFolder(toPath(training.runFolder())), training.config().data);
        std::vector<core::RecordId> ids;
        for (const std::int64_t place : training.recordsOfStep(step))
            ids.push_back(frozen.training[static_cast<std::size_t>(place)].id);
        return ids;
    }
};

} // namespace

class tst_StepRecords : public QObject {
    Q_OBJECT
private slots:
    /// Whichever plot was asked before: what is said and what is shown are of the same step.
    void onePlotOffersAtATime() {
        StepBench bench;
        bench.steps.offer(bench.panel.view(PlotQuantity::Loss), 1);
        QCOMPARE(bench.said(PlotQuantity::Loss), u"Step 1 learned from 4 record(s)."_s);
        bench.steps.offer(bench.panel.view(PlotQuantity::Speed), 2);
        QVERIFY(bench.said(PlotQuantity::Loss).isEmpty());
        QCOMPARE(bench.said(PlotQuantity::Speed), u"Step 2 learned from 4 record(s)."_s);
        bench.show(PlotQuantity::Speed);
        EVENTUALLY(bench.went.size() == 1);
        QCOMPARE(bench.query.chosen().records, bench.recordsOf(2));
        QVERIFY(bench.recordsOf(1) != bench.recordsOf(2));
    }

    void itGoesWithItsRun() {
        StepBench bench;
        bench.steps.offer(bench.panel.view(PlotQuantity::Loss), 1);
        QVERIFY(!bench.said(PlotQuantity::Loss).isEmpty());
        bench.run();
        QVERIFY(bench.said(PlotQuantity::Loss).isEmpty());
    }

    void recordsThatCannotBeReadAreAProblem() {
        StepBench bench;
        bench.steps.offer(bench.panel.view(PlotQuantity::Loss), 1);
        QVERIFY(QDir(fromPath(core::frozenFolder(toPath(bench.training.runFolder())))).removeRecursively());
        bench.show(PlotQuantity::Loss);
        EVENTUALLY(!bench.said(PlotQuantity::Loss).isEmpty());
        QVERIFY(bench.went.isEmpty());
        QVERIFY(bench.query.chosen().records.empty());
    }

    void stepsThatNeverWereOfferNothing() {
        StepBench bench;
        bench.training.dismiss();
        bench.steps.offer(bench.panel.view(PlotQuantity::Loss), 1);
        QVERIFY(bench.said(PlotQuantity::Loss).isEmpty());
    }
};

QTEST_MAIN(tst_StepRecords)
#include "tst_StepRecords.moc"
