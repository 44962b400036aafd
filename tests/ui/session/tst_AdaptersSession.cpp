/// Which adapters of a project are listed, and when the list is another.
#include "tests/support/RunFolders.h"
#include "tests/ui/session/AnswerBench.h"

#include <QSignalSpy>

using namespace tests;

class tst_AdaptersSession : public QObject {
    Q_OBJECT
private slots:
    void theListFollowsTheProject() {
        AnswerBench bench;
        QVERIFY(!bench.adapters.isKnown());
        bench.create();
        EVENTUALLY(bench.adapters.isKnown());
        QVERIFY(bench.adapters.adapters().empty());
        bench.adapter("clinic");
        bench.adapters.refresh();
        EVENTUALLY(bench.adapters.adapters().size() == 1);
        QVERIFY(bench.adapters.find(QStringLiteral("adapters/clinic")));
        QVERIFY(!bench.adapters.find(QStringLiteral("adapters/other")));
        bench.close();
        QVERIFY(bench.adapters.adapters().empty());
    }

    void aRunThatTrainedEveryWeightMadeAWholeModel() {
        AnswerBench bench;
        bench.create();
        const std::filesystem::path runs = core::runsFolder(bench.project.path());
        writeRun(runs / "run-1");
        writeRun(runs / "run-2", {.method = "full"});
        writeRun(runs / "run-3", {.isEnded = false, .method = "full"}); // it has made nothing yet
        writeRun(runs / "run-4", {.method = "full", .task = "masked_lm"}); // it fills in words and answers nothing
        bench.adapters.refresh();
        EVENTUALLY(bench.adapters.wholeModels().size() == 1);
        QCOMPARE(bench.adapters.wholeModels().front().folder, runs / "run-2");
        bench.close();
        QVERIFY(bench.adapters.wholeModels().empty());
    }

    void aRunsAdapterComesWithItsEnd() {
        AnswerBench bench;
        bench.create(numbered(12));
        bench.begin();
        bench.lastStep = 3;
        ui::TrainingChoice choice;
        choice.baseModel = ui::fromPath(fixture("models/sample"));
        choice.config.batchSize = 4;
        bench.training.start(choice);
        EVENTUALLY(bench.training.step() == 3);
        const std::filesystem::path run = ui::toPath(bench.training.runFolder());
        writeAdapter(run / "adapter", fixture("models/sample"), 1, 0.1F); // as the best so far is kept
        bench.adapters.refresh();
        QSignalSpy changed(&bench.adapters, &ui::AdaptersSession::changed);
        EVENTUALLY(changed.count() > 0);
        QVERIFY(bench.adapters.adapters().empty());
        bench.lastStep = 1'000'000;
        EVENTUALLY(bench.training.state() == ui::TrainingState::Finished);
        EVENTUALLY(bench.adapters.ofRun(bench.training.runFolder()));
    }
};

QTEST_GUILESS_MAIN(tst_AdaptersSession)
#include "tst_AdaptersSession.moc"
