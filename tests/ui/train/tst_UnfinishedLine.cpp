/// What the page of trainings offers of runs that have not come to their end: each once.
#include "tests/ui/session/TrainBench.h"
#include "ui/session/RunsSession.h"
#include "ui/train/RunBar.h"
#include "ui/train/UnfinishedLine.h"

#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

using namespace ui;
using namespace tests;
using State = TrainingState;

namespace {

struct LineBench : TrainBench {
    QWidget window;
    RunBar* bar = new RunBar(training, &window);
    UnfinishedLine* line = new UnfinishedLine(training, &window);

    LineBench() {
        auto* column = new QVBoxLayout(&window);
        column->addWidget(line);
        column->addWidget(bar);
        window.show();
    }
    void stopAt(int step) {
        lastStep = step;
        training.start(choice());
        EVENTUALLY(training.step() == step);
        training.stop();
        EVENTUALLY(training.state() == State::Stopped);
    }
    template <class T> T* part(const char* name) { return window.findChild<T*>(QLatin1String(name)); }
    QString text() const { return line->isVisible() ? line->findChild<QLabel*>()->text() : QString(); }
};

} // namespace

class tst_UnfinishedLine : public QObject {
    Q_OBJECT
private slots:
    void whatWasStoppedJustNowIsOfferedByTheBarAlone() {
        LineBench bench;
        bench.begin();
        QVERIFY(!bench.line->isVisible());
        bench.stopAt(4);
        EVENTUALLY(bench.training.unfinished().size() == 1);
        QVERIFY(bench.part<QPushButton>("resumeButton")->isVisible());
        QVERIFY(!bench.line->isVisible());
    }

    void othersThatWaitAreCounted() {
        LineBench bench;
        bench.begin();
        bench.stopAt(4);
        bench.stopAt(6);
        bench.part<QToolButton>("putAwayButton")->click();
        EVENTUALLY(bench.text().contains(QStringLiteral("run-2 has not come to its end")));
        EVENTUALLY(bench.text().contains(QStringLiteral("1 more wait(s) on the page Runs.")));
    }

    /// Space is pressed once more than needed: nothing else may take it.
    void theFocusNeverSlipsToAnotherButton() {
        LineBench bench;
        bench.begin();
        bench.window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&bench.window));
        bench.lastStep = 4;
        bench.training.start(bench.choice());
        EVENTUALLY(bench.training.step() == 4);
        auto* stop = bench.part<QPushButton>("stopButton");
        stop->setFocus();
        stop->click();
        EVENTUALLY(bench.training.state() == State::Stopped);
        QCOMPARE(bench.window.focusWidget(), bench.part<QWidget>("tryResultButton"));
        auto* putAway = bench.part<QToolButton>("putAwayButton");
        QVERIFY(!putAway->hasFocus());
        bench.lastStep = 8;
        bench.part<QPushButton>("resumeButton")->setFocus();
        bench.part<QPushButton>("resumeButton")->click();
        EVENTUALLY(bench.training.state() == State::Training);
        QVERIFY(!bench.part<QPushButton>("pauseButton")->hasFocus() && !stop->hasFocus());
        QCOMPARE(bench.window.focusWidget(), bench.bar);
        QVERIFY(!bench.bar->accessibleName().isEmpty());
        bench.training.stop();
        EVENTUALLY(bench.training.state() == State::Stopped);
    }

    void aRunIsPutAwayAndWaitsInTheLine() {
        LineBench bench;
        bench.begin();
        bench.stopAt(4);
        EVENTUALLY(bench.training.unfinished().size() == 1);
        auto* putAway = bench.part<QToolButton>("putAwayButton");
        QVERIFY(putAway->isVisible() && !putAway->accessibleName().isEmpty() && !putAway->toolTip().isEmpty());
        putAway->click();
        QVERIFY(!bench.bar->isVisible());
        QVERIFY(bench.training.events().empty());
        EVENTUALLY(bench.text().contains(QStringLiteral("run-1 has not come to its end: step 4 of 20")));
        bench.lastStep = 1000;
        bench.part<QPushButton>("goOnButton")->click();
        QVERIFY(!bench.line->isVisible() && !putAway->isVisible()); // while it runs
        EVENTUALLY(bench.training.state() == State::Finished);
        QVERIFY(!bench.line->isVisible()); // at no time
        QCOMPARE(bench.training.step(), 20);
        QVERIFY(putAway->isVisible());
    }

    void anOlderRunIsStillOffered() {
        LineBench bench;
        bench.begin();
        bench.stopAt(4);
        bench.stopAt(6);
        EVENTUALLY(bench.training.unfinished().size() == 2);
        EVENTUALLY(bench.text().startsWith(QStringLiteral("run-1")));
    }

    void aRunIsCalledByItsName() {
        LineBench bench;
        RunsSession runs(bench.project, bench.training, bench.worker);
        bench.begin();
        bench.stopAt(4);
        bench.part<QToolButton>("putAwayButton")->click();
        EVENTUALLY(bench.line->isVisible() && runs.runs().size() == 1);
        runs.setName(bench.fromPath(bench.run()), QStringLiteral("short answers"));
        EVENTUALLY(bench.text().startsWith(QStringLiteral("short answers")));
        runs.setName(bench.fromPath(bench.run()), QString(200, u'w'));
        EVENTUALLY(bench.text().size() > 200);
        const auto* goOn = bench.part<QPushButton>("goOnButton");
        QVERIFY(goOn->sizeHint().width() < 400);
        QVERIFY(goOn->accessibleName().contains(QString(200, u'w')));
    }

    void aShownRunThatGoesToTheBinIsPutAway() {
        LineBench bench;
        RunsSession runs(bench.project, bench.training, bench.worker);
        bench.begin();
        bench.stopAt(4);
        EVENTUALLY(runs.runs().size() == 1);
        runs.bin({bench.fromPath(bench.run())});
        EVENTUALLY(bench.training.state() == State::Idle && bench.training.unfinished().empty());
        QVERIFY(!bench.bar->isVisible() && !bench.line->isVisible());
    }
};

QTEST_MAIN(tst_UnfinishedLine)
#include "tst_UnfinishedLine.moc"
