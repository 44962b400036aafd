/// In which order EngineScheduler advances its jobs, how they end, and on which thread.
#include "tests/ui/session/ScriptedEngine.h"
#include "tests/ui/session/SessionBench.h"
#include "ui/session/EngineJob.h"
#include "ui/session/EngineScheduler.h"

#include <QElapsedTimer>

#include <mutex>

using namespace ui;
using namespace tests;
using core::TaskState;
using Priority = EngineScheduler::Priority;

namespace {

struct Turn {
    QString job;
    std::chrono::steady_clock::time_point begin;
};

/// What jobs did, written on the engine's thread.
class Log {
public:
    void add(const QString& job) {
        const std::lock_guard lock(m_mutex);
        m_turns.push_back({job, std::chrono::steady_clock::now()});
        m_threads.push_back(std::this_thread::get_id());
    }
    std::vector<Turn> turns() const {
        const std::lock_guard lock(m_mutex);
        return m_turns;
    }
    QStringList names() const {
        QStringList names;
        for (const Turn& turn : turns()) names += turn.job;
        return names;
    }
    bool isOfOneThread() const {
        const std::lock_guard lock(m_mutex);
        return std::ranges::all_of(m_threads, [&](auto id) { return id == m_threads[0]; });
    }

private:
    mutable std::mutex m_mutex;
    std::vector<Turn> m_turns;
    std::vector<std::thread::id> m_threads;
};

/// Notes its turns and its end; over after `turns` of them.
class NotedJob : public EngineJob {
public:
    NotedJob(Log& log, QString name, int turns, int failAt = -1)
        : m_log(log), m_name(std::move(name)), m_turns(turns), m_failAt(failAt) {}
    ~NotedJob() override { m_log.add(QLatin1Char('~') + m_name); }

    TaskState advance(EngineRoom&, const std::stop_token& stop) override {
        m_log.add(stop.stop_requested() ? m_name + QStringLiteral(" stopped") : m_name);
        if (stop.stop_requested()) return TaskState::Stopped;
        if (m_turn == m_failAt) throw core::Error(core::ProblemCode::DiskFull, {});
        if (m_turns > 100) std::this_thread::sleep_for(std::chrono::milliseconds(1)); // not to fill the log
        return ++m_turn < m_turns ? TaskState::Running : TaskState::Finished;
    }

private:
    Log& m_log;
    QString m_name;
    int m_turns, m_failAt, m_turn = 0;
};

/// Holds the engine's thread, so that what is asked meanwhile begins together.
class HoldingJob : public EngineJob {
public:
    explicit HoldingJob(Gate& gate) : m_wait(gate.job()) {}
    TaskState advance(EngineRoom&, const std::stop_token&) override { return (m_wait(), TaskState::Finished); }

private:
    decltype(std::declval<Gate&>().job()) m_wait;
};

/// One turn that takes its time.
constexpr int SlowMs = 2000;
struct SlowJob : EngineJob {
    TaskState advance(EngineRoom&, const std::stop_token&) override {
        std::this_thread::sleep_for(std::chrono::milliseconds(SlowMs));
        return TaskState::Finished;
    }
};

/// How a job ended, as its asker is told.
struct End {
    std::optional<TaskState> state;
    std::vector<core::Problem> problems;
};

constexpr int Endless = 1'000'000'000;

} // namespace

