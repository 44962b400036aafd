/// One thread with a queue. Jobs take values and give values; results arrive on the thread that made the worker, and
/// only while the asking object lives and its stop was not requested. The worker's end waits for what runs, and drops
/// what has not begun unless it was told otherwise.
#pragma once

#include "core/Error.h"
#include "core/Progress.h"

#include <QObject>
#include <QPointer>

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <type_traits>
#include <vector>

namespace ui {

/// What a job gave, or why it could not.
template <class T> struct Outcome {
    std::optional<T> value;
    std::vector<core::Problem> problems;
};

class Worker {
public:
    using Job = std::function<void()>;

    /// What becomes of jobs that have not begun when the worker ends.
    enum class Rest { Dropped, Done };
    /// `name` is seen in debuggers; `atEnd` runs on the thread after its last job.
    explicit Worker(std::string name, Job atEnd = {}, Rest rest = Rest::Dropped);
    ~Worker();
    Q_DISABLE_COPY_MOVE(Worker)

    /// Runs `work(stop)` on the thread, then `done(Outcome<Result>)` on the maker's thread. Exceptions become problems.
    template <class Work, class Done> void run(std::stop_token stop, Work work, QObject* context, Done done) {
        using Result = std::invoke_result_t<Work, std::stop_token>;
        post([this, stop, work = std::move(work), guard = QPointer<QObject>(context), done = std::move(done)] {
            if (stop.stop_requested()) return;
            auto outcome = std::make_shared<Outcome<Result>>();
            outcome->problems = problemsOf([&] { outcome->value.emplace(work(stop)); });
            deliver([stop, guard, done, outcome] {
                if (guard && !stop.stop_requested()) done(std::move(*outcome));
            });
        });
    }

    /// The same for work that gives parts before its end: `work(stop, emit)` calls `emit(Part)`, and each part arrives
    /// by `part(Part)` on the maker's thread, before `done`.
    template <class Part, class Work, class Arrive, class Done>
    void stream(std::stop_token stop, Work work, QObject* context, Arrive arrive, Done done) {
        const QPointer<QObject> guard(context);
        const auto streaming = [this, work = std::move(work), stop, guard,
                                arrive = std::move(arrive)](const std::stop_token& token) {
            return work(token, [&](Part part) {
                auto shared = std::make_shared<Part>(std::move(part));
                deliver([stop, guard, arrive, shared] {
                    if (guard && !stop.stop_requested()) arrive(std::move(*shared));
                });
            });
        };
        run(stop, streaming, context, std::move(done));
    }

    /// A function that any thread may call: the job it is given runs on the maker's thread, in the order of the calls,
    /// while `context` lives.
    std::function<void(Job)> courier(QObject* context) {
        return [this, guard = QPointer<QObject>(context)](Job job) {
            deliver([guard, job = std::move(job)] {
                if (guard) job();
            });
        };
    }
    /// The same for values of which only the newest counts: of calls that come faster than twenty a second, some are
    /// left out.
    template <class Value, class Arrive> std::function<void(Value)> listener(QObject* context, Arrive arrive) {
        using Clock = std::chrono::steady_clock;
        const auto last = std::make_shared<Clock::time_point>();
        return [carry = courier(context), arrive = std::move(arrive), last](Value value) {
            const auto now = Clock::now();
            if (now - *last < std::chrono::milliseconds(50)) return;
            *last = now;
            carry([arrive, value = std::move(value)] { arrive(value); });
        };
    }
    /// A job without an answer, which throws nothing. Any thread.
    void post(Job job);
    /// Runs `work`; what it throws ends here. A stop is no problem.
    static std::vector<core::Problem> problemsOf(const Job& work);

private:
    class Home;

    void deliver(Job job);
    void handOver();
    void loop(const std::stop_token& ending);

    Job m_atEnd;
    Rest m_rest;
    std::unique_ptr<Home> m_home; ///< lives on the maker's thread, where it is woken once for each result
    std::mutex m_resultMutex;
    std::deque<Job> m_results; ///< on their way to the maker's thread, where they are called and end
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::deque<Job> m_jobs;
    std::jthread m_thread; ///< last: begins when all else stands
};

} // namespace ui
