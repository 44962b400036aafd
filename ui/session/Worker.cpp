#include "ui/session/Worker.h"

#include <QCoreApplication>

#ifdef __linux__
#include <pthread.h>
#endif

namespace ui {

class Worker::Home : public QObject {
public:
    explicit Home(Worker& worker) : m_worker(worker) {}

protected:
    void customEvent(QEvent*) override { m_worker.handOver(); }

private:
    Worker& m_worker;
};

Worker::Worker(std::string name, Job atEnd, Rest rest)
    : m_atEnd(std::move(atEnd)), m_rest(rest), m_home(std::make_unique<Home>(*this)) {
    m_thread = std::jthread([this](const std::stop_token& ending) { loop(ending); });
#ifdef __linux__
    pthread_setname_np(m_thread.native_handle(), name.substr(0, 15).c_str());
#endif
}

Worker::~Worker() {
    m_thread.request_stop();
    m_thread.join();
}

void Worker::post(Job job) {
    {
        const std::lock_guard lock(m_mutex);
        m_jobs.push_back(std::move(job));
    }
    m_wake.notify_one();
}

void Worker::deliver(Job job) {
    {
        const std::lock_guard lock(m_resultMutex);
        m_results.push_back(std::move(job));
    }
    QCoreApplication::postEvent(m_home.get(), new QEvent(QEvent::User));
}

void Worker::handOver() {
    Job job;
    {
        const std::lock_guard lock(m_resultMutex);
        job = std::move(m_results.front());
        m_results.pop_front();
    }
    job();
}

void Worker::loop(const std::stop_token& ending) {
    while (true) {
        Job job;
        {
            std::unique_lock lock(m_mutex);
            const bool isThere = m_wake.wait(lock, ending, [this] { return !m_jobs.empty(); });
            if (!isThere || (ending.stop_requested() && m_rest == Rest::Dropped)) break;
            job = std::move(m_jobs.front());
            m_jobs.pop_front();
        }
        job();
    }
    if (m_atEnd) m_atEnd();
}

std::vector<core::Problem> Worker::problemsOf(const Job& work) {
    try {
        work();
        return {};
    } catch (const core::Error& error) {
        return error.problems();
    } catch (const core::Stopped&) {
        return {}; // nobody waits for it any more
    } catch (const std::exception& error) {
        return {{core::ProblemCode::Unforeseen, {}, {error.what()}}};
    } catch (...) {
        return {{core::ProblemCode::Unforeseen, {}, {"an unknown exception"}}};
    }
}

} // namespace ui
