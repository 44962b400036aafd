/// The one thread that writes to the open project; it owns the core::Project. Jobs run in the order they are asked, and
/// all of them before it ends.
#pragma once

#include "core/project/NetworkDrive.h"
#include "core/project/Project.h"
#include "ui/session/Worker.h"

#include <memory>

namespace ui {

class DataWriter {
public:
    DataWriter();

    /// Runs `work(core::Project&, std::stop_token)` there, then `done(Outcome<Result>)` on the maker's thread. Without
    /// an open project: ProjectMissing. After a job that could not reach the file the project is opened anew: its drive
    /// may have been mounted again.
    template <class Work, class Done> void run(std::stop_token stop, Work work, QObject* context, Done done) {
        auto job = [holder = m_holder, work = std::move(work)](const std::stop_token& token) {
            try {
                return work(opened(*holder), token);
            } catch (const core::Error& error) {
                holder->isCutOff = core::isOutOfReach(error);
                throw;
            }
        };
        m_worker.run(std::move(stop), job, context, std::move(done));
    }
    /// Opens what `open()` gives beside what is open; `done` gets what `look(core::Project&)` says of it. It waits for
    /// adopt() or drop().
    template <class Open, class Look, class Done> void open(Open open, Look look, QObject* context, Done done) {
        auto job = [holder = m_holder, open = std::move(open), look = std::move(look)](const std::stop_token&) {
            holder->next.reset();
            holder->next.emplace(open());
            return look(*holder->next);
        };
        m_worker.run({}, job, context, std::move(done));
    }
    /// From here on, jobs get what was opened last; what was open is closed.
    void adopt();
    /// Closes what was opened last.
    void drop();
    /// `done()` is called when nothing is open any more and all is on the disk.
    template <class Done> void close(QObject* context, Done done) {
        const auto job = [holder = m_holder](const std::stop_token&) { return (holder->project.reset(), true); };
        m_worker.run({}, job, context, [done = std::move(done)](const Outcome<bool>&) { done(); });
    }
    /// See Worker::listener.
    template <class Value, class Arrive> std::function<void(Value)> listener(QObject* context, Arrive arrive) {
        return m_worker.listener<Value>(context, std::move(arrive));
    }

private:
    struct Holder { ///< touched on the worker's thread only
        std::optional<core::Project> project, next;
        bool isCutOff = false;
    };
    static core::Project& opened(Holder& holder);
    static void renew(Holder& holder);

    std::shared_ptr<Holder> m_holder;
    Worker m_worker; ///< last: it dies first
};

} // namespace ui
