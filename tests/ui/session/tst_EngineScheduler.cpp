#include "tests/ui/session/ScriptedEngine.h"
#include "ui/session/EngineScheduler.h"

#include "core/engine-api/EngineLoader.h"

#include <QSignalSpy>
#include <QTest>

#include <future>

using namespace ui;
using namespace tests;

class tst_EngineScheduler : public QObject {
    Q_OBJECT
private slots:
    void doesNothingBeforeItIsStarted() {
        EngineLife life;
        EngineScheduler engine([&] { return std::make_unique<ScriptedEngine>(std::vector{cpu()}, &life); });
        QTest::qWait(20);
        QCOMPARE(engine.report().state, EngineState::NotStarted);
        QCOMPARE(life.made.load(), 0);
    }

    void startReturnsAtOnceAndTheReportFollows() {
        std::promise<void> gate;
        auto opened = gate.get_future().share();
        EngineScheduler engine([opened] {
            opened.wait();
            return std::make_unique<ScriptedEngine>(std::vector{cpu(), card()});
        });
        QSignalSpy changes(&engine, &EngineScheduler::changed);
        engine.start();
        QCOMPARE(engine.report().state, EngineState::Starting);
        gate.set_value();
        QTRY_COMPARE(engine.report().state, EngineState::Ready);
        QCOMPARE(engine.report().version, QStringLiteral("scripted 1"));
        QCOMPARE(engine.report().devices.size(), 2U);
        QCOMPARE(changes.size(), 2);
    }

    void theEngineLivesAndDiesOnItsOwnThread() {
        EngineLife life;
        {
            EngineScheduler engine([&] { return std::make_unique<ScriptedEngine>(std::vector{cpu()}, &life); });
            engine.start();
            QTRY_COMPARE(engine.report().state, EngineState::Ready);
            QCOMPARE(life.destroyed.load(), 0);
        }
        QCOMPARE(life.destroyed.load(), 1);
        QVERIFY(life.madeOn.load() == life.destroyedOn.load());
        QVERIFY(life.madeOn.load() != std::this_thread::get_id());
    }

    void endingWhileItLoadsWaitsAndSaysNothing() {
        EngineLife life;
        int reports = 0;
        {
            EngineScheduler engine([&] {
                std::this_thread::sleep_for(std::chrono::milliseconds(100));
                return std::make_unique<ScriptedEngine>(std::vector{cpu()}, &life);
            });
            engine.start();
            QTest::qWait(20); // the load has begun
            connect(&engine, &EngineScheduler::changed, this, [&] { ++reports; });
        }
        QTest::qWait(20);
        QCOMPARE(reports, 0);
        QCOMPARE(life.made.load(), 1);
        QCOMPARE(life.destroyed.load(), 1);
    }

    void whatIsMissingIsSaidAndCanBeTriedAgain() {
        int tries = 0;
        EngineScheduler engine([&]() -> std::unique_ptr<core::Engine> {
            if (++tries == 1) throw core::Error(core::ProblemCode::EngineMissing, {}, {"no file"});
            return std::make_unique<ScriptedEngine>(std::vector{cpu()});
        });
        engine.start();
        QTRY_COMPARE(engine.report().state, EngineState::Missing);
        QCOMPARE(engine.report().problems.size(), 1U);
        QCOMPARE(engine.report().problems[0].code, core::ProblemCode::EngineMissing);
        engine.start();
        QTRY_COMPARE(engine.report().state, EngineState::Ready);
        QVERIFY(engine.report().problems.empty());
        engine.start(); // ready: no second load
        QTest::qWait(20);
        QCOMPARE(tries, 2);
    }

    void foreignExceptionsEndHere() {
        EngineScheduler engine([]() -> std::unique_ptr<core::Engine> { throw std::runtime_error("broken pipe"); });
        engine.start();
        QTRY_COMPARE(engine.report().state, EngineState::Missing);
        QCOMPARE(engine.report().problems[0].code, core::ProblemCode::Unforeseen);
        QCOMPARE(engine.report().problems[0].args[0], std::string("broken pipe"));
    }

    void theRealLoaderNamesAModuleThatIsNotThere() {
        EngineScheduler engine([] { return core::EngineLoader::load("/nowhere/liblorikeet_engine.so"); });
        engine.start();
        QTRY_COMPARE(engine.report().state, EngineState::Missing);
        QCOMPARE(engine.report().problems[0].code, core::ProblemCode::EngineMissing);
    }

    void theFirstUsableCardIsPreferred() {
        EngineReport report{.state = EngineState::Ready, .devices = {cpu(), card("the driver is too old"), card()}};
        QCOMPARE(report.preferredDevice(), &report.devices[2]);
        report.devices.pop_back();
        QCOMPARE(report.preferredDevice(), &report.devices[0]);
        report.devices.clear();
        QVERIFY(!report.preferredDevice());
    }
};

QTEST_GUILESS_MAIN(tst_EngineScheduler)
#include "tst_EngineScheduler.moc"