class tst_EngineJobs : public QObject {
    Q_OBJECT
private slots:
    void questionsAreAnsweredBetweenTwoTurnsOfATraining() {
        Log log;
        EngineScheduler engine(load());
        Gate gate;
        const auto held = run(engine, std::make_unique<HoldingJob>(gate), Priority::Question);
        const auto training = run(engine, log, "t", 3, Priority::Training);
        const auto first = run(engine, log, "a", 2, Priority::Question);
        const auto second = run(engine, log, "b", 3, Priority::Question);
        gate.open();
        EVENTUALLY(held->state && training->state && first->state && second->state);
        QStringList questions = log.names();
        questions.removeIf([](const QString& name) { return name.startsWith(QLatin1Char('~')) || name == u't'; });
        QCOMPARE(questions.join(QLatin1Char(' ')), QStringLiteral("a b a b b"));
        // The training's turns come behind them, but for one every fifth of a second where the computer is slow.
        const std::vector<Turn> turns = log.turns();
        std::size_t asked = 0;
        auto due = turns.front().begin + std::chrono::milliseconds(190);
        for (const Turn& turn : turns) {
            if (turn.job != QStringLiteral("t")) {
                asked += turn.job == QStringLiteral("a") || turn.job == QStringLiteral("b") ? 1 : 0;
                continue;
            }
            QVERIFY(asked == 5 || turn.begin >= due);
            due = turn.begin + std::chrono::milliseconds(190);
        }
        QVERIFY(log.isOfOneThread());
    }

    void aLongQuestionLeavesTheTrainingATurnEveryFifthOfASecond() {
        Log log;
        EngineScheduler engine(load());
        std::stop_source stop;
        const auto question = run(engine, log, "q", Endless, Priority::Question, stop.get_token());
        const auto training = run(engine, log, "t", 4, Priority::Training);
        EVENTUALLY(training->state);
        stop.request_stop();
        EVENTUALLY(question->state);
        QCOMPARE(*question->state, TaskState::Stopped);
        const std::vector<Turn> turns = log.turns();
        std::optional<Turn> last;
        for (std::size_t i = 0; i < turns.size(); ++i) {
            if (turns[i].job != QStringLiteral("t")) continue;
            if (last) {
                QVERIFY(turns[i].begin - last->begin >= std::chrono::milliseconds(190));
                QCOMPARE(turns[i - 1].job, QStringLiteral("q"));
            }
            last = turns[i];
        }
    }

    void aTrainingThatIsOverHoldsNoQuestionUp() {
        Log log;
        EngineScheduler engine(load());
        const auto training = run(engine, std::make_unique<SlowJob>(), Priority::Training);
        EVENTUALLY(training->state);
        std::stop_source stop;
        const auto before = run(engine, log, "q", Endless, Priority::Question, stop.get_token());
        EVENTUALLY(log.names().contains(QStringLiteral("q")));
        QElapsedTimer waited;
        waited.start();
        const auto question = run(engine, log, "a", 1, Priority::Question);
        EVENTUALLY(question->state);
        // A fifth of a second, and not what the training's turn took.
        QVERIFY2(waited.elapsed() < SlowMs, QByteArray::number(waited.elapsed()));
        stop.request_stop();
        EVENTUALLY(before->state);
    }

    void trainingsWaitForEachOther() {
        Log log;
        EngineScheduler engine(load());
        const auto first = run(engine, log, "a", 5, Priority::Training);
        const auto second = run(engine, log, "b", 2, Priority::Training);
        EVENTUALLY(first->state && second->state);
        QCOMPARE(log.names().join(QLatin1Char(' ')), QStringLiteral("a a a a a ~a b b ~b"));
    }

    void aStopEndsAJobAndOthersGoOn() {
        Log log;
        EngineScheduler engine(load());
        std::stop_source stop;
        const auto stopped = run(engine, log, "a", Endless, Priority::Training, stop.get_token());
        const auto other = run(engine, log, "b", 3, Priority::Training);
        EVENTUALLY(log.names().size() > 5);
        QVERIFY(!stopped->state);
        stop.request_stop();
        EVENTUALLY(other->state);
        QCOMPARE(*stopped->state, TaskState::Stopped);
        QVERIFY(stopped->problems.empty());
        QCOMPARE(log.names().count(QStringLiteral("a stopped")), 1);
        QCOMPARE(*other->state, TaskState::Finished);
    }

