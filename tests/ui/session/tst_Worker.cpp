#include "ui/session/Worker.h"

#include <QTest>

#include <atomic>
#include <future>

using namespace ui;

class tst_Worker : public QObject {
    Q_OBJECT
private slots:
    void worksElsewhereAndAnswersHere() {
        Worker worker("test");
        std::thread::id workedOn;
        std::thread::id answeredOn;
        int answer = 0;
        worker.run(
            {},
            [&](const std::stop_token&) {
                workedOn = std::this_thread::get_id();
                return 42;
            },
            this,
            [&](Outcome<int> outcome) {
                answer = outcome.value.value();
                answeredOn = std::this_thread::get_id();
            });
        QTRY_COMPARE(answer, 42);
        QVERIFY(workedOn != std::this_thread::get_id());
        QVERIFY(answeredOn == std::this_thread::get_id());
    }

    void jobsKeepTheirOrder() {
        Worker worker("test");
        QList<int> order;
        for (int i = 0; i < 50; ++i)
            worker.run(
                {}, [i](const std::stop_token&) { return i; }, this,
                [&](Outcome<int> outcome) { order += *outcome.value; });
        QTRY_COMPARE(order.size(), 50);
        QVERIFY(std::is_sorted(order.begin(), order.end()));
    }

    void exceptionsBecomeProblems() {
        Worker worker("test");
        std::vector<core::Problem> problems;
        const auto fail = [](const std::stop_token&) -> int {
            throw core::Error(core::ProblemCode::DiskFull, {.file = "a"});
        };
        worker.run({}, fail, this, [&](Outcome<int> outcome) {
            QVERIFY(!outcome.value);
            problems = std::move(outcome.problems);
        });
        QTRY_COMPARE(problems.size(), 1U);
        QCOMPARE(problems[0].code, core::ProblemCode::DiskFull);
    }

    void nothingArrivesAfterAStop() {
        Worker worker("test");
        std::stop_source stop;
        bool arrived = false;
        std::promise<void> running;
        worker.run(
            stop.get_token(),
            [&](const std::stop_token&) {
                running.set_value();
                return 1;
            },
            this, [&](const Outcome<int>&) { arrived = true; });
        running.get_future().wait();
        stop.request_stop(); // the result may be under way already
        QTest::qWait(30);
        QVERIFY(!arrived);
    }

    void nothingArrivesAtAnObjectThatIsGone() {
        Worker worker("test");
        bool arrived = false;
        auto context = std::make_unique<QObject>();
        std::promise<void> gate;
        auto opened = gate.get_future().share();
        worker.run(
            {},
            [opened](const std::stop_token&) {
                opened.wait();
                return 1;
            },
            context.get(), [&](const Outcome<int>&) { arrived = true; });
        context.reset();
        gate.set_value();
        QTest::qWait(30);
        QVERIFY(!arrived);
    }

    void theEndDropsWhatHasNotBegunAndWaitsForWhatRuns() {
        std::atomic<int> ran = 0;
        std::atomic<bool> ended = false;
        {
            Worker worker("test", [&] { ended = true; });
            std::promise<void> running;
            worker.run(
                {},
                [&](const std::stop_token&) {
                    running.set_value();
                    std::this_thread::sleep_for(std::chrono::milliseconds(50));
                    return ++ran;
                },
                this, [](const Outcome<int>&) {});
            for (int i = 0; i < 5; ++i)
                worker.run(
                    {}, [&](const std::stop_token&) { return ++ran; }, this, [](const Outcome<int>&) {});
            running.get_future().wait();
        }
        QCOMPARE(ran.load(), 1);
        QVERIFY(ended.load());
    }
};

QTEST_GUILESS_MAIN(tst_Worker)
#include "tst_Worker.moc"
