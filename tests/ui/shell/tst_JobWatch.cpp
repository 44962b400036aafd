#include "tests/ui/session/JudgementBench.h"
#include "tests/ui/shell/WindowBench.h"
#include "ui/shell/JobBar.h"
#include "ui/shell/JobWatch.h"

using namespace ui;
using namespace tests;

class tst_JobWatch : public QObject {
    Q_OBJECT
private slots:
    void nothingIsShownWhileNothingRuns() {
        WindowBench bench;
        QVERIFY(!bench.isShown("jobBar"));
        bench.engine.start();
        QVERIFY(bench.isShown("jobBar"));
        EVENTUALLY(!bench.isShown("jobBar"));
    }

    void aTrainingIsLedFromAnyPage() {
        WindowBench bench;
        bench.begin();
        bench.trigger(Actions::Id::GoRuns);
        bench.lastStep = 5;
        bench.training.start(bench.choice());
        QCOMPARE(bench.text("jobTitle"), QStringLiteral("Preparing the records"));
        EVENTUALLY(bench.training.step() == 5);
        QCOMPARE(bench.text("jobTitle"), QStringLiteral("run-1"));
        QVERIFY2(detail(bench).startsWith(QStringLiteral("step 5/20 · loss 0.80")), qPrintable(detail(bench)));
        bench.click("jobPause");
        EVENTUALLY(bench.training.state() == TrainingState::Paused);
        QVERIFY(detail(bench).contains(QStringLiteral("paused")));
        bench.lastStep = 9;
        bench.click("jobResume");
        EVENTUALLY(bench.training.step() == 9);
        bench.click("jobTitle");
        QVERIFY(bench.isAt(Place::Train));
        bench.click("jobStop");
        EVENTUALLY(bench.training.state() == TrainingState::Stopped);
        QVERIFY(!bench.isShown("jobBar"));
    }