    void aJobThatIsStoppedBeforeItsTurnNeverBegins() {
        Log log;
        EngineScheduler engine(load());
        std::stop_source stop;
        const auto first = run(engine, log, "a", 50, Priority::Training);
        const auto second = run(engine, log, "b", Endless, Priority::Training, stop.get_token());
        stop.request_stop();
        EVENTUALLY(first->state && second->state);
        QCOMPARE(*second->state, TaskState::Stopped);
        QVERIFY(!log.names().contains(QStringLiteral("b")));
        QVERIFY(!log.names().contains(QStringLiteral("b stopped")));
    }

    void whatAJobThrowsEndsWithItsAsker() {
        Log log;
        EngineScheduler engine(load());
        std::vector<std::shared_ptr<End>> broken;
        for (const Priority priority : {Priority::Question, Priority::Training})
            broken.push_back(run(engine, std::make_unique<NotedJob>(log, QStringLiteral("a"), 9, 2), priority));
        const auto other = run(engine, log, "b", 3, Priority::Training);
        EVENTUALLY(other->state && broken[0]->state && broken[1]->state);
        for (const auto& end : broken) QCOMPARE(end->problems.at(0).code, core::ProblemCode::DiskFull);
        QVERIFY(other->problems.empty());
    }

    void nobodyIsToldWhoIsGone() {
        Log log;
        EngineScheduler engine(load());
        auto context = std::make_unique<QObject>();
        bool isTold = false;
        engine.run(std::make_unique<NotedJob>(log, QStringLiteral("a"), 3), Priority::Training, {}, context.get(),
                   [&](TaskState, const std::vector<core::Problem>&) { isTold = true; });
        context.reset();
        const auto other = run(engine, log, "b", 3, Priority::Training);
        EVENTUALLY(other->state);
        QVERIFY(!isTold);
        QCOMPARE(log.names().count(QStringLiteral("a")), 3);
    }

    void theEndStopsWhatRunsAndEveryJobDiesOnItsThread() {
        Log log;
        std::shared_ptr<End> running, waiting;
        {
            EngineScheduler engine(load());
            running = run(engine, log, "a", Endless, Priority::Training);
            run(engine, log, "q", Endless, Priority::Question);
            waiting = run(engine, log, "b", 3, Priority::Training);
            EVENTUALLY(log.names().contains(QStringLiteral("a")) && log.names().contains(QStringLiteral("q")));
            run(engine, log, "late", 3, Priority::Training); // perhaps not even handed over
        }
        const QStringList names = log.names();
        QCOMPARE(names.count(QStringLiteral("a stopped")), 1);
        QCOMPARE(names.count(QStringLiteral("q stopped")), 1);
        QVERIFY(!names.contains(QStringLiteral("b")) && !names.contains(QStringLiteral("late")));
        for (const char* end : {"~a", "~q", "~b", "~late"}) QCOMPARE(names.count(QLatin1String(end)), 1);
        QVERIFY(log.isOfOneThread());
    }

private:
    static EngineScheduler::Load load() {
        return [] { return std::make_unique<ScriptedEngine>(std::vector{cpu()}); };
    }
    std::shared_ptr<End> run(EngineScheduler& engine, std::unique_ptr<EngineJob> job, Priority priority,
                             std::stop_token stop = {}) {
        auto end = std::make_shared<End>();
        engine.run(std::move(job), priority, std::move(stop), this,
                   [end](TaskState state, const std::vector<core::Problem>& problems) { *end = {state, problems}; });
        return end;
    }
    std::shared_ptr<End> run(EngineScheduler& engine, Log& log, const char* name, int turns, Priority priority,
                             std::stop_token stop = {}) {
        return run(engine, std::make_unique<NotedJob>(log, QLatin1String(name), turns), priority, std::move(stop));
    }
};

QTEST_GUILESS_MAIN(tst_EngineJobs)
#include "tst_EngineJobs.moc"
