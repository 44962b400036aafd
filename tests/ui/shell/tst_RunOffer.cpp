/// A run that was left before its end, offered when its project is opened.
#include "tests/support/RunFolders.h"
#include "tests/ui/shell/WindowBench.h"
#include "ui/session/RunsSession.h"
#include "ui/shell/WindowNotices.h"

#include <QAction>

using namespace ui;
using namespace tests;
using State = TrainingState;

namespace {

struct OfferBench : WindowBench {
    /// As a program that was killed leaves it.
    void openWithUnfinished() {
        begin();
        close();
        writeRun(run(), {.steps = 20, .done = 6, .isEnded = false, .hasCheckpoint = true});
        core::replaceFile(run() / "checkpoint" / "state.safetensors", "6");
        open();
        EVENTUALLY(!notice().isEmpty());
    }
    void openAgain() {
        close();
        QVERIFY(notice().isEmpty());
        open();
        EVENTUALLY(training.unfinished().size() == 1);
    }
};

} // namespace

class tst_RunOffer : public QObject {
    Q_OBJECT
private slots:
    void aKilledRunIsOfferedOnOpening() {
        OfferBench bench;
        bench.openWithUnfinished();
        QCOMPARE(bench.notice(),
                 QStringLiteral("run-1 was left before its end, at step 6 of 20. It can go on from there."));
        QCOMPARE(bench.text("noticeRemedy"), QStringLiteral("Go on"));
        QCOMPARE(bench.text("noticeOtherwise"), QStringLiteral("Later"));
        QVERIFY(bench.isAt(Place::Data)); // nobody is led away
    }

    void aCopyThatFailedStandsBehindItAndGoesWithItsProject() {
        OfferBench bench;
        bench.openWithUnfinished();
        const QString offer = bench.notice();
        bench.window.notices().sayOfCopy(QStringLiteral("no copy"), nullptr);
        QCOMPARE(bench.notice(), offer);
        bench.click("noticeOtherwise");
        EVENTUALLY(bench.notice() == QStringLiteral("no copy"));
        bench.close();
        QVERIFY(bench.notice().isEmpty());
        bench.window.notices().sayOfCopy(QStringLiteral("a copy to be opened"), new QAction(&bench.window));
        bench.open();
        bench.close();
        QCOMPARE(bench.notice(), QStringLiteral("a copy to be opened"));
    }

    void goingOnLeadsToTheTraining() {
        OfferBench bench;
        bench.openWithUnfinished();
        bench.click("noticeRemedy");
        QVERIFY(bench.isAt(Place::Train));
        QVERIFY(bench.notice().isEmpty());
        QCOMPARE(bench.training.runName(), QStringLiteral("run-1"));
        EVENTUALLY(bench.training.state() == State::Failed); // its records were never frozen
        QVERIFY(bench.notice().isEmpty()); // what the person has answered is not asked again
    }

    void laterIsRememberedAsLongAsTheRunStaysAsItIs() {
        OfferBench bench;
        bench.openWithUnfinished();
        bench.click("noticeOtherwise");
        QVERIFY(bench.notice().isEmpty());
        bench.openAgain();
        QVERIFY(bench.notice().isEmpty());
        std::FILE* file = std::fopen((bench.run() / "events.jsonl").c_str(), "a");
        std::fputs((core::eventLine(stepOf({}, 7)) + "\n").c_str(), file);
        std::fclose(file);
        bench.openAgain();
        EVENTUALLY(bench.notice().contains(QStringLiteral("step 7 of 20")));
    }

    void toCloseTheLineIsToSayLater() {
        OfferBench bench;
        bench.openWithUnfinished();
        bench.click("noticeClose");
        QVERIFY(bench.notice().isEmpty());
        QTest::qWait(0); // what follows on the closing has come
        bench.openAgain();
        QVERIFY(bench.notice().isEmpty());
    }

    void thePageOfTrainingsSaysItItself() {
        OfferBench bench;
        bench.openWithUnfinished();
        bench.trigger(Actions::Id::GoTrain);
        QVERIFY(bench.notice().isEmpty());
        bench.trigger(Actions::Id::GoRuns);
        QVERIFY(!bench.notice().isEmpty());
    }

    void whatThePersonStopsIsNotOfferedAtOnce() {
        OfferBench bench;
        bench.begin();
        bench.lastStep = 4;
        bench.training.start(bench.choice());
        EVENTUALLY(bench.training.step() == 4);
        bench.training.stop();
        EVENTUALLY(bench.training.unfinished().size() == 1);
        QVERIFY(bench.notice().isEmpty());
        bench.close();
        bench.open();
        EVENTUALLY(bench.notice().contains(QStringLiteral("step 4 of 20")));
    }

    void aRunInTheBinIsOfferedNoMore() {
        OfferBench bench;
        RunsSession runs(bench.project, bench.training, bench.worker);
        bench.openWithUnfinished();
        EVENTUALLY(runs.runs().size() == 1);
        runs.setName(bench.fromPath(bench.run()), QStringLiteral("mine"));
        EVENTUALLY(bench.notice().startsWith(QStringLiteral("mine was left")));
        runs.bin({bench.fromPath(bench.run())});
        EVENTUALLY(bench.notice().isEmpty());
        runs.undoBin();
        EVENTUALLY(!bench.notice().isEmpty());
    }

    void theLineFollowsTheLanguage() {
        OfferBench bench;
        bench.openWithUnfinished();
        bench.child<QLabel>("noticeText")->clear();
        QEvent change(QEvent::LanguageChange);
        QApplication::sendEvent(&bench.window, &change);
        QVERIFY(bench.notice().startsWith(QStringLiteral("run-1")));
    }
};

QTEST_MAIN(tst_RunOffer)
#include "tst_RunOffer.moc"