    void anImportCanBeGivenUp() {
        WindowBench bench;
        bench.create();
        bool wasShown = false;
        connect(&bench.edits, &RecordEdits::importing, this, [&] {
            wasShown = bench.isShown("jobBar") && bench.text("jobTitle") == QStringLiteral("Importing");
            bench.click("jobCancelImport");
        });
        bench.edits.import(std::make_shared<const std::vector<core::StoredRecord>>(numbered(60'000)),
                           QStringLiteral("a.json"));
        EVENTUALLY(!bench.edits.isImporting());
        QVERIFY(wasShown);
        QVERIFY(!bench.isShown("jobBar"));
        EVENTUALLY(bench.isSettled());
        QCOMPARE(bench.written().size(), 0);
    }

    void aLargeChangeIsSaid() {
        WindowBench bench;
        bench.create(numbered(3));
        Gate gate;
        bench.writer.run({}, gate.job(), &bench.edits, [](const auto&) {});
        bench.edits.setStatus(bench.query.ids(), core::Status::Rejected);
        QVERIFY(!bench.isShown("jobBar"));
        EVENTUALLY(bench.isShown("jobBar"));
        QCOMPARE(bench.text("jobTitle"), QStringLiteral("Writing changes"));
        gate.open();
        EVENTUALLY(!bench.isShown("jobBar"));
        QVERIFY(bench.edits.isIdle());
    }

    void aTrainingStandsBeforeAnImport() {
        WindowBench bench;
        bench.begin();
        bench.lastStep = 1;
        bench.training.start(bench.choice());
        EVENTUALLY(bench.training.step() == 1);
        bench.edits.import(std::make_shared<const std::vector<core::StoredRecord>>(numbered(30'000)),
                           QStringLiteral("a.json"));
        EVENTUALLY(!bench.edits.isImporting());
        QCOMPARE(bench.text("jobTitle"), QStringLiteral("run-1"));
    }

    void anExportIsFoundAgainAndCancelledFromAnyPage() {
        WindowBench bench;
        bench.begin();
        bench.startExport();
        QCOMPARE(bench.text("jobTitle"), QStringLiteral("Exporting law"));
        bench.trigger(Actions::Id::GoData);
        bench.click("jobTitle");
        QVERIFY(bench.isAt(Place::Adapters));
        QVERIFY(!bench.child<QAbstractButton>("jobCancelExport")->toolTip().isEmpty());
        bench.click("jobCancelExport");
        EVENTUALLY(!bench.release.isRunning());
        QVERIFY(!bench.isShown("jobBar"));
        QVERIFY(bench.notice().isEmpty());
    }

    void anExportIsSaidBesideATraining() {
        WindowBench bench;
        bench.begin();
        bench.lastStep = 1;
        bench.training.start(bench.choice());
        EVENTUALLY(bench.training.step() == 1);
        bench.askForExport();
        QCOMPARE(bench.text("jobTitle"), QStringLiteral("run-1"));
        QVERIFY2(detail(bench).contains(QStringLiteral("exporting law")), qPrintable(detail(bench)));
        QVERIFY(bench.isShown("jobStop") && bench.isShown("jobCancelExport"));
    }

    void recordsThatAreJudgedAreSaidAndCanBeCancelled() {
        JudgementBench bench;
        JobBar bar;
        JobWatch watch(bar, bench.engine, bench.project, bench.edits, bench.training, nullptr, nullptr, nullptr,
                       &bench.judgements);
        const auto text = [&](const char* name) {
            return bar.findChild<QAbstractButton*>(QLatin1String(name))->text();
        };
        bench.judgingIsHeld = true;
        bench.beginReviews();
        bench.train();
        EVENTUALLY(bench.judgings > 0);
        QCOMPARE(text("jobTitle"), QStringLiteral("Judging the records of run-1"));
        QList<Destination> asked;
        connect(&watch, &JobWatch::goTo, this, [&](const Destination& to) { asked += to; });
        bar.findChild<QAbstractButton*>(QStringLiteral("jobTitle"))->click();
        QCOMPARE(asked.back().place, Place::Train); // its own run
        bench.training.dismiss();
        bar.findChild<QAbstractButton*>(QStringLiteral("jobTitle"))->click();
        QCOMPARE(asked.back().place, Place::Runs);
        QCOMPARE(asked.back().run, bench.fromPath(bench.run()));
        auto* cancel = bar.findChild<QAbstractButton*>(QStringLiteral("jobCancelJudging"));
        cancel->click();
        QVERIFY(bench.judgements.isCancelling() && cancel->isHidden()); // once is enough
        EVENTUALLY(!bench.judgements.isJudging());
        EVENTUALLY(bar.isHidden());
    }

    void whatCameOfAnExportIsSaidWhereNobodyLooksAtIt() {
        WindowBench bench;
        bench.begin();
        bench.trigger(Actions::Id::GoData);
        bench.startExport();
        bench.openingIsHeld = false; // the scripted model exports nothing
        EVENTUALLY(!bench.release.isRunning());
        QVERIFY2(bench.notice().startsWith(QStringLiteral("law was not exported.")), qPrintable(bench.notice()));
        bench.click("noticeRemedy");
        QVERIFY(bench.isAt(Place::Adapters));
        QVERIFY(bench.notice().isEmpty());
        bench.askForExport();
        EVENTUALLY(!bench.release.isRunning());
        QVERIFY(bench.notice().isEmpty()); // the page of adapters says it itself
    }

    void everyButtonSaysWhatItDoes() {
        WindowBench bench;
        bench.begin();
        bench.lastStep = 1;
        bench.training.start(bench.choice());
        EVENTUALLY(bench.training.step() == 1);
        for (const char* name : {"jobPause", "jobStop"}) {
            QVERIFY(!bench.child<QAbstractButton>(name)->accessibleName().isEmpty());
            QVERIFY(!bench.child<QAbstractButton>(name)->toolTip().isEmpty());
        }
    }

private:
    static QString detail(WindowBench& bench) { return bench.child<QLabel>("jobDetail")->text(); }
};

QTEST_MAIN(tst_JobWatch)
#include "tst_JobWatch.moc"
