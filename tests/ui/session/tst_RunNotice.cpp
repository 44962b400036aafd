#include "tests/ui/session/TrainBench.h"
#include "ui/session/DesktopNotices.h"
#include "ui/session/RunNotice.h"

#include <QSignalSpy>

using namespace ui;
using namespace tests;
using namespace std::chrono_literals;
using State = TrainingState;

namespace {

class ScriptedNotices : public DesktopNotices {
public:
    std::vector<Notice> shown;
    void show(const Notice& notice) override { shown.push_back(notice); }
};

struct NoticeBench : TrainBench {
    explicit NoticeBench(std::chrono::milliseconds shortest = 0ms)
        : notice(training, notices, [this] { return isWatched; }, shortest) {}

    bool isWatched = false;
    ScriptedNotices notices;
    RunNotice notice;
};

} // namespace

class tst_RunNotice : public QObject {
    Q_OBJECT
private slots:
    void theEndOfARunIsSaidToOneWhoLooksElsewhere() {
        NoticeBench bench;
        bench.begin();
        QSignalSpy attention(&bench.notice, &RunNotice::attentionWanted);
        QSignalSpy results(&bench.notice, &RunNotice::resultWanted);
        bench.training.start(bench.choice());
        EVENTUALLY(bench.training.state() == State::Finished);
        QCOMPARE(bench.notices.shown.size(), 1U);
        QCOMPARE(bench.notices.shown[0].title, QStringLiteral("run-1 has finished"));
        QCOMPARE(bench.notices.shown[0].text, QStringLiteral("All 20 steps are done; the loss is 0.20 at the end."));
        QCOMPARE(attention.size(), 1);
        QCOMPARE(results.size(), 0);
        emit bench.notices.clicked(QStringLiteral("token"));
        QCOMPARE(results.size(), 1);
        QCOMPARE(results[0][0].toString(), QStringLiteral("token"));
    }

    void aFailureIsSaidToo() {
        NoticeBench bench;
        bench.begin();
        bench.failAtStep = 4;
        bench.training.start(bench.choice());
        EVENTUALLY(bench.training.state() == State::Failed);
        QCOMPARE(bench.notices.shown.size(), 1U);
        QCOMPARE(bench.notices.shown[0].title, QStringLiteral("run-1 has failed"));
    }

    void oneWhoWatchesIsToldNothing() {
        NoticeBench bench;
        bench.begin();
        bench.isWatched = true;
        bench.training.start(bench.choice());
        EVENTUALLY(bench.training.state() == State::Finished);
        QVERIFY(bench.notices.shown.empty());
    }

    void aShortRunIsNotWorthIt() {
        NoticeBench bench(1h);
        bench.begin();
        bench.training.start(bench.choice());
        EVENTUALLY(bench.training.state() == State::Finished);
        QVERIFY(bench.notices.shown.empty());
    }

    void whatAPersonEndedIsNotTold() {
        NoticeBench bench;
        bench.begin();
        bench.lastStep = 3;
        bench.training.start(bench.choice());
        EVENTUALLY(bench.training.step() == 3);
        bench.training.pause();
        EVENTUALLY(bench.training.state() == State::Paused);
        bench.training.resume();
        EVENTUALLY(bench.training.state() == State::Training);
        bench.training.stop();
        EVENTUALLY(bench.training.state() == State::Stopped);
        QVERIFY(bench.notices.shown.empty());
    }
};

QTEST_GUILESS_MAIN(tst_RunNotice)
#include "tst_RunNotice.moc"
