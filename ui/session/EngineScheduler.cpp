#include "ui/session/EngineScheduler.h"

#include "ui/session/EngineJob.h"
#include "ui/session/EngineRoom.h"
#include "ui/session/Worker.h"

#include <algorithm>
#include <chrono>

#ifdef __linux__
#include <sys/resource.h>
#include <unistd.h>
#endif

namespace ui {
namespace {

/// Of a turn, before a training goes on; more where the training's own turns take longer.
constexpr std::chrono::milliseconds QuestionTime{200};

/// Of the thread that calls it and of those that it starts later: whoever works on the computer meanwhile comes first.
void giveWay() {
#ifdef __linux__
    constexpr int Niceness = 5;
    ::setpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()), Niceness);
#endif
}

} // namespace

const core::Device* EngineReport::preferredDevice() const {
    const auto usable = [](core::Device::Kind kind) {
        return [kind](const core::Device& device) { return device.kind == kind && device.problem.empty(); };
    };
    for (const auto kind : {core::Device::Kind::Cuda, core::Device::Kind::Cpu})
        if (const auto found = std::ranges::find_if(devices, usable(kind)); found != devices.end()) return &*found;
    return nullptr;
}

struct EngineScheduler::Floor {
    struct Running {
        using Pass = std::stop_callback<std::function<void()>>;

        std::unique_ptr<EngineJob> job;
        Priority priority{};
        std::stop_source stop; ///< the asker's stop, or the end of the scheduler
        std::function<void(std::function<void()>)> carry;
        Ended ended;
        bool hasBegun = false;
        bool isOver = false;
        std::unique_ptr<Pass> ofAsker, ofScheduler;
    };

    EngineRoom room;
    std::vector<Running> jobs;
    std::function<void()> planTurn;
    bool isTurnPlanned = false;
    std::chrono::milliseconds lastTraining{0}; ///< a question gets as much, so it is answered at half its speed or more

    void plan() {
        if (!jobs.empty() && !std::exchange(isTurnPlanned, true)) planTurn();
    }
    void turn();
    void advance(Running& running);
    void end();
};

void EngineScheduler::Floor::turn() {
    isTurnPlanned = false;
    const auto isTraining = [](const Running& each) { return each.priority == Priority::Training; };
    if (std::ranges::none_of(jobs, isTraining)) lastTraining = {}; // of a run that is over nobody waits for a turn
    const auto until = std::chrono::steady_clock::now() + std::max(QuestionTime, lastTraining);
    const auto isQuestion = [](const Running& each) { return each.priority == Priority::Question && !each.isOver; };
    while (std::ranges::any_of(jobs, isQuestion) && std::chrono::steady_clock::now() < until)
        for (Running& each : jobs)
            if (isQuestion(each)) advance(each);
    for (Running& each : jobs)
        if (each.priority == Priority::Training) {
            const auto begin = std::chrono::steady_clock::now();
            advance(each);
            lastTraining =
                std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begin);
            break;
        }
    std::erase_if(jobs, [](const Running& each) { return each.isOver; });
    plan();
}

/// Where every error of a job ends. One that is stopped before its first turn has nothing to end.
void EngineScheduler::Floor::advance(Running& running) {
    core::TaskState state = core::TaskState::Stopped;
    std::vector<core::Problem> problems;
    if (std::exchange(running.hasBegun, true) || !running.stop.stop_requested())
        problems = Worker::problemsOf([&] { state = running.job->advance(room, running.stop.get_token()); });
    if (state == core::TaskState::Running && problems.empty()) return;
    running.isOver = true;
    running.job.reset();
    running.carry([ended = running.ended, state, problems] { ended(state, problems); });
}

/// What was asked to stop keeps what it has done: a training writes its checkpoint.
void EngineScheduler::Floor::end() {
    for (Running& each : jobs)
        while (!each.isOver) advance(each);
    jobs.clear();
    room.clear();
}

EngineScheduler::EngineScheduler(Load load, QObject* parent)
    : QObject(parent), m_load(std::move(load)), m_floor(std::make_shared<Floor>()),
      m_worker(std::make_unique<Worker>("engine", [floor = m_floor] { floor->end(); }, Worker::Rest::Done)) {
    m_worker->post(giveWay);
    m_floor->planTurn = [floor = m_floor.get(), worker = m_worker.get()] { worker->post([floor] { floor->turn(); }); };
}

EngineScheduler::~EngineScheduler() {
    m_stop.request_stop();
    m_worker.reset(); // waits: jobs, also those that have not begun, and the engine die on their own thread
}

void EngineScheduler::start() {
    if (m_report.state == EngineState::Starting || m_report.state == EngineState::Ready) return;
    setReport({.state = EngineState::Starting});
    const auto load = [load = m_load, floor = m_floor](const std::stop_token&) {
        floor->room.setEngine(load());
        const core::Engine& engine = floor->room.engine();
        return EngineReport{EngineState::Ready, QString::fromStdString(engine.version()), engine.devices(), {}};
    };
    m_worker->run(m_stop.get_token(), load, this, [this](Outcome<EngineReport> outcome) {
        if (outcome.value)
            setReport(std::move(*outcome.value));
        else
            setReport({.state = EngineState::Missing, .problems = std::move(outcome.problems)});
    });
}

void EngineScheduler::run(std::unique_ptr<EngineJob> job, Priority priority, std::stop_token stop, QObject* context,
                          Ended ended) {
    auto running = std::make_shared<Floor::Running>();
    running->job = std::move(job);
    running->priority = priority;
    running->carry = courier(context);
    running->ended = std::move(ended);
    const auto pass = [source = running->stop]() mutable { source.request_stop(); };
    running->ofAsker = std::make_unique<Floor::Running::Pass>(std::move(stop), pass);
    running->ofScheduler = std::make_unique<Floor::Running::Pass>(m_stop.get_token(), pass);
    m_worker->post([floor = m_floor, running] {
        floor->jobs.push_back(std::move(*running));
        floor->plan();
    });
}

std::function<void(std::function<void()>)> EngineScheduler::courier(QObject* context) {
    return m_worker->courier(context);
}

void EngineScheduler::setReport(EngineReport report) {
    m_report = std::move(report);
    emit changed(m_report);
}

} // namespace ui
